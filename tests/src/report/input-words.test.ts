import { expect, test } from 'vitest';
import type { ResolvedAssumption } from '../../../src/plan/index.ts';
import { groupWords, meaningOf, plainReason, rangeOf } from '../../../src/report/input-words.ts';
import { checkNumbers, textOf } from '../../../src/report/numbers.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import { splitBy } from '../../../src/report/split.ts';
import { openChoice, runOf, values } from './run-fixture.ts';

const assumed = (
  name: string,
  distribution: ResolvedAssumption['distribution'],
  why = 'nobody knows',
): ResolvedAssumption => ({
  name,
  distribution,
  provenance: { kind: 'assume', why, confidence: 'low', notStated: true },
});
const runWith = (assumption: ResolvedAssumption, drawn: readonly (number | string)[], unit = '1') =>
  runOf({
    values: { current: { runway: drawn.map(() => 1) } },
    assumptions: [assumption],
    drawn: { [assumption.name]: drawn },
    parameters: [{ name: assumption.name, unit, means: 'which fund it means; only one' }],
  });

test('an option is printed with what the reason for it says behind its letter', () => {
  const reading = assumed(
    'eagr.reading',
    { kind: 'choice', options: ['b', 'c'], weights: [1, 1] },
    'names no account: the whole fund (b) or the part for sequencers (c)',
  );
  const run = runWith(reading, ['b', 'c']);
  expect(rangeOf(run, reading)).toBe('b: the whole fund; or c: the part for sequencers');
  expect(rangeOf(run, reading, true)).toBe('b or c');
  expect(groupWords(run, 'eagr.reading', 'b')).toBe('b (the whole fund)');
  expect(rangeOf(run, openChoice('eagr.reading', ['b', 'c']))).toBe('b or c');
});

test('days are months or years where they are round, and stay days where they are not', () => {
  const ramp = assumed('ramp', { kind: 'choice', options: [91.25, 182.5, 365], weights: [1, 1, 1] });
  const run = runWith(ramp, [91.25, 182.5, 365], 'days');
  expect(rangeOf(run, ramp)).toBe('3, 6 or 12 months');
  expect(groupWords(run, 'ramp', '91.3')).toBe('3 months');
  const uniform = (low: number, high: number) => assumed('ramp', { kind: 'uniform', low, high });
  expect(rangeOf(run, uniform(730, 2920))).toBe('2 to 8 years');
  expect(rangeOf(run, uniform(60, 365))).toBe('60 to 365 days');
});

test('a distribution without ends is said by the middle nine tenths of its law, whatever was drawn', () => {
  // gamma(2, 1): 5% below 0.355, 95% below 4.744 (tables of the chi-square law with 4 degrees of freedom, halved).
  const weight = assumed('weight', { kind: 'gamma', shape: 2, scale: 1 });
  for (const drawn of [values(101, (r) => r / 10), [1, 2, 3]])
    expect(rangeOf(runWith(weight, drawn), weight)).toBe('mostly between 0.36 and 4.7');
  const limited = { ...weight, between: [0.5, 4] as const };
  expect(rangeOf(runWith(limited, [1]), limited)).toBe('mostly between 0.50 and 4.0');
  const normal = assumed('weight', { kind: 'normal', mean: 0, deviation: 1 });
  expect(rangeOf(runWith(normal, [1]), normal)).toBe('mostly between −1.6 and 1.6');
});

test('ranges of inputs, values of levers and counts of inputs are numbers of the report with a query', () => {
  const weight = assumed('weight', { kind: 'gamma', shape: 2, scale: 1 });
  const current = { runway: values(40, (r) => 20 + r) };
  const full = { runway: values(40, (r) => 10 + r) };
  const run = runOf({
    values: { current, full },
    assumptions: [weight],
    drawn: { weight: values(40, (r) => r) },
    parameters: [
      { name: 'weight', unit: '1', role: 'assumption' },
      ...['current', 'full'].map((scenario, s) => ({
        scenario,
        name: 'pool.rate',
        value: String(0.2 - s / 20),
        unit: '1/year',
      })),
    ],
  });
  const { numbers } = reportContent(run, { command: 'x' });
  const text = (measure: string): string[] =>
    numbers.flatMap((each) => (each.query.measure === measure ? [each.text] : []));
  expect(text('inputRange')).toEqual(['mostly between 0.36 and 4.7']);
  expect(text('leverValue')).toEqual(['20.0% a year', '15.0% a year']);
  expect(text('inputs')).toEqual(['1', '0', '0', '1'].slice(0, text('inputs').length));
  expect(checkNumbers(run, numbers).filter(({ matches }) => !matches)).toEqual([]);
  const altered = numbers.map((each) =>
    each.query.measure === 'leverValue' ? { ...each, text: '21.0% a year' } : each,
  );
  expect(checkNumbers(run, altered).filter(({ matches }) => !matches)).toHaveLength(2);
});

test('a parameter is called by its meaning, or by its last name when none is stored', () => {
  const run = runWith(openChoice('eagr.reading', ['b']), ['b']);
  expect(meaningOf(run, 'eagr.reading')).toBe('which fund it means');
  expect(meaningOf(run, 'eagr.releaseDays')).toBe('release days');
});

test('a continuous input with few futures is split by thirds of its ranks, a choice by its options', () => {
  const drawn = [5, 1, 3, 2, 6, 4];
  const uniform = assumed('x', { kind: 'uniform', low: 0, high: 7 });
  expect(splitBy(runWith(uniform, drawn), 'x').map(({ members }) => members)).toEqual([
    [1, 3],
    [2, 5],
    [0, 4],
  ]);
  expect(splitBy(runWith(openChoice('x', drawn), drawn), 'x')).toHaveLength(6);
});

test('what is nearer to zero than a thousandth of what matters is 0, and minus signs are no hyphens', () => {
  const style = { digits: 3, signed: true, zeroBelow: 0.0005 };
  expect(textOf([0, 7.27e-9], style)).toBe('0 to 0');
  expect(textOf(-1e-6, style)).toBe('0');
  expect(textOf([-61.4, 3.2], style)).toBe('−61.4 to +3.2');
  expect(textOf([-61.4, -6.2], { digits: 2, verb: 'down', after: ' years' })).toBe('6.2 to 61 years');
});

test('reasons name no law of chance', () => {
  expect(plainReason('no split; the weights together are a Dirichlet(2, 2, 2) split')).toBe(
    'no split; the weights together are a split drawn at random, no part preferred',
  );
  expect(plainReason('a Dirichlet(1, 2.5) split of the median')).toBe(
    'a split drawn at random of the middle value',
  );
});
