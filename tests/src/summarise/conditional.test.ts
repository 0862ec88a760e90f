import { expect, test } from 'vitest';
import { normalCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';
import {
  chanceBelow,
  chanceOfNoArrival,
  chanceOfNone,
  moments,
  pairedGain,
} from '../../../src/summarise/index.ts';

test('the chance of no event in two days is the product', () => {
  expect(chanceOfNone([0.25, 0.5])).toBe(0.375);
  expect(chanceOfNone([])).toBe(1);
  expect(chanceOfNone([0.2, 1, 0.3])).toBe(0);
  expect(() => chanceOfNone([1.2])).toThrow('invalid chance: 1.2');
});

test('a Poisson process at 2, 0 and 1 events a day for half days has none with chance exp(-1.5)', () => {
  expect(chanceOfNoArrival([2, 0, 1], 0.5)).toBeCloseTo(Math.exp(-1.5), 14);
  expect(() => chanceOfNoArrival([-1])).toThrow('invalid intensity: -1');
});

test('a path that touches the barrier is below for sure, one that starts on it as well', () => {
  expect(chanceBelow({ logPrices: [0.5, 0], logBarrier: 0, deviation: 0.1 })).toBe(1);
  expect(chanceBelow({ logPrices: [0], logBarrier: 0, deviation: 0.1 })).toBe(1);
  expect(chanceBelow({ logPrices: [1, 1], logBarrier: 0, deviation: 1 })).toBeCloseTo(Math.exp(-2), 14);
});

/** Paths of a driftless log price in equal steps over one unit of time. */
function paths(count: number, steps: number, volatility: number): Float64Array[] {
  const stream = new Stream('conditional');
  stream.begin(1, 0);
  return Array.from({ length: count }, (_, path) => {
    const logPrices = new Float64Array(steps + 1);
    for (let t = 1; t <= steps; t++)
      logPrices[t] = logPrices[t - 1] + (volatility / Math.sqrt(steps)) * stream.normal(path, t);
    return logPrices;
  });
}

// Reflection: a Brownian motion without drift is below b < 0 by time 1 with probability 2 Φ(b / σ).
test('the bridge finds the continuous chance of a fall with one step and with ten, where looking at the steps misses falls', () => {
  const [volatility, logBarrier, n] = [0.5, -0.6, 20_000];
  const truth = 2 * normalCdf(logBarrier / volatility);
  for (const steps of [1, 10]) {
    const deviation = volatility / Math.sqrt(steps);
    const all = paths(n, steps, volatility);
    const bridged = Float64Array.from(all, (logPrices) => chanceBelow({ logPrices, logBarrier, deviation }));
    const watched = Float64Array.from(all, (logPrices) => (logPrices.some((x) => x <= logBarrier) ? 1 : 0));
    const zOf = (column: Float64Array) => {
      const { mean, variance } = moments(column);
      return (mean - truth) / Math.sqrt(variance / n);
    };
    expect(Math.abs(zOf(bridged))).toBeLessThanOrEqual(3);
    expect(zOf(watched)).toBeLessThan(-10);
  }
});

// With one step the exact variance of the bridged chance needs E[min(1, exp(..))²]; here the gain is only asked to be one, and to be said.
test('a chance given the path never varies more than the event drawn from it; where the path decides, nothing is gained', () => {
  const [volatility, n] = [0.5, 4000];
  const stream = new Stream('event');
  stream.begin(2, 0);
  const gainAt = (logBarrier: number, rate: number) => {
    const all = paths(n, 5, volatility);
    const chances = Float64Array.from(
      all,
      (logPrices) => 1 - chanceOfNoArrival(Float64Array.from(logPrices, (x) => (x < logBarrier ? rate : 0))),
    );
    const events = chances.map((chance, path) => (stream.chance(chance, path, 0) ? 1 : 0));
    return pairedGain(events, chances);
  };
  const rare = gainAt(0, 0.02);
  expect(rare.gain).toBeGreaterThan(5);
  expect(rare.words).toMatch(/times fewer$/u);
  // At fifty events a day whatever dips below has had one: the chance is 0 or 1, and so is the event.
  const certain = gainAt(-0.5, 50);
  expect(certain.gain).toBeCloseTo(1, 10);
});

test('the gain of a conditional chance is p (1 - p) over its variance, as for chances that are uniform', () => {
  // Chances uniform on 0 to a: mean a / 2, variance a² / 12; the event drawn from them has variance (a / 2)(1 - a / 2).
  const [a, n] = [0.2, 20_000];
  const stream = new Stream('uniform chances');
  stream.begin(3, 0);
  const chances = Float64Array.from({ length: n }, (_, i) => a * stream.uniform(i, 0));
  const events = chances.map((chance, i) => (stream.chance(chance, i, 1) ? 1 : 0));
  const exact = ((a / 2) * (1 - a / 2)) / ((a * a) / 12);
  const { gain, interval } = pairedGain(events, chances);
  const error = Math.log((interval.high ?? NaN) / gain) / 1.96;
  expect(Math.abs(Math.log(gain / exact) / error)).toBeLessThanOrEqual(3);
});
