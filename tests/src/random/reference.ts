// What the tests of the random numbers compare with, written apart from the code under test.
import { log1p, normalQuantile } from '../../../src/numeric/index.ts';

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];
const MASK = 0xffffffffn;

/** Threefry-2x32-20 as the paper states it, in big integers. */
export function referenceThreefry(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const keys = [BigInt(k0), BigInt(k1), 0x1bd11bdan ^ BigInt(k0) ^ BigInt(k1)];
  let x = (BigInt(c0) + keys[0]) & MASK;
  let y = (BigInt(c1) + keys[1]) & MASK;
  for (let round = 0; round < 20; round++) {
    const shift = BigInt(ROTATIONS[round % 8]);
    x = (x + y) & MASK;
    y = (((y << shift) | (y >> (32n - shift))) & MASK) ^ x;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + keys[injection % 3]) & MASK;
      y = (y + keys[(injection + 1) % 3] + BigInt(injection)) & MASK;
    }
  }
  return [Number(x), Number(y)];
}

/** Chi-square of counts against expected counts as a standard normal z (Wilson and Hilferty 1931); cells below 20 are joined. */
export function chiSquareZ(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let chiSquare = 0;
  let freedom = -1;
  let seen = 0;
  let awaited = 0;
  for (let i = 0; i < observed.length; i++) {
    seen += observed[i];
    awaited += expected[i];
    if (awaited < 20) continue;
    chiSquare += (seen - awaited) ** 2 / awaited;
    freedom++;
    seen = 0;
    awaited = 0;
  }
  const variance = 2 / (9 * freedom);
  return (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance);
}

/** Largest distance of the sample's distribution from the law × sqrt(n), as the z of the same probability (Kolmogorov 1933). */
export function kolmogorovZ(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  let distance = 0;
  for (let i = 0; i < sorted.length; i++) {
    const p = cdf(sorted[i]);
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p);
  }
  const k = distance * Math.sqrt(sorted.length);
  const beyond = Math.min(1, 2 * Math.exp(-2 * k * k));
  return -normalQuantile(Math.max(beyond, 1e-300) / 2);
}

/** z of a sample mean against the law's mean and variance. */
export function meanZ(sample: ArrayLike<number>, mean: number, variance: number): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i] - mean;
  return sum / Math.sqrt(sample.length * variance);
}

/** z of the mean square distance from the law's mean, given the law's variance and fourth central moment. */
export function varianceZ(sample: ArrayLike<number>, mean: number, variance: number, fourth: number): number {
  const squares = Float64Array.from(sample, (x) => (x - mean) ** 2);
  return meanZ(squares, variance, fourth - variance * variance);
}

/** z of the correlation of two columns of independent standard normals. */
export function correlationZ(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const products = Float64Array.from(a, (x, i) => x * b[i]);
  return meanZ(products, 0, 1);
}

/** ln k! for small integers, by addition. */
export function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log(i);
  return sum;
}

/** Probability of k successes of n trials. */
export function binomialProbability(n: number, p: number, k: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * log1p(-p));
}

/** Probability of k events with the given mean. */
export function poissonProbability(mean: number, k: number): number {
  return Math.exp(k * Math.log(mean) - mean - logFactorial(k));
}
