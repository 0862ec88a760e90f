// What theory says about the return processes. Every z compares a mean over independent draws with its exact expectation,
// over the standard error of the exact law.
import { expect, test } from 'vitest';
import { exp, normalQuantile, studentQuantile } from '../../src/numeric/index.ts';
import { Stream } from '../../src/random/index.ts';
import { garchT, gbm, highShare, merton, regimes, windowB } from '../../models/processes/index.ts';
import type { ReturnProcess } from '../../models/processes/index.ts';

const YEAR = 365;
const stream = new Stream('test.returns');
stream.begin(20_251_103, 0);

/** Log returns of every path, path by path: `paths` × `days` values; `first` is the number of the first path. */
function returnsOf<P>(process: ReturnProcess<P>, p: P, { paths, days, first = 0 }: Size): Float64Array {
  const returns = new Float64Array(paths * days);
  const state = new Float64Array(process.state);
  for (let path = 0; path < paths; path++) {
    process.begin(state, p);
    for (let day = 1; day <= days; day++) {
      returns[path * days + day - 1] = process.step(state, p, stream, first + path, day);
    }
  }
  return returns;
}
interface Size {
  readonly paths: number;
  readonly days: number;
  readonly first?: number;
}

function totalsOf(returns: Float64Array, days: number): Float64Array {
  return Float64Array.from({ length: returns.length / days }, (_, path) => {
    let total = 0;
    for (let day = 0; day < days; day++) total += returns[path * days + day];
    return total;
  });
}

const power = (x: number, k: number): number => (k === 0 ? 1 : x * power(x, k - 1));
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
const mean = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0) / values.length;
/** z of a sample mean against expectation and variance of one value. */
const z = (values: Float64Array, expected: number, variance: number): number =>
  (mean(values) - expected) / Math.sqrt(variance / values.length);
/** z of the share of values below the p-quantile of the law. */
const quantileZ = (values: Float64Array, quantile: number, p: number): number =>
  z(
    values.map((each) => (each < quantile ? 1 : 0)),
    p,
    p * (1 - p),
  );

/** Central moments 0 to 8 from cumulants (index 0 and 1 unused: central). */
function centralMoments(cumulants: readonly number[]): number[] {
  const moments = [1, 0];
  for (let n = 2; n <= 8; n++) {
    let moment = 0;
    for (let k = 2; k <= n; k++) moment += choose(n - 1, k - 1) * (cumulants[k] ?? 0) * (moments[n - k] ?? 0);
    moments.push(moment);
  }
  return moments;
}

/** z of the k-th central sample moment about the true mean, k = 2, 3, 4. */
function momentZ(values: Float64Array, centre: number, k: number, moments: readonly number[]): number {
  const expected = moments[k] ?? NaN;
  return z(
    values.map((each) => power(each - centre, k)),
    expected,
    (moments[2 * k] ?? NaN) - expected * expected,
  );
}

const gbmLaw = { drift: 0.3, volatility: 0.9 };

test('under gbm the expected price grows by the drift exactly, whatever the number of days', () => {
  for (const [days, first] of [
    [1, 0],
    [7, 50_000],
    [60, 100_000],
  ] as const) {
    const prices = totalsOf(returnsOf(gbm, gbmLaw, { paths: 20_000, days, first }), days).map((each) =>
      exp(each),
    );
    const years = days / YEAR;
    const growth = exp(0.3 * years);
    const variance = growth * growth * (exp(0.81 * years) - 1);
    expect(Math.abs(z(prices, growth, variance))).toBeLessThan(3);
    // The check can fail: without the correction −σ²/2 the mean would be far off.
    const uncorrected = prices.map((each) => each * exp((0.81 / 2) * years));
    if (days === 60) expect(Math.abs(z(uncorrected, growth, variance))).toBeGreaterThan(5);
  }
});

test('under gbm the log price after 30 days is normal: variance and quantiles', () => {
  const days = 30;
  const totals = totalsOf(returnsOf(gbm, gbmLaw, { paths: 20_000, days }), days);
  const expected = ((0.3 - 0.81 / 2) * days) / YEAR;
  const variance = (0.81 * days) / YEAR;
  expect(Math.abs(z(totals, expected, variance))).toBeLessThan(3);
  const squares = totals.map((each) => (each - expected) * (each - expected));
  expect(Math.abs(z(squares, variance, 2 * variance * variance))).toBeLessThan(3);
  for (const p of [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]) {
    expect(Math.abs(quantileZ(totals, expected + Math.sqrt(variance) * normalQuantile(p), p))).toBeLessThan(
      3,
    );
  }
});

