// Maxima, drawdowns and times under water of simulated prices against exact laws of random walks; laws of paths at their limits.
import { expect, test } from 'vitest';
import {
  arithmeticAverage,
  deepestDrawdown,
  firstHit,
  geometricAverage,
  longestUnderWater,
  monitoringDates,
  runningMaximum,
} from '../../models/arithmetic/path-measures.ts';
import { arithmeticAverageMoments, geometricAverageMoments } from '../../models/arithmetic/path-laws.ts';
import { hitProbability } from '../../models/arithmetic/path-laws.ts';
import { gbm } from '../../models/processes/index.ts';
import { normalCdf } from '../../src/numeric/index.ts';
import { sampleZ, testStream, z } from './process-samples.ts';

const YEAR = 365;
const stream = testStream('test.far-paths');
const days = 60;

const logPaths = (law: { drift: number; volatility: number }, paths: number, first: number) =>
  Array.from({ length: paths }, (_, path) => {
    let total = 0;
    return Float64Array.from({ length: days + 1 }, (_ignored, day) => {
      if (day > 0) total += gbm.step(new Float64Array(0), law, stream, first + path, day);
      return total;
    });
  });

const falling = { drift: -1.5, volatility: 1.4 };
const fallingPaths = logPaths(falling, 8_000, 0);
const stepMean = (falling.drift - falling.volatility ** 2 / 2) / YEAR;
const stepDeviation = falling.volatility / Math.sqrt(YEAR);
const density = (x: number, deviation: number): number =>
  Math.exp(-((x / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));

test('the mean of the highest daily close is that of Spitzer’s identity: the sum of E[max(0, X_k)]/k', () => {
  for (const every of [1, 4]) {
    const dates = monitoringDates(days + 1, every);
    const highest = fallingPaths.map((path) => runningMaximum(path, dates).at(-1) ?? NaN);
    let expected = 0;
    for (let k = 1; k <= days / every; k++) {
      const centre = k * every * stepMean;
      const deviation = Math.sqrt(k * every) * stepDeviation;
      expected += (centre * normalCdf(centre / deviation) + deviation ** 2 * density(centre, deviation)) / k;
    }
    expect(Math.abs(sampleZ(highest, expected))).toBeLessThan(3);
  }
});

/**
 * Probability that a normal random walk never falls further than `depth` below its highest value: the distance from it is a walk
 * reflected at zero, so its law (a mass at zero and a density on 0 to depth) is passed through n steps by the midpoint rule.
 */
function neverDeeper(depth: number, dates: number, every: number): number {
  const cells = 300;
  const width = depth / cells;
  const centre = every * stepMean;
  const deviation = Math.sqrt(every) * stepDeviation;
  const at = (cell: number): number => (cell + 0.5) * width;
  const move = Float64Array.from({ length: 2 * cells }, (_, k) =>
    density((k - cells) * width - centre, deviation),
  );
  let mass = 1;
  let spread = new Float64Array(cells);
  for (let date = 0; date < dates; date++) {
    let high = mass * normalCdf(centre / deviation);
    const next = new Float64Array(cells);
    for (let from = 0; from < cells; from++) {
      const here = spread[from] ?? 0;
      high += here * width * normalCdf((centre - at(from)) / deviation);
      for (let to = 0; to < cells; to++)
        next[to] = (next[to] ?? 0) + here * width * (move[from - to + cells] ?? 0);
    }
    for (let to = 0; to < cells; to++)
      next[to] = (next[to] ?? 0) + mass * density(-at(to) - centre, deviation);
    mass = high;
    spread = next;
  }
  return mass + spread.reduce((sum, each) => sum + each, 0) * width;
}

test('the deepest drawdown of daily closes has the exact law of a reflected random walk, also when every fifth day is looked at', () => {
  const prices = fallingPaths.map((path) => path.map((each) => Math.exp(each)));
  for (const every of [1, 5]) {
    const dates = monitoringDates(days + 1, every);
    const deepest = prices.map((path) => deepestDrawdown(path, dates));
    for (const fall of [0.3, 0.5]) {
      const p = neverDeeper(-Math.log(1 - fall), days / every, every);
      expect(p).toBeGreaterThan(0.02);
      const shallow = deepest.map((each) => (each <= fall ? 1 : 0));
      expect(Math.abs(z(shallow, p, p * (1 - p))), `${every} ${fall}`).toBeLessThan(3);
    }
    // The check can fail: days that are left out are missed.
    const seen = deepest.map((each) => (each <= 0.5 ? 1 : 0));
    const other = neverDeeper(Math.LN2, every === 1 ? days / 5 : days, every === 1 ? 5 : 1);
    expect(Math.abs(z(seen, other, other * (1 - other)))).toBeGreaterThan(4.9);
  }
});

test('without log drift the longest time under water has the law that all symmetric walks share (Sparre Andersen 1954)', () => {
  const paths = logPaths({ drift: 0.605, volatility: 1.1 }, 8_000, 20_000).map((path) =>
    path.map((each) => Math.exp(each)),
  );
  const longest = paths.map((path) => longestUnderWater(path, monitoringDates(days + 1)));
  // Probability of no new high within j steps, C(2j, j)/4^j.
  const none = [1];
  for (let j = 1; j <= days; j++) none.push(((none[j - 1] ?? NaN) * (2 * j - 1)) / (2 * j));
  for (const limit of [10, 25, 45]) {
    const within = [1];
    for (let n = 1; n <= days; n++) {
      let p = n <= limit ? (none[n] ?? NaN) : 0;
      for (let j = 1; j <= Math.min(n, limit + 1); j++)
        p += ((none[j - 1] ?? NaN) - (none[j] ?? NaN)) * (within[n - j] ?? NaN);
      within.push(p);
    }
    const p = within[days] ?? NaN;
    expect(
      Math.abs(
        z(
          longest.map((each) => (each <= limit ? 1 : 0)),
          p,
          p * (1 - p),
        ),
      ),
    ).toBeLessThan(3);
  }
});

test('hits with a strong drift, without noise and without time are what they must be', () => {
  // In 2,000 digits with mpmath; e^(2μa/σ²) is beyond every number here.
  expect(hitProbability(1, { drift: 5, volatility: 0.05 }, 1)).toBe(1);
  expect(hitProbability(1, { drift: 1, volatility: 0.05 }, 1)).toBeCloseTo(0.5099673351883013, 13);
  expect(hitProbability(0.1, { drift: -5, volatility: 0.05 }, 1) / 1.9151695967140057e-174).toBeCloseTo(
    1,
    11,
  );
  expect(hitProbability(-1, { drift: -1, volatility: 0.05 }, 1)).toBeCloseTo(0.5099673351883013, 13);
  expect(hitProbability(0.5, { drift: 1, volatility: 0 }, 1)).toBe(1);
  expect(hitProbability(-0.5, { drift: 1, volatility: 0 }, 1)).toBe(0);
  expect(hitProbability(0.5, { drift: 1, volatility: 1 }, 0)).toBe(0);
  expect(hitProbability(0, { drift: -1, volatility: 1 }, 1)).toBe(1);
});

test('where the series of Mills’ ratio takes over nothing jumps', () => {
  // The distance at which (a + μT)/(σ√T) is 30.
  const at = (distance: number): number => hitProbability(distance, { drift: 2, volatility: 0.1 }, 1);
  expect(at(1 - 1e-9) / at(1 + 1e-9)).toBeCloseTo(1, 7);
});

test('averages: one date is lognormal, two dates by hand, without noise a mean of exponentials', () => {
  const [drift, volatility, interval] = [-3, 2.5, 0.1] as const;
  const one = Math.exp(drift * interval);
  const square = Math.exp((2 * drift + volatility ** 2) * interval);
  for (const moments of [arithmeticAverageMoments, geometricAverageMoments]) {
    expect(moments(drift, volatility, interval, 1).mean).toBeCloseTo(one, 12);
    expect(moments(drift, volatility, interval, 1).second).toBeCloseTo(square, 12);
  }
  const two = arithmeticAverageMoments(drift, volatility, interval, 2);
  expect(two.mean).toBeCloseTo((one + one * one) / 2, 12);
  expect(two.second).toBeCloseTo((square + 2 * square * one + square * square) / 4, 12);
  const still = arithmeticAverageMoments(drift, 0, interval, 50);
  expect(still.second).toBeCloseTo(still.mean ** 2, 12);
});

test('dates that a path does not have are refused, and so are averages over none', () => {
  const path = [1, 2, 3];
  for (const measure of [deepestDrawdown, longestUnderWater, arithmeticAverage, geometricAverage])
    expect(() => measure(path, monitoringDates(10))).toThrow(
      'invalid monitoring date: 9; expected at most 2, the last of the path',
    );
  expect(() => firstHit(path, 2, Int32Array.of(3))).toThrow('invalid monitoring date: 3');
  expect(() => arithmeticAverage(path, monitoringDates(1))).toThrow('invalid monitoring: no dates');
  expect(() => geometricAverage(path, monitoringDates(3, 5))).toThrow('invalid monitoring: no dates');
  expect(deepestDrawdown(path, monitoringDates(1))).toBe(0);
});
