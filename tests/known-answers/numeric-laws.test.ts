// Reference values: mpmath 1.3 with 40 to 60 digits, arguments taken as the doubles they are.
import { expect, test } from 'vitest';
import {
  betaQuantile,
  gammaQuantile,
  normalCdf,
  normalQuantile,
  stirlingError,
  studentQuantile,
} from '../../src/numeric/index.ts';

function relativeError(value: number, reference: number): number {
  return Math.abs(value / reference - 1);
}

// AS 241 states 1e-16 relative in exact arithmetic; the polynomials are evaluated in doubles.
test.each([
  [1e-300, -37.0470962993611992],
  [1e-20, -9.26234008979840758],
  [1e-10, -6.3613409024040562],
  [0.001, -3.09023230616781354],
  [0.02, -2.05374891063182304],
  [0.074, -1.44663206715897851],
  [0.3, -0.524400512708040816],
  [0.975, 1.95996398454005386],
  [0.99999, 4.26489079392384077],
])('the normal quantile at %d is %d to 1e-15', (p, reference) => {
  expect(relativeError(normalQuantile(p), reference)).toBeLessThan(1e-15);
});

test.each([
  [-37, 5.72557122252457682e-300],
  [-30, 4.90671392714818706e-198],
  [-20, 2.7536241186062337e-89],
  [-10, 7.61985302416052607e-24],
  [-8.3, 5.20556974489025402e-17],
  [-5, 2.86651571879193912e-7],
  [-3, 0.00134989803163009453],
  [-1, 0.158655253931457051],
  [-0.5, 0.308537538725986896],
  [0.3, 0.617911422188952633],
  [2, 0.977249868051820793],
  [5, 0.999999713348428121],
])('the normal distribution function at %d is %d to 1e-15', (x, reference) => {
  expect(relativeError(normalCdf(x), reference)).toBeLessThan(1e-15);
});

test.each([
  [0.975, 1, 12.7062047361746933],
  [0.975, 2, 4.30265272974946179],
  [0.995, 3, 5.84090930973335541],
  [0.975, 9, 2.262157162798205],
  [0.9, 30, 1.31041502539139571],
  [0.9999, 100, 3.86159979095009079],
  [0.975, 999, 1.9623414611334496],
  [0.01, 5, -3.36492999890721857],
])("Student's quantile at %d with %d degrees of freedom is %d", (p, df, reference) => {
  expect(relativeError(studentQuantile(p, df), reference)).toBeLessThan(1e-13);
});

test.each([
  [0.975, 1, 10, 0.308497107818760762],
  [0.025, 0.5, 0.5, 0.00154133313343601207],
  [0.5, 3, 7, 0.286236668022782715],
  [0.025, 50, 51, 0.398321129503300981],
  [0.975, 500, 1501, 0.269073368546662065],
  [0.9999, 1, 1000, 0.00916805510723253472],
  [0.025, 1999, 1, 0.99815633922607619],
])('the beta quantile at %d with shapes %d and %d is %d', (p, a, b, reference) => {
  expect(relativeError(betaQuantile(p, a, b), reference)).toBeLessThan(1e-13);
});

// @stdlib 0.2.3 misses the row with shape 1000 by 1.6e-4.
test.each([
  [0.025, 0.1, 1, 5.79171024552144879e-17],
  [0.9999, 0.5, 2, 15.136705226623605],
  [0.5, 1, 3, 2.07944154167983593],
  [0.975, 3, 0.5, 3.61234383386197982],
  [1e-6, 50, 1, 23.2506653579465915],
  [0.975, 1000, 0.01, 10.6292115122488777],
  [1e-6, 1.5, 1, 0.00012090524360062141],
])('the gamma quantile at %d with shape %d and scale %d is %d', (p, shape, scale, reference) => {
  expect(relativeError(gammaQuantile(p, shape, scale), reference)).toBeLessThan(1e-13);
});

test.each([
  [0.001, 2.54227046796709454],
  [0.5, 0.153426409720027345],
  [1, 0.0810614667953272582],
  [2.5, 0.0331628735199362875],
  [10, 0.00833056343336287126],
  [12, 0.00694284010720952987],
  [100, 0.000833330555634914683],
  [1e6, 8.33333333333305556e-8],
])("what Stirling's formula leaves out at %d is %d", (z, reference) => {
  expect(Math.abs(stirlingError(z) - reference)).toBeLessThan(3e-15);
});
