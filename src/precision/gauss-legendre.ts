import { cos } from '../numeric/index.ts';

/** Nodes and weights of a rule of integration on an interval. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Legendre polynomial of a degree at x, and its slope. */
function legendre(degree: number, x: number): readonly [number, number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= degree; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return [value, (degree * (x * value - before)) / (x * x - 1)];
}

/**
 * Gauss–Legendre rule with `count` nodes from `low` to `high`, by Newton's method from Tricomi's first guesses (Abramowitz and
 * Stegun 25.4.29): exact for polynomials of degree 2 count - 1.
 */
export function gaussLegendre(low: number, high: number, count: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  const [center, half] = [(low + high) / 2, (high - low) / 2];
  for (let i = 0; i < count; i++) {
    let x = cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      const [value, rise] = legendre(count, x);
      slope = rise;
      x -= value / rise;
    }
    nodes[i] = center - half * x;
    weights[i] = (2 * half) / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
