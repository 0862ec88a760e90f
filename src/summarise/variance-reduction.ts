import { compensatedSum } from '../numeric/index.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { intervalOfMean, moments, studentHalfWidth } from './moments.ts';
import { checkedConfidence, finiteColumn, sameLength } from './values.ts';
import type { Values } from './values.ts';

/** A mean estimated with less noise. */
export interface ReducedMean {
  readonly mean: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Variance of the plain mean of as many values over the variance of this one: above 1 it helped, below 1 it harmed. */
  readonly varianceRatio: number;
}

/** A mean corrected by a control variate. */
export interface ControlledMean extends ReducedMean {
  /** Slope of the values on the control. */
  readonly coefficient: number;
}

/**
 * Mean of `values` corrected by a control whose mean is known: mean(values) - c (mean(control) - controlMean) with the
 * least-squares slope c, error and n - 2 degrees of freedom from the regression (Lavenberg and Welch 1981). A control
 * that does not vary changes nothing. Throws for unequal lengths, fewer than three pairs, or values that are not finite.
 */
export function controlVariate(
  values: Values,
  control: Values,
  controlMean: number,
  confidence = 0.95,
): ControlledMean {
  sameLength(values, control, 'values and control');
  const column = finiteColumn(values, 'values', 3);
  const y = moments(column);
  const x = moments(finiteColumn(control, 'control', 3));
  const products = column.map((value, i) => (value - y.mean) * (control[i] - x.mean));
  const coefficient = x.squares === 0 ? 0 : compensatedSum(products) / x.squares;
  const gap = x.mean - controlMean;
  const mean = y.mean - coefficient * gap;
  const residuals = column.map((value, i) => value - y.mean - coefficient * (control[i] - x.mean));
  const degrees = x.squares === 0 ? y.n - 1 : y.n - 2;
  const residual = compensatedSum(residuals.map((r) => r * r)) / degrees;
  const leverage = x.squares === 0 ? 0 : (gap * gap) / x.squares;
  const error = Math.sqrt(residual * (1 / y.n + leverage));
  const about = { confidence: checkedConfidence(confidence), method: 'control variate t', n: y.n };
  return {
    coefficient,
    mean,
    standardError: error,
    interval: symmetricInterval(mean, studentHalfWidth(error, degrees, confidence), about),
    varianceRatio: y.variance / y.n / (error * error),
  };
}

/**
 * Mean over antithetic pairs: the mean of pair means, with Student's t on the number of pairs. The ratio compares with
 * twice as many independent values. Throws for fewer than two pairs or values that are not finite.
 */
export function antithetic(pairs: readonly (readonly [number, number])[], confidence = 0.95): ReducedMean {
  const first = moments(
    finiteColumn(
      Float64Array.from(pairs, (pair) => pair[0]),
      'pairs',
      2,
    ),
  );
  const second = moments(
    finiteColumn(
      Float64Array.from(pairs, (pair) => pair[1]),
      'pairs',
      2,
    ),
  );
  const middle = moments(Float64Array.from(pairs, (pair) => (pair[0] + pair[1]) / 2));
  return {
    mean: middle.mean,
    standardError: Math.sqrt(middle.variance / middle.n),
    interval: { ...intervalOfMean(middle, confidence), method: 'antithetic pairs t' },
    varianceRatio: (first.variance + second.variance) / 4 / middle.variance,
  };
}

/** Values of one stratum and the known probability of falling into it. */
export interface Stratum {
  readonly weight: number;
  readonly values: Values;
}

function checkWeights(strata: readonly Stratum[]): void {
  const total = compensatedSum(strata.map((stratum) => stratum.weight));
  const positive = strata.every((stratum) => stratum.weight > 0);
  if (!positive || !(Math.abs(total - 1) <= 1e-9)) {
    throw new Error(`invalid weights: sum ${total}; expected positive weights that sum to 1`);
  }
}

/**
 * Stratified mean: sum of weight × stratum mean; error from the variances within strata, degrees of freedom by
 * Satterthwaite. The ratio compares with as many values drawn without strata, whose variance is within plus between.
 * Throws for weights that do not sum to 1 or fewer than two values in a stratum.
 */
export function stratified(strata: readonly Stratum[], confidence = 0.95): ReducedMean {
  checkWeights(strata);
  const parts = strata.map(({ weight, values }) => ({
    weight,
    ...moments(finiteColumn(values, 'stratum', 2)),
  }));
  const mean = compensatedSum(parts.map((part) => part.weight * part.mean));
  const errors = parts.map((part) => (part.weight * part.weight * part.variance) / part.n);
  const squared = compensatedSum(errors);
  const crude = compensatedSum(
    parts.map((part) => part.weight * (part.variance + (part.mean - mean) * (part.mean - mean))),
  );
  const n = parts.reduce((total, part) => total + part.n, 0);
  const degrees =
    squared === 0
      ? n - parts.length
      : (squared * squared) / compensatedSum(parts.map((part, k) => (errors[k] * errors[k]) / (part.n - 1)));
  const halfWidth = studentHalfWidth(Math.sqrt(squared), degrees, checkedConfidence(confidence));
  return {
    mean,
    standardError: Math.sqrt(squared),
    interval: symmetricInterval(mean, halfWidth, { confidence, method: 'stratified t', n }),
    varianceRatio: crude / n / squared,
  };
}
