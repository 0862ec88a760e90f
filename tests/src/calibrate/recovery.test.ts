import { expect, test } from 'vitest';
import { fitLaw, garchTLaw, gbmLaw, mertonLaw, regimesLaw, sampleOf } from '../../../src/calibrate/index.ts';
import type { Law } from '../../../src/calibrate/index.ts';
import { garchT, gbm, merton, regimes } from '../../../models/processes/index.ts';
import { simulated } from './price-files.ts';

/** z of each estimate against the truth. */
function errorsOf(law: Law, values: Float64Array, truth: Readonly<Record<string, number>>): number[] {
  const { estimates, converged } = fitLaw(law, sampleOf(values));
  expect(converged).toBe(true);
  return estimates.map(({ name, value, standardError = 0 }) => (value - truth[name]) / standardError);
}

test('the parameters of gbm are found again', () => {
  const truth = { drift: 0.4, volatility: 1.2 };
  for (const z of errorsOf(gbmLaw, simulated(gbm, truth, 2_000), truth)) expect(Math.abs(z)).toBeLessThan(3);
});

test('the parameters of merton at a known jump rate are found again', () => {
  const truth = { drift: 0.2, volatility: 0.8, jumpRate: 52, jumpMean: -0.03, jumpDeviation: 0.12 };
  const found = errorsOf(mertonLaw(52), simulated(merton, truth, 2_000), {
    ...truth,
    diffusion: truth.volatility,
  });
  for (const z of found) expect(Math.abs(z)).toBeLessThan(3);
});

test('the parameters of garch-t are found again', () => {
  const truth = { drift: 0.2, volatility: 1.1, alpha: 0.12, beta: 0.8, degrees: 5 };
  const found = errorsOf(garchTLaw, simulated(garchT, truth, 2_500), truth);
  for (const z of found) expect(Math.abs(z)).toBeLessThan(3);
});

test('the parameters of regimes are found again', () => {
  const truth = { drift: 0.2, lowVolatility: 0.6, highVolatility: 1.8, stayLow: 0.95, stayHigh: 0.85 };
  const found = errorsOf(regimesLaw, simulated(regimes, truth, 2_000), truth);
  for (const z of found) expect(Math.abs(z)).toBeLessThan(3);
});

test('standard errors are those that estimates have over many samples', () => {
  const truth = { drift: 0, lowVolatility: 0.6, highVolatility: 2, stayLow: 0.93, stayHigh: 0.8 };
  const samples = 24;
  let [squares, count] = [0, 0];
  for (let seed = 1; seed <= samples; seed++) {
    for (const z of errorsOf(regimesLaw, simulated(regimes, truth, 500, seed), truth)) {
      squares += z * z;
      count++;
    }
  }
  // Mean of z² is 1; the five of one sample are hardly correlated, and small samples make them somewhat larger.
  expect(squares / count).toBeGreaterThan(1 - 3 * Math.sqrt(2 / count));
  expect(squares / count).toBeLessThan(1.25 + 3 * Math.sqrt(2 / count));
});

test('the likelihood at the truth is never far above that of the fit', () => {
  const truth = { drift: 0, volatility: 1.1, alpha: 0.1, beta: 0.6, degrees: 4.5 };
  const values = simulated(garchT, truth, 600, 3);
  const each = new Float64Array(values.length);
  garchTLaw.contributions([0, 1.1, 0.1, 0.6, 4.5], values, each);
  const atTruth = each.reduce((a, b) => a + b);
  const { logLikelihood } = fitLaw(garchTLaw, sampleOf(values));
  // Twice the difference is chi-square with five degrees: 20 is exceeded once in a thousand samples.
  expect(logLikelihood).toBeGreaterThan(atTruth);
  expect(2 * (logLikelihood - atTruth)).toBeLessThan(20);
});

test('the same values give the same bytes twice, and scaled values scaled volatilities', () => {
  const values = simulated(
    regimes,
    { drift: 0, lowVolatility: 0.6, highVolatility: 2, stayLow: 0.93, stayHigh: 0.8 },
    300,
  );
  const fit = fitLaw(regimesLaw, sampleOf(values));
  expect(JSON.stringify(fitLaw(regimesLaw, sampleOf(values)))).toBe(JSON.stringify(fit));
  const doubled = fitLaw(gbmLaw, sampleOf(values.map((value) => 2 * value)));
  const single = fitLaw(gbmLaw, sampleOf(values));
  expect(doubled.estimates[1].value).toBeCloseTo(2 * single.estimates[1].value, 9);
  expect(doubled.logLikelihood).toBeCloseTo(single.logLikelihood - 300 * Math.log(2), 6);
});
