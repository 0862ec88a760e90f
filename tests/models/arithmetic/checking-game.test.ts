// The checking game against its conditions of indifference, and against a game played out by enumeration.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkingEquilibrium,
  checkingFor,
  detectionOf,
  detectionWithin,
  worthOfCheck,
} from '../../../models/arithmetic/checking-game.ts';
import type { CheckingGame } from '../../../models/arithmetic/checking-game.ts';

const game = (changes: Partial<CheckingGame> = {}): CheckingGame => ({
  gain: 100,
  deposit: 300,
  cost: 2,
  reward: 150,
  loss: 0,
  verifiers: 1,
  ...changes,
});

test('one verifier: fraud is cost over reward, detection gain over gain and deposit', () => {
  const { fraud, checking, detection } = checkingEquilibrium(game());
  expect(fraud).toBeCloseTo(2 / 150, 15);
  expect(checking).toBeCloseTo(1 / 4, 15);
  expect(detection).toBeCloseTo(1 / 4, 15);
});

test('a verifier’s own loss counts like a reward', () => {
  expect(checkingEquilibrium(game({ reward: 50, loss: 100 })).fraud).toBeCloseTo(2 / 150, 15);
});

/** What a check brings one of n verifiers who all check with probability q, summed over how many others check. */
function worthByEnumeration({ reward, loss, verifiers }: CheckingGame, q: number): number {
  let worth = 0;
  let ways = 1;
  for (let others = 0; others < verifiers; others++) {
    const probability = ways * q ** others * (1 - q) ** (verifiers - 1 - others);
    worth += probability * (reward / (others + 1) + (others === 0 ? loss : 0));
    ways = (ways * (verifiers - 1 - others)) / (others + 1);
  }
  return worth;
}

test('the worth of a check is its expectation over how many others check', () => {
  for (const verifiers of [1, 2, 5, 20]) {
    for (const q of [0.01, 0.3, 0.9, 1]) {
      const stakes = game({ verifiers, loss: 40 });
      expect(worthOfCheck(stakes, q)).toBeCloseTo(worthByEnumeration(stakes, q), 9);
    }
  }
});

const stakes = fc.record({
  gain: fc.double({ min: 1, max: 1e6, noNaN: true }),
  deposit: fc.double({ min: 1, max: 1e6, noNaN: true }),
  cost: fc.double({ min: 0.01, max: 1e3, noNaN: true }),
  reward: fc.double({ min: 0, max: 1e6, noNaN: true }),
  loss: fc.double({ min: 0, max: 1e3, noNaN: true }),
  verifiers: fc.integer({ min: 1, max: 50 }),
  inTime: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

test('nobody gains by leaving the equilibrium', () => {
  fc.assert(
    fc.property(stakes, (each) => {
      const { fraud, checking, detection } = checkingEquilibrium(each);
      const ofFraud = (1 - detection) * each.gain - detection * each.deposit;
      const scale = each.gain + each.deposit;
      if (fraud < 1) expect(Math.abs(ofFraud) / scale).toBeLessThan(1e-9);
      else expect(ofFraud / scale).toBeGreaterThan(-1e-9);
      const worth = each.inTime * worthByEnumeration(each, checking * each.inTime);
      const ofCheck = fraud * worth - each.cost;
      if (checking === 0) expect(ofCheck).toBeLessThan(0);
      else if (checking === 1) expect(ofCheck / each.cost).toBeGreaterThan(-1e-6);
      else expect(Math.abs(ofCheck) / each.cost).toBeLessThan(1e-6);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('checks that come too late leave fraud certain although all verify', () => {
  const { fraud, checking, detection } = checkingEquilibrium(
    game({ verifiers: 2, inTime: 0.1, deposit: 100 }),
  );
  expect([fraud, checking]).toEqual([1, 1]);
  expect(detection).toBeCloseTo(1 - 0.9 ** 2, 12);
});

test('checks that cost nothing are made by all, and stop fraud where they are in time', () => {
  expect(checkingEquilibrium(game({ cost: 0, verifiers: 3 }))).toEqual({
    fraud: 0,
    checking: 1,
    detection: 1,
  });
});

test('without a reward nobody checks, and fraud is certain', () => {
  expect(checkingEquilibrium(game({ reward: 0 }))).toEqual({ fraud: 1, checking: 0, detection: 0 });
  expect(checkingEquilibrium(game({ verifiers: 0 }))).toEqual({ fraud: 1, checking: 0, detection: 0 });
});

test('a cheaper check means less fraud, not more checks', () => {
  const dear = checkingEquilibrium(game({ cost: 4, verifiers: 3 }));
  const cheap = checkingEquilibrium(game({ cost: 2, verifiers: 3 }));
  expect(cheap.fraud).toBeLessThan(dear.fraud);
  expect(cheap.detection).toBe(dear.detection);
});

test('n verifiers detect with 1 − (1 − q)^n, and the inverse gives q back', () => {
  expect(detectionOf(0.25, 3)).toBeCloseTo(1 - 0.75 ** 3, 15);
  expect(checkingFor(1 - 0.75 ** 3, 3)).toBeCloseTo(0.25, 14);
  expect([detectionOf(0.5, 0), detectionOf(1, 4), checkingFor(1, 4)]).toEqual([0, 1, 1]);
});

test('a longer window never detects less, and an endless one detects what is checked', () => {
  const windows = [0, 0.01, 0.25, 1, 7, 1_000].map((window) => detectionWithin(window, 0.4, 0.5, 3));
  expect(windows[0]).toBe(0);
  expect(windows.every((each, at) => at === 0 || each >= (windows[at - 1] ?? 0))).toBe(true);
  expect(windows.at(-1)).toBeCloseTo(detectionOf(0.4, 3), 12);
  expect(detectionWithin(0, 0.4, 0, 3)).toBe(detectionOf(0.4, 3));
});

test('impossible stakes are refused by name', () => {
  expect(() => checkingEquilibrium(game({ gain: 0 }))).toThrow('invalid gain: 0');
  expect(() => checkingEquilibrium(game({ verifiers: 1.5 }))).toThrow('invalid verifiers: 1.5');
  expect(() => checkingEquilibrium(game({ cost: NaN }))).toThrow('invalid cost: NaN');
});
