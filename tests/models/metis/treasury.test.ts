import { expect, test } from 'vitest';
import { andromeda } from '../../../models/metis/andromeda.ts';
import { circulation } from '../../../models/metis/circulation.ts';
import { model } from '../../../models/metis/economy.ts';
import { supply } from '../../../models/metis/supply.ts';
import { treasury } from '../../../models/metis/treasury.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({
  name: 'alone',
  version: '1',
  means: 'treasury and users',
  schedule: [supply, andromeda, treasury, circulation],
});
const observe = [
  'treasury',
  'feeVault',
  'gasFees',
  'market',
  'sold',
  'treasuryPaid',
  'treasuryReceived',
  'treasury.paid',
  'treasury.unpaid',
  'supply.circulating',
  'circulation.growth',
  'circulation.byTreasury',
];
const run = (parameters: Record<string, number | string> = {}, price = 10, days = 60) => {
  const values = { 'treasury.costs': 'fixed', ...parameters };
  const { series } = simulate({
    model: alone,
    days,
    seed: 3,
    populations: { holders: 1, clients: 1, positions: 1, verifiers: 1 },
    parameters: values,
    observe,
    given: { price },
    audit: true,
  });
  return (name: string, day: number): number => series[name]?.[day] ?? NaN;
};

test('the treasury takes its share of each day’s gas fees out of the vault', () => {
  const at = run({ 'treasury.costs': 'off', 'treasury.feeShare': 0.25 });
  let fees = 0;
  for (let day = 1; day <= 60; day++) fees += at('gasFees', day);
  expect(at('treasury', 60)).toBeCloseTo(fees / 4, 5);
  expect(at('treasury', 60) + at('feeVault', 60)).toBeCloseTo(fees, 9);
});

test('it sells METIS for 55 dollars a day while it has any, and notes in dollars what it cannot pay', () => {
  const rich = run({ 'treasury.atStart': 1_000 });
  expect(rich('sold', 1)).toBeCloseTo(5.5, 6);
  expect(rich('treasury.unpaid', 60)).toBeLessThan(1e-6);
  const poor = run({ 'treasury.feeShare': 0 });
  expect(poor('sold', 60)).toBe(0);
  expect(poor('treasury.unpaid', 60)).toBeCloseTo(60 * 55, 6);
});

test('half the price means twice the METIS sold for the same costs', () => {
  const parameters = { 'treasury.atStart': 100_000 };
  expect(run(parameters, 5)('treasury.paid', 60) / run(parameters, 10)('treasury.paid', 60)).toBeCloseTo(
    2,
    6,
  );
});

test('other spending is sold evenly over the year', () => {
  const at = run({ 'treasury.atStart': 100_000, 'treasury.spending': 36_500, 'treasury.costPerDay': 0 });
  expect(at('treasury.paid', 60)).toBeCloseTo(6_000, 5);
});

test('METIS of the treasury do not circulate: circulation changes by exactly what it pays less what it takes', () => {
  const at = run({ 'treasury.atStart': 500, 'treasury.spending': 10_000 });
  expect(at('supply.circulating', 0)).toBe(6_500_000 - 500);
  for (let day = 1; day <= 60; day++) {
    expect(at('circulation.growth', day)).toBe(at('circulation.byTreasury', day));
    expect(at('treasury', day)).toBeGreaterThanOrEqual(0);
  }
});

test('a treasury without fees, costs and start changes nothing', () => {
  const at = run({ 'treasury.feeShare': 0, 'treasury.costs': 'off' });
  for (const name of ['treasury', 'sold', 'treasury.paid', 'treasury.unpaid', 'circulation.growth'])
    expect(at(name, 60)).toBe(0);
});

test('by default it pays what data and proofs cost on Ethereum today', () => {
  const parameters = { 'treasury.costs': 'ethereum', 'treasury.atStart': 1_000 };
  const { series } = simulate({
    model: alone,
    days: 2,
    seed: 3,
    parameters,
    observe,
    given: { price: 10, dataCost: (day) => 40 * day, proofCost: 5 },
  });
  expect(series['sold']?.[1]).toBeCloseTo(4.5, 6);
  expect(series['sold']?.[2]).toBeCloseTo(8.5, 6);
});
