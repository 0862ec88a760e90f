// Processes at parameters far from their usual ones, against their laws: quantiles of scipy 1.17 where a law has no elementary inverse.
import { expect, test } from 'vitest';
import { bootstrap, cir, compoundPoisson, cox, garchT, gbm, hawkes } from '../../models/processes/index.ts';
import {
  hawkesCount,
  heston,
  inhomogeneousPoisson,
  integratedRate,
  kou,
} from '../../models/processes/index.ts';
import { centred, logReturns, merton, ornsteinUhlenbeck, regimes } from '../../models/processes/index.ts';
import { mertonCall } from '../../models/arithmetic/option-values.ts';
import { normalQuantile } from '../../src/numeric/index.ts';
import {
  arrivals,
  levels,
  mean,
  quantileZ,
  sampleZ,
  testStream,
  totalReturns,
  z,
} from './process-samples.ts';
import { fourierCall, hestonLaw } from './fourier-price.ts';

const YEAR = 365;
const stream = testStream('test.elsewhere');

/** z of the first four central moments of values whose cumulants are given. */
function expectCumulants(values: Float64Array, [k1, k2, k3, k4]: readonly [number, number, number, number]) {
  const targets = [0, k2, k3, k4 + 3 * k2 * k2];
  targets.forEach((target, power) => {
    expect(
      Math.abs(
        sampleZ(
          values.map((each) => (each - k1) ** (power + 1)),
          target,
        ),
      ),
    ).toBeLessThan(3);
  });
}

test('gbm: quantiles at a volatility of 250 % and a drift of −300 %', () => {
  const p = { drift: -3, volatility: 2.5 };
  const years = 20 / YEAR;
  const totals = totalReturns(gbm, p, { stream, paths: 10_000, days: 20 });
  for (const q of [0.001, 0.05, 0.5, 0.95, 0.999]) {
    const quantile = (-3 - 3.125) * years + 2.5 * Math.sqrt(years) * normalQuantile(q);
    expect(Math.abs(quantileZ(totals, quantile, q))).toBeLessThan(3);
  }
});

/** Cumulants of a day: those of the diffusion, and λE[Y^k] of the jumps. */
const ofJumps = (
  { drift, volatility, jumpRate }: { drift: number; volatility: number; jumpRate: number },
  expected: number,
  [y1, y2, y3, y4]: readonly [number, number, number, number],
): [number, number, number, number] => [
  (drift - volatility ** 2 / 2 - jumpRate * (expected - y1)) / YEAR,
  (volatility ** 2 + jumpRate * y2) / YEAR,
  (jumpRate * y3) / YEAR,
  (jumpRate * y4) / YEAR,
];

test('merton: four cumulants with a jump down every day, and with ten small ones and no diffusion', () => {
  for (const p of [
    { drift: 2, volatility: 0.3, jumpRate: 365, jumpMean: -0.08, jumpDeviation: 0.02 },
    { drift: -1, volatility: 0, jumpRate: 3_650, jumpMean: -0.02, jumpDeviation: 0.05 },
  ]) {
    const { jumpMean: m, jumpDeviation: d } = p;
    const sizes = [
      m,
      m ** 2 + d ** 2,
      m ** 3 + 3 * m * d ** 2,
      m ** 4 + 6 * m ** 2 * d ** 2 + 3 * d ** 4,
    ] as const;
    const cumulants = ofJumps(p, Math.exp(m + d ** 2 / 2) - 1, sizes);
    expectCumulants(totalReturns(merton, p, { stream, paths: 60_000, days: 1 }), cumulants);
    const stated = merton.moments(p);
    expect(stated.skewness).toBeCloseTo(cumulants[2] / cumulants[1] ** 1.5, 10);
    expect(stated.excessKurtosis).toBeCloseTo(cumulants[3] / cumulants[1] ** 2, 10);
  }
});

test('kou: four cumulants with jumps every day, mostly down', () => {
  const p = { drift: 1, volatility: 0.2, jumpRate: 365, upShare: 0.1, upMean: 0.3, downMean: 0.1 };
  const size = (k: number, factorial: number): number => factorial * (0.1 * 0.3 ** k + 0.9 * (-0.1) ** k);
  const sizes = [size(1, 1), size(2, 2), size(3, 6), size(4, 24)] as const;
  const cumulants = ofJumps(p, 0.1 / 0.7 + 0.9 / 1.1 - 1, sizes);
  expectCumulants(totalReturns(kou, p, { stream, paths: 60_000, days: 1 }), cumulants);
});

