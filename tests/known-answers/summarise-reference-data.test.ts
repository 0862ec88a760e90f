import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { autocorrelation, moments } from '../../src/summarise/index.ts';

// NIST Statistical Reference Datasets, univariate summary statistics (certified mean, standard deviation, lag-1
// autocorrelation). Public domain; source:
// https://www.itl.nist.gov/div898/strd/univ/homepage.html. The NumAcc sets are defined by rule, the others are measured.

/** Correct significant digits of `found` against a certified value. */
function digits(found: number, certified: number): number {
  return found === certified ? 16 : -Math.log10(Math.abs(found - certified) / Math.abs(certified));
}

/** First value, then low and high in turn, 1001 values in all. */
function alternating(whole: number): number[] {
  const rest = Array.from({ length: 1000 }, (_, i) => Number(`${whole}.${i % 2 === 0 ? 1 : 3}`));
  return [Number(`${whole}.2`), ...rest];
}

test('NumAcc1, three integers of eight digits, is exact', () => {
  const values = [10000001, 10000003, 10000002];
  expect(moments(values)).toMatchObject({ mean: 10000002, variance: 1 });
  expect(autocorrelation(values)).toBe(-0.5);
});

// The decimals are not doubles: at 1e7 a tenth is off by up to 9e-10, which limits the standard deviation to 8 digits.
test.each([
  { name: 'NumAcc2', whole: 1, expected: 14 },
  { name: 'NumAcc3', whole: 1000000, expected: 9 },
  { name: 'NumAcc4', whole: 10000000, expected: 8 },
])(
  '$name has its certified mean, deviation and autocorrelation to $expected digits',
  ({ whole, expected }) => {
    const values = alternating(whole);
    const { mean, variance } = moments(values);
    expect(digits(mean, whole + 0.2)).toBeGreaterThan(14.5);
    expect(digits(Math.sqrt(variance), 0.1)).toBeGreaterThan(expected);
    expect(digits(autocorrelation(values), -0.999)).toBeGreaterThan(expected);
  },
);

// Michelso: A. A. Michelson's 100 speeds of light in air of 1879, km/s; here in hundredths above 299 km/s.
const speeds = `85 74 90 107 93 85 95 98 98 88 100 98 93 65 76 81 100 100 96 96 96 94 96 94 88 80 85 88 90 84 83 79
  81 88 88 83 80 79 76 80 88 88 88 86 72 72 62 86 97 95 88 91 85 87 84 84 85 84 84 84 89 81 81 82 80 77 76 74 75 76 91 92
  89 86 88 72 84 85 85 78 89 84 78 81 76 81 79 81 82 85 87 87 81 74 81 94 95 80 81 87`;

// Mavro: 50 transmittances of a filter (Mavrodineanu), here in units of 0.0001 above 2.
const transmittances = `18 17 18 19 18 17 15 14 15 15 17 18 18 19 19 21 20 16 14 13 13 15 15 16 15 14 13 14 15 14 15 16
  15 16 19 20 20 21 22 23 24 25 27 26 26 26 27 26 25 24`;

const decimalsOf = (text: string, whole: string, places: number) =>
  text
    .split(/\s+/)
    .map((part) => Number(BigInt(whole) * 10n ** BigInt(places) + BigInt(part)) / 10 ** places);

test.each([
  {
    name: 'Michelso',
    values: decimalsOf(speeds, '299', 2),
    n: 100,
    certified: [299.8524, 0.0790105478190518, 0.535199668621283],
  },
  {
    name: 'Mavro',
    values: decimalsOf(transmittances, '2', 4),
    n: 50,
    certified: [2.001856, 0.000429123454003053, 0.937989183438248],
  },
])('$name has its certified mean, deviation and autocorrelation', ({ values, n, certified }) => {
  const { mean, variance } = moments(values);
  expect(values.length).toBe(n);
  expect(digits(mean, certified[0])).toBeGreaterThan(14.5);
  expect(digits(Math.sqrt(variance), certified[1])).toBeGreaterThan(12);
  expect(digits(autocorrelation(values), certified[2])).toBeGreaterThan(12);
});

const samples: { readonly Lew: number[]; readonly Lottery: number[] } = JSON.parse(
  readFileSync('tests/known-answers/data/nist-samples.json', 'utf8'),
);

/** The first digits of π, by the formula of Machin in integers. */
function digitsOfPi(count: number): number[] {
  const unit = 10n ** BigInt(count + 10);
  const arctangentOfInverse = (x: bigint): bigint => {
    let power = unit / x;
    let sum = power;
    for (let k = 3n; power !== 0n; k += 2n) {
      power /= -x * x;
      sum += power / k;
    }
    return sum;
  };
  const pi = 4n * (4n * arctangentOfInverse(5n) - arctangentOfInverse(239n));
  return Array.from(pi.toString().slice(0, count), Number);
}

// The published PiDigits has a 3 at place 957 where π has an 8; its certified values belong to what is published.
test.each([
  {
    name: 'Lew',
    values: samples.Lew,
    n: 200,
    certified: [-177.435, 277.332168044316, -0.307304800605679],
  },
  {
    name: 'Lottery',
    values: samples.Lottery,
    n: 218,
    certified: [518.95871559633, 291.699727470969, -0.120948622967393],
  },
  {
    name: 'PiDigits',
    values: digitsOfPi(5000).with(956, 3),
    n: 5000,
    certified: [4.5348, 2.86733906028871, -0.00355099287237972],
  },
])('$name has its certified mean, deviation and autocorrelation to 13 digits', ({ values, n, certified }) => {
  const { mean, variance } = moments(values);
  expect(values.length).toBe(n);
  expect(digits(mean, certified[0])).toBeGreaterThan(14);
  expect(digits(Math.sqrt(variance), certified[1])).toBeGreaterThan(13);
  expect(digits(autocorrelation(values), certified[2])).toBeGreaterThan(13);
});
