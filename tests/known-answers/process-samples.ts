// What tests of processes share: means, z, and paths of a process on a stream of the tests' own.
import { Stream } from '../../src/random/index.ts';
import type { LevelProcess, PointProcess, ReturnProcess } from '../../models/processes/index.ts';

/** A stream of the tests, begun with a seed. */
export function testStream(name: string, seed = 20_251_103): Stream {
  const stream = new Stream(name);
  stream.begin(seed, 0);
  return stream;
}

/** Mean of some values. */
export const mean = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k] ?? NaN;
  return total / values.length;
};

/** z of the mean of independent values against the expectation and variance of one. */
export const z = (values: ArrayLike<number>, expected: number, variance: number): number =>
  (mean(values) - expected) / Math.sqrt(variance / values.length);

/** z of the same with the sample's own variance, where the law of the values has no closed second moment. */
export const sampleZ = (values: ArrayLike<number>, expected: number): number => {
  const centre = mean(values);
  const squares = Float64Array.from(values, (each) => (each - centre) * (each - centre));
  return (centre - expected) / Math.sqrt(mean(squares) / values.length);
};

/** z of the share of values below a quantile of the law. */
export const quantileZ = (values: ArrayLike<number>, quantile: number, p: number): number =>
  z(
    Float64Array.from(values, (each) => (each < quantile ? 1 : 0)),
    p,
    p * (1 - p),
  );

/** Sums of log returns of independent paths. */
export function totalReturns<P>(
  process: ReturnProcess<P>,
  p: P,
  { stream, paths, days }: { stream: Stream; paths: number; days: number },
): Float64Array {
  const state = new Float64Array(process.state);
  return Float64Array.from({ length: paths }, (_, path) => {
    process.begin(state, p);
    let total = 0;
    for (let day = 1; day <= days; day++) total += process.step(state, p, stream, path, day);
    return total;
  });
}

/** What arrives on each of `days` days in independent paths, path by path, after `warm` days that are left out. */
export function arrivals<P>(
  process: PointProcess<P>,
  p: P,
  { stream, paths, days, warm = 0 }: { stream: Stream; paths: number; days: number; warm?: number },
): Float64Array {
  const state = new Float64Array(process.state);
  const counts = new Float64Array(paths * days);
  for (let path = 0; path < paths; path++) {
    process.begin(state, p);
    for (let day = 1; day <= warm + days; day++) {
      const count = process.step(state, p, stream, path, day);
      if (day > warm) counts[path * days + day - warm - 1] = count;
    }
  }
  return counts;
}

/** Levels after a number of equal steps from one value, in independent paths. */
export function levels<P>(
  process: LevelProcess<P>,
  p: P,
  {
    stream,
    paths,
    from,
    years,
    steps,
  }: {
    stream: Stream;
    paths: number;
    from: number;
    years: number;
    steps: number;
  },
): Float64Array {
  return Float64Array.from({ length: paths }, (_, path) => {
    let value = from;
    for (let step = 1; step <= steps; step++)
      value = process.step(value, p, years / steps, stream, path, step);
    return value;
  });
}
