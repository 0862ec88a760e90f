import { elementaryEffects } from './elementary-effects.ts';
import type { MorrisInput } from './elementary-effects.ts';
import { percentileInterval } from './percentile-interval.ts';
import type { Estimate } from './percentile-interval.ts';
import { rankingOf } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import { resampledMeans } from './resampled-means.ts';

/** What steps of one input do to the response, in its unit per whole range of the input. */
export interface MorrisEffect {
  readonly name: string;
  /** Mean effect: near 0 for an input that does nothing, and for one that pushes up as often as down. */
  readonly mu: Estimate;
  /** Mean size of the effects (Campolongo et al. 2007): how much the input matters. */
  readonly muStar: Estimate;
  /** Standard deviation of the effects: curvature, interactions, and luck. */
  readonly sigma: Estimate;
  /** Part of sigma that is luck: standard deviation of an effect between futures; absent with one replication. */
  readonly luck?: number;
  /** Sigma without that part; 0 when luck explains all of it. */
  readonly quietSigma?: number;
  /** mu* that luck alone would give: luck × √(2/π). */
  readonly floor?: number;
}

/** How Morris measures are made. */
export interface MorrisOptions {
  /** Bootstrap resamples of the trajectories; default 1,000. */
  readonly resamples?: number;
  /** Default 0.95. */
  readonly confidence?: number;
  /** Seed of the resamples; default 1. */
  readonly seed?: number;
}

/** Outcome of a screening. */
export interface MorrisResult {
  readonly effects: readonly MorrisEffect[];
  readonly trajectories: number;
  readonly dropped: number;
  readonly replications: number;
  readonly resamples: number;
  /** True when no step changed anything. */
  readonly isConstant: boolean;
  /** Inputs from the largest mu*. */
  readonly ranking: Ranking;
}

// √(2/π): mean size of a standard normal number.
const MEAN_SIZE = 0.7978845608028654;

/**
 * Elementary effects (Morris 1991) with mu* (Campolongo, Cariboni and Saltelli 2007) and bootstrap intervals over trajectories. Throws as
 * `elementaryEffects`, and for fewer than two complete trajectories.
 */
export function morrisEffects(input: MorrisInput, options: MorrisOptions = {}): MorrisResult {
  const { resamples = 1000, confidence = 0.95, seed = 1 } = options;
  const { replications = 1 } = input;
  const found = elementaryEffects(input);
  const trajectories = found.effects[0].length;
  if (trajectories < 2)
    throw new Error(`invalid trajectories: ${trajectories} complete; expected at least 2`);
  const measures = found.effects.map((column, i) =>
    measuresOf(input.inputs[i], column, { resamples, confidence, seed }),
  );
  const effects = measures.map(({ effect }, i) =>
    replications === 1 ? effect : { ...effect, ...luckOf(effect.sigma.value, found.luck[i]) },
  );
  const ranking = rankingOf(
    input.inputs,
    effects.map(({ muStar }) => muStar.value),
    measures.map(({ sizes }) => sizes),
  );
  const isConstant = found.effects.every((column) => column.every((each) => each === 0));
  return { effects, trajectories, dropped: found.dropped, replications, resamples, isConstant, ranking };
}

function measuresOf(
  name: string,
  effects: Float64Array,
  { resamples, confidence, seed }: Required<MorrisOptions>,
): { effect: MorrisEffect; sizes: Float64Array } {
  const n = effects.length;
  const mean = effects.reduce((sum, each) => sum + each, 0) / n;
  const size = effects.reduce((sum, each) => sum + Math.abs(each), 0) / n;
  const away = effects.map((each) => each - mean);
  const squares = away.map((each) => each * each);
  const drawn = resampledMeans([away, squares, effects.map(Math.abs)], {
    seed,
    resamples,
    stream: 'sensitivity:bootstrap',
  });
  const column = (of: (b: number) => number) => Float64Array.from({ length: resamples }, (_, b) => of(3 * b));
  const deviation = (square: number, shift: number) =>
    Math.sqrt(Math.max(0, ((square - shift * shift) * n) / (n - 1)));
  const sizes = column((b) => drawn[b + 2]);
  const interval = (resampled: Float64Array) => percentileInterval(resampled, confidence, n);
  const effect = {
    name,
    mu: { value: mean, interval: interval(column((b) => mean + drawn[b])) },
    muStar: { value: size, interval: interval(sizes) },
    sigma: {
      value: deviation(squares.reduce((sum, each) => sum + each, 0) / n, 0),
      interval: interval(column((b) => deviation(drawn[b + 1], drawn[b]))),
    },
  };
  return { effect, sizes };
}

function luckOf(sigma: number, variances: Float64Array): Pick<MorrisEffect, 'luck' | 'quietSigma' | 'floor'> {
  const variance = variances.reduce((sum, each) => sum + each, 0) / variances.length;
  const luck = Math.sqrt(variance);
  return { luck, quietSigma: Math.sqrt(Math.max(0, sigma * sigma - variance)), floor: luck * MEAN_SIZE };
}
