import { indexMeans } from './index-means.ts';
import type { IndexMeans } from './index-means.ts';
import type { Estimate } from './percentile-interval.ts';
import { pickFreezeColumns } from './pick-freeze.ts';
import type { PickFreezeColumns, PickFreezeInput } from './pick-freeze.ts';
import { rankingOf } from './ranking.ts';
import type { Ranking } from './ranking.ts';

/**
 * Whose variance is decomposed: that of the mean over futures given the inputs (`mean future`: Var E[Y|X], luck averaged out), or that
 * of the response in one future (`single future`: Var Y, in which luck has a share of its own).
 */
export type DecomposedVariance = 'mean future' | 'single future';

/** How the indices are made. */
export interface SobolOptions {
  /** Default `mean future`; with one replication a point only `single future` can be had. */
  readonly decompose?: DecomposedVariance;
  /** Bootstrap resamples of the base samples; default 1,000. */
  readonly resamples?: number;
  /** Default 0.95. */
  readonly confidence?: number;
  /** Seed of the resamples; default 1. */
  readonly seed?: number;
}

/** Indices of one input, as shares of the decomposed variance. */
export interface SobolIndex {
  readonly name: string;
  /** Share that knowing this input alone removes on average. */
  readonly first: Estimate;
  /** Share that is left when everything but this input is known: with all its interactions. */
  readonly total: Estimate;
}

/** Share of the decomposed variance that two inputs have only together. */
export interface SobolPair {
  readonly names: readonly [string, string];
  readonly index: Estimate;
}

/** What the responses say besides indices. */
export interface SobolCommon {
  /** Mean response over A and B. */
  readonly mean: number;
  /** Base samples used, and those left out because a replication failed. */
  readonly samples: number;
  readonly dropped: number;
  readonly replications: number;
  readonly luck: 'common' | 'own';
  readonly resamples: number;
}

/** A variance and its shares. */
export interface SobolIndices extends SobolCommon {
  readonly kind: 'indices';
  readonly decomposed: DecomposedVariance;
  /** The decomposed variance, in the squared unit of the response. */
  readonly variance: Estimate;
  readonly inputs: readonly SobolIndex[];
  /** Every pair once; empty for a design without BA points. */
  readonly pairs: readonly SobolPair[];
  /** Share of luck in the variance of single futures, E Var(Y|X) / Var Y; absent with one replication, where it cannot be told. */
  readonly noise?: Estimate;
  /** Inputs from the largest total index, and which neighbours the intervals do not separate. */
  readonly ranking: Ranking;
}

/** There is nothing to decompose: the response is constant (but for rounding), or no more than luck moves it. */
export interface NothingToDecompose extends SobolCommon {
  readonly kind: 'constant' | 'only luck';
  readonly noise?: Estimate;
}

/** Outcome of a variance decomposition. */
export type SobolResult = SobolIndices | NothingToDecompose;

/**
 * Variance-based sensitivity (Sobol' 1993): first-order indices by the estimator of Saltelli et al. (2010), totals by Jansen (1999), pairs by
 * Saltelli (2002), with bootstrap percentile intervals over base samples. For a stochastic response noise is taken out of every
 * second moment (a U-statistic over replications), so indices of the mean future are not pushed up or down by luck. With a scrambled
 * Sobol' design the intervals are too wide rather than too narrow. Throws for no inputs, values that
 * are not whole base samples, fewer than two complete ones, infinite values, or fewer than 2 resamples.
 */
export function sobolIndices(input: PickFreezeInput, options: SobolOptions = {}): SobolResult {
  const { replications = 1, luck = 'own' } = input;
  const { resamples = 1000, confidence = 0.95, seed = 1 } = options;
  const columns = pickFreezeColumns(input);
  const samples = columns.level.length;
  const common = { mean: columns.center, samples, dropped: columns.dropped, replications, luck, resamples };
  if (isConstant(input.values)) return { kind: 'constant', ...common };
  const means = indexMeans(columns, { resamples, seed, confidence });
  const { quietVariance, noise, singleVariance } = means;
  const noiseShare =
    replications === 1 ? {} : { noise: means.estimate((at) => noise(at) / singleVariance(at)) };
  const size = columns.center * columns.center + singleVariance(0);
  if (!(quietVariance(0) > NEGLIGIBLE * size)) {
    // One replication a point has no luck of its own to be taken out: what is left is rounding.
    return { kind: replications === 1 ? 'constant' : 'only luck', ...common, ...noiseShare };
  }
  const decomposed = replications === 1 ? 'single future' : (options.decompose ?? 'mean future');
  const variance = decomposed === 'mean future' ? quietVariance : singleVariance;
  const parts = { means, variance: (at: number) => known(variance(at)) };
  return {
    kind: 'indices',
    ...common,
    ...noiseShare,
    decomposed,
    ...indicesOf(input.inputs, columns, parts),
  };
}

/** Variances below this part of the response's own size squared are rounding: deviations of less than 50 units in its last place. */
const NEGLIGIBLE = 1e-28;

function isConstant(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => value === first || Number.isNaN(value));
}

/** A variance of which shares can be taken; NaN where noise left nothing of it. */
function known(variance: number): number {
  return variance > 0 ? variance : NaN;
}

interface Parts {
  readonly means: IndexMeans;
  /** The decomposed variance in the sample (0) and in each resample (from 1). */
  variance(at: number): number;
}

type Shares = Pick<SobolIndices, 'variance' | 'inputs' | 'pairs' | 'ranking'>;

function indicesOf(names: readonly string[], columns: PickFreezeColumns, { means, variance }: Parts): Shares {
  const k = names.length;
  const share = (numerator: (at: number) => number) => (at: number) => numerator(at) / variance(at);
  const column = (c: number) => share((at) => means.mean(at, c));
  const inputs = names.map((name, i) => ({
    name,
    first: means.estimate(column(i)),
    total: means.estimate(column(k + i)),
  }));
  const ranking = rankingOf(
    names,
    inputs.map(({ total }) => total.value),
    names.map((_, i) => means.resampled(column(k + i))),
  );
  const chosen = columns.closed.length === 0 ? [] : pairsOf(k);
  const pairs = chosen.map(([i, j], pair): SobolPair => ({
    names: [names[i], names[j]],
    index: means.estimate(
      share((at) => means.mean(at, 2 * k + pair) - means.mean(at, i) - means.mean(at, j)),
    ),
  }));
  return { variance: means.estimate(variance), inputs, pairs, ranking };
}

/** Pairs i < j of k inputs, i slowest. */
function pairsOf(k: number): (readonly [number, number])[] {
  return Array.from({ length: k }, (_, i) => i).flatMap((i) =>
    Array.from({ length: k - 1 - i }, (_, after) => [i, i + 1 + after] as const),
  );
}
