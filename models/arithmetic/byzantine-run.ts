import { expm1, log, pow } from '../../src/numeric/index.ts';
import { requireShare, requireWhole } from './requirements.ts';

/**
 * Probability that somewhere among `slots` independent slots, each hostile with probability `share`, at least `run` hostile ones
 * follow each other; 1 for a run of 0. Recursion of de Moivre (1738) for the probability itself, in positive terms, so that small
 * ones keep their digits: P(n) = P(n − 1) + (1 − q) q^r (1 − P(n − r − 1)). Throws for numbers that are not whole.
 */
export function runProbability(run: number, slots: number, share: number): number {
  requireWhole('run', run);
  requireWhole('slots', slots);
  requireShare('share', share);
  if (run === 0) return 1;
  if (slots < run) return 0;
  const all = pow(share, run);
  const reached = new Float64Array(slots + 1);
  reached[run] = all;
  for (let n = run + 1; n <= slots; n++) {
    reached[n] = reached[n - 1] + (1 - share) * all * (1 - reached[n - run - 1]);
  }
  return Math.min(1, reached[slots]);
}

/** Slots until the first `run` hostile ones in a row have passed, on average: (1 − q^r) ÷ ((1 − q) q^r); Infinity at q = 0. */
export function slotsUntilRun(run: number, share: number): number {
  requireWhole('run', run);
  requireShare('share', share);
  if (share === 1 || run === 0) return run;
  const all = pow(share, run);
  return all > 0 ? -expm1(run * log(share)) / ((1 - share) * all) : Infinity;
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
