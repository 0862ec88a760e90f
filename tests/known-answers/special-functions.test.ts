// Special functions against values to 20 digits from independent programs: power series and continued fractions in mpmath 1.3 with
// 50 digits and more, arguments taken as the doubles they are (data/special-functions.json), and against printed tables.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  betaCdf,
  betaQuantile,
  betaSurvival,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  chiSquareUpperQuantile,
  erfc,
  fCdf,
  fQuantile,
  fSurvival,
  gammaCdf,
  gammaQuantile,
  gammaSurvival,
  gammaUpperQuantile,
  kolmogorovCdf,
  kolmogorovSurvival,
  log,
  logGamma,
  logNormalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
  studentSurvival,
  studentTwoSided,
} from '../../src/numeric/index.ts';

type Rows = readonly (readonly (number | null)[])[];
const table: Record<string, Rows> = JSON.parse(
  readFileSync('tests/known-answers/data/special-functions.json', 'utf8'),
);

/** Largest relative error over the rows: the last `answers` columns are what the functions should give. */
function worstError(
  name: string,
  functions: readonly ((...at: number[]) => number)[],
): { worst: number; at: string; compared: number } {
  let [worst, at, compared] = [0, '', 0];
  for (const row of table[name]) {
    const places = row.slice(0, row.length - functions.length).map(Number);
    functions.forEach((give, k) => {
      const wanted = row[places.length + k];
      if (wanted === null) return;
      const error = wanted === 0 ? Math.abs(give(...places)) : Math.abs(give(...places) / wanted - 1);
      compared++;
      if (!(error <= worst)) [worst, at] = [error, `${name}(${places.join(', ')})`];
    });
  }
  return { worst, at, compared };
}

const gamma = [(a: number, x: number) => gammaCdf(x, a, 1), (a: number, x: number) => gammaSurvival(x, a, 1)];
const beta = [
  (a: number, b: number, x: number) => betaCdf(x, a, b),
  (a: number, b: number, x: number) => betaSurvival(x, a, b),
];

test.each([
  { name: 'erfc', functions: [erfc], within: 2e-15, least: 16 },
  { name: 'logGamma', functions: [logGamma], within: 4e-15, least: 14 },
  { name: 'gamma', functions: gamma, within: 2e-12, least: 140 },
  { name: 'beta', functions: beta, within: 1e-12, least: 100 },
  { name: 'student', functions: [studentSurvival], within: 1e-12, least: 60 },
  { name: 'f', functions: [fCdf, fSurvival], within: 1e-12, least: 70 },
  { name: 'logNormal', functions: [logNormalCdf], within: 2e-15, least: 16 },
  { name: 'kolmogorov', functions: [kolmogorovSurvival, kolmogorovCdf], within: 1e-13, least: 28 },
  {
    name: 'studentQuantile',
    functions: [(df: number, p: number) => -studentQuantile(p, df)],
    within: 1e-13,
    least: 20,
  },
])('$name is right to $within in both tails', ({ name, functions, within, least }) => {
  const { worst, at, compared } = worstError(name, functions);
  expect(compared).toBeGreaterThanOrEqual(least);
  expect(worst, at).toBeLessThan(within);
});

test('beta quantiles are right to 1e-12 down to 1e-290, and their complements where those are printed', () => {
  for (const [a, b, p, x] of table.betaQuantile) {
    expect(
      Math.abs(betaQuantile(Number(p), Number(a), Number(b)) / Number(x) - 1),
      `${a} ${b} ${p}`,
    ).toBeLessThan(1e-12);
  }
});

// Abramowitz and Stegun 1964, tables 26.5 (probability integral of chi-square), 26.8 (percentage points of
// chi-square), 26.9 (of F) and 26.10 (of t).
test.each([
  [1, 0.005, 7.87944],
  [10, 0.05, 18.307],
  [30, 0.001, 59.7031],
  [100, 0.99, 70.0648],
])('chi-square with %d degrees of freedom is exceeded with probability %d beyond %d', (df, q, x) => {
  expect(Math.abs(chiSquareUpperQuantile(q, df) / x - 1)).toBeLessThan(1e-5);
  expect(Math.abs(chiSquareSurvival(x, df) / q - 1)).toBeLessThan(2e-4);
  expect(chiSquareCdf(chiSquareQuantile(1 - q, df), df)).toBeCloseTo(1 - q, 12);
});

