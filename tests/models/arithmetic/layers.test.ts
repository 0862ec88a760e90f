import { expect, test } from 'vitest';
import {
  adoptionMultiple,
  bassHalfwayShare,
  bassShare,
  bassTime,
  logisticHalfwayShare,
} from '../../../models/arithmetic/adoption.ts';
import {
  blobCost,
  blobsFor,
  calldataCost,
  gasInDollars,
  hybridCost,
} from '../../../models/arithmetic/data-cost.ts';
import { burnedOf, systemPartOf } from '../../../models/arithmetic/fee-split.ts';
import { clearingMultiple, queueingMultiple } from '../../../models/arithmetic/gas-congestion.ts';
import { GOAT_HALVING_BLOCKS, GOAT_POOL, goatEmitted } from '../../../models/arithmetic/goat-emission.ts';
import {
  inferenceGas,
  inferencesPerSecond,
  isoelastic,
  lognormalSigma,
  lognormalWithMean,
  servicePayment,
  weeklyFactor,
  workGas,
} from '../../../models/arithmetic/inference.ts';
import { parallelSpeedUp } from '../../../models/arithmetic/parallel-speed-up.ts';
import { keptAfterDay, nextDeviation } from '../../../models/arithmetic/slow-deviation.ts';
import { METIS_GRID } from '../../../src/define/index.ts';

test('the Bass share solves its equation f = (p + qF)(1 − F), and its time is its inverse', () => {
  const [p, q] = [0.03, 0.38];
  for (const t of [0.5, 3, 8]) {
    const h = 1e-5;
    const slope = (bassShare(t + h, p, q) - bassShare(t - h, p, q)) / (2 * h);
    const share = bassShare(t, p, q);
    expect(slope).toBeCloseTo((p + q * share) * (1 - share), 8);
    expect(bassTime(share, p, q)).toBeCloseTo(t, 10);
  }
  expect(bassShare(0, p, q)).toBe(0);
  expect(bassShare(1_000, p, q)).toBe(1);
  expect(bassTime(0, p, q)).toBe(0);
  expect(bassTime(1, p, q)).toBe(Infinity);
});

test('without imitation the Bass law is a plain decay', () => {
  expect(bassShare(2, 0.5, 0)).toBeCloseTo(1 - Math.exp(-1), 12);
});

test('both paths of adoption begin at nothing, are half there halfway, and end at all', () => {
  expect(bassHalfwayShare(500, 500)).toBeCloseTo(0.5, 12);
  expect(logisticHalfwayShare(500, 500)).toBeCloseTo((0.5 - 0.01) / 0.99, 12);
  for (const path of [bassHalfwayShare, logisticHalfwayShare]) {
    expect(path(0, 500)).toBe(0);
    expect(path(50_000, 500)).toBeCloseTo(1, 12);
  }
  expect(logisticHalfwayShare(100, 500)).toBeLessThan(bassHalfwayShare(100, 500));
  expect(adoptionMultiple('none', 900, 20, 500)).toBe(1);
  expect(adoptionMultiple('bass', 500, 21, 500)).toBeCloseTo(11, 10);
  expect(adoptionMultiple('logistic', 1e6, 3, 500)).toBeCloseTo(3, 10);
});

test('half of a deviation is left after its half-life, and the spread is kept', () => {
  let deviation = 1;
  for (let day = 0; day < 10; day++) deviation = nextDeviation(deviation, keptAfterDay(10), 0, 1);
  expect(deviation).toBeCloseTo(0.5, 12);
  const kept = keptAfterDay(10);
  expect(kept * kept * 0.25 + nextDeviation(0, kept, 0.5, 1) ** 2).toBeCloseTo(0.25, 12);
});

