// The step of the Heston process against theory, without any sampling: moments of the price by exact recursion over the days.
import { expect, test } from 'vitest';
import { heston, hestonStep } from '../../models/processes/index.ts';
import type { HestonParameters } from '../../models/processes/index.ts';
import { hestonLaw } from './fourier-price.ts';
import { testStream } from './process-samples.ts';

const leverage = (correlation: number): HestonParameters => ({
  drift: 0.3,
  startVariance: 0.5,
  meanVariance: 0.3,
  reversion: 6,
  varianceVolatility: 2.5,
  correlation,
});

/**
 * ln E[(S_T/S_0)^power] over `steps` steps of the process. Given the variance v before a step, E[e^(x w)] of the variance w after it is that of
 * a noncentral chi-square law: e^(x v e^(−κt)/(1 − 2cx)) (1 − 2cx)^(−d/2), so the answer is linear in v after every step.
 */
function logMoment(p: HestonParameters, power: number, years: number, steps: number): number {
  const t = years / steps;
  const step = hestonStep(p, t);
  const left = Math.exp(-p.reversion * t);
  const c = (p.varianceVolatility ** 2 * (1 - left)) / (4 * p.reversion);
  const d = (4 * p.reversion * p.meanVariance) / p.varianceVolatility ** 2;
  const noise = (power * power * (1 - p.correlation ** 2)) / 2;
  let constant = 0;
  let slope = 0;
  for (let k = 0; k < steps; k++) {
    const x = power * step.after + noise * step.weight + slope;
    constant +=
      power * (p.drift * t + step.constant) + noise * step.settled - (d / 2) * Math.log(1 - 2 * c * x);
    slope = power * step.before + noise * step.weight + (x * left) / (1 - 2 * c * x);
  }
  return constant + slope * p.startVariance;
}

/** The same without discretisation: the characteristic function of the return at −i × power. */
const exactLogMoment = (p: HestonParameters, power: number, years: number): number =>
  Math.log(hestonLaw(p, years)([0, -power])[0]) + power * p.drift * years;

test('heston: the expected price grows by the drift exactly, whatever correlation, reversion, noise and length of step', () => {
  for (const correlation of [-0.9, -0.3, 0, 0.9])
    for (const [reversion, varianceVolatility] of [
      [0.01, 2.5],
      [6, 2.5],
      [400, 20],
      [2, 40],
    ] as const)
      for (const steps of [1, 2, 91]) {
        const p = { ...leverage(correlation), reversion, varianceVolatility };
        expect(
          Math.abs(logMoment(p, 1, 91 / 365, steps) - (p.drift * 91) / 365),
          JSON.stringify(p) + steps,
        ).toBeLessThan(1e-11);
      }
});

test('heston: halving the step divides the error of other moments of the price by four', () => {
  for (const correlation of [-0.9, 0.9]) {
    const p = leverage(correlation);
    for (const power of [0.5, 1.5]) {
      const exact = exactLogMoment(p, power, 0.1);
      const errors = [16, 32, 64, 128].map((steps) => logMoment(p, power, 0.1, steps) - exact);
      for (let k = 1; k < errors.length; k++) {
        const ratio = (errors[k - 1] ?? NaN) / (errors[k] ?? NaN);
        expect(ratio, `${correlation} ${power} ${k}`).toBeGreaterThan(3.5);
        expect(ratio, `${correlation} ${power} ${k}`).toBeLessThan(4.6);
      }
    }
  }
});

test('heston: at a day moments of the price are within a ten-thousandth of the exact ones', () => {
  for (const correlation of [-0.9, 0.9])
    for (const power of [0.5, 1.5]) {
      const p = leverage(correlation);
      expect(logMoment(p, power, 73 / 365, 73)).toBeCloseTo(exactLogMoment(p, power, 73 / 365), 4);
    }
});

test('heston: stated moments of a day are those of one step from the stationary law, skewness included', () => {
  // Derivatives of the cumulant generating function of the step, by differences; gamma ends (Kibble 1941).
  const p = { ...leverage(-0.9), reversion: 60, meanVariance: 2, varianceVolatility: 20 };
  const day = 1 / 365;
  const step = hestonStep(p, day);
  const scale = p.varianceVolatility ** 2 / (2 * p.reversion);
  const shape = p.meanVariance / scale;
  const gone = 1 - Math.exp(-p.reversion * day);
  const generating = (z: number): number => {
    const noise = (z * z * (1 - p.correlation ** 2)) / 2;
    const u = z * step.before + noise * step.weight;
    const w = z * step.after + noise * step.weight;
    return (
      z * (p.drift * day + step.constant) +
      noise * step.settled -
      shape * Math.log(1 - scale * (u + w) + scale * scale * gone * u * w)
    );
  };
  const z = 0.15;
  const [a, b, c, d] = [generating(z), generating(-z), generating(2 * z), generating(-2 * z)];
  const stated = heston.moments(p);
  expect((8 * (a - b) - (c - d)) / (12 * z)).toBeCloseTo(stated.mean, 7);
  expect((16 * (a + b) - (c + d)) / (12 * z * z)).toBeCloseTo(stated.variance, 7);
  expect((c - d - 2 * (a - b)) / (2 * z ** 3 * stated.variance ** 1.5)).toBeCloseTo(stated.skewness, 2);
  expect((c + d - 4 * (a + b)) / (z ** 4 * stated.variance ** 2)).toBeCloseTo(stated.excessKurtosis, 1);
  expect(stated.skewness).toBeLessThan(-1);
  expect(heston.moments({ ...p, correlation: 0.9 }).skewness).toBeGreaterThan(0.5);
});

test('heston: without noise of the variance it is geometric Brownian motion', () => {
  const p = { ...leverage(-0.9), startVariance: 0.3, varianceVolatility: 1e-6 };
  const { variance, skewness, excessKurtosis } = heston.moments(p);
  // The part that moves with the variance has a share (κ/365)²/12 less.
  expect(variance / (0.3 / 365)).toBeCloseTo(1 - (0.81 * (6 / 365) ** 2) / 12, 8);
  expect(skewness).toBeCloseTo(0, 6);
  expect(excessKurtosis).toBeCloseTo(0, 6);
  const state = new Float64Array(1);
  heston.begin(state, p);
  heston.step(state, p, testStream('test.calm'), 0, 1);
  expect(state[0]).toBeCloseTo(0.3, 6);
});
