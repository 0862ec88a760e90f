import { expect, test } from 'vitest';
import { summarisePosterior } from '../../../src/match/index.ts';
import { normalQuantile } from '../../../src/numeric/index.ts';

const dimensions = [{ name: 'x', distribution: { kind: 'uniform', low: 0, high: 1 } }] as const;

/** What is said of equally weighted rows at the quantiles of a normal law in prior deviations. */
function verdictOf(rows: number, { spread, shift = 0 }: { spread: number; shift?: number }): string {
  const latent = Float64Array.from(
    { length: rows },
    (_, k) => shift + spread * normalQuantile((k + 0.5) / rows),
  );
  const points = Array.from(latent, (x) => ({ x }));
  const weights = new Float64Array(rows).fill(1 / rows);
  return summarisePosterior({ dimensions, latent, points, weights }).parameters[0].verdict;
}

test('that the targets say nothing is only said with forty rows or more', () => {
  expect(verdictOf(7, { spread: 1 })).toBe('unknown');
  expect(verdictOf(39, { spread: 1 })).toBe('unknown');
  expect(verdictOf(40, { spread: 1 })).toBe('nothing');
  expect(verdictOf(1_000, { spread: 1 })).toBe('nothing');
});

test('a narrowing or a shift within the noise is neither learnt nor nothing', () => {
  // The variance falls to 0.49, by 2.5 standard errors of √(2 ÷ 50).
  expect(verdictOf(50, { spread: 0.7 })).toBe('unknown');
  expect(verdictOf(500, { spread: 0.7 })).toBe('learnt');
  expect(verdictOf(50, { spread: 1, shift: 0.35 })).toBe('unknown');
  expect(verdictOf(500, { spread: 1, shift: 0.35 })).toBe('learnt');
});
