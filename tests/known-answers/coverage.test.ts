import { expect, test } from 'vitest';
import { coverageOf, exactCoverage, methods, proportions } from '../../scripts/coverage-fixed.ts';
import { bernoulli, lognormal, normal } from '../../scripts/coverage-laws.ts';
import { runsToSign, runsToWidth } from '../../scripts/coverage-looks.ts';
import { zOfShare } from '../src/summarise/draws.ts';

// Small versions of the tables in docs/precision.md. z is against the nominal 95 % with its binomial standard error; where coverage
// is at least nominal by theory, only too few hits are a failure.
const repetitions = 300;
const z = (share: number) => zOfShare(share * repetitions, repetitions, 0.95);
const methodOf = (name: string, law: string) => {
  const found = methods.find((method) => method.name === name && method.law.name === law);
  if (found === undefined) throw new Error(`unknown method: ${name}`);
  return found;
};

test('Clopper–Pearson covers at least 95 %, exactly, where Wilson may fall below', () => {
  const [[, wilson], [, clopperPearson]] = proportions;
  for (const p of [0.01, 0.1, 0.5]) {
    for (const n of [10, 30, 100, 1000])
      expect(exactCoverage(clopperPearson, n, p)).toBeGreaterThanOrEqual(0.95);
  }
  expect(exactCoverage(wilson, 100, 0.01)).toBeLessThan(0.95);
});

test('for ten lognormal values the bootstrap-t interval covers more often than BCa and Student', () => {
  const share = (name: string) => coverageOf(methodOf(name, 'lognormal'), 10, repetitions);
  const [student, bca, studentised] = ['mean, Student t', 'mean, BCa', 'mean, bootstrap-t'].map(share);
  expect(studentised).toBeGreaterThan(student);
  expect(studentised).toBeGreaterThan(bca);
  expect(z(student)).toBeLessThan(-4.9);
});

test('BCa covers the mean of thirty normals, and order statistics the median of skewed values', () => {
  expect(Math.abs(z(coverageOf(methodOf('mean, BCa', 'normal'), 30, repetitions)))).toBeLessThanOrEqual(3);
  expect(z(coverageOf(methodOf('median, order statistics', 'lognormal'), 30, repetitions))).toBeGreaterThan(
    -3,
  );
});

test('the paired bootstrap covers a ratio of means', () => {
  const ratio = methodOf('ratio of means of pairs, paired BCa', 'exponential');
  expect(Math.abs(z(coverageOf(ratio, 30, repetitions)))).toBeLessThanOrEqual(3);
});

test('confidence sequences hold at all looks together, and so where a run stops', () => {
  const looks = { every: 50, maximum: 500 };
  for (const [looking, width] of [
    [{ ...looks, law: normal, of: 'mean' }, 0.2],
    [{ ...looks, law: lognormal, of: 'median' }, 0.25],
    [{ ...looks, law: bernoulli(0.1), of: 'chance' }, 0.08],
  ] as const) {
    const { always, atStop, length } = runsToWidth(looking, width, { repetitions, peeking: false });
    expect(z(always)).toBeGreaterThanOrEqual(-3);
    expect(atStop).toBeGreaterThanOrEqual(always);
    // Neither at the first look nor never.
    expect(length).toBeGreaterThan(50);
    expect(length).toBeLessThan(500);
  }
});

test('with the interval for one look, looking ten times does not hold', () => {
  const looking = { every: 50, maximum: 500, law: normal, of: 'mean' } as const;
  expect(z(runsToWidth(looking, 0.2, { repetitions, peeking: true }).always)).toBeLessThan(-4.9);
});

test('without an effect peeking names a sign far too often, and the rules at most in 5 %', () => {
  const looking = { every: 50, maximum: 500, law: normal, of: 'mean' } as const;
  const wrong = (by: 'sequence of the median' | "O'Brien–Fleming" | 'Pocock' | 'peeking') =>
    runsToSign(looking, 0, { repetitions, by }).decided;
  expect(z(1 - wrong('peeking'))).toBeLessThan(-4.9);
  expect(Math.abs(z(1 - wrong("O'Brien–Fleming")))).toBeLessThanOrEqual(3);
  expect(Math.abs(z(1 - wrong('Pocock')))).toBeLessThanOrEqual(3);
  expect(z(1 - wrong('sequence of the median'))).toBeGreaterThanOrEqual(-3);
});

// Wald's approximation for a Pocock boundary near 2.56 standard errors: an effect of 0.3 needs about (2.56 + 0) ² / 0.09 = 73 values
// on average to drift there; looks at 50 and 100 round it up.
test('an effect is found the sooner the larger it is, and planned looks find it sooner than a sequence', () => {
  const looking = { every: 50, maximum: 500, law: normal, of: 'mean' } as const;
  const length = (effect: number, by: 'sequence of the median' | 'Pocock') =>
    runsToSign(looking, effect, { repetitions: 100, by }).length;
  expect(length(0.6, 'Pocock')).toBeLessThan(60);
  expect(length(0.3, 'Pocock')).toBeLessThan(140);
  expect(length(0.3, 'Pocock')).toBeGreaterThan(73);
  expect(length(0.3, 'sequence of the median')).toBeGreaterThan(length(0.3, 'Pocock'));
});