test.each([
  [0.05, 1, 1, 161.4],
  [0.05, 5, 10, 3.33],
  [0.01, 10, 20, 3.37],
  [0.001, 2, 30, 8.77],
])('F is exceeded with probability %d for %d and %d degrees of freedom at %d', (q, a, b, x) => {
  expect(Math.abs(fQuantile(1 - q, a, b) / x - 1)).toBeLessThan(2e-3);
  expect(Math.abs(fSurvival(x, a, b) / q - 1)).toBeLessThan(0.01);
});

// Massey 1951, table 1: 1.22, 1.36 and 1.63 over √n for large n, to the two decimals printed.
test.each([
  [1.22, 0.9],
  [1.36, 0.95],
  [1.63, 0.99],
])(
  'the printed points of the limiting law of Kolmogorov: %d is exceeded one time in ten, twenty, a hundred (%d below)',
  (x, p) => {
    expect(kolmogorovCdf(x - 0.005)).toBeLessThan(p);
    expect(kolmogorovCdf(x + 0.005)).toBeGreaterThan(p);
  },
);

test('quantiles undo the survival functions at probabilities of 1e-9 to 1e-300', () => {
  for (const q of [1e-9, 1e-50, 1e-300]) {
    for (const shape of [0.01, 0.5, 1, 7, 1000]) {
      expect(
        Math.abs(gammaSurvival(gammaUpperQuantile(q, shape, 2), shape, 2) / q - 1),
        `${q} ${shape}`,
      ).toBeLessThan(1e-11);
    }
    expect(Math.abs(gammaUpperQuantile(q, 1, 1) / -log(q) - 1)).toBeLessThan(1e-14);
    expect(Math.abs(logNormalCdf(normalQuantile(q)) / log(q) - 1)).toBeLessThan(1e-14);
  }
});

test('a law of one and two degrees of freedom is its closed form', () => {
  for (const t of [1e-8, 0.3, 2, 40, 1e8]) {
    expect(
      Math.abs(studentSurvival(t, 2) / (1 / (2 + t * t) / (1 + t / Math.sqrt(2 + t * t))) - 1),
    ).toBeLessThan(1e-13);
    expect(Math.abs(fSurvival(t, 2, 6) / (1 + t / 3) ** -3 - 1)).toBeLessThan(1e-13);
  }
  expect(studentTwoSided(1, 1)).toBeCloseTo(0.5, 15);
  expect(Math.abs(gammaSurvival(30, 2, 1) / (31 * Math.exp(-30)) - 1)).toBeLessThan(1e-14);
});

