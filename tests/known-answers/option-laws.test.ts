// Kou and Heston against option values from their characteristic functions, and the moments that theory states.
import { expect, test } from 'vitest';
import { blackScholes, mertonCall } from '../../models/arithmetic/option-values.ts';
import { cir, expectedKouJump, heston, kou, merton } from '../../models/processes/index.ts';
import { brownian, fourierCall, hestonLaw, kouLaw } from './fourier-price.ts';
import { sampleZ, testStream, totalReturns, z } from './process-samples.ts';

const YEAR = 365;
const stream = testStream('test.options');
const call = { price: 100, strike: 100, years: 60 / YEAR, rate: 0 };

test('the Fourier integral gives Black–Scholes, and the published values of Kou 2002 and of Fang and Oosterlee 2008', () => {
  expect(fourierCall({ ...call, rate: 0.05 }, brownian(0.3, call.years))).toBeCloseTo(
    blackScholes({ ...call, rate: 0.05 }, 0.3),
    8,
  );
  const jumps = { volatility: 0.16, jumpRate: 1, upShare: 0.4, upMean: 0.1, downMean: 0.2 };
  expect(fourierCall({ price: 100, strike: 98, years: 0.5, rate: 0.05 }, kouLaw(jumps, 0.5))).toBeCloseTo(
    9.14732,
    5,
  );
  const law = {
    startVariance: 0.0175,
    meanVariance: 0.0398,
    reversion: 1.5768,
    varianceVolatility: 0.5751,
    correlation: -0.5711,
  };
  expect(fourierCall({ ...call, years: 1 }, hestonLaw(law, 1))).toBeCloseTo(5.78515545, 6);
});

const kouParameters = {
  drift: 0,
  volatility: 0.6,
  jumpRate: 60,
  upShare: 0.35,
  upMean: 0.08,
  downMean: 0.06,
};

test('kou: simulated calls are worth what the Fourier integral says, at three strikes', () => {
  const ratios = totalReturns(kou, kouParameters, { stream, paths: 30_000, days: 60 }).map((each) =>
    Math.exp(each),
  );
  for (const strike of [80, 100, 130]) {
    const payoffs = ratios.map((each) => Math.max(100 * each - strike, 0));
    const value = fourierCall({ ...call, strike }, kouLaw(kouParameters, call.years));
    expect(Math.abs(sampleZ(payoffs, value))).toBeLessThan(3);
    // The check can fail: the value without jumps is far away.
    if (strike === 100) expect(sampleZ(payoffs, blackScholes(call, 0.6))).toBeGreaterThan(10);
  }
});

test('kou: four moments of a day are the cumulants of a compound Poisson law of exponential jumps', () => {
  const returns = totalReturns(kou, kouParameters, { stream, paths: 300_000, days: 1 });
  const law = kou.moments(kouParameters);
  const { jumpRate, upShare, upMean, downMean } = kouParameters;
  const cumulant = (k: number): number => {
    const factorial = [1, 1, 2, 6, 24][k] ?? NaN;
    return (jumpRate / YEAR) * factorial * (upShare * upMean ** k + (1 - upShare) * (-downMean) ** k);
  };
  expect(law.variance).toBeCloseTo(0.36 / YEAR + cumulant(2), 15);
  expect(law.skewness).toBeCloseTo(cumulant(3) / law.variance ** 1.5, 12);
  expect(law.excessKurtosis).toBeCloseTo(cumulant(4) / law.variance ** 2, 12);
  expect(Math.abs(z(returns, law.mean, law.variance))).toBeLessThan(3);
  const power = (k: number) => returns.map((each) => (each - law.mean) ** k);
  expect(Math.abs(sampleZ(power(2), law.variance))).toBeLessThan(3);
  expect(Math.abs(sampleZ(power(3), law.skewness * law.variance ** 1.5))).toBeLessThan(3);
  expect(Math.abs(sampleZ(power(4), (law.excessKurtosis + 3) * law.variance ** 2))).toBeLessThan(3);
});