const mertonLaw = { drift: 0.1, volatility: 0.5, jumpRate: 120, jumpMean: -0.02, jumpDeviation: 0.06 };

test('under merton the first four moments of a day are those of a compound Poisson law', () => {
  const returns = returnsOf(merton, mertonLaw, { paths: 200_000, days: 1 });
  const { jumpMean: m, jumpDeviation: s } = mertonLaw;
  const perDay = mertonLaw.jumpRate / YEAR;
  // E[Y^k] of a normal jump: m E[Y^(k−1)] + (k − 1) s² E[Y^(k−2)].
  const jump = [1, m];
  for (let k = 2; k <= 8; k++) jump.push(m * (jump[k - 1] ?? 0) + (k - 1) * s * s * (jump[k - 2] ?? 0));
  const cumulants = jump.map((each) => perDay * each);
  cumulants[2] = (cumulants[2] ?? 0) + 0.25 / YEAR;
  const moments = centralMoments(cumulants);
  const law = merton.moments(mertonLaw);
  expect(law.variance).toBeCloseTo(moments[2] ?? NaN, 14);
  expect(law.skewness).toBeCloseTo((cumulants[3] ?? NaN) / power(Math.sqrt(law.variance), 3), 12);
  expect(law.excessKurtosis).toBeCloseTo((cumulants[4] ?? NaN) / power(law.variance, 2), 12);
  expect(Math.abs(z(returns, law.mean, law.variance))).toBeLessThan(3);
  for (const k of [2, 3, 4]) expect(Math.abs(momentZ(returns, law.mean, k, moments))).toBeLessThan(3);
});

test('under merton the compensator makes the expected price grow by the drift exactly', () => {
  const days = 60;
  const years = days / YEAR;
  const { drift, volatility, jumpRate, jumpMean: m, jumpDeviation: s } = mertonLaw;
  const prices = totalsOf(returnsOf(merton, mertonLaw, { paths: 20_000, days }), days).map((each) =>
    exp(each),
  );
  const expectedJump = exp(m + (s * s) / 2) - 1;
  const secondJump = exp(2 * m + 2 * s * s) - 1;
  const growth = exp(drift * years);
  const second = exp(
    (2 * drift + volatility * volatility + jumpRate * (secondJump - 2 * expectedJump)) * years,
  );
  expect(Math.abs(z(prices, growth, second - growth * growth))).toBeLessThan(3);
  // The check can fail: uncompensated jumps lower the mean visibly.
  const uncompensated = prices.map((each) => each * exp(jumpRate * expectedJump * years));
  expect(Math.abs(z(uncompensated, growth, second - growth * growth))).toBeGreaterThan(5);
});

const garchLaw = { drift: 0.2, volatility: 0.8, alpha: 0.15, beta: 0.7, degrees: 30 };

/** Moments E[Z^(2k)] of the standardised innovation, k = 0 to 4. */
function innovationMoments(degrees: number): number[] {
  const moments = [1];
  for (let k = 1; k <= 4; k++) {
    moments.push(((moments[k - 1] ?? 0) * (2 * k - 1) * (degrees - 2)) / (degrees - 2 * k));
  }
  return moments;
}

/** E[h^k] on the given day, k = 0 to 4, by the exact recursion from a variance known on day 1. */
function varianceMoments(law: typeof garchLaw, day: number): number[] {
  const stationary = (law.volatility * law.volatility) / YEAR;
  const omega = stationary * (1 - law.alpha - law.beta);
  const z2 = innovationMoments(law.degrees);
  const step = [0, 1, 2, 3, 4].map((k) => {
    let moment = 0;
    for (let j = 0; j <= k; j++)
      moment += choose(k, j) * power(law.alpha, j) * power(law.beta, k - j) * (z2[j] ?? 0);
    return moment;
  });
  let now = [0, 1, 2, 3, 4].map((k) => power(stationary, k));
  for (let each = 2; each <= day; each++) {
    const before = now;
    now = [0, 1, 2, 3, 4].map((k) => {
      let moment = 0;
      for (let j = 0; j <= k; j++)
        moment += choose(k, j) * power(omega, k - j) * (step[j] ?? 0) * (before[j] ?? 0);
      return moment;
    });
  }
  return now;
}

