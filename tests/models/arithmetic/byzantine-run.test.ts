import { expect, test } from 'vitest';
import { censorshipDelay, runProbability, slotsUntilRun } from '../../../models/arithmetic/byzantine-run.ts';

// Of the 1,024 sequences of ten tosses 504 have no three heads in a row (tribonacci numbers).
test('ten tosses of a coin have three heads in a row with probability 520/1024', () => {
  expect(runProbability(3, 10, 0.5)).toBeCloseTo(520 / 1_024, 14);
});

test('runs agree with a count over all sequences of twelve slots', () => {
  const share = 0.3;
  for (const run of [1, 2, 4]) {
    let chance = 0;
    for (let slots = 0; slots < 4_096; slots++) {
      const word = slots.toString(2).padStart(12, '0');
      const hostile = [...word].filter((slot) => slot === '1').length;
      if (word.includes('1'.repeat(run))) chance += share ** hostile * (1 - share) ** (12 - hostile);
    }
    expect(runProbability(run, 12, share)).toBeCloseTo(chance, 12);
  }
});

test('no run fits into fewer slots, and a run of none is always there', () => {
  expect([runProbability(5, 4, 0.9), runProbability(0, 4, 0.1), runProbability(4, 4, 1)]).toEqual([0, 1, 1]);
});

test('two heads take six tosses on average, three take fourteen', () => {
  expect([slotsUntilRun(2, 0.5), slotsUntilRun(3, 0.5)]).toEqual([6, 14]);
  expect(slotsUntilRun(3, 0)).toBe(Infinity);
  expect(slotsUntilRun(3, 1)).toBe(3);
});

test('a third of the draws delays a transaction by a third of a span on average: 1/3 × (1/2 + 1/2)', () => {
  expect(censorshipDelay(1 / 3, 4, 1_000)).toBeCloseTo(4 / 3, 12);
  expect(censorshipDelay(0, 4, 1_000)).toBe(0);
  expect([censorshipDelay(1, 4, 1_000), censorshipDelay(0.9999, 4, 1_000)]).toEqual([1_000, 1_000]);
});
