import { expect, test } from 'vitest';
import { hillExponent, zipfExponent } from '../../../models/arithmetic/tail-exponent.ts';
import { pow } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';

const stream = new Stream('tail.sizes');
stream.begin(7, 0);
const paretoSample = (alpha: number, day: number): Float64Array =>
  Float64Array.from({ length: 400 }, (_, h) => pow(stream.openUniform(h, day), -1 / alpha));
const ALPHAS = [0.8, 1.024, 2.5];
const DAYS = 300;

test('the Hill estimate by hand: the three largest over the fourth', () => {
  const { exponent, standardError } = hillExponent(Float64Array.of(2, 16, 1, 4, 8), 3);
  expect(exponent).toBeCloseTo(2 / (6 * Math.log(2)), 14);
  expect(standardError).toBe(exponent);
});

test('the Zipf slope of sizes that fall exactly as a power of rank − 1/2 is that power', () => {
  const sizes = Float64Array.from({ length: 50 }, (_, k) => pow(k + 0.5, -1 / 1.3));
  expect(zipfExponent(sizes, 50).exponent).toBeCloseTo(1.3, 12);
  expect(zipfExponent(sizes, 50).standardError).toBeCloseTo(1.3 * Math.sqrt(2 / 50), 12);
});

test.each(ALPHAS)(
  'from Pareto samples of exponent %d the Hill estimate is without bias, and its standard error is right',
  (alpha) => {
    const estimates = Array.from({ length: DAYS }, (_, day) => hillExponent(paretoSample(alpha, day), 100));
    const mean = estimates.reduce((all, { exponent }) => all + exponent, 0) / DAYS;
    const spread = Math.sqrt(
      estimates.reduce((all, { exponent }) => all + (exponent - mean) ** 2, 0) / (DAYS - 1),
    );
    const stated = alpha / Math.sqrt(98);
    expect(Math.abs(mean - alpha) / (stated / Math.sqrt(DAYS))).toBeLessThan(3.5);
    expect(Math.abs(spread / stated - 1)).toBeLessThan(0.15);
  },
);

test('from Pareto samples the Zipf slope lies within its standard error of the exponent', () => {
  const far = Array.from({ length: DAYS }, (_, day) => zipfExponent(paretoSample(1.5, day), 100)).filter(
    ({ exponent, standardError }) => Math.abs(exponent - 1.5) > 2 * standardError,
  );
  expect(far.length / DAYS).toBeLessThan(0.1);
});

test('neither estimate depends on the unit or the order of the sizes', () => {
  const sizes = paretoSample(1.2, 0);
  const scaled = sizes.map((x) => 1024 * x).reverse();
  expect(hillExponent(scaled, 40).exponent).toBeCloseTo(hillExponent(sizes, 40).exponent, 12);
  expect(zipfExponent(scaled, 40).exponent).toBeCloseTo(zipfExponent(sizes, 40).exponent, 9);
});

test.each([1, 2.5, 400, 399.5])('%d largest of 400 values are refused by the Hill estimate', (largest) => {
  expect(() => hillExponent(paretoSample(1, 0), largest)).toThrow('invalid number of largest values');
});

test('a tail of zeros or of equal sizes has no exponent', () => {
  expect(() => hillExponent(Float64Array.of(0, 0, 5, 6), 2)).toThrow('expected 2 to 3');
  expect(() => zipfExponent(Float64Array.of(1, 1, 1, 1), 4)).toThrow('not alike');
  expect(() => zipfExponent(Float64Array.of(0, 1, 2), 3)).toThrow('all above zero');
});
