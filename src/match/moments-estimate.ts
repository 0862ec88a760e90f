import type { Matrix } from '../calibrate/matrix.ts';
import type { Dimension, Point } from '../design/index.ts';
import { chiSquareTail } from './chi-square.ts';
import { pointAtLatent } from './latent.ts';
import { estimateCovariance, inverseForm, quadraticForm } from './moments-errors.ts';
import type { MomentSource, PointMoments } from './moments-at.ts';
import type { Target } from './target.ts';

/** One estimated parameter. */
export interface MomentsParameter {
  readonly name: string;
  readonly value: number;
  /** Undefined when the targets do not determine it. */
  readonly standardError: number | undefined;
  /** The standard error is smaller than the spread of the range it may take. */
  readonly isIdentified: boolean;
  /** It stands at an end of its range: the targets ask for more. */
  readonly isAtEdge: boolean;
}

/** A target beside what the model gives at the estimate. */
export interface MomentFit {
  readonly target: Target;
  readonly simulated: number;
  /** Standard deviation of the difference: error of the target, luck, and noise of the simulation. */
  readonly deviation: number;
}

/** What the simulated method of moments found. */
export interface MomentsEstimate {
  readonly method: 'moments';
  readonly weighting: string;
  readonly point: Point;
  readonly parameters: readonly MomentsParameter[];
  /** Covariance of the estimates in the units of the parameters; undefined when the targets do not tell them apart. */
  readonly covariance: Matrix | undefined;
  readonly fits: readonly MomentFit[];
  readonly objective: number;
  /** Test of the overidentifying restrictions (Hansen 1982), with the optimal weighting and more targets than parameters. */
  readonly overidentification:
    { readonly statistic: number; readonly degrees: number; readonly pValue: number } | undefined;
  /** Points simulated in all. */
  readonly simulations: number;
  readonly replications: number;
}

/** Latent step of the slopes: a tenth of a prior's standard deviation, so that chance does not hide them. */
const STEP = 0.1;
const EDGE = 2.99;

/** Standard errors and tests at a point that a search has found. */
export async function estimateOf(search: {
  readonly source: MomentSource;
  readonly found: readonly number[];
  readonly weight: Matrix;
  readonly omegaAt: (at: PointMoments) => Matrix;
  readonly dimensions: readonly Dimension[];
  readonly targets: readonly Target[];
  readonly weighting: string;
  readonly replications: number;
}): Promise<MomentsEstimate> {
  const { source, found, weight, omegaAt, dimensions, targets, weighting, replications } = search;
  const [here, ...around] = await source.at([found, ...neighbours(found)], 'slopes');
  const omega = omegaAt(here);
  const gap = targets.map(({ value }, k) => here.means[k] - value);
  const latentSlopes = targets.map((_, k) =>
    found.map((__, i) => (around[2 * i].means[k] - around[2 * i + 1].means[k]) / (2 * STEP)),
  );
  const point = pointAtLatent(dimensions, found);
  const units = unitsOf(dimensions, found);
  const latent = estimateCovariance({ slopes: latentSlopes, weight, omega });
  const covariance = latent?.map((row, i) => row.map((value, j) => value * units[i] * units[j]));
  const degrees = targets.length - dimensions.length;
  const statistic = inverseForm(omega, gap);
  return {
    method: 'moments',
    weighting,
    point,
    parameters: dimensions.map(({ name }, i) => {
      const own = latent?.[i][i];
      return {
        name,
        value: Number(point[name]),
        standardError: own === undefined ? undefined : Math.sqrt(own) * Math.abs(units[i]),
        isIdentified: own !== undefined && own < 1,
        isAtEdge: Math.abs(found[i]) > EDGE,
      };
    }),
    covariance,
    fits: targets.map((target, k) => ({
      target,
      simulated: here.means[k],
      deviation: Math.sqrt(omega[k][k]),
    })),
    objective: quadraticForm(weight, gap),
    overidentification:
      weighting === 'optimal' && degrees > 0
        ? { statistic, degrees, pValue: chiSquareTail(statistic, degrees) }
        : undefined,
    simulations: source.simulated(),
    replications,
  };
}

/** For each coordinate a step up and a step down. */
function neighbours(point: readonly number[]): number[][] {
  return point.flatMap((_, i) => [STEP, -STEP].map((step) => point.map((z, j) => (i === j ? z + step : z))));
}

/** How much each parameter changes with its latent coordinate. */
function unitsOf(dimensions: readonly Dimension[], found: readonly number[]): number[] {
  return dimensions.map(({ name }, i) => {
    const at = (step: number): number => Number(pointAtLatent([dimensions[i]], [found[i] + step])[name]);
    return (at(STEP) - at(-STEP)) / (2 * STEP);
  });
}
