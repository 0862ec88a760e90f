/** Throws for a queue that cannot be: rates below 0 or not finite, or not a whole number of servers. */
export function checkQueue(arrivals: number, service: number, servers: number): void {
  if (!(arrivals >= 0 && arrivals < Infinity))
    throw new Error(`invalid arrival rate: ${arrivals}; expected a finite number of at least 0`);
  if (!(service > 0)) throw new Error(`invalid service rate: ${service}; expected above 0`);
  if (!(Number.isInteger(servers) && servers >= 1))
    throw new Error(`invalid number of servers: ${servers}; expected 1, 2, 3, …`);
}
