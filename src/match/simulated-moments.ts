import { inverse } from '../calibrate/matrix.ts';
import type { Matrix } from '../calibrate/matrix.ts';
import { simplexSteps } from '../calibrate/simplex.ts';
import { latinHypercube } from '../design/index.ts';
import type { Dimension, Simulator } from '../design/index.ts';
import { normalQuantile } from '../numeric/index.ts';
import { momentSource } from './moments-at.ts';
import type { MomentSource, PointMoments } from './moments-at.ts';
import { quadraticForm } from './moments-errors.ts';
import { estimateOf } from './moments-estimate.ts';
import type { MomentsEstimate } from './moments-estimate.ts';
import { checkTargets } from './target.ts';
import type { Target } from './target.ts';

/** How differences from the targets are weighted. */
export type Weighting =
  /** Each in the spread of its responses over the first design. */
  | 'identity'
  /** Each by its own variance. */
  | 'diagonal'
  /** By the inverse of their covariance, estimated at the diagonal solution (two steps). */
  | 'optimal';

/** What a target is, seen from the model. */
export type Observation =
  /** The figure of one history: it has the luck of one future. */
  | 'one future'
  /** A mean whose only error is the target's own. */
  | 'mean';

/** What the simulated method of moments needs to know. */
export interface MomentsOptions {
  readonly seed: number;
  /** Replications at each point, the same futures at all points. */
  readonly replications: number;
  readonly weighting?: Weighting;
  readonly observation?: Observation;
  /** Points of the design that the search starts from, default 10 for each parameter. */
  readonly designPoints?: number;
}

/** Values of the objective differ by about 1 within a standard error, so this is near enough. */
const TOLERANCE = 0.002;
/** Latent coordinates beyond which a parameter stands at its edge. */
const EDGE = 3;

/**
 * Simulated method of moments (McFadden 1989; Pakes and Pollard 1989; Lee and Ingram 1991): the parameters whose mean responses, in common
 * futures, are nearest to the targets in the metric of a weighting matrix, by a Latin hypercube and Nelder and Mead's simplex from its
 * best point. The covariance of the differences is error² + S (1 + 1/R) for one history, error² + S/R for means, where S is the
 * covariance between futures. Priors serve as ranges only. Throws for options among the parameters, fewer targets than
 * parameters, and a first design that failed everywhere.
 */
export async function simulatedMoments(
  simulator: Simulator,
  question: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  options: MomentsOptions,
): Promise<MomentsEstimate> {
  check(question, options);
  const { dimensions, targets } = question;
  const { seed, replications, weighting = 'optimal', observation = 'one future' } = options;
  const source = momentSource(simulator, question, replications);
  const size = options.designPoints ?? 10 * dimensions.length;
  const design = await startDesign(source, { dimensions, size, seed });
  const omegaAt = (at: PointMoments): number[][] =>
    omegaOf(at, { targets, scales: design.scales, replications, observation });
  const identity = diagonal(design.scales.map((scale) => 1 / (scale * scale)));
  const begin = best(design.points, design.moments, { targets, weight: identity });
  const byVariance = (at: PointMoments): number[][] => diagonal(omegaAt(at).map((row, k) => 1 / row[k]));
  let search = { source, targets, dimensions, name: 'search' };
  let weight = weighting === 'identity' ? identity : byVariance(begin.moments);
  let found = await nearest(search, best(design.points, design.moments, { targets, weight }).point, weight);
  if (weighting === 'optimal') {
    const [middle] = await source.at([found], 'search');
    weight = inverse(omegaAt(middle)) ?? weight;
    search = { ...search, name: 'again' };
    found = await nearest(search, found, weight);
  }
  return estimateOf({ source, found, weight, omegaAt, dimensions, targets, weighting, replications });
}

function check(
  { dimensions, targets }: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  { replications }: MomentsOptions,
): void {
  checkTargets(targets);
  const option = dimensions.find(({ distribution: { kind } }) => ['choice', 'rows', 'fixed'].includes(kind));
  if (option !== undefined)
    throw new Error(`invalid parameter ${option.name}: listed values; expected a range`);
  if (dimensions.length === 0 || targets.length < dimensions.length)
    throw new Error(
      `invalid targets: ${targets.length} for ${dimensions.length} parameters; expected at least as many`,
    );
  if (!(Number.isInteger(replications) && replications >= 2))
    throw new Error(`invalid replications: ${replications}; expected two or more`);
}

