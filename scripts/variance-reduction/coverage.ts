// How often intervals from coordinated draws hold the truth, by experiment: repetitions with seeds of their own.
import { exp, normalCdf, normalQuantile } from '../../src/numeric/index.ts';
import { drawnUniform } from '../../src/plan/index.ts';
import type { ResolvedDraws } from '../../src/plan/index.ts';
import {
  groupedMeanInterval,
  groupedProportion,
  groupedQuantileInterval,
  meanInterval,
  quantileInterval,
  wilson,
} from '../../src/summarise/index.ts';

/** A way of drawing and its group. */
export interface Way {
  readonly name: string;
  readonly draws?: ResolvedDraws;
}

/** Every way that the page measures. */
export const ways: readonly Way[] = [
  { name: 'independent' },
  { name: 'antithetic', draws: { assumptions: 'antithetic', group: 2 } },
  { name: 'stratified, 16', draws: { assumptions: 'stratified', group: 16 } },
  { name: 'sobol, 64', draws: { assumptions: 'sobol', group: 64 } },
];

/** A response of two uniforms with what is true of it: mean, median, and the chance of exceeding `over`. */
export interface Response {
  readonly name: string;
  of(first: number, second: number): number;
  readonly mean: number;
  readonly median: number;
  readonly over: number;
  readonly chance: number;
}

const z = 1.2815515655446004;

/** Responses on which coordination helps very much, somewhat, and harms. */
export const responses: readonly Response[] = [
  // A normal with some luck of its own: the sum of two, of which only the first is smooth in the draws.
  {
    name: 'sum of two normals',
    of: (first, second) => normalQuantile(first) + normalQuantile(second),
    mean: 0,
    median: 0,
    over: z * Math.SQRT2,
    chance: 0.1,
  },
  {
    name: 'lognormal',
    of: (first) => exp(normalQuantile(first)),
    mean: exp(0.5),
    median: 1,
    over: exp(z),
    chance: 0.1,
  },
  // Even in the draw: pairs u and 1 - u are the same value twice.
  {
    name: 'square of a normal',
    of: (first) => normalQuantile(first) * normalQuantile(first),
    mean: 1,
    median: normalQuantile(0.75) * normalQuantile(0.75),
    over: 1.6448536269514722 * 1.6448536269514722,
    chance: 2 * (1 - normalCdf(1.6448536269514722)),
  },
];

/** `count` values of a response drawn in one way with one seed. */
export function drawnValues(
  { draws }: Way,
  response: Pick<Response, 'of'>,
  { count, seed }: { readonly count: number; readonly seed: number },
): Float64Array {
  return Float64Array.from({ length: count }, (_, replication) => {
    const at = (name: string, dimension: number) =>
      drawnUniform({ seed, replication, name, dimension }, draws);
    return response.of(at('first', 0), at('second', 1));
  });
}

/** Shares of repetitions in which the 95 % intervals of mean, median and chance held the truth; by groups, or as if replications were independent. */
export interface Coverage {
  readonly mean: number;
  readonly median: number;
  readonly chance: number;
}

/** Measures coverage with seeds first, first + 1, …; `naive` takes the intervals for independent replications whatever the draws. */
export function coverageOf(
  way: Way,
  response: Response,
  size: {
    readonly count: number;
    readonly repetitions: number;
    readonly first: number;
    readonly naive?: boolean;
  },
): Coverage {
  const hits = { mean: 0, median: 0, chance: 0 };
  const holds = ({ low, high }: { low: number | null; high: number | null }, truth: number): number =>
    (low === null || low <= truth) && (high === null || truth <= high) ? 1 : 0;
  const group = size.naive === true ? 1 : (way.draws?.group ?? 1);
  for (let k = 0; k < size.repetitions; k++) {
    const values = drawnValues(way, response, { count: size.count, seed: size.first + k });
    const flags = values.map((value) => (value > response.over ? 1 : 0));
    const successes = flags.reduce((sum, flag) => sum + flag, 0);
    hits.mean += holds(
      group === 1 ? meanInterval(values) : groupedMeanInterval(values, group),
      response.mean,
    );
    hits.median += holds(
      group === 1
        ? quantileInterval(values.slice().sort(), 0.5)
        : groupedQuantileInterval(values, 0.5, group),
      response.median,
    );
    hits.chance += holds(
      group === 1 ? wilson(successes, values.length) : groupedProportion(flags, group),
      response.chance,
    );
  }
  return {
    mean: hits.mean / size.repetitions,
    median: hits.median / size.repetitions,
    chance: hits.chance / size.repetitions,
  };
}
