// Draws of every process: new on every day, member and replication, the same for the same seed, and from slots of its own.
import { expect, test } from 'vitest';
import { Stream } from '../../src/random/index.ts';
import { bootstrap, cir, compoundPoisson, cox, DRAWS_PER_DAY, garchT } from '../../models/processes/index.ts';
import { gbm, hawkes, heston, inhomogeneousPoisson, kou, merton } from '../../models/processes/index.ts';
import { ornsteinUhlenbeck, regimes } from '../../models/processes/index.ts';
import type { LevelProcess, PointProcess, ReturnProcess } from '../../models/processes/index.ts';

type Step = (stream: Stream, member: number, day: number) => number;

/** The value of a fresh path at a single address: what only this member and day can give. */
const alone =
  <P>(process: ReturnProcess<P> | PointProcess<P>, p: P): Step =>
  (stream, member, day) => {
    const state = new Float64Array(process.state);
    process.begin(state, p);
    return process.step(state, p, stream, member, day);
  };
const level =
  <P>(process: LevelProcess<P>, p: P, from: number): Step =>
  (stream, member, day) =>
    process.step(from, p, 1 / 365, stream, member, day);

const prices = Array.from({ length: 40 }, (_, k) => 10 + 3 * Math.sin(k * k));
const processes: Readonly<Record<string, Step>> = {
  gbm: alone(gbm, { drift: 0, volatility: 1 }),
  merton: alone(merton, { drift: 0, volatility: 0, jumpRate: 365, jumpMean: -0.1, jumpDeviation: 0.1 }),
  kou: alone(kou, { drift: 0, volatility: 0, jumpRate: 730, upShare: 0.5, upMean: 0.1, downMean: 0.1 }),
  garchT: alone(garchT, { drift: 0, volatility: 1, alpha: 0.1, beta: 0.8, degrees: 5 }),
  regimes: alone(regimes, { drift: 0, lowVolatility: 0.5, highVolatility: 2, stayLow: 0.5, stayHigh: 0.5 }),
  heston: alone(heston, {
    drift: 0,
    startVariance: 1,
    meanVariance: 1,
    reversion: 5,
    varianceVolatility: 3,
    correlation: -0.9,
  }),
  bootstrap: alone(bootstrap(prices), { drift: 0, meanBlock: 3 }),
  ornsteinUhlenbeck: level(ornsteinUhlenbeck, { mean: 0, reversion: 3, volatility: 1 }, 0),
  cir: level(cir, { mean: 1, reversion: 3, volatility: 3 }, 1),
  compoundPoisson: alone(compoundPoisson, { rate: 3, sizeMean: 1, sizeDeviation: 1 }),
  inhomogeneousPoisson: alone(inhomogeneousPoisson, { rate: 40, swing: 0, period: 7, peak: 0 }),
  hawkes: alone(hawkes, { baseRate: 3, branching: 0.5, decay: 5 }),
  cox: alone(cox, { rate: 10, spread: 0.5, halfLife: 3 }),
};

const begun = (replication: number, seed = 2_025): Stream => {
  const stream = new Stream('test.independence');
  stream.begin(seed, replication);
  return stream;
};

/** Correlation of two rows; its error is 1/√n when they are independent. */
function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (row: Float64Array): number => row.reduce((sum, each) => sum + each, 0) / row.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((each, k) => {
    const [da, db] = [each - ma, (b[k] ?? NaN) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
}

const n = 4_000;
const row = (of: (k: number) => number): Float64Array => Float64Array.from({ length: n }, (_, k) => of(k));

for (const [name, step] of Object.entries(processes))
  test(`${name}: neighbouring days, members and replications are not correlated, nor are their squares`, () => {
    const stream = begun(0);
    const next = begun(1);
    const base = row((k) => step(stream, 2 * (k % 50), 2 * Math.floor(k / 50) + 1));
    const others = {
      day: row((k) => step(stream, 2 * (k % 50), 2 * Math.floor(k / 50) + 2)),
      member: row((k) => step(stream, 2 * (k % 50) + 1, 2 * Math.floor(k / 50) + 1)),
      replication: row((k) => step(next, 2 * (k % 50), 2 * Math.floor(k / 50) + 1)),
      seed: row((k) => step(begun(0, 2_026), 2 * (k % 50), 2 * Math.floor(k / 50) + 1)),
    };
    const middle = base.reduce((sum, each) => sum + each, 0) / n;
    const squares = (values: Float64Array): Float64Array => values.map((each) => (each - middle) ** 2);
    for (const [what, other] of Object.entries(others)) {
      expect(other, what).not.toEqual(base);
      expect(Math.abs(correlation(base, other)) * Math.sqrt(n), what).toBeLessThan(3.5);
      expect(Math.abs(correlation(squares(base), squares(other))) * Math.sqrt(n), what).toBeLessThan(3.5);
    }
    expect(row((k) => step(begun(0), 2 * (k % 50), 2 * Math.floor(k / 50) + 1))).toEqual(base);
  });

test('no process draws outside the four slots of its member', () => {
  const used = new Set<number>();
  const note = new Proxy(begun(0), {
    get(stream, method: keyof Stream) {
      const value = stream[method];
      if (typeof value !== 'function') return value;
      // The member stands before the day, which is last.
      return (...given: readonly number[]): unknown => {
        used.add(given.at(-2) ?? NaN);
        return Reflect.apply(value, stream, given);
      };
    },
  });
  for (const [name, step] of Object.entries(processes)) {
    used.clear();
    step(note, 7, 3);
    expect(used.size, name).toBeGreaterThan(0);
    for (const slot of used) expect(Math.floor(slot / DRAWS_PER_DAY), name).toBe(7);
  }
});
