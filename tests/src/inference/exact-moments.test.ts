import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { mergeMoments, moments } from '../../../src/summarise/index.ts';
import { Stream } from '../../../src/random/index.ts';

const { exactMoments, mergeExactMoments, momentsOf, noMoments } = inference;

/** Values over thirty powers of ten, of both signs. */
function values(replication: number, n = 500): Float64Array {
  const stream = new Stream('moments');
  stream.begin(31, replication);
  return Float64Array.from(
    { length: n },
    (_, i) => stream.normal(i, 0) * 10 ** (30 * stream.uniform(i, 1) - 15),
  );
}

function shuffled(column: Float64Array, replication: number): Float64Array {
  const stream = new Stream('order');
  stream.begin(32, replication);
  return Float64Array.from(column.keys())
    .sort((a, b) => stream.uniform(a, 0) - stream.uniform(b, 0))
    .map((i) => column[i]);
}

test('any order and any partition give the same bits, where merged sums of squares do not', () => {
  let different = 0;
  for (let r = 0; r < 40; r++) {
    const column = values(r);
    const whole = momentsOf(exactMoments(column));
    const mixed = shuffled(column, r);
    const cuts = [0, 1, 7, 100, 101, 350, 500];
    const parts = cuts.slice(1).map((end, k) => mixed.subarray(cuts[k], end));
    const merged = parts.map((part) => exactMoments(part)).reduceRight(mergeExactMoments, noMoments);
    expect(momentsOf(merged)).toStrictEqual(whole);
    const rounded = parts.map((part) => moments(part)).reduceRight(mergeMoments, moments([]));
    if (rounded.fourths !== whole.fourths) different++;
  }
  expect(different).toBeGreaterThan(10);
});

test('a shift of 2^53 leaves the deviations of integers alone: nothing cancels', () => {
  const small = [1, 2, 4, 8, 16, 32];
  const plain = momentsOf(exactMoments(small));
  const far = momentsOf(exactMoments(small.map((value) => value * 4 + 2 ** 53)));
  expect(far.squares).toBe(plain.squares * 16);
  expect(far.cubes).toBe(plain.cubes * 64);
  expect(far.fourths).toBe(plain.fourths * 256);
  expect(far.variance).toBe(plain.variance * 16);
});

test('moments of 1 … 6 are those of a die', () => {
  const die = momentsOf(exactMoments([1, 2, 3, 4, 5, 6]));
  expect(die).toMatchObject({ n: 6, mean: 3.5, variance: 3.5, squares: 17.5, cubes: 0, skewness: 0 });
  expect(die.fourths).toBe(6 * (707 / 48));
  expect(die.kurtosis).toBeCloseTo(303 / 175, 15);
});

test('the careful two-pass moments agree with the exact ones to twelve digits', () => {
  for (let r = 0; r < 20; r++) {
    const column = values(r);
    const [exact, rounded] = [momentsOf(exactMoments(column)), moments(column)];
    for (const key of ['mean', 'variance', 'squares', 'fourths', 'kurtosis'] as const) {
      expect(Math.abs(rounded[key] / exact[key] - 1), key).toBeLessThan(1e-12);
    }
  }
});

test('the largest and the smallest doubles are held exactly together', () => {
  const found = momentsOf(exactMoments([1e308, 5e-324, -1e308]));
  expect(found.mean).toBe(0);
  expect(found.squares).toBe(Infinity);
  expect(momentsOf(exactMoments([5e-324, 5e-324, 15e-324])).mean).toBe(10e-324);
});

test('equal values have no variance, no values no mean, and what is not finite is refused', () => {
  expect(momentsOf(exactMoments([0.1, 0.1, 0.1]))).toMatchObject({ mean: 0.1, variance: 0, squares: 0 });
  expect(momentsOf(exactMoments([])).mean).toBeNaN();
  expect(momentsOf(mergeExactMoments(noMoments, exactMoments([0, 0])))).toMatchObject({
    n: 2,
    mean: 0,
    variance: 0,
  });
  expect(momentsOf(exactMoments([7])).variance).toBeNaN();
  expect(() => exactMoments([Infinity])).toThrow(
    'invalid values: Infinity at index 0; expected finite numbers',
  );
});
