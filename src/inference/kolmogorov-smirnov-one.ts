import { exp, kolmogorovSurvival, log, log1p, logGamma } from '../numeric/index.ts';
import { ascending, finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import type { TestResult } from './test-result.ts';

const MOST_EXACT = 2000;
/** n d² beyond which the probability of a gap on both sides is below 1e-10 of that on one side. */
const ONE_SIDED = 4;

type Matrix = readonly Float64Array[];

/** A matrix as its part of largest entry 1 and the logarithm of a common factor. */
interface Scaled {
  readonly matrix: Float64Array[];
  readonly logScale: number;
}

function multiply(a: Matrix, b: Matrix): Float64Array[] {
  return a.map((row) => {
    const product = new Float64Array(row.length);
    for (let k = 0; k < row.length; k++) {
      if (row[k] === 0) continue;
      for (let j = 0; j < row.length; j++) product[j] += row[k] * b[k][j];
    }
    return product;
  });
}

/** Durbin's matrix for gaps of d among n values, its corners corrected for the part of a step (Marsaglia, Tsang and Wang 2003). */
function durbinMatrix(n: number, d: number): { matrix: Float64Array[]; steps: number } {
  const steps = Math.floor(n * d) + 1;
  const size = 2 * steps - 1;
  const h = steps - n * d;
  const powers = new Float64Array(size + 1).fill(1);
  for (let k = 1; k <= size; k++) powers[k] = powers[k - 1] * h;
  const corner = Math.max(0, 2 * h - 1);
  let cornerPower = 1;
  for (let k = 0; k < size; k++) cornerPower *= corner;
  const matrix = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_unused, j) => {
      let value = i - j + 1 < 0 ? 0 : 1;
      if (j === 0) value -= powers[i + 1];
      if (i === size - 1) value -= powers[size - j];
      if (i === size - 1 && j === 0) value += cornerPower;
      for (let k = 2; k <= i - j + 1; k++) value /= k;
      return value;
    }),
  );
  return { matrix, steps };
}

/** A matrix divided by its largest entry, and the logarithm of that entry. */
function rescaled(matrix: Float64Array[]): Scaled {
  let largest = 0;
  for (const row of matrix) for (const value of row) largest = Math.max(largest, value);
  return { matrix: matrix.map((row) => row.map((value) => value / largest)), logScale: log(largest) };
}

/** P(D < d) for n values of a continuous law: n!/n^n times the middle entry of the n-th power of Durbin's matrix. */
function durbinCdf(n: number, d: number): number {
  const { matrix, steps } = durbinMatrix(n, d);
  let square: Scaled = { matrix, logScale: 0 };
  let power: Scaled | undefined;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = power === undefined ? square : scaledProduct(power, square);
    if (rest > 1) square = scaledProduct(square, square);
  }
  if (power === undefined) return 0;
  const middle = power.matrix[steps - 1][steps - 1];
  return exp(log(middle) + power.logScale + logGamma(n + 1) - n * log(n));
}

function scaledProduct(a: Scaled, b: Scaled): Scaled {
  const product = rescaled(multiply(a.matrix, b.matrix));
  return { matrix: product.matrix, logScale: product.logScale + a.logScale + b.logScale };
}

/** Probability that the distribution function of n values lies above its own by at least d somewhere (Birnbaum and Tingey 1951). */
function oneSidedTail(n: number, d: number): number {
  let sum = 0;
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const share = d + j / n;
    const rest = n - j;
    const logTerm =
      logGamma(n + 1) -
      logGamma(j + 1) -
      logGamma(rest + 1) +
      (j - 1) * log(share) +
      (share >= 1 ? 0 : rest * log1p(-share));
    if (share < 1 || rest === 0) sum += exp(logTerm);
  }
  return Math.min(1, d * sum);
}

/** P(D >= d) for n values of a continuous law, d strictly between 0 and 1. */
function tail(n: number, d: number): number {
  if (n * d * d > ONE_SIDED) return Math.min(1, 2 * oneSidedTail(n, d));
  if (n <= MOST_EXACT) return Math.min(1, Math.max(0, 1 - durbinCdf(n, d)));
  const z = Math.sqrt(n) * d;
  return kolmogorovSurvival(z + 1 / (6 * Math.sqrt(n)) + (z - 1) / (4 * n));
}

/**
 * One-sample test of Kolmogorov and Smirnov against a continuous law that is known in full (no parameter fitted to the same
 * values): the statistic D is the largest gap between the distribution function of the values and `cdf`. The p-value is exact up to 2,000
 * values (Marsaglia, Tsang and Wang 2003; in the far tail Birnbaum and Tingey 1951), beyond by Kolmogorov's law with the
 * correction of Vrbik 2018. Throws for no values, values that are not finite, or probabilities of `cdf` outside 0 to 1.
 */
export function kolmogorovSmirnovOne(values: Values, cdf: (x: number) => number): TestResult {
  const sorted = ascending(finiteColumn(values, 'values', 1));
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i]);
    if (!(p >= 0 && p <= 1)) throw new Error(`invalid probability: ${p} at ${sorted[i]}; expected 0 to 1`);
    statistic = Math.max(statistic, (i + 1) / n - p, p - i / n);
  }
  const isExact = n <= MOST_EXACT || n * statistic * statistic > ONE_SIDED;
  const pValue = statistic >= 1 ? 0 : statistic <= 0.5 / n ? 1 : tail(n, statistic);
  return { statistic, pValue, method: isExact ? 'exact' : 'asymptotic', sizes: [n] };
}
