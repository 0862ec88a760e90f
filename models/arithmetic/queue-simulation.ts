/** Queueing times of customers served first come, first served; columns by customer. */
export interface QueueRun {
  /** Time in queue of each customer. */
  readonly waits: Float64Array;
  /** Customers that waited at all, as a share. */
  readonly delayed: number;
  /** Mean time in queue. */
  readonly meanWait: number;
  /** Time average of the number waiting, from time 0 until the last customer begins service. */
  readonly meanWaiting: number;
  /** Time from 0 until the last customer begins service. */
  readonly length: number;
}

/**
 * Serves customers in the order of their arrival times (ascending) by `servers` equal servers: a customer takes the server that is free
 * first. Times in any unit. Source: Kiefer and Wolfowitz 1955, the vector of workloads.
 */
export function serveInOrder(arrivals: Float64Array, services: Float64Array, servers: number): QueueRun {
  if (arrivals.length !== services.length)
    throw new Error(
      `invalid service times: ${services.length}; expected one for each of ${arrivals.length} arrivals`,
    );
  const freeAt = new Float64Array(servers);
  const waits = new Float64Array(arrivals.length);
  let delayed = 0;
  let total = 0;
  let length = 0;
  for (let k = 0; k < arrivals.length; k++) {
    const first = earliest(freeAt);
    const begins = Math.max(arrivals[k], freeAt[first]);
    waits[k] = begins - arrivals[k];
    if (waits[k] > 0) delayed += 1;
    total += waits[k];
    freeAt[first] = begins + services[k];
    length = Math.max(length, begins);
  }
  const n = Math.max(1, arrivals.length);
  // The integral of the number waiting is the sum of the waits: each customer adds one while it waits.
  return {
    waits,
    delayed: delayed / n,
    meanWait: total / n,
    meanWaiting: length > 0 ? total / length : 0,
    length,
  };
}

function earliest(freeAt: Float64Array): number {
  let first = 0;
  for (let s = 1; s < freeAt.length; s++) if (freeAt[s] < freeAt[first]) first = s;
  return first;
}
