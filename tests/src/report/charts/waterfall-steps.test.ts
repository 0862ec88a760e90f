import { expect, test } from 'vitest';
import { unbundledEffect } from '../../../../src/report/charts/charts.ts';
import type { EffectStep } from '../../../../src/report/charts/unbundled-effect.ts';
import { checkSteps, stepTexts } from '../../../../src/report/charts/waterfall-steps.ts';
import { words } from './examples.ts';

const total = (label: string, to: number, from = 0): EffectStep => ({ label, kind: 'total', from, to });
const effect = (label: string, from: number, to: number): EffectStep => ({ label, kind: 'effect', from, to });
const vote = (scale = 1, gap = 0): EffectStep[] => [
  total('Now', 12 * scale),
  effect('Rate', 12 * scale, 16 * scale),
  effect('Reserve', 16 * scale, 11 * scale),
  total('All', 11 * scale + gap),
];

test('a waterfall whose end is not where its steps lead is refused, and the gap is named', () => {
  expect(() => unbundledEffect({ ...words, unit: 'years', steps: vote(1, 1) })).toThrow(
    'unbalanced steps: “All” ends at 12, a gap of 1; expected 11, within a millionth of the largest number',
  );
  expect(() => checkSteps(vote(1, -2))).toThrow('“All” ends at 9, a gap of -2; expected 11');
});

test('an effect that starts elsewhere than the bar before it ended is refused', () => {
  expect(() => checkSteps([total('Now', 12), effect('Rate', 13, 16), total('All', 16)])).toThrow(
    '“Rate” starts at 13, a gap of 1; expected 12',
  );
});

test('a total that does not start at zero is refused, the first as well as the last', () => {
  expect(() => checkSteps([total('Now', 12, 1)])).toThrow('“Now” starts at 1, a gap of 1; expected 0');
  expect(() => checkSteps([total('Now', 12), total('All', 12, 2)])).toThrow('“All” starts at 2');
});

test.each([1e-9, 1, 1e12])('what rounding leaves is no gap, and more is one, at a scale of %d', (scale) => {
  expect(() => checkSteps(vote(scale, 1e-5 * scale))).not.toThrow();
  expect(() => checkSteps(vote(scale, 2e-5 * scale))).toThrow('unbalanced steps');
});

test('sums of decimals that no double holds add up', () => {
  const steps = [total('Now', 0.1), effect('Rate', 0.1, 0.1 + 0.2), total('All', 0.3)];
  expect(() => checkSteps(steps)).not.toThrow();
  expect(() => checkSteps([total('Now', 0), effect('Rate', 0, 0), total('All', 0)])).not.toThrow();
});

test('an effect that is written as zero has no sign, however it leans', () => {
  const lean = (by: number): EffectStep => ({
    ...effect('Lean', 12, 12 + by),
    error: { low: 12, high: 12 + by },
  });
  const [, [gain, interval]] = stepTexts([total('Now', 12), lean(1e-6), total('All', 12)]);
  expect([gain, interval]).toEqual(['0.0', '0.0 to 0.0']);
  const [, [loss]] = stepTexts([total('Now', 12), lean(-1e-6), total('All', 12)]);
  expect(loss).toBe('0.0');
  const [, [clear]] = stepTexts([total('Now', 12), effect('Rate', 12, 14), total('All', 14)]);
  expect(clear).toBe('+2.0');
});
