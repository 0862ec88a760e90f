import { expect, test } from 'vitest';
import { enumeratePower } from '../../../models/arithmetic/simple-games.ts';
import { oceanicShapley } from '../../../models/arithmetic/oceanic-power.ts';
import { stageOf } from '../../../models/arithmetic/stages.ts';
import { sampledTierPower } from '../../../models/arithmetic/two-tier-power.ts';
import type { TierGame } from '../../../models/arithmetic/two-tier-power.ts';
import { Stream } from '../../../src/random/index.ts';

const SAMPLES = 20_000;

function sampled(game: TierGame): { readonly power: number[]; readonly eco: number } {
  const stream = new Stream('order');
  stream.begin(5, 0);
  const column = (length: number): Float64Array => new Float64Array(length);
  const power = column(game.large.length);
  const eco = sampledTierPower(game, SAMPLES, (k) => stream.uniform(k, 0), {
    power,
    largeTime: column(game.large.length),
    commonsTime: column(game.ocean.length),
    commonsPivot: column(game.ocean.length),
    ecoTime: column(game.reputation.length),
  });
  return { power: [...power], eco };
}
const z = (estimate: number, p: number): number =>
  Math.abs(estimate - p) / Math.sqrt((p * (1 - p)) / SAMPLES);

test('one Commons without Eco Nodes is an oceanic game: its power lies within three standard errors of the exact one', () => {
  const exact = new Float64Array(2);
  oceanicShapley([30, 20], 50, 50, exact);
  const { power, eco } = sampled({
    large: [30, 20],
    commonsOf: [0, 0],
    ocean: [50],
    commonsThreshold: 0.5,
    council: [1],
    councilThreshold: 0.5,
    reputation: [],
    ecoThreshold: 0.5,
  });
  power.forEach((each, i) => expect(z(each, exact[i] ?? NaN)).toBeLessThan(3));
  expect(eco).toBe(0);
});

test('Commons of large voters alone and Eco Nodes: samples agree with enumeration of the whole game', () => {
  const reputation = [5, 3, 2];
  const exact = enumeratePower(6, (coalition) => {
    const has = (player: number): boolean => (coalition & (1 << player)) !== 0;
    const first = (has(0) ? 3 : 0) + (has(1) ? 2 : 0) > 2.5;
    const second = has(2);
    const eco = reputation.reduce((sum, each, e) => sum + (has(3 + e) ? each : 0), 0) > 5;
    return first && second && eco;
  }).shapleyShubik;
  const { power, eco } = sampled({
    large: [3, 2, 1],
    commonsOf: [0, 0, 1],
    ocean: [0, 0],
    commonsThreshold: 0.5,
    council: [1, 1],
    councilThreshold: 0.5,
    reputation,
    ecoThreshold: 0.5,
  });
  power.forEach((each, i) => {
    const p = exact[i] ?? NaN;
    if (p === 0) expect(each).toBe(0);
    else expect(z(each, p)).toBeLessThan(3);
  });
  expect(z(eco, (exact[3] ?? 0) + (exact[4] ?? 0) + (exact[5] ?? 0))).toBeLessThan(3);
});

test('who is in no Commons has no power, and an ocean shares the rest with Eco Nodes', () => {
  const { power, eco } = sampled({
    large: [1e9],
    commonsOf: [-1],
    ocean: [10, 10],
    commonsThreshold: 0.5,
    council: [1, 1],
    councilThreshold: 0.5,
    reputation: [1, 1, 1],
    ecoThreshold: 0.5,
  });
  expect(power).toEqual([0]);
  // The Commons pass at time ½, so the second of three Eco Nodes is the pivot when it comes later: with probability ½.
  expect(z(eco, 0.5)).toBeLessThan(3);
});

test('a stage counts while all lower ones hold, or alone where so stated', () => {
  const stages = [1, 1, 2, 3];
  expect(stageOf([1, 1, 1, 1], stages, true)).toBe(3);
  expect(stageOf([1, 1, 0, 1], stages, true)).toBe(1);
  expect(stageOf([1, 1, 0, 1], stages, false)).toBe(3);
  expect(stageOf([1, 0, 1, 0], stages, true)).toBe(0);
  expect(stageOf([1, 0, 1, 0], stages, false)).toBe(2);
  expect(stageOf([], [], true)).toBe(0);
});
