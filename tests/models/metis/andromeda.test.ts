import { expect, test } from 'vitest';
import { andromeda } from '../../../models/metis/andromeda.ts';
import { model } from '../../../models/metis/economy.ts';
import { supply } from '../../../models/metis/supply.ts';
import { log } from '../../../src/numeric/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({ name: 'alone', version: '1', means: 'gas alone', schedule: [supply, andromeda] });
const run = (days: number, parameters: Record<string, number | string> = {}, price = 14.5) =>
  simulate({
    model: alone,
    days,
    seed: 3,
    parameters,
    given: { price },
    observe: ['transactions', 'gasFees', 'feeVault', 'burned', 'bought', 'supply.circulating'],
    audit: days < 500,
  }).series;

test('35,000 transactions a day pay about 193 USD in METIS, bought from the market', () => {
  const { gasFees, bought } = run(1, {
    'andromeda.firstTransactions': 35_000,
    'andromeda.typicalTransactions': 35_000,
    'andromeda.spread': 0,
  });
  expect(gasFees?.[1]).toBeCloseTo(192.5 / 14.5, 6);
  expect(bought?.[1]).toBe(gasFees?.[1]);
});

test('the logarithm of transactions has the stated median, spread and half-life', () => {
  const days = 10_000;
  const { transactions = new Float64Array() } = run(days, { 'andromeda.halfLife': 5 });
  const logs = transactions.map((count) => log(count / 30_000)).slice(1);
  const kept = 2 ** (-1 / 5);
  const mean = logs.reduce((total, x) => total + x, 0) / days;
  const variance = logs.reduce((total, x) => total + (x - mean) * (x - mean), 0) / days;
  const lagged =
    logs.slice(1).reduce((total, x, t) => total + (x - mean) * ((logs[t] ?? 0) - mean), 0) / days;
  const errorOfMean = 0.5 * Math.sqrt((1 + kept) / (1 - kept) / days);
  expect(Math.abs(mean) / errorOfMean).toBeLessThan(3);
  expect(
    Math.abs(variance / 0.25 - 1) / Math.sqrt((2 * (1 + kept * kept)) / (1 - kept * kept) / days),
  ).toBeLessThan(3);
  expect(Math.abs(lagged / variance - kept) / Math.sqrt((1 - kept * kept) / days)).toBeLessThan(3);
});

test('users start at what was measured and half of the distance to the usual level is gone after a half-life', () => {
  const { transactions } = run(60, { 'andromeda.spread': 0, 'andromeda.typicalTransactions': 60_000 });
  expect(transactions?.[0]).toBe(29_590);
  expect(transactions?.[60]).toBeCloseTo(Math.sqrt(29_590 * 60_000), 6);
});

test('nothing is burned unless governance says so, and what is burned leaves circulation', () => {
  const kept = run(50);
  expect(kept.burned?.[50]).toBe(0);
  const burnt = run(50, { 'andromeda.burnShare': 0.4 });
  expect(burnt.burned?.[50]).toBeGreaterThan(0);
  expect(burnt['supply.circulating']?.[50]).toBe(6_500_000 - (burnt.burned?.[50] ?? 0));
  expect((burnt.burned?.[50] ?? 0) + (burnt.feeVault?.[50] ?? 0)).toBe(kept.feeVault?.[50]);
});

test('however low the price of METIS, a transaction never costs more METIS than the highest fee', () => {
  const steady = { 'andromeda.spread': 0, 'andromeda.firstTransactions': 30_000 };
  const { gasFees } = run(1, steady, 0.0001);
  expect(gasFees?.[1]).toBeCloseTo(30_000 * 0.0017, 6);
});

test('gas is never paid with METIS that nobody has', () => {
  const { market } = simulate({
    model: alone,
    days: 3,
    seed: 1,
    parameters: { 'supply.circulating': 10, 'andromeda.feePerTransaction': 10, 'andromeda.highestFee': 10 },
    given: { price: 1 },
    observe: ['market'],
    audit: true,
  }).series;
  expect(market?.[3]).toBe(0);
});

test('users grow along the chosen path, and not at all by default', () => {
  const at = (adoption: string, day: number) =>
    run(400, {
      'andromeda.adoption': adoption,
      'andromeda.spread': 0,
      'andromeda.firstTransactions': 30_000,
      'andromeda.halfwayDays': 200,
    }).transactions?.[day] ?? NaN;
  expect(at('none', 400)).toBe(30_000);
  expect(at('bass', 200)).toBeCloseTo(60_000, 6);
  expect(at('logistic', 400)).toBeGreaterThan(85_000);
  expect(at('logistic', 50)).toBeLessThan(at('bass', 50));
});