test('the ends of each law are 0 and 1, and what is no law or no number is NaN', () => {
  expect([
    gammaCdf(-1, 1, 1),
    gammaCdf(Infinity, 1, 1),
    gammaSurvival(0, 1, 1),
    gammaSurvival(Infinity, 1, 1),
  ]).toEqual([0, 1, 1, 0]);
  expect([betaCdf(-1, 1, 1), betaCdf(1, 1, 1), betaSurvival(0, 1, 1), betaSurvival(2, 1, 1)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect([fCdf(0, 1, 1), fCdf(Infinity, 1, 1), fSurvival(-1, 1, 1), fSurvival(Infinity, 1, 1)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect([studentCdf(-Infinity, 3), studentCdf(Infinity, 3), studentCdf(0, 3)]).toEqual([0, 1, 0.5]);
  expect([kolmogorovCdf(0), kolmogorovSurvival(-1), kolmogorovSurvival(40)]).toEqual([0, 1, 0]);
  expect([logNormalCdf(-Infinity), logNormalCdf(Infinity)]).toEqual([-Infinity, -0]);
  expect([
    gammaUpperQuantile(0, 1, 1),
    gammaUpperQuantile(1, 1, 1),
    fQuantile(1, 2, 2),
    fQuantile(0, 2, 2),
  ]).toEqual([Infinity, 0, Infinity, 0]);
  const notNumbers = [
    gammaCdf(1, 0, 1),
    gammaSurvival(NaN, 1, 1),
    betaCdf(0.5, 0, 1),
    betaSurvival(0.5, 1, -1),
    fCdf(1, 0, 1),
    fSurvival(NaN, 1, 1),
    fQuantile(1.1, 1, 1),
    studentTwoSided(1, 0),
    kolmogorovCdf(NaN),
    kolmogorovSurvival(NaN),
    logNormalCdf(NaN),
    gammaUpperQuantile(-0.1, 1, 1),
    gammaQuantile(2, 1, 1),
  ];
  expect(notNumbers.every((x) => Number.isNaN(x))).toBe(true);
});

const relative = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

test.each([
  [0.4999, 1e7, 1e7, 0.18554668535934216],
  [0.4999, 1e6, 1e6, 0.38864871786232204],
  [0.49, 2e4, 2e4, 3.1621081748532965e-5],
  [0.0095, 11000, 1e6, 1.0249469452740989e-44],
  [0.499, 2e7, 2e7, 5.6565139376989942e-37],
  [0.0099, 1e5, 1e7, 0.4877371838848605],
])(
  'the beta law is right in both tails where both shapes are large: at %d of %d and %d',
  (x, a, b, lower) => {
    expect(relative(betaCdf(x, a, b), lower)).toBeLessThan(2e-12);
    expect(relative(betaSurvival(x, a, b), 1 - lower)).toBeLessThan(2e-12);
    expect(relative(betaSurvival(1 - x, b, a), lower)).toBeLessThan(3e-9);
  },
);

test('a symmetric beta law has half of its probability on each side, however large its shapes', () => {
  for (const shape of [20_000, 1e9, 1e12])
    expect(Math.abs(betaCdf(0.5, shape, shape) - 0.5)).toBeLessThan(2e-10);
  expect(relative(betaSurvival(0.0102, 2e4, 2e6), 1.0569575004803077e-5)).toBeLessThan(2e-12);
});

test.each([
  [0.1, 1e160, 4.1738031371732092e-17],
  [0.5, 1e160, 3.207009754142229e-81],
  [1, 1e160, 3.1830988618379067e-161],
  [1.5, 1e200, 3.7708524320162465e-301],
])(
  "Student's tail with %d degrees keeps its digits where the square of t overflows, at %d",
  (df, t, tail) => {
    expect(relative(studentSurvival(t, df), tail)).toBeLessThan(1e-12);
    expect(relative(studentQuantile(tail, df), -t)).toBeLessThan(1e-11);
  },
);

test.each([
  [1e-100, 0.5, 1.02849115631634e199],
  [1e-300, 1, 3.1830988618379066e299],
  [1e-160, 1, 3.1830988618379068e159],
  [1e-20, 0.1, 1.6044257056665295e196],
])("Student's quantile at %d with %d degrees is finite where it is a double", (p, df, t) => {
  expect(relative(-studentQuantile(p, df), t)).toBeLessThan(1e-12);
});

test('a quantile of F with a small probability above the middle of its share keeps its digits', () => {
  expect(relative(fQuantile(1e-10, 100, 3), 0.0470712997420049)).toBeLessThan(1e-12);
});

test('what a gamma law of small shape leaves beyond keeps its digits, and no probability is above 1', () => {
  expect(relative(gammaSurvival(0.95, 0.001, 1), 0.00023897260457403573)).toBeLessThan(1e-12);
  expect(relative(gammaSurvival(0.26, 0.001, 1), 0.0010139744941129672)).toBeLessThan(1e-12);
  expect(gammaCdf(1e-300, 1e-300, 1)).toBeLessThanOrEqual(1);
});

test("Kolmogorov's law has nothing near 0", () => {
  for (const x of [1e-320, 1e-200, 0.001]) expect([kolmogorovCdf(x), kolmogorovSurvival(x)]).toEqual([0, 1]);
});
