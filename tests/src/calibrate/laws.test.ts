import { expect, test } from 'vitest';
import {
  calibrateReturns,
  fitLaw,
  garchTLaw,
  gbmLaw,
  mertonLaw,
  readPrices,
  regimesLaw,
  regimesMeansLaw,
  residuals,
  reversionLaw,
  reversionOf,
  sampleOf,
} from '../../../src/calibrate/index.ts';
import type { Law } from '../../../src/calibrate/index.ts';
import { garchT, gbm, merton, regimes } from '../../../models/processes/index.ts';
import { testStream } from '../../known-answers/process-samples.ts';
import { csvOf, pricesOf, request, simulated } from './price-files.ts';

const laws: readonly (readonly [Law, readonly number[]])[] = [
  [gbmLaw, [0.2, 1.1]],
  [mertonLaw(52), [0.2, 0.9, 0.02, 0.1]],
  [mertonLaw(), [0.2, 0.5, -0.01, 0.05, 300]],
  [regimesLaw, [0.2, 0.8, 2, 0.9, 0.6]],
  [regimesMeansLaw, [0.8, 2, 0.9, 0.6, 0.4, -3]],
];
const past = Float64Array.from([0.02, -0.05, 0.2, -0.01]);

test.each(laws)(
  'the density of the next day integrates to 1 and to its probability: $name',
  (law, natural) => {
    const step = 0.0005;
    const half = 1.5;
    const until = 0.03;
    const values = Float64Array.from([...past, 0]);
    const last = values.length - 1;
    const into = new Float64Array(values.length);
    let [total, below] = [0, 0];
    for (let x = -half + step / 2; x < half; x += step) {
      values[last] = x;
      law.contributions(natural, values, into);
      const mass = Math.exp(into[last]) * step;
      total += mass;
      if (x < until) below += mass;
    }
    values[last] = until;
    expect(total).toBeCloseTo(1, 5);
    expect(below).toBeCloseTo(law.probabilities(natural, values)[last], 4);
  },
);

test('the likelihood of gbm and its estimates are those of the closed form', () => {
  const values = simulated(gbm, { drift: 0.3, volatility: 0.8 }, 400);
  const sample = sampleOf(values);
  const { logLikelihood, estimates, aic, bic, aicc, converged } = fitLaw(gbmLaw, sample);
  const closed = -200 * (Math.log(2 * Math.PI * sample.deviation ** 2) + 1);
  expect(converged).toBe(true);
  expect(logLikelihood).toBeCloseTo(closed, 6);
  expect(estimates[1].value).toBeCloseTo(Math.sqrt(365) * sample.deviation, 6);
  expect(estimates[1].standardError).toBeCloseTo((Math.sqrt(365) * sample.deviation) / Math.sqrt(800), 5);
  expect(aic).toBeCloseTo(4 - 2 * closed, 6);
  expect(bic).toBeCloseTo(2 * Math.log(400) - 2 * closed, 6);
  expect(aicc - aic).toBeCloseTo(12 / 397, 9);
});

test('without jumps, without clustering, or with two equal regimes every law is gbm', () => {
  const values = simulated(gbm, { drift: 0, volatility: 1 }, 50);
  const total = (law: Law, natural: readonly number[]): number => {
    const into = new Float64Array(values.length);
    law.contributions(natural, values, into);
    return into.reduce((a, b) => a + b);
  };
  const { mean, deviation } = sampleOf(values);
  const volatility = Math.sqrt(365) * deviation;
  const drift = 365 * mean + volatility ** 2 / 2;
  const plain = total(gbmLaw, [drift, volatility]);
  expect(total(regimesLaw, [drift, volatility, volatility, 0.9, 0.6])).toBeCloseTo(plain, 9);
  expect(total(mertonLaw(12), [drift, volatility, 0, 0])).toBeCloseTo(plain, 9);
  expect(total(garchTLaw, [drift, volatility, 0, 0.5, 1e7])).toBeCloseTo(plain, 3);
});

test('a garch-t day has the density of Student’s law, by hand for 4 degrees of freedom', () => {
  const values = Float64Array.from([-0.05, 0.05]);
  const into = new Float64Array(2);
  garchTLaw.contributions([0.5, 1, 0, 0, 4], values, into);
  // t with 4 degrees: (3/8)(1 + x²/4)^(−5/2), scaled to variance h: x = e √(2/h), density × √(2/h). The first h is the sample's 0.0025.
  const h = 0.0025;
  const surprise = -0.05 - (0.5 / 365 - 1 / 365 / 2);
  const x = surprise * Math.sqrt(2 / h);
  expect(into[0]).toBeCloseTo(Math.log((3 / 8) * (1 + x ** 2 / 4) ** -2.5 * Math.sqrt(2 / h)), 9);
  // Distribution function of 4 degrees: 1/2 + (3/8) s (1 − s²/12 …) with s = x/√(1 + x²/4).
  const s = x / Math.sqrt(1 + x ** 2 / 4);
  const [below] = garchTLaw.probabilities([0.5, 1, 0, 0, 4], values);
  expect(below).toBeCloseTo(0.5 + (3 / 8) * s * (1 - s ** 2 / 12), 9);
});

