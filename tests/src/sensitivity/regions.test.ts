import { expect, test } from 'vitest';
import { sobolDesign } from '../../../src/design/index.ts';
import type { Dimension } from '../../../src/design/index.ts';
import { peel } from '../../../src/sensitivity/boxes.ts';
import { cart } from '../../../src/sensitivity/cart.ts';
import { prim } from '../../../src/sensitivity/prim.ts';
import { pointsInside } from '../../../src/sensitivity/region-input.ts';
import type { RegionInput } from '../../../src/sensitivity/region-input.ts';
import { regionalSensitivity } from '../../../src/sensitivity/regional-sensitivity.ts';
import { restrictionWords, rulesInWords } from '../../../src/sensitivity/restriction-words.ts';
import { quasiPValue } from '../../../src/sensitivity/needless-restrictions.ts';
import { uniformSample } from './samples.ts';

/** Three numeric inputs and one of names; good points lie where x1 ≥ 0.6, x2 ≤ 0.5 and the name is b or c. */
function sampleOf(points: number, seed: number, isGood: (row: number[], name: string) => boolean) {
  const unit = uniformSample(points, 4, seed);
  const names = ['a', 'b', 'c'];
  const nameOf = (p: number) => names[Math.floor(3 * unit[4 * p + 3])];
  const column = (i: number) => Array.from({ length: points }, (_, p) => unit[4 * p + i]);
  const inputs: RegionInput[] = [
    ...[0, 1, 2].map((i) => ({ name: `x${i + 1}`, values: column(i) })),
    { name: 'kind', values: Array.from({ length: points }, (_, p) => nameOf(p)) },
  ];
  const good = Uint8Array.from({ length: points }, (_, p) =>
    isGood(
      [0, 1, 2].map((i) => unit[4 * p + i]),
      nameOf(p),
    )
      ? 1
      : 0,
  );
  return { inputs, good };
}

const inBox = ([x1, x2]: number[], name: string) => x1 >= 0.6 && x2 <= 0.5 && name !== 'a';

test('PRIM finds a known box: its inputs, its ends, and nothing else', () => {
  const { chosen, measured, baseDensity } = prim(sampleOf(2000, 1, inBox));
  expect(chosen.restrictions.map(({ name }) => name)).toEqual(['x1', 'x2', 'kind']);
  const [first, second, kind] = chosen.restrictions;
  if (first.kind !== 'between' || second.kind !== 'between') throw new Error('expected numbers');
  expect(first.low).toBeCloseTo(0.6, 1);
  expect(first.high).toBe(Infinity);
  expect(second.high).toBeCloseTo(0.5, 1);
  expect(kind).toEqual({ kind: 'one of', name: 'kind', options: ['b', 'c'] });
  expect(measured.density).toBeGreaterThan(0.9);
  expect(measured.coverage).toBeGreaterThan(0.85);
  expect(baseDensity).toBeLessThan(0.2);
});

test('PRIM finds a known box in a grid and in a Sobol sequence, whose second points all lie on one side', () => {
  const dimensions = ['x1', 'x2'].map((name): Dimension => ({
    name,
    distribution: { kind: 'uniform', low: 0, high: 1 },
  }));
  const names = dimensions.map(({ name }) => name);
  const { unit } = sobolDesign(dimensions, { points: 1024, seed: 1 });
  const steps = Array.from({ length: 500 }, (_, s) => (s + 0.5) / 500);
  const grid = Float64Array.from(steps.flatMap((x1) => [x1, 0.25, x1, 0.75]));
  for (const coordinates of [unit, grid]) {
    const points = coordinates.length / 2;
    const inputs = names.map((name, i) => ({
      name,
      values: Array.from({ length: points }, (_, p) => coordinates[2 * p + i]),
    }));
    const good = Uint8Array.from({ length: points }, (_, p) =>
      coordinates[2 * p] > 0.6 && coordinates[2 * p + 1] < 0.5 ? 1 : 0,
    );
    const { chosen, measured } = prim({ inputs, good });
    expect(chosen.restrictions.map(({ name }) => name)).toEqual(names);
    expect(measured.density).toBeGreaterThan(0.95);
    expect(measured.coverage).toBeGreaterThan(0.9);
  }
});

