import { autocorrelation } from '../summarise/batch-means.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/**
 * Length of overlapping batches with the smallest mean squared error of the estimated variance, for a series that behaves like
 * an autoregression of its lag-1 correlation ρ: (6 n ρ² / (1 - ρ²)²)^(1/3), from Liu, Vats and Flegal 2022; at least 1 and at most
 * a fifth of the series. Throws for fewer than ten values or values that are not finite.
 */
export function batchLengthFor(series: Values): number {
  const column = finiteColumn(series, 'series', 10);
  const correlation = autocorrelation(column, 1);
  // A constant series has no correlation; a unit root none that a batch could outlast.
  const rho = Number.isNaN(correlation) ? 0 : Math.max(-0.999, Math.min(0.999, correlation));
  const ratio = (2 * rho) / (1 - rho * rho);
  const cube = 1.5 * ratio * ratio * column.length;
  return Math.max(1, Math.min(Math.floor(column.length / 5), cubeRoot(cube)));
}

/** The largest integer whose cube is at most `cube`, plus one: a length in whole values. */
function cubeRoot(cube: number): number {
  let root = 0;
  while ((root + 1) * (root + 1) * (root + 1) <= cube) root++;
  return root + 1;
}
