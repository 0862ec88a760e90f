import { compensatedSum } from '../numeric/index.ts';
import { percentileInterval } from './percentile-interval.ts';
import type { Estimate } from './percentile-interval.ts';
import type { PickFreezeColumns } from './pick-freeze.ts';
import { resampledMeans } from './resampled-means.ts';

/** Means of the columns of a design, in the sample (0) and in each resample (from 1), and what is made of them. */
export interface IndexMeans {
  /** Column c, counted over first, total and closed, at sample or resample `at`. */
  mean(at: number, c: number): number;
  /** Variance of the mean response given the inputs, without noise; unbiased, so it can be below 0. */
  quietVariance(at: number): number;
  /** Variance between futures given the inputs, mean over the points. */
  noise(at: number): number;
  /** Both together: the variance of the response in one future. */
  singleVariance(at: number): number;
  /** Any function of the sample, with its percentile interval over the resamples. */
  estimate(of: (at: number) => number): Estimate;
  /** Any function at every resample. */
  resampled(of: (at: number) => number): Float64Array;
}

/** Means and resampled means of all columns. Throws for fewer than two resamples. */
export function indexMeans(
  columns: PickFreezeColumns,
  { resamples, seed, confidence }: { resamples: number; seed: number; confidence: number },
): IndexMeans {
  if (!Number.isInteger(resamples) || resamples < 2) {
    throw new Error(`invalid resamples: ${resamples}; expected an integer of at least 2`);
  }
  const { first, total, closed, level, square, quietSquare, noise } = columns;
  const all = [...first, ...total, ...closed, level, square, quietSquare, noise];
  const width = all.length;
  const samples = level.length;
  const whole = Float64Array.from(all, (column) => compensatedSum(column) / samples);
  const drawn = resampledMeans(all, { seed, resamples, stream: 'sensitivity:bootstrap' });
  const mean = (at: number, c: number) => (at === 0 ? whole[c] : drawn[(at - 1) * width + c]);
  const quietVariance = (at: number): number => {
    const leveled = mean(at, width - 4) * mean(at, width - 4);
    // What the squared mean of 2N points takes away too much of the variance comes back.
    return mean(at, width - 2) - leveled + (mean(at, width - 3) - leveled) / (2 * samples - 1);
  };
  const noiseAt = (at: number) => mean(at, width - 1);
  const resampled = (of: (at: number) => number) =>
    Float64Array.from({ length: resamples }, (_, b) => of(b + 1));
  return {
    mean,
    quietVariance,
    noise: noiseAt,
    singleVariance: (at) => quietVariance(at) + noiseAt(at),
    estimate: (of) => ({ value: of(0), interval: percentileInterval(resampled(of), confidence, samples) }),
    resampled,
  };
}
