import type { Dimension } from '../../../src/design/index.ts';

/** k uniform dimensions on the unit interval: `x.0`, `x.1`, … */
export function unitDimensions(k: number): Dimension[] {
  return Array.from({ length: k }, (_, d) => ({
    name: `x.${d}`,
    distribution: { kind: 'uniform', low: 0, high: 1 },
  }));
}

/** A dimension with listed values of equal weight. */
export function listed(name: string, options: readonly (number | string)[]): Dimension {
  return { name, distribution: { kind: 'choice', options, weights: options.map(() => 1) } };
}

/** One column of a matrix. */
export function columnOf(unit: Float64Array, columns: number, d: number): number[] {
  return Array.from({ length: unit.length / columns }, (_, row) => unit[row * columns + d]);
}
