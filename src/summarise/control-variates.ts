import { compensatedSum } from '../numeric/index.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { moments, studentHalfWidth } from './moments.ts';
import { checkedConfidence, finiteColumn, sameLength } from './values.ts';
import type { Values } from './values.ts';
import { gainOfRatio } from './variance-gain.ts';
import type { VarianceGain } from './variance-gain.ts';

/** A control: its values by replication and its mean, known without simulation. */
export interface Control {
  readonly name: string;
  readonly values: Values;
  readonly mean: number;
}

/** A mean corrected by controls. */
export interface ControlledMeans {
  readonly mean: number;
  readonly standardError: number;
  /** Student t with n - 1 - controls degrees of freedom: exact for jointly normal values, asymptotic otherwise. */
  readonly interval: Interval;
  /** Names of the controls used; those that do not vary or repeat others are left out. */
  readonly used: readonly string[];
  /** The mean with its bias of order 1/n removed by the jackknife, and the error of that. */
  readonly jackknife: { readonly mean: number; readonly standardError: number };
  /** R²: share of the variance that the controls explain, and the gain that is left after estimating their coefficients. */
  readonly explained: number;
  readonly gain: VarianceGain;
}

/** Directions that the controls add, orthonormal over the replications, each with its distance from the known means. */
interface Direction {
  readonly name: string;
  readonly along: Float64Array;
  readonly gap: number;
}

/** What is left of a control beyond earlier ones counts as rounding below this share of it. */
const REPEATED = 1e-9;

/**
 * Mean of `values` corrected by controls with known means, coefficients by least squares (Lavenberg and Welch 1981): the value of the
 * regression line at the known means. The estimate is biased of order 1/n unless the relation is linear; `jackknife` removes that order.
 * Replications must be independent. Throws for unequal lengths, values that are not finite, or fewer than controls + 3 replications.
 */
export function controlVariates(
  values: Values,
  controls: readonly Control[],
  confidence = 0.95,
): ControlledMeans {
  const y = finiteColumn(values, 'values', controls.length + 3);
  const n = y.length;
  const plain = moments(y);
  const directions = orthonormal(controls, n);
  const residuals = y.map((value) => value - plain.mean);
  let mean = plain.mean;
  for (const { along, gap } of directions) {
    const slope = dot(along, residuals);
    residuals.forEach((each, r) => (residuals[r] = each - slope * along[r]));
    mean -= slope * gap;
  }
  const degrees = n - 1 - directions.length;
  const left = dot(residuals, residuals);
  const distance = directions.reduce((sum, { gap }) => sum + gap * gap, 1 / n);
  const standardError = Math.sqrt((left / degrees) * distance);
  const half = studentHalfWidth(standardError, degrees, checkedConfidence(confidence));
  const method = `control variates t, ${directions.length} controls`;
  return {
    mean,
    standardError,
    interval: symmetricInterval(mean, half, { confidence, method, n }),
    used: directions.map(({ name }) => name),
    jackknife: jackknifed(mean, residuals, directions),
    explained: plain.squares === 0 ? 0 : Math.max(0, 1 - left / plain.squares),
    gain: gainOfControls(y, residuals, directions, confidence),
  };
}

/** Gram–Schmidt (twice over, for rounding) on the centred controls; distances from the known means go through the same steps. */
function orthonormal(controls: readonly Control[], n: number): Direction[] {
  const found: Direction[] = [];
  for (const { name, values, mean } of controls) {
    sameLength(values, { length: n }, `values and control ${name}`);
    const { mean: middle } = moments(finiteColumn(values, `control ${name}`, 3));
    const along = Float64Array.from(values, (value) => value - middle);
    const size = Math.sqrt(dot(along, along));
    let gap = middle - mean;
    for (const earlier of [...found, ...found]) {
      const share = dot(earlier.along, along);
      along.forEach((each, r) => (along[r] = each - share * earlier.along[r]));
      gap -= share * earlier.gap;
    }
    const rest = Math.sqrt(dot(along, along));
    if (rest > REPEATED * size)
      found.push({ name, along: along.map((each) => each / rest), gap: gap / rest });
  }
  return found;
}

function dot(a: Float64Array, b: Float64Array): number {
  return compensatedSum(a.map((each, r) => each * b[r]));
}

/** How far each replication pulls the line at its own place (hat matrix). */
function leverages(directions: readonly Direction[], n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, r) =>
    directions.reduce((sum, { along }) => sum + along[r] * along[r], 1 / n),
  );
}

/** The line at the known means without each replication in turn, by the weights of least squares (Efron and Tibshirani 1993, 11). */
function jackknifed(
  mean: number,
  residuals: Float64Array,
  directions: readonly Direction[],
): { mean: number; standardError: number } {
  const n = residuals.length;
  const leverage = leverages(directions, n);
  const shifts = residuals.map((residual, r) => {
    const weight = directions.reduce((sum, { along, gap }) => sum - along[r] * gap, 1 / n);
    return (weight * residual) / (1 - leverage[r]);
  });
  const middle = compensatedSum(shifts) / n;
  const squares = compensatedSum(shifts.map((shift) => (shift - middle) * (shift - middle)));
  return { mean: mean + (n - 1) * middle, standardError: Math.sqrt((squares * (n - 1)) / n) };
}

/**
 * Plain variance over that of the corrected mean with its coefficients estimated, (n - 2) / (n - 2 - controls) times what is left
 * (Lavenberg, Moeller and Welch 1982); without each replication in turn by leverages.
 */
function gainOfControls(
  y: Float64Array,
  residuals: Float64Array,
  directions: readonly Direction[],
  confidence: number,
): VarianceGain {
  const [n, k] = [y.length, directions.length];
  const { mean, squares } = moments(y);
  const left = dot(residuals, residuals);
  const loss = (m: number): number => (m - 2 - k) / (m - 2);
  const ratio = (m: number, all: number, rest: number): number =>
    ((all / (m - 1)) * loss(m) * (m - 1 - k)) / Math.max(0, rest);
  const leverage = leverages(directions, n);
  const without = residuals.map((residual, r) => {
    const d = y[r] - mean;
    return ratio(n - 1, squares - (n / (n - 1)) * d * d, left - (residual * residual) / (1 - leverage[r]));
  });
  return gainOfRatio(
    { ratio: ratio(n, squares, left), without, method: 'plain variance over what controls leave' },
    { confidence },
  );
}
