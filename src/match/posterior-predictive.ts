import type { Simulator } from '../design/index.ts';
import { Stream } from '../random/index.ts';
import { ascending, quantile } from '../summarise/index.ts';
import { rowAt } from './kernel.ts';
import { pickRows } from './latent.ts';
import { reachOf } from './posterior.ts';
import type { Posterior } from './posterior.ts';
import { observeCloud } from './simulate-cloud.ts';
import type { Target } from './target.ts';

/** How a target stands to what the model gives with parameters of the posterior. */
export type Reach =
  /** Within what the model gives. */
  | 'met'
  /** Rare (p below 0.05) with these parameters, though some parameters of the prior give it. */
  | 'missed'
  /** Beyond everything that was simulated, with any parameters of the prior. */
  | 'beyond reach';

/** One target against new simulations. */
export interface PredictiveCheck {
  readonly target: Target;
  /** 5, 50 and 95 % quantiles of what would be observed. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Two-sided: 2 × the smaller of the shares on either side, with one added to counts and number. */
  readonly pValue: number;
  readonly reach: Reach;
}

/** Checks of all targets, and the simulations behind them. */
export interface Predictive {
  readonly checks: readonly PredictiveCheck[];
  /** What would be observed, draws × targets. */
  readonly observed: Float64Array;
}

/**
 * Posterior predictive check (Gelman, Meng and Stern 1996): rows are drawn again by weight (systematic resampling, stream
 * `match:resample`), simulated in futures of their own, and the targets compared with what they give.
 */
export async function posteriorPredictive(
  simulator: Simulator,
  posterior: Posterior,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Promise<Predictive> {
  if (!(Number.isInteger(draws) && draws >= 2))
    throw new Error(`invalid draws: ${draws}; expected two or more`);
  const { dimensions, latent, targets, replications, stages } = posterior;
  const cloud = {
    latent: pickRows(latent, dimensions.length, resampled(posterior.weights, draws, seed)),
    dimensions,
  };
  const batch = { name: 'predictive', replications, luck: 'own', futures: stages.length + 1 } as const;
  const observed = await observeCloud(cloud, { simulator, targets, ...batch, seed });
  const inAll = reachOf(observed, targets).map(([low, high], t): readonly [number, number] => {
    const [lowest, highest] = posterior.reached[t];
    return [Math.min(low, lowest), Math.max(high, highest)];
  });
  const checks = targets.map((target, t) => {
    const values = ascending(
      observed.filter((value, at) => at % targets.length === t && Number.isFinite(value)),
    );
    return checkOf(target, values, inAll[t]);
  });
  return { checks, observed };
}

/** Rows drawn by weight at equal distances from one random start: each as often as its weight says, rounded down or up. */
export function resampled(weights: Float64Array, draws: number, seed: number): number[] {
  const stream = new Stream('match:resample');
  stream.begin(seed, 0);
  const start = stream.uniform(0, 0);
  return Array.from({ length: draws }, (_, k) => rowAt(weights, (k + start) / draws));
}

function checkOf(
  target: Target,
  values: Float64Array,
  [lowest, highest]: readonly [number, number],
): PredictiveCheck {
  const { value } = target;
  const n = values.length;
  if (n === 0) throw new Error(`missing simulations of ${target.name}; expected some that did not fail`);
  const below = values.filter((each) => each <= value).length;
  const above = values.filter((each) => each >= value).length;
  const pValue = Math.min(1, (2 * (Math.min(below, above) + 1)) / (n + 1));
  const isBeyond = value < lowest || value > highest;
  return {
    target,
    low: quantile(values, 0.05),
    median: quantile(values, 0.5),
    high: quantile(values, 0.95),
    pValue,
    reach: isBeyond ? 'beyond reach' : pValue < 0.05 ? 'missed' : 'met',
  };
}
