import { exp, log } from '../../src/numeric/index.ts';

/** Part of a reputation that is left after `days` when half is gone after `halfLife` days. */
export function reputationKept(days: number, halfLife: number): number {
  if (!(halfLife > 0)) throw new Error(`invalid half-life: ${halfLife}; expected a number above 0`);
  return exp((-log(2) * days) / halfLife);
}

/** Reputation after a period: what is kept of the old, and what was contributed. A steady contribution c tends to c ÷ (1 − kept). */
export function reputationAfter(before: number, contributed: number, kept: number): number {
  return kept * before + contributed;
}

/** Reputation after a penalty, a share of it; a penalty of 1 takes all. */
export function reputationPunished(before: number, penalty: number): number {
  return before * (1 - Math.min(1, Math.max(0, penalty)));
}
