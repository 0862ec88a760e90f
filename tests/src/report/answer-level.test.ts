import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import { runOf } from './run-fixture.ts';

const run = runOf({
  values: {
    current: { share: [0, 1, 2, 3, 4, NaN] },
    full: { share: [1, 3, 4, 3, NaN, 7] },
    failed: { share: [NaN, NaN, NaN, NaN, NaN, NaN] },
  },
  outcomes: [{ name: 'share', unit: '1' }],
  drawn: { speed: ['fast', 'slow', 'fast', 'slow', 'fast', 'fast'] },
});
const level = (scenario: string, take: 'median' | 'range' | 'n') =>
  answer(run, { measure: 'level', table: 'outcomes', scenario, outcome: 'share', point: 0, take });
const ratio = (scenario: string, group?: string) =>
  answer(run, {
    ...{ measure: 'ratio', table: 'outcomes', scenario, baseline: 'current', outcome: 'share', point: 0 },
    ...(group === undefined ? {} : { where: { assumption: 'speed', group } }),
  });

test('the middle and 9 in 10 futures of 0 to 4 are 2 and 0.2 to 3.8; a failed future is not counted', () => {
  expect(level('current', 'median')).toMatchObject({ value: 2, n: 5 });
  const { value } = level('current', 'range');
  const [low, high] = typeof value === 'number' ? [value] : value;
  expect(low).toBeCloseTo(0.2, 12);
  expect(high).toBeCloseTo(3.8, 12);
  expect(level('current', 'n')).toMatchObject({ value: 5, n: 5 });
});

test('a scenario without a finished future has a count of 0 and no level', () => {
  expect(level('failed', 'n').value).toBe(0);
  expect(level('failed', 'median')).toMatchObject({ value: NaN, n: 0 });
});

test('the middle ratio leaves out futures that failed and divisions by zero', () => {
  // 1/0, 3/1, 4/2, 3/3, and two futures that failed in one of both.
  expect(ratio('full')).toMatchObject({ value: 2, n: 3 });
  expect(ratio('failed')).toMatchObject({ value: NaN, n: 0 });
});

test('a group has its own ratio, and an unknown group is refused', () => {
  expect(ratio('full', 'slow')).toMatchObject({ value: 2, n: 2 });
  expect(ratio('full', 'fast')).toMatchObject({ value: 2, n: 1 });
  expect(() => ratio('full', 'lazy')).toThrow('unknown group: lazy; expected a group of speed');
});
