import { expect, test } from 'vitest';
import { pawn } from '../../../src/sensitivity/pawn.ts';
import { percentileInterval, reflectedInterval } from '../../../src/sensitivity/percentile-interval.ts';
import { ascendingOrder, sliceDistances } from '../../../src/sensitivity/slice-distances.ts';
import { ishigami } from '../../../src/sensitivity/test-functions.ts';
import { inputNames, responses, uniformSample } from './samples.ts';

function distancesOf(
  values: Float64Array,
  sliceOf: number[],
  weights: number[],
  slices: number,
  replications = 1,
) {
  const sample = { values, order: ascendingOrder(values), replications, slices };
  return sliceDistances({ ...sample, sliceOf: [Uint16Array.from(sliceOf)] }, Uint8Array.from(weights))[0];
}

/** The distance as the definition says, from scratch. */
function distanceByDefinition(some: number[], all: number[]): number {
  const cdf = (of: number[], at: number) => of.filter((value) => value <= at).length / of.length;
  return Math.max(...all.map((at) => Math.abs(cdf(some, at) - cdf(all, at))));
}

test('distances by hand: the lower half is half a step away from the whole', () => {
  const found = distancesOf(Float64Array.of(4, 1, 3, 2), [1, 0, 1, 0], [1, 1, 1, 1], 2);
  expect([...found]).toEqual([0.5, 0.5]);
});

test('distances agree with the definition, with ties, weights and replications', () => {
  const points = 60;
  const unit = uniformSample(points, 3, 1);
  const values = Float64Array.from({ length: points * 2 }, (_, at) => Math.floor(6 * unit[at]));
  const sliceOf = Array.from({ length: points }, (_, p) => Math.floor(4 * unit[120 + p]));
  const weights = Array.from({ length: points }, (_, p) => p % 3);
  const found = distancesOf(values, sliceOf, weights, 4, 2);
  const copies = (keep: (p: number) => boolean) =>
    weights.flatMap((weight, p) =>
      keep(p) ? Array.from({ length: weight }, () => [values[2 * p], values[2 * p + 1]]).flat() : [],
    );
  const all = copies(() => true);
  found.forEach((distance, slice) =>
    expect(distance).toBeCloseTo(
      distanceByDefinition(
        copies((p) => sliceOf[p] === slice),
        all,
      ),
      12,
    ),
  );
});

test('a slice without points has no distance', () => {
  expect(distancesOf(Float64Array.of(1, 2, 3), [0, 0, 2], [1, 1, 1], 3)).toHaveLength(2);
});

test('the input of a monotone response stands out, one that does nothing stays below the dummy', () => {
  const unit = uniformSample(1000, 4, 2);
  const values = responses(unit, 4, (x) => 4 * x[0] + x[1]);
  const { indices, dummy, ranking } = pawn({ inputs: inputNames(4), unit, values }, { resamples: 100 });
  expect(indices.map(({ isAboveDummy }) => isAboveDummy)).toEqual([true, true, false, false]);
  expect(indices[0].median.value).toBeGreaterThan(0.4);
  expect(dummy).toBeLessThan(0.12);
  expect(ranking.order.slice(0, 2)).toEqual(['x1', 'x2']);
  expect(indices[0].largest).toBeGreaterThan(indices[0].median.value);
});

test('about 5 of 100 inputs that do nothing are above the dummy', () => {
  const unit = uniformSample(400, 100, 3);
  const values = responses(uniformSample(400, 1, 4), 1, (x) => x[0]);
  const { indices } = pawn({ inputs: inputNames(100), unit, values }, { resamples: 2, dummies: 400 });
  const above = indices.filter(({ isAboveDummy }) => isAboveDummy).length;
  // Binomial(100, 0.05): 0 to 12 in all but 1 of 500 cases.
  expect(above).toBeLessThanOrEqual(12);
  expect(above).toBeGreaterThanOrEqual(1);
});

test('all three inputs of the Ishigami function are above the dummy, x2 first, though x3 has no first-order index', () => {
  // Pianosi and Wagener (2015) find x2 the most influential and x3 influential, by their figure 4.
  const unit = uniformSample(4000, 4, 5);
  const values = responses(unit, 4, ishigami.value);
  const { indices, ranking } = pawn({ inputs: inputNames(4), unit, values }, { resamples: 20 });
  expect(indices.map(({ isAboveDummy }) => isAboveDummy)).toEqual([true, true, true, false]);
  expect(ranking.order[0]).toBe('x2');
});

test('an index does not change when the response is stretched, as no moments are used', () => {
  const unit = uniformSample(300, 2, 6);
  const values = responses(unit, 2, (x) => x[0] * x[1]);
  const cubes = values.map((value) => value * value * value * 1e6);
  const plain = pawn({ inputs: inputNames(2), unit, values }, { resamples: 5 });
  const other = pawn({ inputs: inputNames(2), unit, values: cubes }, { resamples: 5 });
  expect(other.indices).toEqual(plain.indices);
});

test('intervals of a strong input hold the index of a very large sample in most of 30 samples', () => {
  const of = (points: number, seed: number) => {
    const unit = uniformSample(points, 3, seed);
    const values = responses(unit, 3, ishigami.value);
    return pawn({ inputs: inputNames(3), unit, values }, { resamples: 60, dummies: 2 }).indices[1].median;
  };
  const truth = of(20_000, 99).value;
  let held = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const { low, high } = of(1000, seed).interval;
    if ((low ?? 1) <= truth && truth <= (high ?? 0)) held += 1;
  }
  // Binomial(30, 0.87): 21 or more in all but 1 of 100 cases.
  expect(held).toBeGreaterThanOrEqual(21);
});

test('an interval is the percentile interval reflected at the index, between 0 and 1', () => {
  const resampled = Float64Array.of(0.2, 0.3, 0.4, 0.5, 0.6);
  const plain = percentileInterval(resampled, 0.9, 1e6);
  const turned = reflectedInterval(0.25, resampled, 0.9, 1e6);
  expect(turned.low).toBe(0);
  expect(turned.high).toBeCloseTo(0.5 - (plain.low ?? NaN), 12);
});

test('a constant response gives 0 everywhere and says so', () => {
  const unit = uniformSample(100, 2, 7);
  const result = pawn(
    { inputs: inputNames(2), unit, values: new Float64Array(100).fill(3) },
    { resamples: 5 },
  );
  expect(result.isConstant).toBe(true);
  result.indices.forEach(({ median, isAboveDummy }) => {
    expect(median.value).toBe(0);
    expect(isAboveDummy).toBe(false);
  });
});

test('failed points are left out, and what cannot be analysed is refused', () => {
  const unit = uniformSample(50, 2, 8);
  const values = responses(unit, 2, (x) => x[0]);
  values[7] = NaN;
  expect(pawn({ inputs: inputNames(2), unit, values }, { resamples: 5 })).toMatchObject({
    points: 49,
    dropped: 1,
  });
  values[8] = Infinity;
  expect(() => pawn({ inputs: inputNames(2), unit, values })).toThrow('invalid responses: infinite');
  expect(() => pawn({ inputs: inputNames(2), unit, values: new Float64Array(49) })).toThrow('invalid sample');
  const few = { inputs: ['x'], unit: new Float64Array(19), values: new Float64Array(19) };
  expect(() => pawn(few)).toThrow('invalid points: 19 in 10 slices');
});
