import { expect, test } from 'vitest';
import { betaQuantile, gammaQuantile, log, log1p, studentQuantile } from '../../../src/numeric/index.ts';

test('the gamma quantile of shape 1 is the exponential one at every probability', () => {
  for (let k = 1; k < 1000; k++) {
    const p = k / 1000;
    expect(Math.abs(gammaQuantile(p, 1, 2) / (-2 * log1p(-p)) - 1)).toBeLessThan(1e-13);
  }
});

test('the gamma quantile grows with p for shapes from 0.01 to 100,000', () => {
  for (const shape of [0.01, 0.1, 0.5, 0.9, 1.5, 7, 100, 1e5]) {
    let before = 0;
    for (const p of [1e-12, 1e-6, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999, 1 - 1e-9]) {
      const x = gammaQuantile(p, shape, 1);
      expect(x).toBeGreaterThanOrEqual(before);
      expect(x).toBeLessThan(Infinity);
      before = x;
    }
  }
});

test('beta quantiles with one shape of 1 are powers', () => {
  for (const p of [0.01, 0.2, 0.5, 0.99]) {
    expect(betaQuantile(p, 1, 1)).toBeCloseTo(p, 14);
    expect(log(betaQuantile(p, 4, 1)) * 4).toBeCloseTo(log(p), 13);
  }
});

test('quantiles end at the ends of the law and refuse what is no probability', () => {
  expect(gammaQuantile(0, 2, 1)).toBe(0);
  expect(gammaQuantile(1, 2, 1)).toBe(Infinity);
  expect(gammaQuantile(1.1, 2, 1)).toBeNaN();
  expect(gammaQuantile(0.5, -1, 1)).toBeNaN();
  expect(studentQuantile(1.1, 3)).toBeNaN();
  expect(betaQuantile(-0.1, 1, 1)).toBeNaN();
});