test('kou: the compensator makes the expected price grow by the drift exactly', () => {
  const drifting = { ...kouParameters, drift: 0.5 };
  const ratios = totalReturns(kou, drifting, { stream, paths: 30_000, days: 30 }).map((each) =>
    Math.exp(each),
  );
  const years = 30 / YEAR;
  expect(Math.abs(sampleZ(ratios, Math.exp(0.5 * years)))).toBeLessThan(3);
  const jump = Math.exp(kouParameters.jumpRate * expectedKouJump(kouParameters) * years);
  expect(Math.abs(sampleZ(ratios, Math.exp(0.5 * years) * jump))).toBeGreaterThan(3);
});

test('merton: simulated calls are worth what the series of Merton 1976 says', () => {
  const law = { drift: 0, volatility: 0.5, jumpRate: 52, jumpMean: -0.03, jumpDeviation: 0.1 };
  const ratios = totalReturns(merton, law, { stream, paths: 30_000, days: 60 }).map((each) => Math.exp(each));
  const jumps = { rate: law.jumpRate, mean: law.jumpMean, deviation: law.jumpDeviation };
  for (const strike of [80, 100, 130]) {
    const payoffs = ratios.map((each) => Math.max(100 * each - strike, 0));
    expect(Math.abs(sampleZ(payoffs, mertonCall({ ...call, strike }, 0.5, jumps)))).toBeLessThan(3);
  }
});

const hestonParameters = {
  drift: 0,
  startVariance: 0.3,
  meanVariance: 0.6,
  reversion: 4,
  varianceVolatility: 2.5,
  correlation: -0.6,
};

test('heston: simulated calls are worth what the Fourier integral says, although Feller’s condition fails', () => {
  const { reversion, meanVariance, varianceVolatility } = hestonParameters;
  expect(2 * reversion * meanVariance).toBeLessThan(varianceVolatility ** 2);
  const ratios = totalReturns(heston, hestonParameters, { stream, paths: 15_000, days: 60 }).map((each) =>
    Math.exp(each),
  );
  for (const strike of [80, 100, 130]) {
    const payoffs = ratios.map((each) => Math.max(100 * each - strike, 0));
    const value = fourierCall({ ...call, strike }, hestonLaw(hestonParameters, call.years));
    expect(Math.abs(sampleZ(payoffs, value))).toBeLessThan(3);
  }
  // The check can fail: the wrong sign of the correlation moves what lies far from the money.
  const mirrored = fourierCall(
    { ...call, strike: 130 },
    hestonLaw({ ...hestonParameters, correlation: 0.6 }, call.years),
  );
  const far = ratios.map((each) => Math.max(100 * each - 130, 0));
  expect(Math.abs(sampleZ(far, mirrored))).toBeGreaterThan(5);
});

test('heston: halving the step divides the error of the mean integrated variance by four', () => {
  const { startVariance, meanVariance, reversion, varianceVolatility } = hestonParameters;
  const law = { mean: meanVariance, reversion, volatility: varianceVolatility };
  const years = 0.5;
  const exact =
    meanVariance * years + ((startVariance - meanVariance) * (1 - Math.exp(-reversion * years))) / reversion;
  const errors = [4, 8, 16, 32].map((steps) => {
    const at = (k: number): number => cir.transition(startVariance, law, (k * years) / steps).mean;
    let integral = 0;
    for (let k = 0; k < steps; k++) integral += (((at(k) + at(k + 1)) / 2) * years) / steps;
    return integral - exact;
  });
  for (let k = 1; k < errors.length; k++)
    expect((errors[k - 1] ?? NaN) / (errors[k] ?? NaN)).toBeCloseTo(4, 0);
});

test('heston: the stated variance of a day holds when the variance begins stationary', () => {
  const shape = (2 * 4 * 0.6) / 2.5 ** 2;
  const begin = testStream('test.stationary');
  const state = new Float64Array(1);
  const returns = Float64Array.from({ length: 200_000 }, (_, path) => {
    heston.begin(state, hestonParameters);
    state[0] = begin.gamma(shape, 0.6 / shape, path, 0);
    return heston.step(state, hestonParameters, stream, path, 1);
  });
  const law = heston.moments(hestonParameters);
  const squares = returns.map((each) => (each - law.mean) ** 2);
  expect(Math.abs(sampleZ(squares, law.variance))).toBeLessThan(3);
});
