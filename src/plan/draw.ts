import { exp, gammaQuantile, log, normalQuantile } from '../numeric/index.ts';
import { derivedSeed } from '../random/index.ts';
import { drawnUniform } from './coordinated-draws.ts';
import type { ResolvedDraws } from './coordinated-draws.ts';
import type {
  ResolvedAssumption,
  ResolvedDistribution,
  ResolvedExperiment,
  ResolvedScenario,
} from './resolved.ts';

/**
 * Values of the assumptions in one replication, by name. Each is drawn by inversion of one uniform from the stream
 * `assumption:<name>` at (member 0, day 0), so no assumption moves another's draw and all scenarios share them. Columns of
 * listed rows have the stream `rows:<group>` instead. With `draws` the uniforms of a group of replications are coordinated
 * (`drawnUniform`); only Sobol' points depend on which streams there are, by their order.
 */
export function drawAssumptions(
  assumptions: readonly ResolvedAssumption[],
  {
    seed,
    replication,
    draws,
  }: {
    readonly seed: number;
    readonly replication: number;
    readonly draws?: ResolvedDraws | undefined;
  },
): Record<string, number | string> {
  const values: Record<string, number | string> = {};
  const dimensions = new Map<string, number>();
  for (const assumption of assumptions) {
    const name = streamOf(assumption);
    const dimension = dimensions.get(name) ?? dimensions.size;
    dimensions.set(name, dimension);
    values[assumption.name] = valueAt(
      assumption,
      drawnUniform({ seed, replication, name, dimension }, draws),
    );
  }
  return values;
}

/** Number of streams that assumptions are drawn from, the dimensions of their joint law. Fixed ones count, so fixing one moves no other. */
export function drawnStreams(assumptions: readonly ResolvedAssumption[]): number {
  return new Set(assumptions.map(streamOf)).size;
}

function valueAt({ distribution, between }: ResolvedAssumption, uniform: number): number | string {
  const drawn = quantileOf(distribution, uniform);
  return typeof drawn === 'number' && between ? Math.min(between[1], Math.max(between[0], drawn)) : drawn;
}

/** Stream that an assumption is drawn from: columns of one table share theirs, so the same row is drawn from each. */
export function streamOf({ name, distribution }: ResolvedAssumption): string {
  return distribution.kind === 'rows' ? `rows:${distribution.group}` : `assumption:${name}`;
}

/** Value of a distribution at probability p (0 < p < 1): the inverse of its distribution function. */
export function quantileOf(distribution: ResolvedDistribution, p: number): number | string {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return distribution.low + p * (distribution.high - distribution.low);
    case 'logUniform':
      return exp(log(distribution.low) + p * (log(distribution.high) - log(distribution.low)));
    case 'triangular':
      return triangularQuantile(distribution, p);
    case 'normal':
      return distribution.mean + distribution.deviation * normalQuantile(p);
    case 'lognormal':
      return distribution.median * exp(distribution.sigma * normalQuantile(p));
    case 'gamma':
      return gammaQuantile(p, distribution.shape, distribution.scale);
    case 'choice':
      return chosen(distribution.options, distribution.weights, p);
    case 'rows':
      return chosen(distribution.values, distribution.weights, p);
  }
}

function triangularQuantile(
  { low, mode, high }: { low: number; mode: number; high: number },
  p: number,
): number {
  const span = high - low;
  if (span === 0) return low;
  if (p * span <= mode - low) return low + Math.sqrt(p * span * (mode - low));
  return high - Math.sqrt((1 - p) * span * (high - mode));
}

function chosen(
  options: readonly (number | string)[],
  weights: readonly number[],
  p: number,
): number | string {
  let total = 0;
  for (const weight of weights) total += weight;
  let reached = 0;
  for (let option = 0; option < options.length; option++) {
    reached += weights[option];
    if (p * total < reached) return options[option];
  }
  return options[options.length - 1];
}

/** Seed of the futures at a design point: the experiment's own, or one derived from it where every point has its own futures. */
export function seedAt({ seed, luck }: Pick<ResolvedExperiment, 'seed' | 'luck'>, point: number): number {
  return luck === 'own' && point > 0 ? derivedSeed(seed, 'design point', point) : seed;
}

/** Parameter values of one replication: assumptions, then the design point, then the scenario's levers. */
export function parametersFor(
  experiment: ResolvedExperiment,
  at: { readonly scenario: ResolvedScenario; readonly point: number; readonly replication: number },
): Record<string, number | string> {
  return {
    ...drawAssumptions(experiment.assumptions, {
      seed: seedAt(experiment, at.point),
      replication: at.replication,
      draws: experiment.draws,
    }),
    ...experiment.points[at.point],
    ...at.scenario.levers,
  };
}