test('on the way inwards coverage falls and density rises', () => {
  const { trajectory } = prim(sampleOf(2000, 2, inBox));
  expect(trajectory[0]).toMatchObject({ restrictions: [], coverage: 1, points: 1000 });
  for (let b = 1; b < trajectory.length; b++)
    expect(trajectory[b].coverage).toBeLessThanOrEqual(trajectory[b - 1].coverage);
  expect(trajectory[trajectory.length - 1].density).toBeGreaterThan(0.99);
});

test('a step is worth what it gains for each point lost: two bad points go before half of all that are a little worse', () => {
  const values = Array.from({ length: 40 }, (_, p) => p);
  const inputs = [
    { name: 'kind', values: values.map((p) => (p % 2 === 0 ? 'a' : 'b')) },
    { name: 'x', values },
  ];
  // 8 of 20 points of a are good, 12 of 20 of b; without a the density rises by 0.1 for 20 points, without x < 2 by 0.026 for 2.
  const good = Uint8Array.from(values, (p) => (p >= (p % 2 === 0 ? 24 : 17) ? 1 : 0));
  const [, second] = peel({ inputs, good }, { share: 0.05, least: 2 });
  expect(second[1]).toEqual({ kind: 'between', name: 'x', low: 2, high: Infinity });
  expect(second[0]).toMatchObject({ options: ['a', 'b'] });
});

test('a box found where nothing separates good from bad is worth nothing on the other half', () => {
  const unit = uniformSample(1000, 1, 4);
  const sample = sampleOf(1000, 3, () => false);
  const { measured, baseDensity } = prim({
    ...sample,
    good: Uint8Array.from(unit, (u) => (u < 0.3 ? 1 : 0)),
  });
  const { low, high } = measured.densityInterval;
  expect(low).toBeLessThan(baseDensity);
  expect(high).toBeGreaterThan(baseDensity);
});

test('a restriction that takes no bad points away is needless, one that takes many is not', () => {
  const sample = sampleOf(1000, 5, inBox);
  const rules = [
    { kind: 'between' as const, name: 'x1', low: 0.6, high: Infinity },
    { kind: 'between' as const, name: 'x3', low: 0.1, high: Infinity },
  ];
  expect(quasiPValue(sample, rules, 0)).toBeLessThan(1e-6);
  expect(quasiPValue(sample, rules, 1)).toBeGreaterThan(0.05);
});

test('points that are all good, or too few, are refused', () => {
  const sample = sampleOf(100, 6, () => true);
  expect(() => prim(sample)).toThrow('invalid sample: 100 of 100 points are good');
  expect(() => regionalSensitivity(sample)).toThrow('invalid sample: 100 of 100 points are good');
  const once = { ...sample, good: Uint8Array.from(sample.good, (_, p) => (p === 0 ? 1 : 0)) };
  expect(() => prim(once)).toThrow('1 of 100 points are good; expected two or more');
  expect(() => prim(sampleOf(39, 6, inBox))).toThrow('invalid sample: 39 points; expected at least 40');
  expect(() => prim({ inputs: [], good: sample.good })).toThrow('invalid inputs: none');
  expect(() => prim({ ...sample, good: new Uint8Array(99) })).toThrow(
    'invalid input x1: 100 values; expected 99',
  );
});

test('a tree finds the known box as its best leaf', () => {
  const { inputs, good } = sampleOf(2000, 7, inBox);
  const { leaves, explained, used } = cart(inputs, good, { least: 20 });
  expect(leaves[0].mean).toBeGreaterThan(0.95);
  expect(rulesInWords(leaves[0].rules)).toMatch(
    /^x1 at least 0\.\d+ and x2 at most 0\.\d+ and kind b or c$/u,
  );
  expect(explained).toBeGreaterThan(0.9);
  expect(used.map(({ name }) => name).sort()).toEqual(['kind', 'x1', 'x2']);
  expect(leaves.reduce((sum, { points }) => sum + points, 0)).toBe(2000);
});

