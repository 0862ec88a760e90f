// Barriers, maxima, drawdowns and averages of a simulated price, at its own monitoring dates, against theory.
import { expect, test } from 'vitest';
import {
  arithmeticAverage,
  deepestDrawdown,
  drawdowns,
  firstHit,
  geometricAverage,
  longestUnderWater,
  monitoringDates,
  runningMaximum,
  runningMinimum,
} from '../../models/arithmetic/path-measures.ts';
import {
  arithmeticAverageMoments,
  geometricAverageMoments,
  hitProbability,
  monitoredHitProbability,
} from '../../models/arithmetic/path-laws.ts';
import { gbm } from '../../models/processes/index.ts';
import { sampleZ, testStream, z } from './process-samples.ts';

const YEAR = 365;
const stream = testStream('test.paths');
const law = { drift: 0.2, volatility: 0.9 };
const days = 40;
const years = days / YEAR;
const state = new Float64Array(0);
const paths = Array.from({ length: 20_000 }, (_, path) => {
  let total = 0;
  return Float64Array.from({ length: days + 1 }, (_ignored, day) => {
    if (day > 0) total += gbm.step(state, law, stream, path, day);
    return Math.exp(total);
  });
});
const daily = monitoringDates(days + 1);
const motion = { drift: law.drift - law.volatility ** 2 / 2, volatility: law.volatility };

/**
 * Probability that a normal random walk is at or beyond `distance` at one of n dates: the exact value for discrete monitoring, by passing the
 * density of walks that have not got there through n convolutions on a fine grid (midpoint rule).
 */
