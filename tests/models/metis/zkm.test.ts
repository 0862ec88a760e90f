import { expect, test } from 'vitest';
import { zkm } from '../../../models/metis/zkm.ts';
import { last, runPool } from './pool-model.ts';

const observe = ['zkm.proofs', 'zkm.verification', 'zkm.treasury', 'proofCost', 'market', 'bought'];
const given = { price: 10, gasPrice: 2, etherPrice: 3_000 };
const run = (parameters: Record<string, number | string> = {}, days = 30) =>
  runPool([zkm], { days, parameters, given, observe });

test('a proof costs 209,948 gas to verify as Groth16 and 282,132 as PLONK', () => {
  const still = { 'zkm.spread': 0 };
  expect(last(run(still, 1), 'zkm.verification')).toBeCloseTo((24 * 209_948 * 2 * 3_000) / 1e9, 9);
  expect(last(run({ ...still, 'zkm.proofSystem': 'plonk' }, 1), 'zkm.verification')).toBeCloseTo(
    (24 * 282_132 * 2 * 3_000) / 1e9,
    9,
  );
});

test('by default no METIS moves and Metis pays nothing', () => {
  const plain = run();
  expect(last(plain, 'market')).toBe(7_000_000);
  expect(last(plain, 'proofCost')).toBe(0);
  expect(last(plain, 'zkm.treasury')).toBe(0);
});

test('where Metis pays, the cost of the proofs is its own; who pays changes no proof', () => {
  const paid = run({ 'zkm.payer': 'metis' });
  expect(paid.series['proofCost']?.slice(1)).toEqual(paid.series['zkm.verification']?.slice(1));
  expect(paid.series['zkm.proofs']).toEqual(run().series['zkm.proofs']);
});

test('a share of revenue spent on METIS buys as much as it pays for', () => {
  const buying = run({ 'zkm.metisShare': 0.5, 'zkm.spread': 0 }, 10);
  expect(last(buying, 'zkm.treasury')).toBeCloseTo((10 * 24 * 0.5) / 10, 5);
  expect(last(buying, 'market')).toBe(7_000_000 - last(buying, 'zkm.treasury'));
  expect(last(run({ 'zkm.metisShare': 1, 'zkm.proofsPerDay': 0 }), 'zkm.treasury')).toBe(0);
});