test('parallel speed falls from 7 times without conflicts to 1 where everything conflicts, by Amdahl’s law', () => {
  expect(parallelSpeedUp(0, 7)).toBe(7);
  expect(parallelSpeedUp(1, 7)).toBe(1);
  expect(parallelSpeedUp(0.2, 8)).toBeCloseTo(1 / 0.3, 12);
  for (let c = 0; c < 1; c += 0.1)
    expect(parallelSpeedUp(c + 0.1 > 1 ? 1 : c + 0.1, 7)).toBeLessThan(parallelSpeedUp(c, 7));
  expect(() => parallelSpeedUp(1.1, 7)).toThrow(/invalid share of conflicts/u);
  expect(() => parallelSpeedUp(0.1, 0.5)).toThrow(/invalid speed-up/u);
});

test('GOAT emits 100,000,000 in its first 42,048,000 blocks, 200,000,000 in the limit, and 25,000,000 a year at 3 s', () => {
  // The published reward has seven decimals: 2.3782344 × 42,048,000 is 0.0512 GOAT above the round figure.
  expect(goatEmitted(GOAT_HALVING_BLOCKS)).toBeCloseTo(100_000_000.0512, 7);
  expect(Math.abs(goatEmitted(GOAT_HALVING_BLOCKS) - 100_000_000)).toBeLessThan(0.06);
  expect(goatEmitted(2 * GOAT_HALVING_BLOCKS) - goatEmitted(GOAT_HALVING_BLOCKS)).toBeCloseTo(
    50_000_000.0256,
    6,
  );
  expect(goatEmitted(100 * GOAT_HALVING_BLOCKS)).toBe(GOAT_POOL);
  const year = (365 * 86_400) / 3;
  expect(goatEmitted(year) / 25_000_000).toBeCloseTo(1, 8);
  expect(goatEmitted(0)).toBe(0);
  expect(goatEmitted(1)).toBe(2.3782344);
});

const day = {
  bytes: 8_252_293,
  batches: 33,
  gasPerBatch: 340_000,
  gasPrice: 1.3,
  blobFee: 0.08125,
  etherPrice: 3_601.83,
};

test('gas, gwei and ether multiply to dollars; 126,976 bytes of data fill a blob', () => {
  expect(gasInDollars(1_000_000_000, 1, 2_000)).toBe(2_000);
  expect(gasInDollars(21_000, 10, 3_000)).toBeCloseTo(0.63, 12);
  expect(blobsFor(126_976, 1)).toBe(1);
  expect(blobsFor(126_976, 0.5)).toBe(2);
});

test('a day of 7.87 MiB in blobs costs about the 55 dollars measured in summer 2025; calldata cost over twenty times as much', () => {
  expect(blobCost(day, 0.95)).toBeGreaterThan(50);
  expect(blobCost(day, 0.95)).toBeLessThan(60);
  expect(calldataCost(day, 40)).toBeGreaterThan(20 * blobCost(day, 0.95));
});

test('data off chain cost their storage and the challenged part as calldata; nothing challenged and no storage leaves the batches', () => {
  const batches = gasInDollars(33 * 340_000, 1.3, 3_601.83);
  expect(hybridCost(day, 0, 40, 0)).toBeCloseTo(batches, 10);
  expect(hybridCost(day, 1, 40, 0)).toBeCloseTo(calldataCost(day, 40), 10);
  expect(hybridCost(day, 0, 40, 1e-6)).toBeCloseTo(batches + 8.252293, 8);
  expect(blobCost({ ...day, bytes: 0 }, 1)).toBeCloseTo(batches, 10);
});

test('an inference costs 21,000 gas and 100 a token: 635 conversations or 438 pieces of code a second fit into 100 million gas', () => {
  expect(inferenceGas(1, 1_365.8)).toBeCloseTo(157_580, 9);
  expect(Math.round(inferencesPerSecond(100_000_000, 1_365.8))).toBe(635);
  // The other figure of the facts, from 2,075.7 tokens.
  expect(inferencesPerSecond(100_000_000, 2_075.7)).toBeCloseTo(437.5, 1);
});

const rules = {
  offChainShare: 0.8,
  batchSize: 100,
  gasPerSettlement: 200_000,
  tokensPerDat: 1_000_000,
  gasPerMint: 250_000,
  servicePrice: 0.5,
};

