/**
 * What can be paid into the front of a first-come-first-served queue that is kept as positions: `matured` is the
 * position up to which claims are old enough, `funded` the position already funded, `available` the METIS at hand.
 */
export function fundableNow(available: number, matured: number, funded: number): number {
  return Math.max(0, Math.min(available, matured - funded));
}

/**
 * Expected wait (days) of a claim asked for now: the usual delay while what can be called back at once covers the
 * queue, otherwise at least the time an exit takes.
 */
export function expectedWait(queue: number, callable: number, usualDelay: number, exitTime: number): number {
  return queue <= callable ? usualDelay : Math.max(usualDelay, exitTime);
}
