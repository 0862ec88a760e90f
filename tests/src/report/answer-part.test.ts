import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import { runOf } from './run-fixture.ts';

// Means: current 20, rate +4, reserve -6, together 15, so that 15 - 20 - 4 + 6 = -3 is left over.
const bundle = runOf({
  values: {
    current: { runway: [19, 20, 21] },
    rate: { runway: [22, 24, 26] },
    reserve: { runway: [14, 14, 14] },
    full: { runway: [14, 15, 16] },
  },
});
const part = (run: typeof bundle, name: string) =>
  answer(run, { measure: 'part', table: 'outcomes', part: name, outcome: 'runway', point: 0, take: 'mean' });

test('parts of a bundle and what is left over add up to the whole', () => {
  const [rate, reserve] = ['rate', 'reserve'].map((name) => part(bundle, name).value);
  expect([rate, reserve]).toEqual([4, -6]);
  expect(part(bundle, 'interaction').value).toBe(-3);
});

test('a change that is no bundle has no parts, nor has a bundle one that it is not made of', () => {
  const alone = runOf({ values: { current: { runway: [1] }, full: { runway: [2] } } });
  expect(part(alone, 'full')).toEqual({ value: NaN, n: 0, method: 'no bundle' });
  expect(part(bundle, 'nobody').value).toBeNaN();
});