test('merton: calls with 365 and 3,650 jumps a year are worth what the series is in 30 digits, and what is simulated', () => {
  const call = { price: 100, strike: 90, years: 1, rate: 0.03 };
  // Summed with mpmath; a series broken off at 400 terms gives 52.9365, 36.26 and 0.
  const values = [
    [365, -0.05, 0.05, 52.9414481025071],
    [365, 0.05, 0.05, 54.8106272675019],
    [3_650, 0.001, 0.01, 30.335041602438],
  ] as const;
  for (const [rate, average, deviation, value] of values)
    expect(mertonCall(call, 0.2, { rate, mean: average, deviation })).toBeCloseTo(value, 9);
  expect(mertonCall(call, 0, { rate: 3, mean: -0.4, deviation: 0 })).toBeCloseTo(30.4095227343929, 11);
  const p = { drift: 0, volatility: 0.4, jumpRate: 365, jumpMean: -0.05, jumpDeviation: 0.04 };
  const payoffs = totalReturns(merton, p, { stream, paths: 8_000, days: 40 }).map((each) =>
    Math.max(0, 100 * Math.exp(each) - 110),
  );
  const short = { price: 100, strike: 110, years: 40 / YEAR, rate: 0 };
  expect(
    Math.abs(sampleZ(payoffs, mertonCall(short, 0.4, { rate: 365, mean: -0.05, deviation: 0.04 }))),
  ).toBeLessThan(3);
});

test('heston: calls at correlations −0.9 and 0.9, where Feller’s condition fails by far', () => {
  for (const correlation of [-0.9, 0.9]) {
    const p = {
      drift: 0,
      startVariance: 0.5,
      meanVariance: 0.3,
      reversion: 5,
      varianceVolatility: 4,
      correlation,
    };
    expect((2 * p.reversion * p.meanVariance) / p.varianceVolatility ** 2).toBeLessThan(0.2);
    const ratios = totalReturns(heston, p, { stream, paths: 6_000, days: 45 }).map((each) => Math.exp(each));
    const law = hestonLaw(p, 45 / YEAR);
    expect(Math.abs(sampleZ(ratios, 1))).toBeLessThan(3);
    for (const strike of [75, 100, 125]) {
      const value = fourierCall({ price: 100, strike, years: 45 / YEAR, rate: 0 }, law);
      const payoffs = ratios.map((each) => Math.max(0, 100 * each - strike));
      expect(Math.abs(sampleZ(payoffs, value)), `${correlation} ${strike}`).toBeLessThan(3);
    }
  }
});

test('cir: quantiles at a third of a degree of freedom after two unequal steps, and at 240,000 degrees', () => {
  const few = { mean: 0.5, reversion: 1.5, volatility: 3 };
  const ends = Float64Array.from({ length: 30_000 }, (_, path) => {
    const middle = cir.step(0.2, few, 0.3, stream, path, 1);
    return cir.step(middle, few, 0.7, stream, path, 2);
  });
  for (const [q, quantile] of [
    [0.01, 1.6667246139971444e-12],
    [0.1, 1.6667255182920556e-6],
    [0.5, 0.026265760203138512],
    [0.9, 1.3034736418819],
    [0.99, 5.242917899083847],
  ] as const)
    expect(Math.abs(quantileZ(ends, quantile, q))).toBeLessThan(3);
  expect(Math.min(...ends)).toBeGreaterThan(0);
  const many = { mean: 100, reversion: 1.5, volatility: 0.05 };
  const narrow = levels(cir, many, { stream, paths: 20_000, from: 20, years: 0.1, steps: 1 });
  for (const [q, quantile] of [
    [0.01, 30.96930073429449],
    [0.5, 31.14330942021828],
    [0.99, 31.317885984574843],
  ] as const)
    expect(Math.abs(quantileZ(narrow, quantile, q))).toBeLessThan(3);
});

