import { expect, test } from 'vitest';
import { model } from '../../../models/metis/economy.ts';
import { layerOne } from '../../../models/metis/layer-one.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({ name: 'alone', version: '1', means: 'Ethereum alone', schedule: [layerOne] });
const observe = ['gasPrice', 'blobFee', 'layerOne.blobsWanted'];
const run = (parameters: Readonly<Record<string, number | string>> = {}, days = 400) => {
  const { series } = simulate({ model: alone, days, seed: 5, parameters, observe, audit: false });
  const of = (name: string): Float64Array => series[name] ?? new Float64Array();
  return { gas: of('gasPrice'), fee: of('blobFee'), wanted: of('layerOne.blobsWanted') };
};
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, each) => sum + each, 0) / values.length;

test('the logarithm of the price of gas has the stated median, surprise and half-life', () => {
  const logs = Array.from(run({}, 30_000).gas, (each) => Math.log(each / 1.3)).slice(200);
  const kept = 2 ** (-1 / 10.4);
  const variance = 0.322 ** 2 / (1 - kept ** 2);
  // Effective number of independent days of an autoregression: n (1 − k)/(1 + k) for its mean, with k² for its square.
  const n = logs.length;
  expect(Math.abs(mean(logs)) / Math.sqrt((variance * (1 + kept)) / (1 - kept) / n)).toBeLessThan(3);
  const square = mean(logs.map((each) => each * each));
  const k2 = kept * kept;
  expect(Math.abs(square / variance - 1) / Math.sqrt((2 * (1 + k2)) / (1 - k2) / n)).toBeLessThan(3);
  const surprises = logs.slice(1).map((each, t) => each - kept * (logs[t] ?? NaN));
  expect(Math.abs(mean(surprises.map((each) => each ** 2)) / 0.322 ** 2 - 1) / Math.sqrt(2 / n)).toBeLessThan(
    3,
  );
});

test('fixed gas costs its median every day, and the blob fee is then as still where few blobs are wanted', () => {
  const { gas, fee } = run({ 'layerOne.gas': 'fixed', 'layerOne.blobsWanted': 1 });
  expect(gas.every((each) => each === 1.3)).toBe(true);
  expect(fee.every((each) => each === 1.3 / 16)).toBe(true);
});

test('the blob fee never settles below a sixteenth of the price of gas, or below 1 wei without that rule', () => {
  const { gas, fee } = run();
  expect(fee.every((each, day) => each >= (gas[day] ?? NaN) / 16)).toBe(true);
  const free = run({ 'layerOne.blobFloor': 'none', 'layerOne.blobsWanted': 2 });
  expect(free.fee[400]).toBe(1e-9);
});

test('more blobs wanted never make a lower fee, and a larger target never a higher one', () => {
  const [few, usual, many] = [2, 5, 9].map((blobs) => run({ 'layerOne.blobsWanted': blobs }).fee);
  for (let day = 1; day <= 400; day++) {
    expect(few[day]).toBeLessThanOrEqual(usual[day]);
    expect(usual[day]).toBeLessThanOrEqual(many[day]);
  }
  const rules = ['eip4844', 'eip7691', 'blobs15', 'blobs21'].map((rule) =>
    mean(run({ 'layerOne.blobRule': rule, 'layerOne.blobsWanted': 9 }).fee),
  );
  expect([...rules].sort((a, b) => b - a)).toEqual(rules);
  expect(rules[0]).toBeGreaterThan(rules[3]);
});

test('a steady demand above the target has the fee at which demand meets it, averaged over the hours', () => {
  const steady = { 'layerOne.blobSpread': 0, 'layerOne.blobSwing': 0, 'layerOne.blobsWanted': 8 };
  expect(run(steady).fee[400]).toBeCloseTo((8 / 6) ** (1 / 0.3), 6);
  const swinging = run({ ...steady, 'layerOne.blobSwing': 0.3 }).fee[400];
  expect(swinging).toBeGreaterThan((8 / 6) ** (1 / 0.3));
});

test('a more elastic demand keeps the fee lower', () => {
  const [stiff, elastic] = [0.2, 1].map((blobElasticity) =>
    mean(run({ 'layerOne.blobsWanted': 9, 'layerOne.blobElasticity': blobElasticity }).fee),
  );
  expect(elastic).toBeLessThan(stiff);
});

test('a fixed blob fee is the stated one, and the price of gas does not notice', () => {
  const fixed = run({ 'layerOne.blobs': 'fixed', 'layerOne.fixedBlobFee': 0.2 });
  expect(fixed.fee.every((each) => each === 0.2)).toBe(true);
  expect(fixed.gas).toEqual(run().gas);
});

test('twice the price of gas is twice the fee at rest', () => {
  const quiet = { 'layerOne.blobsWanted': 1 };
  const once = run(quiet).fee;
  const twice = run({ ...quiet, 'layerOne.typicalGasPrice': 2.6 }).fee;
  for (let day = 0; day <= 400; day++) expect(twice[day] / once[day]).toBeCloseTo(2, 12);
});

test('where hardly any demand gives way the blob fee ends at the one that all ETH would pay for a single blob, and comes back', () => {
  const stiff = { 'layerOne.blobsWanted': 30, 'layerOne.blobSpread': 2, 'layerOne.blobElasticity': 0.02 };
  const { fee } = run(stiff, 2_000);
  const highest = (120_000_000 * 1e9) / 131_072;
  expect(Math.max(...fee)).toBe(highest);
  expect(fee.at(-1)).toBeGreaterThan(0);
  expect(Math.min(...fee.slice(fee.indexOf(highest)))).toBeLessThan(1);
});