test('under garch-t the first day is a scaled Student t: quantiles to the tails', () => {
  const law = { ...garchLaw, degrees: 4.84 };
  const returns = returnsOf(garchT, law, { paths: 100_000, days: 1 });
  const variance = (law.volatility * law.volatility) / YEAR;
  const scale = Math.sqrt((variance * (law.degrees - 2)) / law.degrees);
  const centre = law.drift / YEAR - variance / 2;
  for (const p of [0.0005, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9995]) {
    const quantile = centre + scale * studentQuantile(p, law.degrees);
    expect(Math.abs(quantileZ(returns, quantile, p))).toBeLessThan(3);
  }
});

test('under garch-t mean, stationary variance and fourth moment hold on the 25th day', () => {
  const day = 25;
  const all = returnsOf(garchT, garchLaw, { paths: 40_000, days: day });
  const last = all.filter((_, k) => k % day === day - 1);
  const h = varianceMoments(garchLaw, day);
  const z2 = innovationMoments(garchLaw.degrees);
  const product = (k: number): number => (h[k] ?? NaN) * (z2[k] ?? NaN);
  const moments = [1, 0, product(1), 0, product(2), 0, 0, 0, product(4)];
  const law = garchT.moments(garchLaw);
  expect(product(1)).toBeCloseTo(law.variance, 14);
  expect(Math.abs(z(last, law.mean, law.variance))).toBeLessThan(3);
  for (const k of [2, 4]) expect(Math.abs(momentZ(last, law.mean, k, moments))).toBeLessThan(3);
  // The check can fail: independent returns of the same variance have a smaller fourth moment.
  const independent = [1, 0, product(1), 0, 3 * power(product(1), 2), 0, 0, 0, product(4)];
  expect(Math.abs(momentZ(last, law.mean, 4, independent))).toBeGreaterThan(4);
});

test('under garch-t squared surprises of neighbouring days are correlated as theory says', () => {
  const day = 20;
  const all = returnsOf(garchT, garchLaw, { paths: 40_000, days: day + 1 });
  const { mean: centre, variance } = garchT.moments(garchLaw);
  const square = (k: number): number => power((all[k] ?? NaN) - centre, 2);
  const products = Float64Array.from({ length: 40_000 }, (_, path) => {
    const at = path * (day + 1) + day - 1;
    return square(at) * square(at + 1);
  });
  const omega = variance * (1 - garchLaw.alpha - garchLaw.beta);
  const h = varianceMoments(garchLaw, day);
  const z2 = innovationMoments(garchLaw.degrees);
  const { alpha, beta } = garchLaw;
  // With h' = ω + h (α Z² + β): E[h Z² h'] and E[h² Z⁴ h'²] E[Z⁴].
  const first = omega * (h[1] ?? NaN) + (h[2] ?? NaN) * (alpha * (z2[2] ?? NaN) + beta);
  const weighted = (k: number): number =>
    [0, 1, 2]
      .slice(0, k + 1)
      .reduce((sum, j) => sum + choose(k, j) * power(alpha, j) * power(beta, k - j) * (z2[2 + j] ?? NaN), 0);
  const second =
    (omega * omega * weighted(0) * (h[2] ?? NaN) +
      2 * omega * weighted(1) * (h[3] ?? NaN) +
      weighted(2) * (h[4] ?? NaN)) *
    (z2[2] ?? NaN);
  expect(Math.abs(z(products, first, second - first * first))).toBeLessThan(3);
  expect(Math.abs(z(products, variance * variance, second - first * first))).toBeGreaterThan(4);
});

test('the stated kurtosis of garch-t is the limit of the exact recursion, and infinite where it does not exist', () => {
  const h = varianceMoments(garchLaw, 400);
  const fourth = innovationMoments(garchLaw.degrees)[2] ?? NaN;
  const kurtosis = ((h[2] ?? NaN) * fourth) / power(h[1] ?? NaN, 2);
  expect(garchT.moments(garchLaw).excessKurtosis).toBeCloseTo(kurtosis - 3, 9);
  expect(garchT.moments({ ...garchLaw, degrees: 4 }).excessKurtosis).toBe(Infinity);
  expect(garchT.moments({ ...garchLaw, alpha: 0.5, beta: 0.45 }).excessKurtosis).toBe(Infinity);
});

const regimesLaw = { drift: 0.25, lowVolatility: 0.5, highVolatility: 2, stayLow: 0.95, stayHigh: 0.8 };