interface StartDesign {
  readonly points: readonly (readonly number[])[];
  readonly moments: readonly PointMoments[];
  readonly scales: readonly number[];
}

async function startDesign(
  source: MomentSource,
  {
    dimensions,
    size,
    seed,
  }: { readonly dimensions: readonly Dimension[]; readonly size: number; readonly seed: number },
): Promise<StartDesign> {
  const { unit } = latinHypercube(dimensions, { points: size, seed, kind: 'centred' });
  const d = dimensions.length;
  const points = Array.from({ length: size }, (_, row) =>
    dimensions.map((__, i) => normalQuantile(unit[row * d + i])),
  );
  const moments = await source.at(points, 'design');
  const scales = (moments[0]?.means ?? []).map((_, k) => {
    const values = moments.map(({ means }) => means[k]).filter(Number.isFinite);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
    return variance > 0 ? Math.sqrt(variance) : 1;
  });
  return { points, moments, scales };
}

interface Metric {
  readonly targets: readonly Target[];
  readonly weight: Matrix;
}

/** How far the means at a point are from the targets; Infinity where a simulation failed. */
function objective({ means }: PointMoments, { targets, weight }: Metric): number {
  const value = quadraticForm(
    weight,
    targets.map((target, k) => means[k] - target.value),
  );
  return Number.isNaN(value) ? Infinity : value;
}

function best(
  points: readonly (readonly number[])[],
  moments: readonly PointMoments[],
  metric: Metric,
): { readonly point: readonly number[]; readonly moments: PointMoments } {
  const values = moments.map((each) => objective(each, metric));
  const least = values.reduce((low, each) => Math.min(low, each), Infinity);
  if (least === Infinity)
    throw new Error('invalid simulations: none without a failure in the first design; expected some');
  const at = values.indexOf(least);
  return { point: points[at], moments: moments[at] };
}

/** The simplex search from a point, once more from its end with a smaller simplex. */
async function nearest(
  search: { readonly source: MomentSource; readonly targets: readonly Target[]; readonly name: string },
  start: readonly number[],
  weight: Matrix,
): Promise<readonly number[]> {
  const { source, targets, name } = search;
  let from = start;
  let batch = 0;
  for (const step of [0.5, 0.1]) {
    const steps = simplexSteps(from, { step, tolerance: TOLERANCE, turns: 40 });
    let asked = steps.next();
    while (asked.done !== true) {
      const { needed, likely } = asked.value;
      const moments = await source.at([...needed, ...likely].map(inside), `${name}-${batch++}`);
      asked = steps.next(
        needed.map((point, at) => objective(moments[at], { targets, weight }) + beyond(point)),
      );
    }
    from = asked.value.point;
  }
  return inside(from);
}

const inside = (point: readonly number[]): number[] => point.map((z) => Math.min(EDGE, Math.max(-EDGE, z)));

/** What a step beyond the edge costs, so that the search comes back. */
const beyond = (point: readonly number[]): number =>
  point.reduce((sum, z) => sum + Math.max(0, Math.abs(z) - EDGE), 0);

const diagonal = (values: readonly number[]): number[][] =>
  values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));

/** Covariance of the differences between simulated means and targets; kept away from zero by a trace of the spread over the design. */
function omegaOf(
  { covariance }: PointMoments,
  at: {
    readonly targets: readonly Target[];
    readonly scales: readonly number[];
    readonly replications: number;
    readonly observation: Observation;
  },
): number[][] {
  const share = 1 / at.replications + (at.observation === 'one future' ? 1 : 0);
  return covariance.map((row, i) =>
    row.map((value, j) => {
      const own = at.targets[i].error * at.targets[i].error + 1e-12 * at.scales[i] * at.scales[i];
      return share * value + (i === j ? own : 0);
    }),
  );
}
