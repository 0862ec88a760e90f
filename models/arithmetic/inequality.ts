import { exp, expm1, log, log1p } from '../../src/numeric/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { requireAmounts, requireShare } from './requirements.ts';

/** The holdings from the smallest to the largest; throws for none, negative or infinite ones. */
function ascending(holdings: ReadonlyColumn): Float64Array {
  requireAmounts('holdings', holdings);
  return new Float64Array(holdings).sort();
}

function totalOf(holdings: ReadonlyColumn): number {
  let total = 0;
  for (let h = 0; h < holdings.length; h++) total += holdings[h];
  return total;
}

/**
 * Gini coefficient of at least one holding, none below zero, in the population form: mean absolute difference of all n²
 * ordered pairs over twice the mean (times n ÷ (n − 1) it is the sample form); 0 when all hold the same (also all nothing), at
 * most 1 − 1/n. Does not depend on order. All indices here throw for no holdings, and for negative or infinite ones.
 */
export function gini(holdings: ReadonlyColumn): number {
  const sorted = ascending(holdings);
  const n = sorted.length;
  let total = 0;
  let weighted = 0;
  for (let rank = 0; rank < n; rank++) {
    total += sorted[rank];
    weighted += (2 * rank + 1 - n) * sorted[rank];
  }
  return total === 0 ? 0 : Math.max(0, weighted / (n * total));
}

/**
 * Theil's first index T = mean of (x/μ) ln(x/μ) of at least one holding, none below zero: 0 when all hold the same (also all
 * nothing), ln n when one holds everything. A holding of zero adds nothing. Source: Theil 1967, Economics and information theory.
 */
export function theilT(holdings: ReadonlyColumn): number {
  requireAmounts('holdings', holdings);
  const mean = totalOf(holdings) / holdings.length;
  let index = 0;
  for (let h = 0; h < holdings.length; h++) {
    const relative = holdings[h] / mean;
    if (relative > 0) index += relative * log(relative);
  }
  return Math.max(0, index / holdings.length);
}

/**
 * Theil's second index L, the mean logarithmic deviation: mean of ln(μ/x) of at least one holding, none below zero; 0 when all
 * hold the same (also all nothing), Infinity where some hold nothing and others something. Source: Theil 1967.
 */
export function theilL(holdings: ReadonlyColumn): number {
  requireAmounts('holdings', holdings);
  const mean = totalOf(holdings) / holdings.length;
  if (mean === 0) return 0;
  let index = 0;
  for (let h = 0; h < holdings.length; h++) index += log(mean / holdings[h]);
  return Math.max(0, index / holdings.length);
}

/**
 * Atkinson's index 1 − (equally distributed equivalent ÷ mean) for an aversion to inequality above 0; 1 means the geometric
 * mean. From 0 (all hold the same, also all nothing) to 1; at an aversion of 1 or more it is 1 where somebody holds nothing.
 * Source: Atkinson 1970, On the measurement of inequality. Throws for an aversion that is not above 0.
 */
export function atkinson(holdings: ReadonlyColumn, aversion: number): number {
  if (!(aversion > 0 && aversion < Infinity)) {
    throw new Error(`invalid aversion to inequality: ${aversion}; expected more than 0`);
  }
  const sorted = ascending(holdings);
  const n = sorted.length;
  const mean = totalOf(sorted) / n;
  if (mean === 0) return 0;
  if (sorted[0] === 0 && aversion >= 1) return 1;
  if (aversion === 1) return -expm1(-theilL(sorted));
  // Relative to the holding with the largest power, so that powers neither overflow nor cancel where the aversion is near 1.
  const scale = aversion > 1 ? sorted[0] : sorted[n - 1];
  let powers = 0;
  for (const holding of sorted) powers += expm1((1 - aversion) * log(holding / scale));
  return Math.max(0, 1 - (scale / mean) * exp(log1p(powers / n) / (1 - aversion)));
}

/**
 * Lorenz curve of at least one holding, none below zero: share of the total that the poorest `part` (0 to 1) of the holders
 * have together, straight between holders; `part` itself when all hold nothing.
 */
export function lorenz(holdings: ReadonlyColumn, part: number): number {
  const sorted = ascending(holdings);
  requireShare('part', part);
  const total = totalOf(sorted);
  if (total === 0) return part;
  const reached = part * sorted.length;
  const whole = Math.floor(reached);
  let held = 0;
  for (let rank = 0; rank < whole; rank++) held += sorted[rank];
  if (whole < sorted.length) held += (reached - whole) * sorted[whole];
  return held / total;
}

/** Share of the total that the richest `part` (0 to 1) of the holders have together; see `lorenz`. */
export function topShare(holdings: ReadonlyColumn, part: number): number {
  return 1 - lorenz(holdings, 1 - part);
}

/** Palma ratio: what the richest tenth hold over what the poorest two fifths hold; Infinity where those hold nothing. */
export function palma(holdings: ReadonlyColumn): number {
  return topShare(holdings, 0.1) / lorenz(holdings, 0.4);
}
