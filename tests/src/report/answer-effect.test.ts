import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import type { EffectTake } from '../../../src/report/query.ts';
import { runOf, values } from './run-fixture.ts';

// Differences of twenty futures in years: 12 of +2 (better), 4 of 0 and 2 of +0.1 (the same), 1 of -3 (worse), 1 that failed.
const differences = [...values(12, () => 2), 0, 0, 0, 0, 0.1, 0.1, -3, NaN];
const run = runOf({
  values: {
    current: { runway: values(20, () => 10) },
    full: { runway: differences.map((difference) => 10 + difference) },
    failed: { runway: values(20, () => NaN) },
  },
  outcomes: [{}],
});
const asked = (take: EffectTake, scenario = 'full') =>
  answer(run, {
    measure: 'effect',
    table: 'outcomes',
    scenario,
    baseline: 'current',
    outcome: 'runway',
    point: 0,
    take,
  });

test.each([
  ['n', 19],
  ['betterCount', 12],
  ['sameCount', 6],
  ['worseCount', 1],
  ['exactlyZero', 4],
  ['median', 2],
] as const)('what is taken as %s of nineteen complete pairs is %d', (take, value) => {
  expect(asked(take)).toMatchObject({ value, n: 19 });
});

test('the mean counts every complete pair', () => {
  expect(asked('mean').value).toBeCloseTo((12 * 2 + 0.2 - 3) / 19, 12);
});

test('shares of 100 are 63, 32 and 5 and add up', () => {
  // 12, 6 and 1 of 19: 63.2, 31.6, 5.3.
  expect((['better', 'same', 'worse'] as const).map((take) => asked(take).value)).toEqual([63, 32, 5]);
});

test('intervals of shares are those of Wilson, in futures of 100', () => {
  // Wilson 95% of 12, 6 and 1 of 19 by hand: centre (p + z²/2n) / (1 + z²/n), half-width z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n).
  const byHand = (k: number): number[] => {
    const [z, n] = [1.959963984540054, 19];
    const p = k / n;
    const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
    return [100 * (centre - half), 100 * (centre + half)];
  };
  const takes = [
    ['betterInterval', 12],
    ['sameInterval', 6],
    ['worseInterval', 1],
  ] as const;
  for (const [take, k] of takes) {
    const found = asked(take).value;
    const ends = typeof found === 'number' ? [found] : found.map((end) => end ?? NaN);
    byHand(k).forEach((end, e) => expect(ends[e], `${take} ${e}`).toBeCloseTo(end, 6));
  }
});

test('a scenario of which every future failed has no effect to tell', () => {
  for (const take of ['median', 'range', 'better', 'n'] as const)
    expect(asked(take, 'failed')).toEqual({ value: NaN, n: 0, method: 'no pair without failure' });
});

test('an outcome that the experiment does not have is named beside those it has', () => {
  const at = { scenario: 'full', baseline: 'current', outcome: 'runwy', point: 0 } as const;
  const unknown = 'unknown outcome: runwy; expected one of runway';
  expect(() => answer(run, { measure: 'effect', table: 'outcomes', ...at, take: 'mean' })).toThrow(unknown);
  expect(() => answer(run, { measure: 'ratio', table: 'outcomes', ...at })).toThrow(unknown);
});
