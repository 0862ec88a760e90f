import { expect, test } from 'vitest';
import {
  backTestRule,
  farthestRecords,
  fewestFutures,
  fewestReadings,
  judgeBackTest,
  predictionBand,
} from '../../../src/summarise/index.ts';
import type { BackTestReading } from '../../../src/summarise/index.ts';

/** `inside` readings in the middle of the band and `outside` ones above it. */
function readings(of: string, inside: number, outside = 0, counts = true): BackTestReading[] {
  const band = { ...{ of, low: 1, high: 3, counts }, futures: 19, between: 7 };
  return [
    ...Array.from({ length: inside }, () => ({ ...band, value: 2 })),
    ...Array.from({ length: outside }, () => ({ ...band, value: 4 })),
  ];
}

test('five readings inside the band pass', () => {
  expect(judgeBackTest(readings('stake', 5))).toEqual({
    verdict: 'passed',
    ...{ read: 5, readInside: 5 },
    judged: 5,
    inside: 5,
    missed: [],
  });
});

test('four readings inside prove nothing, nor do none', () => {
  expect(judgeBackTest(readings('stake', 4)).verdict).toBe('notRun');
  expect(judgeBackTest([]).verdict).toBe('notRun');
});

test('one reading outside is enough to fail below ten readings of a quantity', () => {
  expect(judgeBackTest(readings('stake', 0, 1))).toEqual({
    verdict: 'failed',
    ...{ read: 1, readInside: 0 },
    judged: 1,
    inside: 0,
    missed: ['stake'],
  });
  expect(judgeBackTest(readings('stake', 8, 1)).verdict).toBe('failed');
});

test('one of ten readings may lie outside, two of nineteen may not', () => {
  expect(judgeBackTest(readings('stake', 9, 1)).verdict).toBe('passed');
  expect(judgeBackTest(readings('stake', 17, 2)).verdict).toBe('failed');
  expect(judgeBackTest(readings('stake', 18, 2)).verdict).toBe('passed');
});

test('many readings of one quantity do not make up for one missed of another', () => {
  const found = judgeBackTest([...readings('price', 50), ...readings('stake', 2, 1)]);
  expect(found).toMatchObject({ verdict: 'failed', judged: 53, inside: 52, missed: ['stake'] });
});

test('the ends of the band belong to it', () => {
  const at = (value: number) => judgeBackTest([{ ...readings('stake', 1)[0], value }]);
  expect([at(1).inside, at(3).inside]).toEqual([1, 1]);
  expect([at(0.999).inside, at(3.001).inside]).toEqual([0, 0]);
});

test('what was not read, and what the model has no value for, is not judged', () => {
  expect(judgeBackTest(readings('stake', 3, 3, false))).toEqual({
    verdict: 'notRun',
    ...{ read: 0, readInside: 0 },
    judged: 0,
    inside: 0,
    missed: [],
  });
  const without = readings('stake', 5).map((each) => ({ ...each, low: NaN }));
  expect(judgeBackTest(without).judged).toBe(0);
});

test('a model that is right half of the time passes by luck less often than 1 in 20', () => {
  expect(0.5 ** fewestReadings).toBeLessThan(0.05);
  expect(0.5 ** (fewestReadings - 1)).toBeGreaterThan(0.05);
  expect(backTestRule).toContain(`from ${fewestReadings} readings on`);
});

test('with fewer than nineteen futures nothing is judged, whatever lies outside', () => {
  const few = [...readings('stake', 5), ...readings('price', 0, 9)].map((each) => ({ ...each, futures: 18 }));
  expect(judgeBackTest(few)).toEqual({
    ...{ verdict: 'notRun', judged: 0, inside: 0, missed: [] },
    ...{ read: 14, readInside: 5, unjudged: 'futures' },
  });
  expect(backTestRule).toContain(`from ${fewestFutures} futures on`);
});

test('a reading between records more than a week apart is not judged', () => {
  const far = readings('stake', 0, 9).map((each) => ({ ...each, between: 8 }));
  expect(judgeBackTest(far)).toMatchObject({ verdict: 'notRun', judged: 0, read: 9, unjudged: 'records' });
  expect(judgeBackTest([...far, ...readings('price', 0, 1)])).toMatchObject({ verdict: 'failed', judged: 1 });
  expect(backTestRule).toContain(`more than ${farthestRecords} days apart`);
});

test('the band from the lowest to the highest of nineteen values is one of 9 in 10, and of fewer it is less', () => {
  expect((fewestFutures - 1) / (fewestFutures + 1)).toBe(0.9);
  const ranks = (n: number) => Array.from({ length: n }, (_, k) => k + 1);
  expect(predictionBand(ranks(19))).toEqual({ low: 1, high: 19 });
  expect(predictionBand(ranks(7))).toEqual({ low: 1, high: 7 });
  expect(predictionBand([4])).toEqual({ low: 4, high: 4 });
});

// The share of the law between ranks i and j of n values is (j - i) / (n + 1) on average (David and Nagaraja 2003, section 2.5).
test.each([19, 20, 39, 40, 100, 999])('the band of %i futures holds a new one in 9 of 10 cases', (n) => {
  const { low, high } = predictionBand(Array.from({ length: n }, (_, k) => k + 1));
  expect((high - low) / (n + 1)).toBeCloseTo(0.9, 12);
});
