import { expect, test } from 'vitest';
import { latinHypercube, scrambledSobol, sobolPoints } from '../../src/design/index.ts';
import { Stream } from '../../src/random/index.ts';
import { unitDimensions } from '../src/design/dimensions.ts';

const COLUMNS = 4;

/** Product of 1 + (x − 1/2), smooth, of mean 1. */
function meanOf(unit: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < unit.length; at += COLUMNS) {
    let product = 1;
    for (let d = 0; d < COLUMNS; d++) product *= 0.5 + unit[at + d];
    sum += product;
  }
  return sum / (unit.length / COLUMNS);
}

function plain(count: number, seed: number): Float64Array {
  const stream = new Stream('plain');
  stream.begin(seed, 0);
  return Float64Array.from({ length: count * COLUMNS }, (_, at) => stream.openUniform(at, 0));
}

const sizes = [64, 128, 256, 512, 1024, 2048, 4096];

/** Slope of log2 of the root mean squared error over 24 seeds on log2 of the number of points, by least squares. */
function slopeOf(points: (count: number, seed: number) => Float64Array, seeds = 24): number {
  const errors = sizes.map((count) => {
    let squares = 0;
    for (let seed = 1; seed <= seeds; seed++) squares += (meanOf(points(count, seed)) - 1) ** 2;
    return Math.log2(Math.sqrt(squares / seeds));
  });
  const x = sizes.map((count) => Math.log2(count));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(errors)];
  const covered = x.reduce((sum, each, i) => sum + (each - mx) * (errors[i] - my), 0);
  return covered / x.reduce((sum, each) => sum + (each - mx) ** 2, 0);
}

test('the error of plain draws on a smooth function falls with the root of their number', () => {
  expect(Math.abs(slopeOf(plain) + 0.5)).toBeLessThan(0.1);
});

test('the error of Sobol’ points falls at least with their number', () => {
  expect(slopeOf((count) => sobolPoints({ count, dimensions: COLUMNS }), 1)).toBeLessThan(-0.9);
});

test('the error of scrambled Sobol’ points falls faster still, nearly with the power 3/2', () => {
  // Owen (1997): variance of order n^-3 (log n)^(d - 1) for smooth functions.
  const slope = slopeOf((count, seed) => scrambledSobol({ count, dimensions: COLUMNS }, seed));
  expect(slope).toBeLessThan(-1.25);
  expect(slope).toBeGreaterThan(-1.75);
});

test('a Latin hypercube filters the sum of single effects alone: exact for a linear function, slope −1/2 for the rest', () => {
  const hypercube = (count: number, seed: number): Float64Array =>
    latinHypercube(unitDimensions(COLUMNS), { points: count, seed }).unit;
  expect(Math.abs(slopeOf(hypercube) + 0.5)).toBeLessThan(0.15);
  // Of the product, shares of single effects in its variance: 4/12 of (13/12)^4 - 1.
  const [variance, single] = [(13 / 12) ** 4 - 1, 4 / 12];
  const seeds = 400;
  let squares = 0;
  for (let seed = 1; seed <= seeds; seed++) squares += (meanOf(hypercube(256, seed)) - 1) ** 2;
  // Stein (1987): n times the variance tends to that of what is no sum of single effects.
  const z = (((squares / seeds) * 256) / (variance - single) - 1) / Math.sqrt(2 / seeds);
  expect(Math.abs(z)).toBeLessThan(3);
});
