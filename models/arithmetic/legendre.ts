import { cos } from '../../src/numeric/index.ts';

/** Nodes in (0, 1) and weights of a quadrature; the weights sum to 1. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const PI = 3.141592653589793;

/** Gauss–Legendre quadrature on (0, 1) with n ≥ 1 nodes: exact for polynomials of a degree up to 2n − 1. Newton on the polynomial. */
export function legendreQuadrature(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let x = cos((PI * (k + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      let [before, value] = [1, x];
      for (let d = 2; d <= n; d++)
        [before, value] = [value, ((2 * d - 1) * x * value - (d - 1) * before) / d];
      slope = (n * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    nodes[k] = (1 + x) / 2;
    weights[k] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