function exactMonitored(distance: number, interval: number, dates: number): number {
  const mean = motion.drift * interval;
  const deviation = motion.volatility * Math.sqrt(interval);
  const step = deviation / 20;
  const reach = Math.ceil((8 * motion.volatility * Math.sqrt(dates * interval)) / step);
  const up = Math.sign(distance);
  const cells = reach;
  const at = (k: number): number => Math.abs(distance) - (k + 0.5) * step;
  const width = Math.ceil((7 * deviation) / step);
  const density = (x: number): number =>
    Math.exp(-((x - up * mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
  const kernel = Float64Array.from({ length: 2 * width + 1 }, (_, j) => density((width - j) * step) * step);
  let alive = Float64Array.from({ length: cells }, (_, k) => density(at(k)) * step);
  for (let date = 2; date <= dates; date++) {
    const next = new Float64Array(cells);
    for (let k = 0; k < cells; k++) {
      const last = Math.min(cells - 1, k + width);
      for (let from = Math.max(0, k - width); from <= last; from++)
        next[k] += (alive[from] ?? 0) * (kernel[width + k - from] ?? 0);
    }
    alive = next;
  }
  return 1 - alive.reduce((sum, each) => sum + each, 0);
}

test('the price hits a level at its daily closes as often as the exact law of daily monitoring says, above and below', () => {
  for (const distance of [0.25, -0.3]) {
    const hits = paths.map((path) => (firstHit(path, Math.exp(distance), daily) > 0 ? 1 : 0));
    const exact = exactMonitored(distance, 1 / YEAR, days);
    expect(Math.abs(z(hits, exact, exact * (1 - exact)))).toBeLessThan(3);
    // The reflection principle holds for a price that is watched all the time, and says clearly more.
    const watched = hitProbability(distance, motion, years);
    expect(z(hits, watched, watched * (1 - watched))).toBeLessThan(-4);
    // The correction of Broadie, Glasserman and Kou comes close.
    expect(Math.abs(monitoredHitProbability(distance, motion, years, 1 / YEAR) - exact)).toBeLessThan(0.002);
  }
});

test('looking less often finds fewer hits: the exact value for every fifth day', () => {
  const dates = monitoringDates(days + 1, 5);
  expect([...dates].slice(0, 3)).toEqual([5, 10, 15]);
  const hits = paths.map((path) => (firstHit(path, Math.exp(0.25), dates) > 0 ? 1 : 0));
  const exact = exactMonitored(0.25, 5 / YEAR, 8);
  expect(Math.abs(z(hits, exact, exact * (1 - exact)))).toBeLessThan(3);
  expect(exact).toBeLessThan(exactMonitored(0.25, 1 / YEAR, days));
});

test('without drift the reflection principle is twice the normal tail', () => {
  const still = { drift: 0, volatility: 0.5 };
  expect(hitProbability(0.5, still, 1)).toBeCloseTo(2 * 0.15865525393145707, 12);
  expect(hitProbability(-0.5, still, 1)).toBeCloseTo(hitProbability(0.5, still, 1), 14);
  expect(hitProbability(0, still, 1)).toBeCloseTo(1, 14);
});

test('the maximum so far is above a level exactly where the level has been hit', () => {
  for (const path of paths.slice(0, 300)) {
    const hit = firstHit(path, 1.1, daily);
    const highest = runningMaximum(path, daily);
    expect(highest[days - 1] >= 1.1).toBe(hit > 0);
    if (hit > 0) expect(highest[hit - 1]).toBeGreaterThanOrEqual(1.1);
    const lowest = runningMinimum(path, daily);
    expect(lowest[days - 1] <= 0.9).toBe(firstHit(path, 0.9, daily) > 0);
  }
});

test('the arithmetic average of the closes has its exact first two moments', () => {
  const averages = paths.map((path) => arithmeticAverage(path, daily));
  const { mean, second } = arithmeticAverageMoments(law.drift, law.volatility, 1 / YEAR, days);
  expect(Math.abs(z(averages, mean, second - mean * mean))).toBeLessThan(3);
  const squares = averages.map((each) => each * each);
  expect(Math.abs(sampleZ(squares, second))).toBeLessThan(3);
  // The check can fail: the last price varies three times as much.
  expect(Math.abs(sampleZ(squares, Math.exp((2 * law.drift + law.volatility ** 2) * years)))).toBeGreaterThan(
    5,
  );
});

test('the geometric average of the closes is lognormal with its exact first two moments', () => {
  const averages = paths.map((path) => geometricAverage(path, daily));
  const { mean, second } = geometricAverageMoments(law.drift, law.volatility, 1 / YEAR, days);
  expect(Math.abs(z(averages, mean, second - mean * mean))).toBeLessThan(3);
  expect(
    Math.abs(
      sampleZ(
        averages.map((each) => each * each),
        second,
      ),
    ),
  ).toBeLessThan(3);
});

test('measures of a path by hand', () => {
  const path = Float64Array.from([100, 120, 90, 96, 130, 65, 130]);
  const all = monitoringDates(path.length);
  expect([...runningMaximum(path, all)]).toEqual([120, 120, 120, 130, 130, 130]);
  expect([...runningMinimum(path, all)]).toEqual([100, 90, 90, 90, 65, 65]);
  expect([...drawdowns(path, all)]).toEqual([0, 0.25, 1 - 96 / 120, 0, 0.5, 0]);
  expect(deepestDrawdown(path, all)).toBe(0.5);
  expect(longestUnderWater(path, all)).toBe(2);
  expect(firstHit(path, 125, all)).toBe(4);
  expect(firstHit(path, 80, all)).toBe(5);
  expect(firstHit(path, 140, all)).toBe(-1);
  expect(arithmeticAverage(path, all)).toBeCloseTo(631 / 6, 12);
  expect(geometricAverage(Float64Array.from([1, 2, 8]), monitoringDates(3))).toBeCloseTo(4, 12);
});

test('what is not monitored is not seen', () => {
  const path = Float64Array.from([100, 50, 100, 40, 100]);
  expect(deepestDrawdown(path, monitoringDates(5, 2))).toBe(0);
  expect(() => monitoringDates(5, 0)).toThrow('invalid monitoring: every 0; expected 1, 2, 3, …');
});
