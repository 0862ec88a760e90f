import { expect, test } from 'vitest';
import { lazai } from '../../../models/metis/lazai.ts';
import { assumed, assumption } from '../../../src/define/index.ts';
import { mechanism } from '../../../models/metis/economy.ts';
import { last, runPool } from './pool-model.ts';

/** Gives validators five bonds of the reserve on the first day. */
const reserve = mechanism({
  name: 'reserve',
  purpose: 'Gives the reserve’s part for validators.',
  parameters: {
    amount: assumption({
      value: 100_000,
      unit: 'METIS',
      between: [0, 1e6],
      means: 'reserve',
      source: assumed('for tests', 'high'),
    }),
  },
  writes: ['market', 'validatorBonds'],
  start({ economy, parameters }) {
    economy.market -= parameters.amount;
    economy.validatorBonds += parameters.amount;
  },
  step() {},
});

const observe = ['validatorBonds', 'lazai.validators', 'lazai.bonded', 'lazai.transactions'];
/** Open from the first day, every seat looked at every day, the same fees every day. */
const even = {
  'lazai.openingDelay': 0,
  'lazai.slashing': 'off',
  'lazai.adoption': 'none',
  'lazai.spread': 0,
  'lazai.incomeMemory': 1,
  'lazai.reviewDays': 1,
};
const run = (
  parameters: Record<string, number | string>,
  days: number,
  price: number | ((day: number) => number) = 8,
) =>
  runPool([reserve, lazai], {
    days,
    start: '2025-11-20',
    parameters: { ...even, ...parameters },
    given: { price },
    observe,
  });

test('bonds of those who leave on one day all come back seven days later, one to the reserve and none before', () => {
  const left = run({ 'lazai.typicalTransactions': 5_000_000 }, 70, (day) => (day < 50 ? 8 : 1e-6));
  const [validators, bonded] = [left.series['lazai.validators'], left.series['lazai.bonded']];
  expect(validators?.[49]).toBe(21);
  expect(validators?.[50]).toBe(4);
  expect(bonded?.[56]).toBe(21 * 20_000);
  expect(bonded?.[57]).toBe(4 * 20_000);
  // Four bonds of the reserve stay with the founding validators; the newcomer's fifth goes back to it.
  expect([left.series['validatorBonds']?.[56], left.series['validatorBonds']?.[57]]).toEqual([0, 20_000]);
});

test('as many validators stand as earn the cost of a machine and the return on a bond, and not one more', () => {
  const transactions = 80_000;
  const fees = transactions * 100_000 * 9.39e-9 * 8;
  const asked = 15 + (20_000 * 8 * 0.1) / 365;
  const crowd = run({ 'lazai.typicalTransactions': transactions, 'reserve.amount': 0 }, 60);
  expect(Math.floor(fees / asked)).toBeGreaterThan(8);
  expect(last(crowd, 'lazai.validators')).toBe(Math.floor(fees / asked));
  expect(last(crowd, 'lazai.bonded')).toBe(Math.floor(fees / asked) * 20_000);
});

test('LazAI opens on its date, whenever the run begins', () => {
  const firstDay = (start: string) =>
    runPool([lazai], { days: 60, start, given: { price: 8 }, observe }).series[
      'lazai.transactions'
    ]?.findIndex((each) => each > 0);
  expect(firstDay('2025-11-20')).toBe(32);
  expect(firstDay('2025-12-02')).toBe(20);
  expect(firstDay('2025-11-10')).toBe(42);
  expect(firstDay('2026-06-01')).toBe(1);
});
