import { pow } from '../../src/numeric/index.ts';

/**
 * Probability that somewhere among `slots` independent slots, each hostile with probability `share`, `run` hostile ones
 * follow each other. Recursion of de Moivre (1738): without a run, f(n) = f(n − 1) − (1 − q) q^r f(n − r − 1).
 */
export function runProbability(run: number, slots: number, share: number): number {
  if (run <= 0) return 1;
  if (slots < run) return 0;
  const all = pow(share, run);
  const without = new Float64Array(slots + 1).fill(1);
  without[run] = 1 - all;
  for (let n = run + 1; n <= slots; n++) {
    without[n] = without[n - 1] - (1 - share) * all * without[n - run - 1];
  }
  return 1 - without[slots];
}

/** Slots until the first `run` hostile ones in a row have passed, on average: (1 − q^r) ÷ ((1 − q) q^r); Infinity at q = 0. */
export function slotsUntilRun(run: number, share: number): number {
  if (share === 1) return run;
  const all = pow(share, run);
  return all > 0 ? (1 - all) / ((1 - share) * all) : Infinity;
}

/**
 * Hours on average until somebody else produces blocks, for a transaction that arrives at a random moment and that
 * colluders with `share` of all draws leave out: half of the running span, and q ÷ (1 − q) further spans, if the running
 * one is theirs. `longest` where the others have nothing.
 */
export function censorshipDelay(share: number, spanHours: number, longest: number): number {
  if (share >= 1) return longest;
  return Math.min(longest, share * spanHours * (1 / 2 + share / (1 - share)));
}
