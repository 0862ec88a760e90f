import { exp } from '../../src/numeric/index.ts';

const LN_2 = 0.6931471805599453;

/** Part of a deviation that is left after one day when half of it is gone after `halfLife` days > 0: 2^(−1/halfLife). */
export function keptAfterDay(halfLife: number): number {
  return exp(-LN_2 / halfLife);
}

/**
 * One exact day of an Ornstein–Uhlenbeck deviation with long-run standard deviation `spread`:
 * kept × deviation + √(1 − kept²) × spread × luck, luck standard normal.
 */
export function nextDeviation(deviation: number, kept: number, spread: number, luck: number): number {
  return kept * deviation + Math.sqrt(1 - kept * kept) * spread * luck;
}
