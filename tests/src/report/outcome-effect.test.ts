import { expect, test } from 'vitest';
import type { ResolvedOutcome } from '../../../src/plan/index.ts';
import { answer } from '../../../src/report/answer.ts';
import { effectWords, isClear, outcomeEffect } from '../../../src/report/outcome-effect.ts';
import { pairedDifference } from '../../../src/summarise/index.ts';
import { runOf, values } from './run-fixture.ts';

const outcomeOf = (more: Partial<ResolvedOutcome>): ResolvedOutcome => ({
  name: 'runway',
  label: 'Runway',
  of: 'pool.runway',
  take: 'end',
  unit: 'years',
  better: 'higher',
  matters: 1,
  headline: true,
  ...more,
});

/** The effect of the same change in each of 100 futures. */
const effectOf = (change: number, more: Partial<ResolvedOutcome> = {}, factor = 1) => {
  const outcome = outcomeOf(more);
  const { matters, better } = outcome;
  const baseline = Float64Array.from({ length: 100 }, (_, r) => r);
  const variant = baseline.map((value) => value + change * factor);
  return outcomeEffect(pairedDifference({ baseline, variant, matters: matters * factor, better }), outcome);
};

test.each([
  [2, 'small'],
  [3, 'small'],
  [3.5, 'medium'],
  [10, 'medium'],
  [10.5, 'large'],
  [1e12, 'large'],
])('a change of %d times what matters is %s', (change, size) => {
  expect(effectOf(change)).toMatchObject({ direction: 'better', says: 'better', size });
  expect(effectOf(-change)).toMatchObject({ direction: 'worse', says: 'worse', size });
});

test('a change that does not matter has no size', () => {
  const effect = effectOf(0.5);
  expect(effect).toEqual({ direction: 'same', says: 'about the same', chance: 'very likely' });
  expect(effectWords(effect)).toBe('about the same, very likely');
});

test('less is better where lower is, and neither is where neither is', () => {
  expect(effectOf(-5, { better: 'lower' }).says).toBe('better');
  expect(effectOf(5, { better: 'lower' }).says).toBe('worse');
  expect(effectOf(5, { better: 'neutral' }).says).toBe('higher');
  expect(effectOf(-5, { better: 'neutral' }).says).toBe('lower');
});

test('sizes are those of the unit shown, so a share in per cent is as large as the share', () => {
  expect(effectOf(0.02, { unit: 'share', matters: 0.01 }, 100).size).toBe('small');
  expect(effectOf(0.2, { unit: 'share', matters: 0.01 }, 100).size).toBe('large');
});

test('words are direction, size and chance', () => {
  expect(effectWords(effectOf(-20))).toBe('worse, large, very likely');
});

test('from likely on a direction is clear', () => {
  const clear = ['likely', 'very likely', 'virtually certain'] as const;
  const unclear = ['about as likely as not', 'unlikely', 'very unlikely', 'exceptionally unlikely'] as const;
  expect(clear.every((chance) => isClear({ chance }))).toBe(true);
  expect(unclear.some((chance) => isClear({ chance }))).toBe(false);
});

test('clear outcomes are counted by direction, and those without a better direction are not', () => {
  const n = 60;
  const run = runOf({
    values: {
      current: {
        gains: values(n, () => 1),
        loses: values(n, () => 9),
        torn: values(n, () => 5),
        plain: values(n, () => 1),
      },
      full: {
        gains: values(n, () => 9),
        loses: values(n, () => 1),
        torn: values(n, (r) => (r % 2) * 10),
        plain: values(n, () => 9),
      },
    },
    outcomes: [{ name: 'gains' }, { name: 'loses' }, { name: 'torn' }, { name: 'plain', better: 'neutral' }],
  });
  const query = {
    measure: 'clearOutcomes',
    table: 'outcomes',
    scenario: 'full',
    baseline: 'current',
    point: 0,
  } as const;
  expect(answer(run, { ...query, take: 'better' }).value).toBe(1);
  expect(answer(run, { ...query, take: 'worse' }).value).toBe(1);
  expect(answer(run, { ...query, take: 'all' }).value).toBe(3);
});