test('cir: zero has no mass with a mean above zero, however few the degrees; with a mean of zero it has e^(−λ/2) and keeps what it caught', () => {
  const nearly = { mean: 0.001, reversion: 0.5, volatility: 2 };
  const level = levels(cir, nearly, { stream, paths: 20_000, from: 1, years: 1, steps: 1 });
  // Numbers below 1e-300 are as good as zero: probability 0.5722974319 (scipy).
  expect(Math.abs(quantileZ(level, 1e-300, 0.5722974319133417))).toBeLessThan(3);
  expect(Math.abs(quantileZ(level, 2.215299545859009, 0.9))).toBeLessThan(3);
  const dying = { mean: 0, reversion: 1, volatility: 1 };
  const caught = (years: number): number => Math.exp((-2 * 0.5 * Math.exp(-years)) / (1 - Math.exp(-years)));
  for (const steps of [1, 4]) {
    const left = levels(cir, dying, { stream, paths: 20_000, from: 0.5, years: 2, steps });
    const zeros = left.map((each) => (each === 0 ? 1 : 0));
    expect(Math.abs(z(zeros, caught(2), caught(2) * (1 - caught(2))))).toBeLessThan(3);
  }
  expect(cir.step(0, dying, 1, stream, 0, 1)).toBe(0);
});

test('levels: a step of no time changes nothing; negative times, negative roots and endless noise are met in words', () => {
  const p = { mean: 1, reversion: 1, volatility: 1 };
  expect(cir.step(0.5, p, 0, stream, 0, 1)).toBe(0.5);
  expect(ornsteinUhlenbeck.step(0.5, p, 0, stream, 0, 1)).toBe(0.5);
  expect(() => cir.step(-0.5, p, 1, stream, 0, 1)).toThrow('invalid cir value: -0.5');
  expect(() => cir.step(0.5, p, -1, stream, 0, 1)).toThrow('invalid cir years: -1');
  expect(() => ornsteinUhlenbeck.step(0.5, p, -1, stream, 0, 1)).toThrow(
    'invalid ornstein-uhlenbeck years: -1',
  );
  expect(cir.step(0.5, { ...p, volatility: 1e-170 }, 1, stream, 0, 1)).toBeCloseTo(
    1 - 0.5 * Math.exp(-1),
    14,
  );
});

test('ornstein-uhlenbeck: normal after steps of a thousandth, a twentieth and two years in a row', () => {
  const p = { mean: -4, reversion: 30, volatility: 7 };
  const paths = 20_000;
  const steps = [0.001, 0.05, 2];
  const at = steps.map(() => new Float64Array(paths));
  for (let path = 0; path < paths; path++) {
    let value = 10;
    steps.forEach((years, k) => {
      value = ornsteinUhlenbeck.step(value, p, years, stream, path, k + 1);
      (at[k] ?? [])[path] = value;
    });
  }
  let time = 0;
  steps.forEach((years, k) => {
    time += years;
    const centre = -4 + 14 * Math.exp(-30 * time);
    const deviation = Math.sqrt((49 * (1 - Math.exp(-60 * time))) / 60);
    for (const q of [0.01, 0.5, 0.99])
      expect(Math.abs(quantileZ(at[k] ?? [], centre + deviation * normalQuantile(q), q))).toBeLessThan(3);
  });
});

test('compound Poisson: cumulants λE[Y^k] of 45 very unequal sizes a day, and equal sizes however small their spread', () => {
  const p = { rate: 45, sizeMean: 3, sizeDeviation: 12 };
  const shape = (3 / 12) ** 2;
  const scale = 12 ** 2 / 3;
  const moments = [shape, shape + 1, shape + 2, shape + 3].map((_, k, rising) =>
    rising.slice(0, k + 1).reduce((product, each) => product * each * scale, 45),
  );
  const [k1 = NaN, k2 = NaN, k3 = NaN, k4 = NaN] = moments;
  expect(compoundPoisson.moments(p, 1)).toEqual({ mean: 135, variance: 45 * 153 });
  expectCumulants(arrivals(compoundPoisson, p, { stream, paths: 60_000, days: 1 }), [k1, k2, k3, k4]);
  for (const sizeDeviation of [0, 1e-200])
    expect(compoundPoisson.step(new Float64Array(0), { ...p, sizeDeviation }, stream, 1, 1) % 3).toBe(0);
});

