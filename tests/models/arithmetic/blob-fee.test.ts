import { expect, test } from 'vitest';
import { nextBaseFee } from '../../../models/arithmetic/base-fee.ts';
import { blobFeeDay, BLOCKS_PER_DAY, logBlobFeeAfter } from '../../../models/arithmetic/blob-fee-day.ts';
import {
  blobBaseFee,
  BLOB_FEE_FLOOR,
  blobRules,
  fakeExponential,
  nextExcessBlobGas,
} from '../../../models/arithmetic/blob-fee.ts';
import type { BlobRule } from '../../../models/arithmetic/blob-fee.ts';
import { GAS_PER_BLOB } from '../../../models/arithmetic/data-cost.ts';
import { testStream } from '../../known-answers/process-samples.ts';

test('the integer exponential gives the published vectors of clients', () => {
  const vectors = [
    [1, 0, 1, 1],
    [38_493, 0, 1_000, 38_493],
    [0, 1_234, 2_345, 0],
    [1, 2, 1, 6],
    [1, 4, 2, 6],
    [1, 3, 1, 16],
    [1, 6, 2, 18],
    [1, 4, 1, 49],
    [1, 8, 2, 50],
    [10, 8, 2, 542],
    [11, 8, 2, 596],
    [1, 5, 1, 136],
    [1, 5, 2, 11],
    [2, 5, 2, 23],
    [1, 50_000_000, 2_225_652, 5_709_098_764],
  ] as const;
  for (const [factor, numerator, denominator, expected] of vectors)
    expect(fakeExponential(BigInt(factor), BigInt(numerator), BigInt(denominator))).toBe(BigInt(expected));
});

test('the blob fee of EIP-4844 leaves 1 wei only at an excess of 2,314,058', () => {
  const fees = [0, 2_314_057, 2_314_058, 10 * 1_024 * 1_024].map((excess) =>
    blobBaseFee(BigInt(excess), blobRules.eip4844),
  );
  expect(fees).toEqual([1n, 1n, 2n, 23n]);
});

test('a full block raises and an empty block lowers the blob fee by the published factors', () => {
  const factor = (blobs: number, { target, updateFraction }: BlobRule): number =>
    Math.exp(((blobs - target) * GAS_PER_BLOB) / updateFraction);
  expect(factor(6, blobRules.eip4844)).toBeCloseTo(1.125, 4);
  expect(factor(0, blobRules.eip4844)).toBeCloseTo(0.8889, 4);
  expect(factor(9, blobRules.eip7691)).toBeCloseTo(1.0817, 4);
  expect(factor(0, blobRules.eip7691)).toBeCloseTo(0.8547, 4);
  // The same in integers, from a fee large enough for rounding not to show.
  for (const [rule, blobs, expected] of [
    [blobRules.eip4844, 6, 1.125],
    [blobRules.eip4844, 0, 0.8889],
    [blobRules.eip7691, 9, 1.0817],
    [blobRules.eip7691, 0, 0.8547],
  ] as const) {
    const excess = BigInt(rule.updateFraction) * 30n;
    const next = nextExcessBlobGas(excess, blobs, rule);
    expect(Number(blobBaseFee(next, rule)) / Number(blobBaseFee(excess, rule))).toBeCloseTo(expected, 4);
  }
});

test('all update fractions are max × 131,072 ÷ (2 ln 1.125)', () => {
  for (const { max, updateFraction } of Object.values(blobRules))
    expect(Math.abs((max * GAS_PER_BLOB) / (2 * Math.log(1.125)) / updateFraction - 1)).toBeLessThan(1e-6);
});

test('excess never falls below nothing, and EIP-7918 stops its fall at a sixteenth of the base fee', () => {
  const rule = blobRules.eip7691;
  expect(nextExcessBlobGas(0n, 5, rule)).toBe(0n);
  expect(nextExcessBlobGas(0n, 7, rule)).toBe(BigInt(GAS_PER_BLOB));
  const gwei = 1_000_000_000n;
  let excess = BigInt(rule.updateFraction) * 25n;
  for (let block = 0; block < 5_000; block++) excess = nextExcessBlobGas(excess, 5, rule, gwei);
  const floor = Number(gwei) * BLOB_FEE_FLOOR;
  expect(Number(blobBaseFee(excess, rule)) / floor).toBeGreaterThan(0.95);
  expect(Number(blobBaseFee(excess, rule)) / floor).toBeLessThan(1.1);
  for (let block = 0; block < 5_000; block++) excess = nextExcessBlobGas(excess, 5, rule);
  expect(blobBaseFee(excess, rule)).toBe(1n);
});

