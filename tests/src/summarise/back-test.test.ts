import { expect, test } from 'vitest';
import { backTestRule, fewestReadings, judgeBackTest } from '../../../src/summarise/index.ts';
import type { BackTestReading } from '../../../src/summarise/index.ts';

/** `inside` readings in the middle of the band and `outside` ones above it. */
function readings(of: string, inside: number, outside = 0, counts = true): BackTestReading[] {
  const band = { of, low: 1, high: 3, counts };
  return [
    ...Array.from({ length: inside }, () => ({ ...band, value: 2 })),
    ...Array.from({ length: outside }, () => ({ ...band, value: 4 })),
  ];
}

test('five readings inside the band pass', () => {
  expect(judgeBackTest(readings('stake', 5))).toEqual({
    verdict: 'passed',
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
  expect(found).toEqual({ verdict: 'failed', judged: 53, inside: 52, missed: ['stake'] });
});

test('the ends of the band belong to it', () => {
  const at = (value: number) => judgeBackTest([{ of: 'stake', low: 1, high: 3, counts: true, value }]);
  expect([at(1).inside, at(3).inside]).toEqual([1, 1]);
  expect([at(0.999).inside, at(3.001).inside]).toEqual([0, 0]);
});

test('what was not read, and what the model has no value for, is not judged', () => {
  expect(judgeBackTest(readings('stake', 3, 3, false))).toEqual({
    verdict: 'notRun',
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
