import { checkQueue } from './queue-requirements.ts';

/** What an impatient queue does: M/M/c+M (Erlang A). */
export interface ImpatientQueue {
  /** Share of arrivals that give up. */
  readonly abandoned: number;
  /** Share of arrivals that wait at all. */
  readonly delayed: number;
  /** Mean number waiting. */
  readonly waiting: number;
  /** Mean time in queue of all arrivals, served or not. */
  readonly wait: number;
}

/** Share of those who wait below which the tail of the law is left out. */
const NEGLIGIBLE = 1e-18;

/**
 * Erlang A: M/M/c whose customers give up after an exponential patience of rate `impatience` > 0, from the birth–death balance. Stable at any load.
 * Source: Palm 1957; Garnett, Mandelbaum and Reiman 2002.
 */
export function erlangA(
  arrivals: number,
  service: number,
  impatience: number,
  servers: number,
): ImpatientQueue {
  checkQueue(arrivals, service, servers);
  if (!(impatience > 0)) throw new Error(`invalid impatience: ${impatience}; expected above 0`);
  const leaving = (n: number): number =>
    Math.min(n, servers) * service + Math.max(0, n - servers) * impatience;
  // From the most probable number on, so that nothing overflows.
  const full = servers * service;
  const mode = Math.floor(arrivals < full ? arrivals / service : servers + (arrivals - full) / impatience);
  const sums = { total: 0, delayed: 0, waiting: 0 };
  const add = (n: number, weight: number): void => {
    sums.total += weight;
    if (n >= servers) sums.delayed += weight;
    sums.waiting += Math.max(0, n - servers) * weight;
  };
  let weight = 1;
  add(mode, weight);
  for (let n = mode + 1; n <= servers || weight > sums.delayed * NEGLIGIBLE; n++) {
    weight *= arrivals / leaving(n);
    add(n, weight);
  }
  weight = 1;
  for (let n = mode; n > 0; n--) {
    weight *= leaving(n) / arrivals;
    add(n - 1, weight);
  }
  const queue = sums.waiting / sums.total;
  const wait = arrivals > 0 ? queue / arrivals : 0;
  return { abandoned: impatience * wait, delayed: sums.delayed / sums.total, waiting: queue, wait };
}
