import { pointAt } from '../design/index.ts';
import { effectiveSize } from './posterior.ts';
import type { Posterior } from './posterior.ts';
import { weightedCross, weightedMean, weightedQuantile } from './weighted.ts';

/** Whether the targets tell something about a parameter; `unknown` where the rows are too few or the signs too weak to say. */
export type Verdict = 'learnt' | 'nothing' | 'unknown';

/** Effective rows below which nobody can say that the targets tell nothing. */
export const ENOUGH_ROWS = 40;

/** What is known of one parameter after the targets have been seen. */
export interface ParameterSummary {
  readonly name: string;
  /** Mean and 5, 50 and 95 % quantiles; NaN for options. */
  readonly mean: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** 5, 50 and 95 % quantiles before. */
  readonly prior: {
    readonly low: number | string;
    readonly median: number | string;
    readonly high: number | string;
  };
  /** Weight of each option, for options. */
  readonly options: Readonly<Record<string, number>>;
  /** 1 − variance ÷ prior variance in latent coordinates: 0 when nothing was learnt about the spread, 1 when everything was. */
  readonly contraction: number;
  /** Whether the parameter is better known than before, beyond the noise of the sample. */
  readonly isLearnt: boolean;
  /**
   * `learnt` as `isLearnt`; `nothing` where at least 40 effective rows show neither a contraction beyond 0.1 (and beyond its noise,
   * √(2 ÷ rows)) nor a shift of the mean beyond 0.2 prior deviations (and beyond 2 ÷ √rows), so that posterior = prior; `unknown` otherwise.
   */
  readonly verdict: Verdict;
}

/** What is known of all parameters. */
export interface PosteriorSummary {
  readonly parameters: readonly ParameterSummary[];
  /** Correlations of the latent coordinates, in the order of the parameters: 1 and −1 are ridges along which parameters trade off. */
  readonly correlations: readonly (readonly number[])[];
  readonly effectiveSize: number;
}

const NOISE = 3;
const LEAST_CONTRACTION = 0.1;
const LEAST_SHIFT = 0.2;

/** Rows with weights: a posterior, or what history matching leaves, with equal weights. */
export type WeightedRows = Pick<Posterior, 'dimensions' | 'latent' | 'points' | 'weights'>;

/** Means, intervals, contraction and correlations of a posterior. */
export function summarisePosterior(posterior: WeightedRows): PosteriorSummary {
  const { dimensions, latent, weights } = posterior;
  const d = dimensions.length;
  const columns = dimensions.map((_, i) => weights.map((__, row) => latent[row * d + i]));
  const deviations = columns.map((column) => Math.sqrt(weightedCross(column, column, weights)));
  const size = effectiveSize(weights);
  return {
    parameters: dimensions.map((_, i) => parameterSummary(posterior, i, { column: columns[i], size })),
    correlations: columns.map((a, i) =>
      columns.map((b, j) => (i === j ? 1 : weightedCross(a, b, weights) / (deviations[i] * deviations[j]))),
    ),
    effectiveSize: size,
  };
}

function parameterSummary(
  { dimensions, points, weights }: WeightedRows,
  i: number,
  { column, size }: { readonly column: Float64Array; readonly size: number },
): ParameterSummary {
  const dimension = dimensions[i];
  const { name } = dimension;
  const values = points.map((point) => point[name]);
  const numbers = values.filter((value) => typeof value === 'number');
  const isNumeric = numbers.length === values.length;
  const at = (p: number): number => (isNumeric ? weightedQuantile(numbers, weights, p) : NaN);
  const before = (p: number): number | string => pointAt([dimension], [p])[name];
  const contraction = 1 - weightedCross(column, column, weights);
  const shift = Math.abs(weightedMean(column, weights));
  const verdict = verdictOf(contraction, { shift, size });
  return {
    name,
    mean: isNumeric ? weightedMean(numbers, weights) : NaN,
    low: at(0.05),
    median: at(0.5),
    high: at(0.95),
    prior: { low: before(0.05), median: before(0.5), high: before(0.95) },
    options: isNumeric ? {} : sharesOf(values, weights),
    contraction,
    isLearnt: verdict === 'learnt',
    verdict,
  };
}

function verdictOf(
  contraction: number,
  { shift, size }: { readonly shift: number; readonly size: number },
): Verdict {
  const isBeyond = (narrowing: number, moving: number): boolean =>
    contraction > Math.max(LEAST_CONTRACTION, narrowing * Math.sqrt(2 / size)) ||
    shift > Math.max(LEAST_SHIFT, moving / Math.sqrt(size));
  if (isBeyond(NOISE, NOISE)) return 'learnt';
  return size >= ENOUGH_ROWS && !isBeyond(1, 2) ? 'nothing' : 'unknown';
}

function sharesOf(values: readonly (number | string)[], weights: Float64Array): Record<string, number> {
  const shares: Record<string, number> = {};
  values.forEach((value, row) => (shares[value] = (shares[value] ?? 0) + weights[row]));
  return shares;
}
