import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import {
  DRAWS_PER_DAY,
  garchT,
  gbm,
  heston,
  kou,
  merton,
  priceLaw,
  regimes,
  windowB,
} from '../../../models/processes/index.ts';
import type { ReturnProcess } from '../../../models/processes/index.ts';

const stream = new Stream('test.returns');
stream.begin(7, 3);

const jumping = { drift: 0, volatility: 0.8, jumpRate: 40, upShare: 0.4, upMean: 0.07, downMean: 0.09 };
const stochastic = {
  drift: 0,
  startVariance: 1.2,
  meanVariance: 1.2,
  reversion: 8,
  varianceVolatility: 3,
  correlation: -0.4,
};

const path = <P>(process: ReturnProcess<P>, p: P, member: number, days: number): number[] => {
  const state = new Float64Array(process.state);
  process.begin(state, p);
  return Array.from({ length: days }, (_, k) => process.step(state, p, stream, member, k + 1));
};

test('a path does not depend on the paths drawn before it', () => {
  for (const run of [
    () => path(gbm, windowB.gbm, 5, 50),
    () => path(merton, windowB.merton52, 5, 50),
    () => path(garchT, windowB.garchT, 5, 50),
    () => path(regimes, windowB.regimes, 5, 50),
  ]) {
    const first = run();
    path(garchT, windowB.garchT, 4, 20);
    path(merton, windowB.merton12, 6, 20);
    expect(run()).toEqual(first);
  }
});

test('what a process of the neighbouring member draws is never shared', () => {
  const used = new Map<number, number>();
  for (const member of [0, 1, 2]) {
    for (let slot = 0; slot < DRAWS_PER_DAY; slot++) used.set(member * DRAWS_PER_DAY + slot, member);
  }
  expect(used.size).toBe(3 * DRAWS_PER_DAY);
  expect(path(gbm, windowB.gbm, 1, 5)).not.toEqual(path(gbm, windowB.gbm, 2, 5));
});

test('all processes share the luck of the diffusion: without jumps merton is gbm, with one regime so is regimes', () => {
  const still = { ...windowB.merton12, jumpRate: 0, volatility: 1.178 };
  const calm = { ...windowB.regimes, lowVolatility: 1.178, highVolatility: 1.178 };
  const expected = path(gbm, windowB.gbm, 9, 30);
  expect(path(merton, still, 9, 30)).toEqual(expected);
  expect(path(regimes, calm, 9, 30)).toEqual(expected);
});

test('a volatility of zero leaves the drift alone', () => {
  for (const each of path(gbm, { drift: 0.365, volatility: 0 }, 0, 3)) expect(each).toBeCloseTo(0.001, 15);
});

test('impossible parameters are refused before the first day', () => {
  const state = new Float64Array(1);
  expect(() => gbm.begin(state, { drift: 0, volatility: -1 })).toThrow(
    'invalid gbm.volatility: -1; expected 0 to 100',
  );
  expect(() => gbm.begin(state, { drift: NaN, volatility: 1 })).toThrow('invalid gbm.drift: NaN');
  expect(() => merton.begin(state, { ...windowB.merton12, jumpRate: -1 })).toThrow(
    'invalid merton.jumpRate: -1',
  );
  expect(() => garchT.begin(state, { ...windowB.garchT, alpha: 0.5, beta: 0.5 })).toThrow(
    'invalid garch-t.alpha + beta: 1; expected below 1',
  );
  expect(() => garchT.begin(state, { ...windowB.garchT, degrees: 2 })).toThrow(
    'invalid garch-t.degrees: 2; expected above 2',
  );
  expect(() => regimes.begin(state, { ...windowB.regimes, stayLow: 1, stayHigh: 1 })).toThrow('both 1');
  expect(() => regimes.begin(state, { ...windowB.regimes, highVolatility: 0.1 })).toThrow(
    'invalid regimes.highVolatility: 0.1',
  );
});

test('a shock that is given moves the return as the one that would have been drawn', () => {
  const state = new Float64Array(1);
  const shock = stream.normal(9 * DRAWS_PER_DAY, 1);
  for (const law of [
    priceLaw(gbm, windowB.gbm),
    priceLaw(merton, windowB.merton52),
    priceLaw(garchT, windowB.garchT),
    priceLaw(regimes, windowB.regimes),
    priceLaw(kou, jumping),
    priceLaw(heston, stochastic),
  ]) {
    law.begin(state);
    const moved = law.move(state, shock, stream, 9, 1);
    law.begin(state);
    const further = law.move(state, shock + 1, stream, 9, 1);
    expect(further, law.name).toBeGreaterThan(moved);
  }
  expect(path(kou, jumping, 9, 1)[0]).toBe(priceLaw(kou, jumping).move(state, shock, stream, 9, 1));
});

test('loadings are the correlations of a day’s return with its normal shock', () => {
  const days = 40_000;
  const shocks = Float64Array.from({ length: days }, (_, day) => stream.normal(0, day + 1));
  const found = <P>(process: ReturnProcess<P>, p: P): number => {
    const returns = path(process, p, 0, days);
    const { mean, variance } = process.moments(p);
    return returns.reduce((sum, each, k) => sum + (each - mean) * shocks[k], 0) / days / Math.sqrt(variance);
  };
  const laws = [
    [found(gbm, windowB.gbm), gbm.moments(windowB.gbm).loading],
    [found(merton, windowB.merton52), merton.moments(windowB.merton52).loading],
    [found(regimes, windowB.regimes), regimes.moments(windowB.regimes).loading],
    [found(kou, jumping), kou.moments(jumping).loading],
    [found(heston, stochastic), heston.moments(stochastic).loading],
    [found(garchT, windowB.garchT), garchT.moments(windowB.garchT).loading],
  ] as const;
  for (const [one, stated] of laws) expect(Math.abs(one - stated)).toBeLessThan(0.025);
  expect(gbm.moments(windowB.gbm).loading).toBe(1);
});

test('kou without jumps is gbm, draw for draw', () => {
  expect(path(kou, { ...jumping, jumpRate: 0, volatility: 1.178 }, 9, 30)).toEqual(
    path(gbm, windowB.gbm, 9, 30),
  );
});

test('impossible parameters of jumps and of stochastic variance are refused', () => {
  const state = new Float64Array(1);
  expect(() => kou.begin(state, { ...jumping, upMean: 1 })).toThrow(
    'invalid kou.upMean: 1; expected 0 to 0.99',
  );
  expect(() => kou.begin(state, { ...jumping, upShare: 1.1 })).toThrow('invalid kou.upShare: 1.1');
  expect(() => heston.begin(state, { ...stochastic, correlation: -1 })).toThrow(
    'invalid heston.correlation: -1',
  );
  expect(() => heston.begin(state, { ...stochastic, reversion: 0 })).toThrow('invalid heston.reversion: 0');
});
