import { compensatedSum } from '../numeric/index.ts';
import { ascending, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** The deepest fall of a path from an earlier peak. */
export interface Drawdown {
  /** 1 - trough / peak, from 0 to 1. */
  readonly depth: number;
  /** Indices of peak and trough; both 0 for a path that never falls. Of equal falls the first. */
  readonly peak: number;
  readonly trough: number;
}

/**
 * Maximum drawdown of a path of positive values at its own dates (a path watched continuously falls deeper): largest of
 * 1 - value / highest earlier value. Throws for an empty path or values that are not positive.
 */
export function maximumDrawdown(path: Values): Drawdown {
  const column = finiteColumn(path, 'path', 1);
  let deepest: Drawdown = { depth: 0, peak: 0, trough: 0 };
  let peak = 0;
  for (let i = 0; i < column.length; i++) {
    if (!(column[i] > 0)) throw new Error(`invalid path: ${column[i]} at index ${i}; expected more than 0`);
    if (column[i] > column[peak]) peak = i;
    const depth = 1 - column[i] / column[peak];
    if (depth > deepest.depth) deepest = { depth, peak, trough: i };
  }
  return deepest;
}

/** Rank from 1 of the `level` quantile, the smallest integer not below n × level; products within 1e-9 of an integer count as that integer. */
function rankOf(n: number, level: number): number {
  if (!(level > 0 && level < 1)) {
    throw new Error(`invalid level: ${level}; expected more than 0 and less than 1`);
  }
  return Math.max(1, Math.ceil(n * level - 1e-9));
}

/**
 * Value at risk: the smallest loss x with at least `level` of the losses at or below x (an order statistic, no
 * interpolation). Losses are positive where something is lost. Throws for no losses or a level outside 0 to 1.
 */
export function valueAtRisk(losses: Values, level: number): number {
  const sorted = ascending(finiteColumn(losses, 'losses', 1));
  return sorted[rankOf(sorted.length, level) - 1];
}

/**
 * Expected shortfall: mean of the worst 1 - `level` of the losses, the loss at the value at risk counted with the part of
 * it that is needed (Acerbi and Tasche 2002, which makes the measure coherent). Never below value at risk. Throws as `valueAtRisk`.
 */
export function expectedShortfall(losses: Values, level: number): number {
  const sorted = ascending(finiteColumn(losses, 'losses', 1));
  const n = sorted.length;
  const rank = rankOf(n, level);
  const partly = Math.max(0, rank - n * level) * sorted[rank - 1];
  const shortfall = (compensatedSum(sorted.subarray(rank)) + partly) / (n * (1 - level));
  // Rounding of n (1 - level) must not carry it past the losses that it is a mean of.
  return Math.min(sorted[n - 1], Math.max(sorted[rank - 1], shortfall));
}
