import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import { DRAWS_PER_DAY, garchT, gbm, merton, regimes, windowB } from '../../../models/processes/index.ts';
import type { ReturnProcess } from '../../../models/processes/index.ts';

const stream = new Stream('test.returns');
stream.begin(7, 3);

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
