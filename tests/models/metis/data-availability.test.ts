import { expect, test } from 'vitest';
import { dataAvailability } from '../../../models/metis/data-availability.ts';
import { andromeda } from '../../../models/metis/andromeda.ts';
import { last, runPool } from './pool-model.ts';

const observe = [
  'dataAvailability.cost',
  'dataAvailability.margin',
  'dataAvailability.marginInMetis',
  'dataAvailability.andromedaMargin',
  'dataAvailability.hyperionMargin',
  'dataAvailability.gasSoFar',
  'dataAvailability.burnedSoFar',
  'gasFees',
];
const summer = { price: 14.5, gasPrice: 1.3, blobFee: 0.08125, etherPrice: 3_601.83 };
const run = (parameters: Record<string, number | string> = {}, given: Record<string, number> = {}) =>
  runPool([dataAvailability], {
    days: 2,
    parameters,
    given: { ...summer, transactions: 35_000, ...given },
    observe,
  });
const cost = (parameters: Record<string, number | string> = {}, given: Record<string, number> = {}) =>
  last(run(parameters, given), 'dataAvailability.cost');

test('in the summer of 2025 publishing 35,000 transactions cost 55 USD a day: as measured, and in blobs', () => {
  expect(cost({ 'dataAvailability.mode': 'measured' })).toBeCloseTo(54.95, 10);
  expect(Math.abs(cost() / 55 - 1)).toBeLessThan(0.03);
});

test('calldata cost far more than blobs, and keeping data off chain least, while Ethereum’s fees are those of 2025', () => {
  const [blobs, calldata, hybrid] = ['blobs', 'calldata', 'hybrid'].map((mode) =>
    cost({ 'dataAvailability.mode': mode }),
  );
  expect(calldata).toBeGreaterThan(10 * (blobs ?? NaN));
  expect(hybrid).toBeLessThan(blobs ?? NaN);
});

test('every price on Ethereum raises the cost, and so does every transaction', () => {
  expect(cost({}, { gasPrice: 2.6 })).toBeGreaterThan(cost());
  expect(cost({}, { blobFee: 1 })).toBeGreaterThan(cost());
  expect(cost({}, { etherPrice: 7_203.66 })).toBeCloseTo(2 * cost(), 9);
  expect(cost({}, { transactions: 70_000 })).toBeGreaterThan(cost());
});

test('the margin is fees less data: about 138 USD a day in summer 2025, 70 % of the fees', () => {
  const simulation = runPool([andromeda, dataAvailability], {
    days: 1,
    parameters: {
      'dataAvailability.mode': 'measured',
      'andromeda.firstTransactions': 35_000,
      'andromeda.typicalTransactions': 35_000,
      'andromeda.spread': 0,
    },
    given: summer,
    observe,
  });
  expect(last(simulation, 'dataAvailability.margin')).toBeCloseTo(192.5 - 54.95, 6);
  expect(last(simulation, 'dataAvailability.marginInMetis')).toBeCloseTo((192.5 - 54.95) / 14.5, 6);
  expect(last(simulation, 'dataAvailability.andromedaMargin')).toBeCloseTo(192.5 - 54.95, 6);
  expect(last(simulation, 'dataAvailability.gasSoFar')).toBe(last(simulation, 'gasFees'));
});

test('Hyperion bears its part of the cost by transactions; nobody at all bears the batches only', () => {
  const both = run({}, { hyperionTransactions: 35_000 });
  expect(last(both, 'dataAvailability.hyperionMargin')).toBeCloseTo(
    last(both, 'dataAvailability.andromedaMargin'),
    9,
  );
  const nobody = run({}, { transactions: 0 });
  expect(last(nobody, 'dataAvailability.cost')).toBeCloseTo((33 * 340_000 * 1.3 * 3_601.83) / 1e9, 9);
  expect(last(nobody, 'dataAvailability.hyperionMargin')).toBeCloseTo(0, 12);
});