test('gas of work is that of inferences on chain, of batches and of mints; everything off chain leaves batches and mints', () => {
  expect(workGas(1_000, 2_000_000, rules)).toBeCloseTo(
    inferenceGas(200, 400_000) + 8 * 200_000 + 2 * 250_000,
    6,
  );
  expect(workGas(1_000, 0, { ...rules, offChainShare: 1 })).toBeCloseTo(10 * 200_000, 6);
  expect(workGas(10, 100, { ...rules, offChainShare: 0, gasPerMint: 0 })).toBe(inferenceGas(10, 100));
  expect(servicePayment(10_000_000, rules)).toBeCloseTo(4, 12);
  expect(servicePayment(10_000_000, { ...rules, offChainShare: 0 })).toBe(0);
});

test('demand answers to cost with its elasticity and never passes its bound', () => {
  expect(isoelastic(2, 1, -1, 9)).toBeCloseTo(0.5, 12);
  expect(isoelastic(2, 1, -0.6, 9)).toBeCloseTo(2 ** -0.6, 12);
  expect(isoelastic(7, 1, 0, 9)).toBe(1);
  expect(isoelastic(1, 1, -1.11, 9)).toBe(1);
  expect(isoelastic(0, 1, -1, 9)).toBe(9);
  expect(isoelastic(1e-9, 1, -1, 9)).toBe(9);
});

test('a lognormal value has the stated mean and coefficient of variation', () => {
  const sigma = lognormalSigma(0.85);
  expect(Math.exp(sigma * sigma) - 1).toBeCloseTo(0.85 ** 2, 12);
  expect(lognormalWithMean(10, 0, 3)).toBe(10);
  expect(lognormalWithMean(10, sigma, 0)).toBeCloseTo(10 * Math.exp(-(sigma * sigma) / 2), 12);
});

test('weekends ask less and the week keeps its mean; 2025-11-08 was a Saturday', () => {
  const saturday = 20_400;
  expect(weeklyFactor(saturday, 0.7)).toBe(weeklyFactor(saturday + 1, 0.7));
  expect(weeklyFactor(saturday, 0.7)).toBeCloseTo(0.7 * weeklyFactor(saturday + 2, 0.7), 12);
  expect(weeklyFactor(saturday - 1, 0.7)).toBe(weeklyFactor(saturday + 2, 0.7));
  let week = 0;
  for (let d = 0; d < 7; d++) week += weeklyFactor(saturday + d, 0.7);
  expect(week).toBeCloseTo(7, 12);
});

test('the clearing price rests where demand of elasticity −e meets the target: (demand ÷ target)^(1/e)', () => {
  const wantedAtBase = 4;
  let multiple = 1;
  for (let d = 0; d < 200; d++)
    multiple = clearingMultiple(multiple, wantedAtBase * multiple ** -0.6, 0.5, 0.8, 1e6);
  expect(multiple).toBeCloseTo(8 ** (1 / 0.6), 6);
  expect(clearingMultiple(3, 0.1, 0.5, 0.8, 10)).toBe(1);
  expect(clearingMultiple(3, 500, 0.5, 0.8, 10)).toBe(10);
  expect(clearingMultiple(3, 0, 0.5, 0.8, 10)).toBe(1);
});

test('the price of a queue is 1 when idle, doubles at half of capacity, and is bounded', () => {
  expect(queueingMultiple(0, 1, 100)).toBe(1);
  expect(queueingMultiple(0.5, 1, 100)).toBe(2);
  expect(queueingMultiple(0.999, 1, 100)).toBe(100);
  expect(queueingMultiple(3, 1, 100)).toBe(100);
});

test('a tenth is burned on the grid, and the system pool takes its sixteenth only up to its cap', () => {
  expect(burnedOf(10, 0.1)).toBe(1);
  expect(burnedOf(METIS_GRID, 0.1)).toBe(0);
  expect(systemPartOf(16, 0.0625, 0, 100)).toBe(1);
  expect(systemPartOf(16, 0.0625, 99.5, 100)).toBe(0.5);
  expect(systemPartOf(16, 0.0625, 120, 100)).toBe(0);
});
