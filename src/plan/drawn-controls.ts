import { drawnUniform } from './coordinated-draws.ts';
import { seedAt, streamOf } from './draw.ts';
import type { ResolvedAssumption, ResolvedExperiment } from './resolved.ts';

/** What is known of a drawn assumption in every replication, with its mean, which needs no simulation. */
export interface DrawnControl {
  /** `eagr.releaseDays`, or `eagr.reading = narrow` for an option. */
  readonly name: string;
  readonly values: Float64Array;
  readonly mean: number;
}

/**
 * Controls from the assumptions that replications 0 … replications - 1 draw at a design point, for control variates that cost nothing.
 * A continuous assumption gives its probability (the uniform it is the quantile of, mean exactly 1/2, whatever is done at the ends of
 * its range), a choice the indicator of each option but the last, tables of rows one probability. Fixed assumptions and those that the
 * design sets give none.
 */
export function drawnControls(
  experiment: ResolvedExperiment,
  { point = 0, replications }: { readonly point?: number; readonly replications: number },
): DrawnControl[] {
  const seed = seedAt(experiment, point);
  const streams = [...new Set(experiment.assumptions.map(streamOf))];
  return streams.flatMap((name, dimension) => {
    const assumption = experiment.assumptions.find((each) => streamOf(each) === name);
    if (assumption === undefined || Object.hasOwn(experiment.points[point], assumption.name)) return [];
    const uniforms = Float64Array.from({ length: replications }, (_, replication) =>
      drawnUniform({ seed, replication, name, dimension }, experiment.draws),
    );
    return controlsOf(assumption, uniforms);
  });
}

function controlsOf({ name, distribution }: ResolvedAssumption, uniforms: Float64Array): DrawnControl[] {
  if (distribution.kind === 'fixed') return [];
  if (distribution.kind === 'rows')
    return [{ name: `rows of ${distribution.group}`, values: uniforms, mean: 0.5 }];
  if (distribution.kind !== 'choice') return [{ name, values: uniforms, mean: 0.5 }];
  const { options, weights } = distribution;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return options.slice(0, -1).map((option, k) => {
    const [from, to] = [reached, (reached += weights[k])];
    const values = uniforms.map((u) => (u * total >= from && u * total < to ? 1 : 0));
    return { name: `${name} = ${String(option)}`, values, mean: weights[k] / total };
  });
}