test('inhomogeneous Poisson: counts in windows of five days of a wave that reaches zero are Poisson', () => {
  const p = { rate: 20, swing: 1, period: 3.7, peak: -2.2 };
  const days = 12;
  const paths = 8_000;
  const counts = arrivals(inhomogeneousPoisson, p, { stream, paths, days });
  for (const first of [0, 4, 7]) {
    const expected = integratedRate(p, first, first + 5);
    const sums = Float64Array.from({ length: paths }, (_, path) => {
      const from = path * days + first;
      return counts.slice(from, from + 5).reduce((sum, each) => sum + each, 0);
    });
    const squares = sums.map((each) => (each - expected) ** 2);
    expect(Math.abs(z(sums, expected, expected))).toBeLessThan(3);
    // The fourth central moment of a Poisson law is m + 3 m².
    expect(Math.abs(z(squares, expected, expected + 2 * expected ** 2))).toBeLessThan(3);
  }
  const still = { ...p, rate: 0 };
  expect(inhomogeneousPoisson.step(new Float64Array(0), still, stream, 0, 1)).toBe(0);
});

test('hawkes: with 0.95 events caused by each, mean μ/(1 − n), and variance in long windows near μT/(1 − n)³', () => {
  const p = { baseRate: 0.2, branching: 0.95, decay: 6 };
  const [paths, days] = [60, 400];
  const counts = arrivals(hawkes, p, { stream, paths, days, warm: 60 });
  const totals = Float64Array.from({ length: paths }, (_, k) =>
    counts.slice(k * days, (k + 1) * days).reduce((sum, each) => sum + each, 0),
  );
  const law = hawkesCount(p, days);
  expect(law.mean).toBeCloseTo(4 * days, 9);
  expect(law.variance / ((0.2 * days) / 0.05 ** 3)).toBeCloseTo(1, 1);
  expect(Math.abs(z(totals, law.mean, law.variance))).toBeLessThan(3);
  expect(
    Math.abs(
      sampleZ(
        totals.map((each) => (each - law.mean) ** 2),
        law.variance,
      ),
    ),
  ).toBeLessThan(3);
  for (const branching of [1, 1.2, NaN])
    expect(() => hawkes.begin(new Float64Array(1), { ...p, branching })).toThrow('invalid hawkes.branching');
});

test('cox: the Fano factor of a day is 1 + m(e^(s²) − 1), on the first day and on the thirtieth', () => {
  const p = { rate: 12, spread: 0.7, halfLife: 5 };
  const days = 30;
  const counts = arrivals(cox, p, { stream, paths: 12_000, days });
  const fano = 1 + 12 * (Math.exp(0.49) - 1);
  for (const day of [0, 29]) {
    const one = counts.filter((_, k) => k % days === day);
    expect(Math.abs(z(one, 12, 12 * fano))).toBeLessThan(3);
    expect(
      Math.abs(
        sampleZ(
          one.map((each) => (each - 12) ** 2),
          12 * fano,
        ),
      ),
    ).toBeLessThan(3);
  }
});

test('garch-t: kurtosis and autocorrelation of squares at lags 1 and 4, with twelve degrees of freedom', () => {
  const p = { drift: 0.2, volatility: 0.6, alpha: 0.15, beta: 0.6, degrees: 12 };
  const { mean: centre, variance, excessKurtosis } = garchT.moments(p);
  const [paths, days, warm] = [100, 1_000, 40];
  const means: readonly [number[], number[], number[]] = [[], [], []];
  const state = new Float64Array(1);
  for (let path = 0; path < paths; path++) {
    garchT.begin(state, p);
    const squares = Float64Array.from(
      { length: days + warm },
      (_, day) => (garchT.step(state, p, stream, path, day + 1) - centre) ** 2 / variance,
    ).slice(warm);
    const products = (lag: number): number =>
      mean(squares.slice(lag).map((each, k) => (each - 1) * ((squares[k] ?? NaN) - 1)));
    means[0].push(mean(squares.map((each) => each * each)));
    means[1].push(products(1));
    means[2].push(products(4));
  }
  const eta = (3 * 10) / 8;
  const kurtosis = (eta * (1 - 0.75 ** 2)) / (1 - 0.6 ** 2 - 2 * 0.15 * 0.6 - eta * 0.15 ** 2);
  expect(excessKurtosis).toBeCloseTo(kurtosis - 3, 12);
  const first = (0.15 * (1 - 0.15 * 0.6 - 0.36)) / (1 - 2 * 0.15 * 0.6 - 0.36);
  expect(Math.abs(sampleZ(means[0], kurtosis))).toBeLessThan(3);
  expect(Math.abs(sampleZ(means[1], first * (kurtosis - 1)))).toBeLessThan(3);
  expect(Math.abs(sampleZ(means[2], first * 0.75 ** 3 * (kurtosis - 1)))).toBeLessThan(3);
});

