import { expect, test } from 'vitest';
import { dependenceOf, dependences, fisherInterval } from '../../../src/calibrate/index.ts';
import { testStream } from '../../known-answers/process-samples.ts';
import { hasPriceFiles, windowBFile } from './price-files.ts';

test('Fisher’s interval is that of his transformation', () => {
  const [low, high] = fisherInterval(0.6, 103);
  expect(Math.atanh(low)).toBeCloseTo(Math.atanh(0.6) - 0.1959963984540054, 12);
  expect(Math.atanh(high)).toBeCloseTo(Math.atanh(0.6) + 0.1959963984540054, 12);
  expect(fisherInterval(1, 100)).toEqual([1, 1]);
});

test('two series are compared on the days that both have', () => {
  const stream = testStream('calibrate.dependence');
  const days = Array.from({ length: 200 }, (_, d) => d);
  const y = Float64Array.from(days, (d) => stream.normal(0, d + 1));
  const x = y.map((value, d) => 2 * value + stream.normal(1, d + 1));
  const found = dependenceOf(
    { name: 'x', days, values: x },
    { name: 'y', days: days.slice(20), values: y.subarray(20) },
  );
  expect(found).toMatchObject({ first: 'x', second: 'y', days: 180 });
  expect(Math.abs(((found?.beta ?? 0) - 2) / (found?.betaError ?? 0))).toBeLessThan(3);
  expect(found?.low).toBeLessThan(2 / Math.sqrt(5));
  expect(found?.high).toBeGreaterThan(2 / Math.sqrt(5));
  expect(dependenceOf({ name: 'x', days, values: x }, { name: 'y', days: [500], values: y })).toBeUndefined();
});

test.skipIf(!hasPriceFiles)(
  'correlations and betas of window B are those of LAYERS 6.1 (needs ../shared/data)',
  () => {
    const sources = [
      windowBFile('METIS', 'metis'),
      windowBFile('ETH', 'ether'),
      windowBFile('BTC', 'bitcoin'),
    ];
    const [ether, bitcoin, both] = dependences(sources);
    expect([ether, bitcoin, both].map(({ correlation }) => Number(correlation.toFixed(3)))).toEqual([
      0.791, 0.652, 0.79,
    ]);
    expect([ether, bitcoin].map(({ beta }) => Number(beta.toFixed(3)))).toEqual([1.325, 1.6]);
    expect(ether.correlation ** 2).toBeCloseTo(0.625, 3);
    // The facts divide by n, this by n − 2.
    expect(Math.abs(ether.residualVolatility - 0.721)).toBeLessThan(0.0015);
    expect(Math.abs(bitcoin.residualVolatility - 0.893)).toBeLessThan(0.0015);
  },
);
