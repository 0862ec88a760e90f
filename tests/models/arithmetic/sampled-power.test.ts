import { expect, test } from 'vitest';
import { banzhafMeasure, shapleyShubik } from '../../../models/arithmetic/power-indices.ts';
import { oceanicBanzhaf, oceanicShapley } from '../../../models/arithmetic/oceanic-power.ts';
import { sampledBanzhaf, sampledShapleyShubik } from '../../../models/arithmetic/sampled-power.ts';
import { Stream } from '../../../src/random/index.ts';

/** Uniforms of a stream of its own. */
function uniforms(name: string): () => number {
  const stream = new Stream(name);
  stream.begin(11, 0);
  return stream.source(0, 0);
}
const council = { quota: 41, weights: [10, 10, 10, 10, 5, 5, 3, 3, 2] };

test('sampled Banzhaf power lies within three standard errors of the exact one, and the errors are the stated ones', () => {
  const exact = banzhafMeasure(council);
  const { power, standardError, samples } = sampledBanzhaf(council, 20_000, uniforms('banzhaf'));
  power.forEach((each, i) => {
    const p = exact[i] ?? NaN;
    expect(Math.abs(each - p) / Math.sqrt((p * (1 - p)) / samples)).toBeLessThan(3);
    expect(standardError[i]).toBeCloseTo(Math.sqrt((p * (1 - p)) / samples), 3);
  });
});

test('sampled Shapley–Shubik power lies within three standard errors of the exact one and adds up to one', () => {
  const exact = shapleyShubik(council);
  const { power, samples } = sampledShapleyShubik(council, 20_000, uniforms('shapley'));
  power.forEach((each, i) => {
    const p = exact[i] ?? NaN;
    expect(Math.abs(each - p) / Math.sqrt((p * (1 - p)) / samples)).toBeLessThan(3);
  });
  expect(power.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

const oceanic = (weights: number[], quota: number, ocean: number): number[] => {
  const power = new Float64Array(weights.length);
  oceanicShapley(weights, quota, ocean, power);
  return [...power];
};

test('one large voter with weight w beside an ocean decides by majority with w ÷ (1 − w)', () => {
  for (const w of [0.1, 0.25, 0.4]) expect(oceanic([w], 0.5, 1 - w)[0]).toBeCloseTo(w / (1 - w), 14);
  expect(oceanic([0.6], 0.5, 0.4)).toEqual([1]);
});

test('two equal large voters with a third each and an ocean with a third have a quarter each at majority', () => {
  // Before the other: half of the ocean has come, ∫ (1 − t) dt from ½ to 1. After it: less than half has, ∫ t dt from 0 to ½.
  const [one, two] = oceanic([1 / 3, 1 / 3], 0.5, 1 / 3);
  expect(one).toBeCloseTo(two ?? NaN, 15);
  expect(one).toBeCloseTo(1 / 8 + 1 / 8, 14);
});

test('an ocean of nobody leaves the game of the large voters, and a quota above all together leaves no power', () => {
  const exact = shapleyShubik({ quota: 12, weights: [4, 4, 4, 2, 2, 1] });
  oceanic([4, 4, 4, 2, 2, 1], 12, 0).forEach((each, i) => expect(each).toBeCloseTo(exact[i] ?? NaN, 14));
  expect(oceanic([1, 2], 9, 3)).toEqual([0, 0]);
});

test('many small voters come near the ocean', () => {
  const weights = [60, 40, 25, ...Array<number>(300).fill(1)];
  const exact = shapleyShubik({ quota: 213, weights });
  oceanic([60, 40, 25], 213, 300).forEach((each, i) => expect(each).toBeCloseTo(exact[i] ?? NaN, 2));
});

test('beside an ocean that votes half and half, large voters decide as among themselves with the quota less half of it', () => {
  const power = new Float64Array(3);
  oceanicBanzhaf([4, 3, 2], 11, 10, power);
  expect([...power]).toEqual([...banzhafMeasure({ quota: 6, weights: [4, 3, 2] })]);
  oceanicBanzhaf([1, 1, 1], 3, 10, power);
  expect([...power]).toEqual([0, 0, 0]);
});