test('a regression tree splits where the mean jumps, and its leaves hold the means', () => {
  const values = Array.from({ length: 40 }, (_, p) => p);
  const responses = values.map((value) => (value < 13 ? 2 : 9));
  const { leaves, explained } = cart([{ name: 'x', values }], responses);
  expect(leaves.map(({ mean, points }) => [mean, points])).toEqual([
    [9, 27],
    [2, 13],
  ]);
  expect(explained).toBeCloseTo(1, 12);
  expect(leaves[1].rules).toEqual([{ kind: 'between', name: 'x', low: -Infinity, high: 12 }]);
});

test('a split that explains almost nothing is not made', () => {
  const { inputs } = sampleOf(1000, 8, inBox);
  const noise = uniformSample(1000, 1, 9);
  expect(cart(inputs, noise, { worth: 0.02, chance: Infinity }).leaves).toHaveLength(1);
  expect(cart(inputs, noise, { worth: 0, chance: Infinity }).leaves.length).toBeGreaterThan(1);
});

test('a tree of equal responses is one leaf and explains nothing, whatever rounding does to their mean', () => {
  const { inputs } = sampleOf(1000, 8, inBox);
  for (const value of [0, 0.1, 1 / 3, 1e9 + 0.1]) {
    const { leaves, explained } = cart(inputs, new Float64Array(1000).fill(value), { worth: 0 });
    expect(leaves).toHaveLength(1);
    expect(explained).toBe(0);
  }
});

test('a tree invents no split where there is no signal', () => {
  let split = 0;
  for (let seed = 0; seed < 40; seed++) {
    const { inputs } = sampleOf(200, 100 + seed, inBox);
    const good = uniformSample(200, 1, 500 + seed).map((u) => (u < 0.2 ? 1 : 0));
    if (cart(inputs, good).leaves.length > 1) split += 1;
  }
  // 5 % of 40 are 2; 6 or more have a chance below 1.5 %.
  expect(split).toBeLessThanOrEqual(5);
});

test('no leaf is smaller than asked', () => {
  const { inputs, good } = sampleOf(500, 10, inBox);
  cart(inputs, good, { least: 60, depth: 5 }).leaves.forEach(({ points }) =>
    expect(points).toBeGreaterThanOrEqual(60),
  );
});

test('every point lies in exactly one leaf of a tree', () => {
  const { inputs, good } = sampleOf(500, 11, inBox);
  const sums = new Float64Array(500);
  for (const { rules } of cart(inputs, good, { depth: 4 }).leaves)
    pointsInside(inputs, rules).forEach((is, p) => (sums[p] += is));
  expect(sums.every((sum) => sum === 1)).toBe(true);
});

test('inputs that separate good from bad have large distances and tiny p-values, the others ordinary ones', () => {
  const { indices, good } = regionalSensitivity(sampleOf(2000, 12, inBox));
  expect(
    indices
      .slice(0, 3)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['kind', 'x1', 'x2']);
  indices.slice(0, 3).forEach(({ adjusted }) => expect(adjusted).toBeLessThan(1e-6));
  expect(indices[3]).toMatchObject({ name: 'x3' });
  expect(indices[3].p).toBeGreaterThan(0.01);
  expect(indices[3].adjusted).toBe(indices[3].p);
  expect(good).toBeGreaterThan(200);
});

test('shares of options by hand: 8 of 10 against 2 of 10 are 0.6 apart, χ² is 7.2', () => {
  const values = Array.from({ length: 20 }, (_, p) => (p < 8 || p >= 18 ? 'b' : 'a'));
  const good = Uint8Array.from({ length: 20 }, (_, p) => (p < 10 ? 1 : 0));
  const [index] = regionalSensitivity({ inputs: [{ name: 'kind', values }], good }).indices;
  expect(index.distance).toBeCloseTo(0.6, 12);
  // Upper tail of χ² with 1 degree of freedom at 7.2, by scipy 1.17.1.
  expect(index.p).toBeCloseTo(0.0072903580915, 9);
});

test('restrictions are said in words, with numbers as the reader writes them', () => {
  const between = (low: number, high: number) => ({ kind: 'between' as const, name: 'days', low, high });
  expect(restrictionWords(between(-Infinity, 1234))).toBe('days at most 1,230');
  expect(restrictionWords(between(0.5, Infinity))).toBe('days at least 0.500');
  expect(restrictionWords(between(1, 2), { value: (_, each) => `${each} d` })).toBe('days from 1 d to 2 d');
  expect(rulesInWords([])).toBe('anything');
});
