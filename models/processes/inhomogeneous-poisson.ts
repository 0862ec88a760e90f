import { sin } from '../../src/numeric/index.ts';
import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { PointProcess } from './point-process.ts';

/** Parameters of `inhomogeneousPoisson`: the rate is rate × (1 + swing × cos(2π (t − peak)/period)) at time t in days. */
export interface InhomogeneousPoissonParameters {
  readonly rate: number;
  readonly swing: number;
  readonly period: number;
  readonly peak: number;
}

const TWO_PI = 6.283185307179586;

/** Expected number of events between two times in days: the rate integrated. */
export function integratedRate(p: InhomogeneousPoissonParameters, from: number, to: number): number {
  const turn = TWO_PI / p.period;
  return p.rate * (to - from + (p.swing / turn) * (sin(turn * (to - p.peak)) - sin(turn * (from - p.peak))));
}

const halvings = 60;

/**
 * Time between `from` and `to` by which the given share of the expected events has arrived, by 60 halvings: with a uniform share,
 * the exact law of the time of one event of a known count.
 */
export function timeOfShare(
  p: InhomogeneousPoissonParameters,
  from: number,
  to: number,
  share: number,
): number {
  const wanted = share * integratedRate(p, from, to);
  let early = from;
  let late = to;
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (early + late) / 2;
    if (integratedRate(p, from, middle) < wanted) early = middle;
    else late = middle;
  }
  return (early + late) / 2;
}

/**
 * Independent events whose rate follows a wave in time. The count of a day is Poisson with the integrated rate (slot 0): exact,
 * without thinning. Times within a day, where they are needed: `timeOfShare` of a uniform for each event.
 */
export const inhomogeneousPoisson: PointProcess<InhomogeneousPoissonParameters> = {
  name: 'inhomogeneous-poisson',
  means: 'independent events whose rate follows a wave in time',
  parameters: {
    rate: 'events a day, averaged over a period',
    swing: 'share; how far the rate swings around its average',
    period: 'days; length of the wave',
    peak: 'days; a time at which the rate is highest',
  },
  state: 0,
  begin(_state, p) {
    requireBetween('inhomogeneous-poisson.rate', p.rate, 0, 1e9);
    requireBetween('inhomogeneous-poisson.swing', p.swing, 0, 1);
    requireBetween('inhomogeneous-poisson.period', p.period, 1e-6, 1e6);
    requireBetween('inhomogeneous-poisson.peak', p.peak, -1e6, 1e6);
  },
  step: (_state, p, random, member, day) =>
    random.poisson(Math.max(0, integratedRate(p, day - 1, day)), member * DRAWS_PER_DAY, day),
  moments(p, day) {
    const mean = integratedRate(p, day - 1, day);
    return { mean, variance: mean };
  },
};