test.each([
  [
    'merton',
    mertonLaw(52),
    simulated(merton, { drift: 0, volatility: 0.9, jumpRate: 52, jumpMean: 0.01, jumpDeviation: 0.1 }, 500),
  ],
  [
    'garch-t',
    garchTLaw,
    simulated(garchT, { drift: 0, volatility: 1.1, alpha: 0.1, beta: 0.8, degrees: 5 }, 500),
  ],
  [
    'regimes',
    regimesLaw,
    simulated(
      regimes,
      { drift: 0, lowVolatility: 0.8, highVolatility: 2, stayLow: 0.93, stayHigh: 0.8 },
      500,
    ),
  ],
] as const)('residuals of the right law are standard normal, those of gbm are not: %s', (_, law, values) => {
  const sample = sampleOf(values);
  const kurtosisZ = (fitted: Law): number => {
    const found = residuals(fitted, fitLaw(fitted, sample), sample);
    const { mean, deviation } = sampleOf(found);
    const fourth = found.reduce((sum, each) => sum + ((each - mean) / deviation) ** 4, 0) / found.length;
    return (fourth - 3) / Math.sqrt(24 / found.length);
  };
  expect(Math.abs(kurtosisZ(law))).toBeLessThan(3);
  expect(kurtosisZ(gbmLaw)).toBeGreaterThan(5);
});

test('a free jump rate on data of two regimes degenerates, and it is said', () => {
  const mixture = { drift: 0, lowVolatility: 0.4, highVolatility: 1.2, stayLow: 0.6, stayHigh: 0.4 };
  const { notes } = fitLaw(mertonLaw(), sampleOf(simulated(regimes, mixture, 400)));
  expect(notes.join()).toContain('are no rare events');
});

test('on normal returns the likelihood of garch-t, jumps and regimes is hardly higher than that of gbm, and a note says so', () => {
  const sample = sampleOf(simulated(gbm, { drift: 0, volatility: 1 }, 300));
  for (const law of [garchTLaw, mertonLaw(12), regimesLaw]) {
    const fit = fitLaw(law, sample);
    expect(fit.notes.join(), law.name).toContain('by BIC no better than gbm');
    expect(fit.logLikelihood - fitLaw(gbmLaw, sample).logLikelihood, law.name).toBeLessThan(8);
  }
});

test('where the likelihood runs away the fit says that it did not converge, and prices that stand still are told', () => {
  const half = simulated(gbm, { drift: 0, volatility: 1 }, 200).map((value, t) => (t % 2 === 0 ? value : 0));
  const table = readPrices(csvOf(pricesOf(half)), request);
  const source = { name: 'still', role: 'metis', file: 'still.csv', sha256: '', table } as const;
  const { series } = calibrateReturns(source, ['gbm', 'merton-52', 'garch-t', 'regimes']);
  const [plain, , , fit] = series.fits;
  expect(series.data.notes.join()).toContain('100 values are exactly equal');
  expect(plain.converged).toBe(true);
  expect(fit).toMatchObject({ law: 'regimes', converged: false });
  expect(fit.notes[0]).toContain('do not use');
  expect(fit.estimates.every(({ standardError }) => standardError === undefined)).toBe(true);
  // The search stops at 1/50 of the spread of the sample instead of following the likelihood to infinity.
  expect(fit.estimates[1].value).toBeGreaterThan((Math.sqrt(365) * series.sample.deviation) / 51);
});

test('mean reversion is found as the regression on the day before, and halves in its half-life', () => {
  const values = new Float64Array(1_500);
  const stream = testStream('calibrate.level');
  for (let t = 0; t < values.length; t++)
    values[t] = t === 0 ? 3 : 2 + 0.9 * (values[t - 1] - 2) + 0.3 * stream.normal(0, t);
  const { estimates, converged } = fitLaw(reversionLaw, sampleOf(values));
  const [x, y] = [values.subarray(0, -1), values.subarray(1)];
  const [one, other] = [sampleOf(x), sampleOf(y)];
  const slope =
    x.reduce((sum, each, t) => sum + (each - one.mean) * (y[t] - other.mean), 0) /
    (one.deviation ** 2 * x.length);
  expect(converged).toBe(true);
  expect(estimates[1].value).toBeCloseTo(slope, 6);
  const truth = [2, 0.9, 0.3];
  estimates.forEach(({ value, standardError = 0 }, p) =>
    expect(Math.abs(value - truth[p]) / standardError).toBeLessThan(3),
  );
  const { halfLife, reversion, volatility } = reversionOf(0.936, 0.322);
  expect(halfLife).toBeCloseTo(10.48, 2);
  expect(Math.exp((-reversion * halfLife) / 365)).toBeCloseTo(0.5, 12);
  expect((volatility ** 2 * (1 - 0.936 ** 2)) / (2 * reversion)).toBeCloseTo(0.322 ** 2, 12);
});
