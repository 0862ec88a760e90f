import { Stream } from '../random/index.ts';
import { median, quantile } from '../summarise/index.ts';
import { reflectedInterval } from './percentile-interval.ts';
import type { Estimate } from './percentile-interval.ts';
import { rankingOf } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import { checkUnits, resampleCounts } from './resample-counts.ts';
import { ascendingOrder, sliceDistances } from './slice-distances.ts';
import type { SlicedSample } from './slice-distances.ts';

/** Responses at independent points, such as a Latin hypercube or a Sobol' sequence. */
export interface PawnInput {
  readonly inputs: readonly string[];
  /** Coordinates in the unit cube: points × inputs. */
  readonly unit: Float64Array;
  /** Response at every point and replication: points × replications; points with NaN are left out. */
  readonly values: Float64Array;
  /** 1 when absent. */
  readonly replications?: number;
}

/** How PAWN indices are made. */
export interface PawnOptions {
  /** Equally probable slices of each input; default 10. */
  readonly slices?: number;
  /** Bootstrap resamples of the points; default 500. */
  readonly resamples?: number;
  /** Inputs that do nothing, drawn to see how large an index chance gives; default 200. */
  readonly dummies?: number;
  /** Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** How far knowing an input moves the distribution of the response, 0 to 1. */
export interface PawnIndex {
  readonly name: string;
  /** Median over slices of the Kolmogorov–Smirnov distance between the distributions with the input in the slice and anywhere. */
  readonly median: Estimate;
  /** Largest distance over slices. */
  readonly largest: number;
  /** Whether the median is above what 95 in 100 inputs that do nothing reach. */
  readonly isAboveDummy: boolean;
}

/** Outcome of a moment-free analysis. */
export interface PawnResult {
  readonly indices: readonly PawnIndex[];
  /** Median distance that 95 of 100 inputs that do nothing stay below, by random permutations. */
  readonly dummy: number;
  readonly points: number;
  readonly dropped: number;
  readonly slices: number;
  readonly resamples: number;
  /** True when all responses are equal: then every index is 0. */
  readonly isConstant: boolean;
  readonly ranking: Ranking;
}

/**
 * PAWN indices (Pianosi and Wagener 2015; from a given sample as in 2018): no moments, so skewed and heavy-tailed responses do no harm, and the
 * distribution is that of single futures, luck included. Distances of finite slices are never 0, so each index is
 * compared with a dummy input, and intervals are too narrow for weak inputs (docs/sensitivity.md has their coverage): PAWN ranks. Throws for sizes that do not fit together, fewer than two points a slice, or infinite values.
 */
export function pawn(input: PawnInput, options: PawnOptions = {}): PawnResult {
  const { slices = 10, resamples = 500, dummies = 200, confidence = 0.95, seed = 1 } = options;
  const { kept, dropped } = completePoints(input);
  const points = kept.length;
  if (points < 2 * slices || slices < 2) {
    throw new Error(
      `invalid points: ${points} in ${slices} slices; expected 2 or more slices of 2 or more points`,
    );
  }
  checkUnits(points);
  const replications = input.replications ?? 1;
  const values = Float64Array.from(
    { length: points * replications },
    (_, at) => input.values[kept[Math.floor(at / replications)] * replications + (at % replications)],
  );
  const k = input.inputs.length;
  const byInput = input.inputs.map((_, i) =>
    Uint16Array.from(kept, (p) => Math.min(slices - 1, Math.floor(input.unit[p * k + i] * slices))),
  );
  const sample = { values, order: ascendingOrder(values), replications, slices };
  const whole = new Uint8Array(points).fill(1);
  const distances = sliceDistances({ ...sample, sliceOf: byInput }, whole);
  const chance = sliceDistances({ ...sample, sliceOf: dummySlices(points, slices, dummies, seed) }, whole);
  const dummy = quantile(Float64Array.from(chance, median).sort(), 0.95);
  const drawn = resampledMedians({ ...sample, sliceOf: byInput }, resamples, seed);
  const medians = distances.map(median);
  const indices = input.inputs.map((name, i) => ({
    name,
    median: { value: medians[i], interval: reflectedInterval(medians[i], drawn[i], confidence, points) },
    largest: Math.max(...distances[i]),
    isAboveDummy: medians[i] > dummy,
  }));
  const isConstant = values.every((value) => value === values[0]);
  return {
    indices,
    dummy,
    points,
    dropped,
    slices,
    resamples,
    isConstant,
    ranking: rankingOf(input.inputs, medians, drawn),
  };
}

function completePoints({ inputs, unit, values, replications = 1 }: PawnInput): {
  kept: number[];
  dropped: number;
} {
  const points = unit.length / inputs.length;
  if (inputs.length === 0 || !Number.isInteger(points) || values.length !== points * replications) {
    throw new Error(
      `invalid sample: ${unit.length} coordinates and ${values.length} responses; expected points × ${inputs.length} and points × ${replications}`,
    );
  }
  const row = (p: number) => values.subarray(p * replications, (p + 1) * replications);
  const kept = Array.from({ length: points }, (_, p) => p).filter((p) => !row(p).some(Number.isNaN));
  if (!kept.every((p) => row(p).every(Number.isFinite)))
    throw new Error('invalid responses: infinite; expected finite numbers');
  return { kept, dropped: points - kept.length };
}

/** Equal slices of points in random order, one column for each dummy. */
function dummySlices(points: number, slices: number, dummies: number, seed: number): Uint16Array[] {
  const stream = new Stream('sensitivity:dummy');
  const luck = new Float64Array(points);
  return Array.from({ length: dummies }, (_, dummy) => {
    stream.begin(seed, dummy);
    stream.fillUniform(luck, 0);
    const order = Array.from({ length: points }, (_p, p) => p).sort((a, b) => luck[a] - luck[b] || a - b);
    const sliceOf = new Uint16Array(points);
    order.forEach((p, place) => (sliceOf[p] = Math.floor((place * slices) / points)));
    return sliceOf;
  });
}

/** Median distance of each input in each resample of the points. */
function resampledMedians(sample: SlicedSample, resamples: number, seed: number): Float64Array[] {
  const stream = new Stream('sensitivity:bootstrap');
  const counts = new Uint8Array(sample.sliceOf[0].length);
  const found = sample.sliceOf.map(() => new Float64Array(resamples));
  for (let b = 0; b < resamples; b++) {
    stream.begin(seed, b);
    resampleCounts(stream, counts);
    sliceDistances(sample, counts).forEach((distances, i) => (found[i][b] = median(distances)));
  }
  return found;
}
