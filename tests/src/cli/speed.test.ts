import { expect, test } from 'vitest';
import { wholeTime } from '../../../src/cli/speed.ts';
import { laidPoints } from '../../../src/cli/verbs/flip.ts';

test('what a future takes before its first day counts once, however many days it has', () => {
  // 5 seconds before the first day, 2 seconds a day
  const times = [5 + 2 * 120, 5 + 2 * 15] as const;
  expect(wholeTime({ days: 1825, long: 120, short: 15 }, times)).toBeCloseTo(5 + 2 * 1825, 9);
});

test('a future shorter than the pieces takes what they take', () => {
  expect(wholeTime({ days: 10, long: 10, short: 10 }, [3, 3])).toBe(3);
});

test('pieces that noise has turned round still give a time above zero', () => {
  expect(wholeTime({ days: 240, long: 120, short: 15 }, [0.5, 0.6])).toBe(1);
});

test('a scenario in which the lever stays is counted once in the plan of a search for flips', () => {
  const levers = new Map([
    ['full', {}],
    ['current', {}],
  ]);
  const carrier = { carrier: 'current', levers, moved: new Set(['full']) };
  expect(laidPoints({ carrier }, 9)).toBe(10);
  expect(laidPoints({ carrier: undefined }, 9)).toBe(9);
});