test('garch-t: kurtosis is infinite exactly where the fourth moment is, endless degrees are refused, many are normal', () => {
  const p = { drift: 0, volatility: 0.6, alpha: 0.1, beta: 0.8, degrees: 5 };
  expect(garchT.moments({ ...p, degrees: 4 }).excessKurtosis).toBe(Infinity);
  // 1 − β² − 2αβ − ηα² = 0.2 − 0.01 η is zero at η = 20, degrees 4 + 6/17.
  expect(garchT.moments({ ...p, degrees: 4 + 6 / 17 - 1e-9 }).excessKurtosis).toBe(Infinity);
  expect(garchT.moments({ ...p, degrees: 4 + 6 / 17 + 1e-6 }).excessKurtosis).toBeGreaterThan(1e4);
  expect(() => garchT.begin(new Float64Array(1), { ...p, degrees: Infinity })).toThrow(
    'invalid garch-t.degrees: Infinity; expected above 2, at most 1e9',
  );
  // The loading of independent Student returns rises to 1 and joins its series.
  const loading = (degrees: number): number => garchT.moments({ ...p, alpha: 0, beta: 0, degrees }).loading;
  // In 30 digits with mpmath.
  expect(loading(1e6)).toBeCloseTo(0.99999974999953125, 15);
  expect(loading(9_999.99)).toBeCloseTo(loading(10_000.01), 9);
  expect(loading(1e9)).toBeLessThan(1);
});

test('regimes: probabilities of 0 and 1 alternate, stay for ever and never come', () => {
  const p = { drift: 0, lowVolatility: 0, highVolatility: 4, stayLow: 0, stayHigh: 0 };
  const wild = (law: typeof p, member: number): boolean[] => {
    const state = new Float64Array(1);
    regimes.begin(state, law);
    return Array.from({ length: 20 }, (_, k) => regimes.step(state, law, stream, member, k + 1) !== 0);
  };
  const starts = Float64Array.from({ length: 400 }, (_, member) => {
    const days = wild(p, member);
    expect(days.every((each, k) => each === (days[0] === (k % 2 === 0)))).toBe(true);
    return days[0] === true ? 1 : 0;
  });
  expect(Math.abs(z(starts, 0.5, 0.25))).toBeLessThan(3);
  for (let member = 0; member < 20; member++) {
    expect(wild({ ...p, stayLow: 1 }, member)).not.toContain(true);
    expect(wild({ ...p, stayHigh: 1 }, member)).not.toContain(false);
  }
});

test('bootstrap: the autocorrelation at lag k is (1 − 1/block)^k of the history’s, which is closed to a ring', () => {
  const prices = Array.from({ length: 12 }, (_, k) => 10 + 3 * Math.sin(k * k));
  const p = { drift: 0.7, meanBlock: 4 };
  const process = bootstrap(prices);
  const history = centred(logReturns(prices)).map((each) => each + 0.7 / YEAR);
  const centre = mean(history);
  const ring = (lag: number): number =>
    mean(history.map((each, k) => (each - centre) * ((history[(k + lag) % history.length] ?? NaN) - centre)));
  const [paths, days] = [400, 300];
  const found: readonly [number[], number[]] = [[], []];
  for (let path = 0; path < paths; path++) {
    const state = new Float64Array(1);
    process.begin(state, p);
    const returns = Float64Array.from(
      { length: days },
      (_, k) => process.step(state, p, stream, path, k + 1) - centre,
    );
    [1, 3].forEach((lag, place) =>
      found[place]?.push(mean(returns.slice(lag).map((each, k) => each * (returns[k] ?? NaN)))),
    );
  }
  expect(Math.abs(sampleZ(found[0], ring(1) * 0.75))).toBeLessThan(3);
  expect(Math.abs(sampleZ(found[1], ring(3) * 0.75 ** 3))).toBeLessThan(3);
});
