import { expect, test } from 'vitest';
import { normalCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';
import { frontChances, measured, subsetWithBest } from '../../../src/search/index.ts';

function normals(seed: number, setting: number, n: number, mean: number, shared = 0): Float64Array {
  const own = new Stream('test:column');
  own.begin(seed, setting + 1);
  const future = new Stream('test:column');
  future.begin(seed, 0);
  return Float64Array.from({ length: n }, (_, r) => mean + shared * future.normal(r, 0) + own.normal(r, 0));
}

const expected = (columns: readonly Float64Array[], better: 'higher' | 'lower' = 'higher') =>
  measured(columns, better, { kind: 'expected' });

test('with two settings the chance to be best is the tail of the mean difference', () => {
  const columns = [normals(1, 0, 200, 0, 3), normals(1, 1, 200, 0.1, 3)];
  const differences = columns[1].map((value, r) => value - columns[0][r]);
  const mean = differences.reduce((sum, value) => sum + value, 0) / 200;
  const deviation = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 200);
  const chance = normalCdf(mean / (deviation / Math.sqrt(200)));
  const [first, second] = frontChances([expected(columns)], { resamples: 2_000 });
  expect(first.chance + second.chance).toBe(1);
  // 3 standard errors of 2,000 resamples, and a little for what is not normal
  expect(Math.abs(second.chance - chance)).toBeLessThan(3 * Math.sqrt(0.25 / 2_000) + 0.01);
});

test('a setting that is better in every future is best for certain, however large the luck', () => {
  const luck = normals(2, 0, 50, 0, 100);
  const chances = frontChances([expected([luck, luck.map((value) => value + 0.01)])]);
  expect(chances.map(({ chance }) => chance)).toEqual([0, 1]);
  expect(chances.map(({ onFront }) => onFront)).toEqual([false, true]);
});

test('with two objectives both ends are on the front and what is worse in both is not', () => {
  const gain = [normals(3, 0, 80, 1), normals(3, 1, 80, 5), normals(3, 2, 80, 0)];
  const cost = [normals(4, 0, 80, 1), normals(4, 1, 80, 5), normals(4, 2, 80, 6)];
  const [one, two, three] = frontChances([expected(gain), expected(cost, 'lower')]);
  expect([one.chance, two.chance, three.chance]).toEqual([1, 1, 0]);
  expect(one.estimates[1]).toBeCloseTo(cost[0].reduce((sum, value) => sum + value, 0) / 80, 12);
  expect(one.intervals[1].low).toBeLessThan(one.estimates[1]);
  expect(one.intervals[1].high).toBeGreaterThan(one.estimates[1]);
});

test('the interval of a mean by resampling covers as often as it says', () => {
  let covered = 0;
  for (let seed = 0; seed < 200; seed++) {
    const [{ intervals }] = frontChances([expected([normals(seed, 0, 60, 2)])], {
      resamples: 200,
      confidence: 0.9,
    });
    if (intervals[0].low <= 2 && 2 <= intervals[0].high) covered++;
  }
  expect(covered / 200).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 200) - 0.02);
  expect(covered / 200).toBeLessThan(0.965);
});

test('the same seed gives the same chances, another one others', () => {
  const columns = [expected([normals(5, 0, 30, 0), normals(5, 1, 30, 0.1)])];
  const chance = (seed: number) => frontChances(columns, { seed, resamples: 500 })[0].chance;
  expect(chance(1)).toBe(chance(1));
  expect(chance(1)).not.toBe(chance(2));
});

test('objectives with different futures are refused', () => {
  expect(() => frontChances([])).toThrow('invalid objectives: none');
  expect(() => frontChances([expected([normals(1, 0, 5, 0)]), expected([normals(1, 0, 6, 0)])])).toThrow(
    'invalid objectives: different settings or futures',
  );
});

test('the subset contains the best setting at least as often as promised, and leaves out what is clearly worse', () => {
  let contains = 0;
  let size = 0;
  for (let seed = 0; seed < 300; seed++) {
    const columns = [0.1, 0, 0, 0].map((mean, i) => normals(seed, i, 20, mean, 2));
    const subset = subsetWithBest(columns, 'higher', 0.8);
    if (subset.includes(0)) contains++;
    size += subset.length;
  }
  expect(contains / 300).toBeGreaterThan(0.8 - 3 * Math.sqrt(0.16 / 300));
  expect(size / 300).toBeGreaterThan(2.5);
  const apart = [5, 0, 0].map((mean, i) => normals(1, i, 20, mean, 2));
  expect(subsetWithBest(apart, 'higher')).toEqual([0]);
  expect(subsetWithBest(apart, 'lower')).toEqual([1, 2]);
});

test('the subset is kept from leaving out the best as often as equal settings allow', () => {
  // slippage with no lead at all: each of three others beats the first wrongly with at most (1 - 0.8) / 3
  let contains = 0;
  for (let seed = 0; seed < 400; seed++) {
    const columns = [0, 0, 0, 0].map((mean, i) => normals(seed, i, 12, mean));
    if (subsetWithBest(columns, 'higher', 0.8).includes(0)) contains++;
  }
  expect(contains / 400).toBeGreaterThan(0.8 - 3 * Math.sqrt(0.16 / 400));
  expect(contains / 400).toBeLessThan(0.95);
});
