import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import {
  accountChanges,
  accountMeaning,
  accountName,
  ledgerPeriods,
  middleFuture,
  movedIn,
} from '../../../src/report/ledger.ts';
import type { AccountYears } from '../../../src/report/ledger-reader.ts';
import { runOf } from './run-fixture.ts';

const account = (name: string, balances: readonly number[], unit = 'METIS'): AccountYears => ({
  name,
  means: '',
  unit,
  balances: Float64Array.from(balances),
});
const ledger = [
  account('budget', [100, 60, 30, 30]),
  account('holders', [0, 40, 50, 40]),
  account('burned', [0, 0, 20, 30]),
  account('dollars', [0, 9, 9, 9], 'USD'),
];
const future = (full: readonly number[], current = full) =>
  middleFuture(
    runOf({ values: { current: { runway: current }, full: { runway: full } } }),
    { scenario: 'full', outcome: 'runway', point: 0 },
    ['current', 'full'],
  );

test('up to five years stand alone, more are taken together in equal parts', () => {
  const labels = (years: number) => ledgerPeriods(years, 5).map(({ label }) => label);
  expect(labels(1)).toEqual(['year 1']);
  expect(labels(5)).toEqual(['year 1', 'year 2', 'year 3', 'year 4', 'year 5']);
  expect(labels(7)).toEqual(['years 1 to 2', 'years 3 to 4', 'years 5 to 6', 'year 7']);
  expect(ledgerPeriods(11, 5).at(-1)).toEqual({ label: 'years 10 to 11', first: 9, last: 11 });
});

test('changes are balances at the end of a period less those at its start, of one unit only', () => {
  const changes = accountChanges(ledger, 'METIS', ledgerPeriods(3, 5));
  expect(changes.map(({ name, changes: each }) => [name, ...each])).toEqual([
    ['budget', -40, -30, 0],
    ['holders', 40, 10, -10],
    ['burned', 0, 20, 10],
  ]);
  expect(movedIn(changes)).toBe(80);
});

test('years that are taken together hide what goes to and fro within them', () => {
  const whole = accountChanges(ledger, 'METIS', ledgerPeriods(3, 1));
  expect(whole.map(({ changes }) => changes)).toEqual([[-70], [40], [30]]);
  expect(movedIn(whole)).toBe(70);
});

test('names of accounts become words, and meanings end at their first mark', () => {
  expect(accountName('eagrReserve')).toBe('EAGR reserve');
  expect(accountName('dexMetis')).toBe('DEX METIS');
  expect(accountName('lazai.systemPool')).toBe('LazAI system pool');
  expect(accountName('market')).toBe('Market');
  expect(accountMeaning('inventory of everybody else: the counterparty')).toBe('inventory of everybody else');
  expect(accountMeaning('held by `x` (all)')).toBe('held by x');
  expect(accountMeaning('')).toBe('');
});

test('the middle future is the middle one in the order of the outcome', () => {
  expect(future([30, 10, 20])).toBe(2);
});

test('of an even number the lower of the two in the middle is taken', () => {
  expect(future([40, 10, 30, 20])).toBe(3);
});

test('of several futures with the middle value the one with the lowest number is taken', () => {
  expect(future([9, 5, 5, 5, 1])).toBe(1);
  expect(future([7, 7, 7])).toBe(0);
});

test('a future that failed under either set of rules is never the middle one', () => {
  expect(future([30, NaN, 20])).toBe(2);
  expect(future([10, 20, 30], [1, NaN, 1])).toBe(0);
  expect(future([NaN, NaN], [1, 1])).toBeUndefined();
});

test('outcomes without limit have their place at the end of the order', () => {
  expect(future([Infinity, 1, Infinity])).toBe(0);
  expect(future([Infinity, 1, 2])).toBe(2);
});

const run = runOf({
  values: { current: { runway: [1, 2, 3] }, full: { runway: [3, 1, 2] } },
  flows: (_, replication) => (replication === 2 ? ledger : undefined),
});
const query = { measure: 'ledger', table: 'flows', scenario: 'full', point: 0, unit: 'METIS' } as const;

test('answers about a ledger name the future, what moved in all, and how an account changed', () => {
  const at = { scenario: 'full', outcome: 'runway', point: 0 };
  const complete = ['current'];
  expect(answer(run, { measure: 'middleFuture', table: 'outcomes', ...at, complete }).value).toBe(2);
  expect(answer(run, { ...query, replication: 2, of: { mostPeriods: 5 } }).value).toBe(80);
  expect(answer(run, { ...query, replication: 2, of: { mostPeriods: 1 } }).value).toBe(70);
});

test('answers about a future or an account that is not there are not a number', () => {
  expect(answer(run, { ...query, replication: 0, of: { mostPeriods: 5 } }).value).toBeNaN();
});