test('regimes: the share of wild days is stationary from the first day and spells last 1/(1 − p) days', () => {
  const paths = 4_000;
  const days = 200;
  const state = new Float64Array(1);
  const wildFirst = new Float64Array(paths);
  const wildLast = new Float64Array(paths);
  const spells = { 0: [0, 0], 1: [0, 0] };
  for (let path = 0; path < paths; path++) {
    regimes.begin(state, regimesLaw);
    let before = -1;
    for (let day = 1; day <= days; day++) {
      regimes.step(state, regimesLaw, stream, path, day);
      const now = state[0] === 1 ? 1 : 0;
      if (day === 1) wildFirst[path] = now;
      // Every day but the last is one chance to stay or leave: the count of leavings is binomial given the days.
      if (before === 0 || before === 1) {
        spells[before][0] = (spells[before][0] ?? 0) + 1;
        if (now !== before) spells[before][1] = (spells[before][1] ?? 0) + 1;
      }
      before = now;
    }
    wildLast[path] = before;
  }
  const share = highShare(regimesLaw);
  expect(share).toBeCloseTo(0.2, 12);
  for (const sample of [wildFirst, wildLast])
    expect(Math.abs(z(sample, share, share * (1 - share)))).toBeLessThan(3);
  for (const [regime, stay] of [
    [0, 0.95],
    [1, 0.8],
  ] as const) {
    const [chances = NaN, leavings = NaN] = spells[regime];
    const leavingZ = (leavings - chances * (1 - stay)) / Math.sqrt(chances * stay * (1 - stay));
    expect(Math.abs(leavingZ)).toBeLessThan(3);
    expect(Math.abs(chances / leavings - 1 / (1 - stay)) * (1 - stay)).toBeLessThan(0.03);
  }
});

test('regimes: moments of a day are those of the mixture of the two normal laws', () => {
  const returns = returnsOf(regimes, regimesLaw, { paths: 200_000, days: 1 });
  const law = regimes.moments(regimesLaw);
  const share = highShare(regimesLaw);
  const sides = [
    [1 - share, 0.25 / YEAR],
    [share, 4 / YEAR],
  ] as const;
  const normalMoments = [1, 0, 1, 0, 3, 0, 15, 0, 105];
  const moments = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) =>
    sides.reduce((sum, [weight, v]) => {
      const shift = 0.25 / YEAR - v / 2 - law.mean;
      let moment = 0;
      for (let j = 0; j <= k; j++) {
        moment += choose(k, j) * power(shift, k - j) * power(Math.sqrt(v), j) * (normalMoments[j] ?? 0);
      }
      return sum + weight * moment;
    }, 0),
  );
  expect(moments[1]).toBeCloseTo(0, 14);
  expect(law.variance).toBeCloseTo(moments[2] ?? NaN, 14);
  expect(law.skewness).toBeCloseTo((moments[3] ?? NaN) / power(Math.sqrt(law.variance), 3), 10);
  expect(law.excessKurtosis).toBeCloseTo((moments[4] ?? NaN) / power(law.variance, 2) - 3, 10);
  expect(Math.abs(z(returns, law.mean, law.variance))).toBeLessThan(3);
  for (const k of [2, 3, 4]) expect(Math.abs(momentZ(returns, law.mean, k, moments))).toBeLessThan(3);
});

test('regimes: the expected price grows by the drift exactly, along any path of regimes', () => {
  const days = 40;
  const prices = totalsOf(returnsOf(regimes, regimesLaw, { paths: 20_000, days }), days).map((each) =>
    exp(each),
  );
  const growth = exp((0.25 * days) / YEAR);
  // E[S²] by adding the regimes' variances along the chain.
  const factor = [0.25, 4].map((v) => exp((2 * 0.25 + v) / YEAR));
  let weights = [1 - highShare(regimesLaw), highShare(regimesLaw)];
  for (let day = 1; day <= days; day++) {
    const [calm = NaN, wild = NaN] = weights.map((weight, side) => weight * (factor[side] ?? NaN));
    weights = [calm * 0.95 + wild * 0.2, calm * 0.05 + wild * 0.8];
  }
  const second = (weights[0] ?? NaN) + (weights[1] ?? NaN);
  expect(Math.abs(z(prices, growth, second - growth * growth))).toBeLessThan(3);
});

test('the estimates of window B agree on the yearly volatility of METIS within 3%', () => {
  const volatilities = [
    gbm.moments(windowB.gbm),
    merton.moments(windowB.merton12),
    merton.moments(windowB.merton52),
    garchT.moments(windowB.garchT),
    regimes.moments(windowB.regimes),
  ].map(({ variance }) => Math.sqrt(variance * YEAR));
  for (const volatility of volatilities) expect(Math.abs(volatility / 1.178 - 1)).toBeLessThan(0.03);
});
