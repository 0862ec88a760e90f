import { expect, test } from 'vitest';
import { exp, log } from '../../src/numeric/index.ts';
import { Stream } from '../../src/random/index.ts';
import {
  crossEntropyTilt,
  drawShock,
  importanceEstimate,
  tilted,
  tiltToMean,
  tiltWeight,
} from '../../src/rare/index.ts';
import type { ImportanceEstimate, ShockLaw } from '../../src/rare/index.ts';

/** Futures of independent shocks drawn with a tilt, up to `count` of them or until the sum reaches `target`. */
function sumsReach(
  law: ShockLaw,
  {
    theta,
    count,
    target,
    futures,
    anyDay = false,
  }: {
    theta: number;
    count: number;
    target: number;
    futures: number;
    anyDay?: boolean;
  },
): ImportanceEstimate {
  const stream = new Stream('shocks');
  const drawn = tilted(law, theta);
  const weights = new Float64Array(futures);
  const hits = new Float64Array(futures);
  let days = 0;
  for (let replication = 0; replication < futures; replication++) {
    stream.begin(1, replication);
    let sum = 0;
    let taken = 0;
    while (taken < count && !(anyDay && sum >= target)) sum += drawShock(drawn, stream, 0, ++taken);
    days += taken;
    hits[replication] = sum >= target ? 1 : 0;
    weights[replication] = tiltWeight(law, theta, { sum, count: taken });
  }
  return importanceEstimate({ weights, hits, days, failures: 0 });
}

const z = ({ probability, error }: { probability: number; error: number }, truth: number): number =>
  (probability - truth) / error;

const standard: ShockLaw = { kind: 'normal', mean: 0, deviation: 1 };

test('the chance that a standard normal exceeds 5 is 2.8665e-7', () => {
  const estimate = sumsReach(standard, { theta: 5, count: 1, target: 5, futures: 20_000 });
  expect(Math.abs(z(estimate, 2.866515718791939e-7))).toBeLessThan(3);
  expect(estimate.error / 2.8665e-7).toBeLessThan(0.02);
  expect(estimate.gain).toBeGreaterThan(1e5);
  expect(estimate.notes).toEqual([]);
});

// Poisson, gamma: sums of the exact series, by an independent program (SciPy).
test.each([
  ['a Poisson count with mean 10 is at least 30', { kind: 'poisson', mean: 10 }, 1, 30, 2.509951201527959e-7],
  [
    'the sum of ten exponential times exceeds 40',
    { kind: 'gamma', shape: 1, scale: 1 },
    10,
    40,
    3.925932226286184e-9,
  ],
] as const)('the chance that %s comes out', (_, law, count, target, truth) => {
  const theta = tiltToMean(law, target / count);
  const estimate = sumsReach(law, { theta, count, target, futures: 10_000 });
  expect(Math.abs(z(estimate, truth))).toBeLessThan(3);
  expect(estimate.error / truth).toBeLessThan(0.05);
  expect(estimate.notes).toEqual([]);
});

test('a walk with normal steps reaches 35 within 50 days with probability 5.197e-7, weighed on the day it does', () => {
  const spec = { theta: 0.7, count: 50, target: 35, futures: 10_000, anyDay: true };
  const estimate = sumsReach(standard, spec);
  expect(Math.abs(z(estimate, 5.19671315558e-7))).toBeLessThan(3);
  expect(estimate.error / 5.2e-7).toBeLessThan(0.05);
});

test('a geometric Brownian price touches twenty times its start in a year as often as the reflection formula says', () => {
  const [drift, volatility, barrier] = [-0.5, 0.8, log(20)];
  const law: ShockLaw = { kind: 'normal', mean: drift, deviation: volatility };
  const theta = tiltToMean(law, barrier);
  const stream = new Stream('price');
  const futures = 10_000;
  const weights = new Float64Array(futures);
  const hits = new Float64Array(futures);
  for (let replication = 0; replication < futures; replication++) {
    stream.begin(2, replication);
    const end = drawShock(tilted(law, theta), stream, 0, 1);
    // Between two known ends the bridge touches the barrier with a probability that does not depend on the drift.
    const touches = end >= barrier ? 1 : exp((-2 * barrier * (barrier - end)) / (volatility * volatility));
    hits[replication] = stream.uniform(0, 2) < touches ? 1 : 0;
    weights[replication] = tiltWeight(law, theta, { sum: end, count: 1 });
  }
  const estimate = importanceEstimate({ weights, hits, days: futures, failures: 0 });
  expect(Math.abs(z(estimate, 1.4615005483338042e-5))).toBeLessThan(3);
  expect(estimate.error / estimate.probability).toBeLessThan(0.05);
});

test('the tilt found by cross-entropy is the mean of what reaches the event', () => {
  const stream = new Stream('stage');
  const found = crossEntropyTilt({
    ...{ law: standard, target: 5, futures: 4_000 },
    simulate: (theta, stage, futures) => {
      stream.begin(3, stage);
      return Array.from({ length: futures }, (_, future) => {
        const sum = drawShock(tilted(standard, theta), stream, future, 0);
        return { score: sum, sum, count: 1 };
      });
    },
  });
  expect(found.reached).toBe(true);
  expect(found.levels[0]).toBeCloseTo(1.28, 1);
  // E(Z | Z > 5) = φ(5) ÷ Φ(−5)
  expect(found.theta).toBeGreaterThan(5.187 - 0.05);
  expect(found.theta).toBeLessThan(5.187 + 0.05);
});

test('a tilt away from the event is found out: no future gets there, and nothing is claimed', () => {
  const estimate = sumsReach(standard, { theta: -3, count: 1, target: 2, futures: 5_000 });
  expect(estimate).toMatchObject({ probability: 0, low: 0, high: 1 });
  expect(estimate.method).toMatch(/no bound/u);
  expect(estimate.notes.join(' ')).toMatch(/No future reached the event/u);
});

test('a tilt that goes too far has weights without a variance, and says so', () => {
  const estimate = sumsReach(standard, { theta: 7, count: 1, target: 1, futures: 5_000 });
  expect(Math.abs(estimate.probability - 0.1587)).toBeGreaterThan(0.05);
  expect(estimate.notes.join(' ')).toMatch(/not to be trusted/u);
  expect(estimate.notes.join(' ')).toMatch(/heavy a tail/u);
});

test('for an event that is not rare a tilt does not help, and the gain says so', () => {
  const estimate = sumsReach(standard, { theta: 1.5, count: 1, target: 0, futures: 5_000 });
  expect(Math.abs(z(estimate, 0.5))).toBeLessThan(3);
  expect(estimate.gain).toBeLessThan(1);
});

test('a tilt towards one of two ways to the event gives the half of it, and nothing shows that: only a look at the model does', () => {
  const right = sumsReach(standard, { theta: 3, count: 1, target: 3, futures: 5_000 });
  expect(right.notes).toEqual([]);
  expect(Math.abs(z(right, 0.0026997960632601866 / 2))).toBeLessThan(3);
});
