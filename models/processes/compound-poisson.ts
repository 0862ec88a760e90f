import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { PointProcess } from './point-process.ts';

/** Parameters of `compoundPoisson`: events a day, mean and standard deviation of the size of one. */
export interface CompoundPoissonParameters {
  readonly rate: number;
  readonly sizeMean: number;
  readonly sizeDeviation: number;
}

const largestRate = 1e9;
const ALL_THE_SAME = 1e34;

/**
 * Sum of a Poisson number of gamma sizes. Exact in two draws: the count (slot 0), and the sum of n sizes as one gamma variate of
 * n times their shape (slot 1). Mean λ E[Y], variance λ E[Y²] a day.
 */
export const compoundPoisson: PointProcess<CompoundPoissonParameters> = {
  name: 'compound-poisson',
  means: 'the sum of independent sizes, as many as a Poisson count says',
  parameters: {
    rate: 'events a day',
    sizeMean: 'mean size of an event, above 0',
    sizeDeviation: 'standard deviation of the size of an event',
  },
  state: 0,
  begin(_state, p) {
    requireBetween('compound-poisson.rate', p.rate, 0, largestRate);
    requireBetween('compound-poisson.sizeMean', p.sizeMean, 1e-12, 1e12);
    requireBetween('compound-poisson.sizeDeviation', p.sizeDeviation, 0, 1e12);
  },
  step(_state, { rate, sizeMean, sizeDeviation }, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const events = random.poisson(rate, first, day);
    const scale = (sizeDeviation * sizeDeviation) / sizeMean;
    const shape = (events * sizeMean) / scale;
    // Sizes that differ by less than a rounding are all the same.
    if (events === 0 || !(shape < ALL_THE_SAME)) return events * sizeMean;
    return random.gamma(shape, scale, first + 1, day);
  },
  moments: ({ rate, sizeMean, sizeDeviation }) => ({
    mean: rate * sizeMean,
    variance: rate * (sizeMean * sizeMean + sizeDeviation * sizeDeviation),
  }),
};