test('the base fee of EIP-1559 gives the published vectors of clients', () => {
  expect(nextBaseFee(1_000_000_000n, 20_000_000n, 10_000_000n)).toBe(1_000_000_000n);
  expect(nextBaseFee(1_000_000_000n, 20_000_000n, 9_000_000n)).toBe(987_500_000n);
  expect(nextBaseFee(1_000_000_000n, 20_000_000n, 11_000_000n)).toBe(1_012_500_000n);
  expect(nextBaseFee(1_000_000_000n, 20_000_000n, 20_000_000n)).toBe(1_125_000_000n);
  expect(nextBaseFee(1_000_000_000n, 20_000_000n, 0n)).toBe(875_000_000n);
  expect(nextBaseFee(7n, 20_000_000n, 20_000_000n)).toBe(8n);
  expect(nextBaseFee(0n, 20_000_000n, 0n)).toBe(0n);
  expect(() => nextBaseFee(1n, 1n, 0n)).toThrow('invalid gas limit: 1');
});

const demand = { indifferentFee: 1, blobElasticity: 0.3 };
const rule = blobRules.eip7691;

test('the closed form of the fee is what many small steps of the rule give', () => {
  const gain = GAS_PER_BLOB / rule.updateFraction;
  for (const [from, wanted] of [
    [-1, 7],
    [2, 5],
    [4, 12],
    [-0.5, 12],
    [-2, 30],
    [0, 6],
  ] as const) {
    let fee = from;
    const parts = 400;
    for (let k = 0; k < 120 * parts; k++) {
      const carried = Math.min(rule.max, wanted * Math.min(1, Math.exp(-0.3 * fee)));
      fee += (gain * (carried - rule.target)) / parts;
    }
    expect(logBlobFeeAfter(from, wanted, demand, rule, 120)).toBeCloseTo(fee, 3);
  }
});

test('with more blobs wanted than the target the fee settles where demand meets the target', () => {
  expect(logBlobFeeAfter(-3, 8, demand, rule, 7_200)).toBeCloseTo(Math.log(8 / 6) / 0.3, 6);
});

test('two half hours are one hour', () => {
  for (const [from, wanted] of [
    [-1, 7],
    [3, 4],
    [0.2, 20],
  ] as const) {
    const half = logBlobFeeAfter(from, wanted, demand, rule, 150);
    expect(logBlobFeeAfter(half, wanted, demand, rule, 150)).toBeCloseTo(
      logBlobFeeAfter(from, wanted, demand, rule, 300),
      9,
    );
  }
});

/** The mean fee of days by the exact rule, block by block, with Poisson blobs; fees in units of `gwei`. */
function blockByBlock(wanted: number, days: number, baseFee: number | undefined, waits = true): number {
  const stream = testStream(`test.blobs.${wanted}`);
  const gwei = 1_000_000_000;
  const base = baseFee === undefined ? undefined : BigInt(Math.round(baseFee * gwei));
  const hour = (block: number): number => Math.floor((block % BLOCKS_PER_DAY) / 300);
  let excess = BigInt(Math.round(rule.updateFraction * Math.log((baseFee ?? 16) * gwei * BLOB_FEE_FLOOR)));
  let waiting = 0;
  let total = 0;
  let counted = 0;
  for (let block = 0; block < days * BLOCKS_PER_DAY; block++) {
    const fee = Number(blobBaseFee(excess, rule)) / gwei;
    const swing = 1 + 0.2 * Math.cos((2 * Math.PI * (hour(block) + 0.5)) / 24);
    const mean = wanted * swing * Math.min(1, fee ** -0.3);
    waiting = stream.poisson(mean, block, 1) + (waits ? waiting : 0);
    const blobs = Math.min(rule.max, waiting);
    waiting -= blobs;
    excess = nextExcessBlobGas(excess, blobs, rule, base);
    if (block >= BLOCKS_PER_DAY) {
      total += fee;
      counted++;
    }
  }
  return total / counted;
}

function byTheHour(wanted: number, days: number, baseFee: number | undefined): number {
  const floor = baseFee === undefined ? 1e-9 : baseFee * BLOB_FEE_FLOOR;
  const state = Float64Array.of(Math.log((baseFee ?? 16) * BLOB_FEE_FLOOR));
  let total = 0;
  for (let day = 1; day <= days; day++) {
    const fee = blobFeeDay(state, wanted, demand, rule, floor, 0.2);
    if (day > 1) total += fee;
  }
  return total / (days - 1);
}

const situations = [
  [4, 1.3],
  [7.5, 1.3],
  [9, 1.3],
  [12, 1.3],
  [9, undefined],
] as const;

test('the day in hours is the rule of 7,200 blocks within 3 %, at rest and in demand, when blobs that find no room wait', () => {
  for (const [wanted, baseFee] of situations) {
    const error = byTheHour(wanted, 3, baseFee) / blockByBlock(wanted, 3, baseFee) - 1;
    expect(Math.abs(error), `${wanted} blobs`).toBeLessThan(0.03);
  }
});

test('were blobs that find no room given up, the hours would overstate a fee in demand by up to a fifth', () => {
  const errors = situations
    .slice(1)
    .map(([wanted, baseFee]) => byTheHour(wanted, 3, baseFee) / blockByBlock(wanted, 3, baseFee, false) - 1);
  expect(Math.min(...errors)).toBeGreaterThan(0.05);
  expect(Math.max(...errors)).toBeLessThan(0.22);
});
