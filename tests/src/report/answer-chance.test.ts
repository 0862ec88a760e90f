import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import type { ChanceTake } from '../../../src/report/query.ts';
import { runOf } from './run-fixture.ts';

// The test holds in futures 0, 1, 2 and 4, does not in 3 and 5, and cannot be decided in 6.
const run = runOf({
  values: {
    current: { runway: [1, 1, 1, 1, 1, 1, 1] },
    full: { runway: [2, 3, 4, 0, 2, 1, NaN] },
  },
  drawn: { speed: ['fast', 'fast', 'slow', 'slow', 'slow', 'slow', 'slow'] },
});
const chance = (take: ChanceTake, group?: string) =>
  answer(run, {
    ...{ measure: 'chance', table: 'outcomes', scenario: 'full', point: 0, take },
    test: 'runway > current.runway',
    ...(group === undefined ? {} : { where: { assumption: 'speed', group } }),
  });

test.each([
  ['holds', 4, 6],
  ['n', 6, 6],
  ['failed', 1, 6],
  ['inHundred', 67, 6],
] as const)('of seven futures, %s is %d where %d could be decided', (take, value, n) => {
  expect(chance(take)).toMatchObject({ value, n });
});

test('a group is asked alone', () => {
  expect(chance('inHundred', 'fast')).toMatchObject({ value: 100, n: 2 });
  expect(chance('inHundred', 'slow')).toMatchObject({ value: 50, n: 4 });
  expect(chance('failed', 'slow').value).toBe(1);
  expect(() => chance('n', 'lazy')).toThrow('unknown group: lazy');
});

test('the interval of a chance holds its share and lies within 0 and 100', () => {
  const { value } = chance('interval');
  const [low, high] = typeof value === 'number' ? [value, value] : value.map((end) => end ?? NaN);
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThan(200 / 3);
  expect(high).toBeGreaterThan(200 / 3);
  expect(high).toBeLessThan(100);
});
