import { exp } from '../numeric/index.ts';

/** Nodes and weights that sum to 1: an integral against a probability law as a sum. */
export interface LawNodes {
  readonly at: Float64Array;
  readonly weights: Float64Array;
}

const NEGLIGIBLE = -44;

/**
 * Trapezoidal rule in the logarithm of x for the chi-square law: its integrand falls off on both sides faster than any power, so
 * equal steps converge exponentially (Trefethen and Weideman 2014). Weights are divided by their sum, so no gamma function is needed.
 */
export function chiSquareNodes(degrees: number): LawNodes {
  const step = Math.min(0.2, 0.7 * Math.sqrt(2 / degrees));
  const relative = (u: number): number => (degrees / 2) * (u - exp(u) + 1);
  return nodesFrom(step, relative, (u) => degrees * exp(u), 0);
}

/** The same for the standard normal law. */
export function normalNodes(): LawNodes {
  return nodesFrom(
    0.25,
    (z) => -(z * z) / 2,
    (z) => z,
    0,
  );
}

function nodesFrom(
  step: number,
  logWeight: (u: number) => number,
  place: (u: number) => number,
  mode: number,
): LawNodes {
  const low = -reach(-step, logWeight, mode);
  const high = reach(step, logWeight, mode);
  const count = high - low + 1;
  const at = new Float64Array(count);
  const weights = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const u = mode + (low + i) * step;
    at[i] = place(u);
    weights[i] = exp(logWeight(u));
    total += weights[i];
  }
  return { at, weights: weights.map((weight) => weight / total) };
}

/** Steps from the mode until the weight does not count any more. */
function reach(step: number, logWeight: (u: number) => number, mode: number): number {
  let steps = 0;
  while (logWeight(mode + steps * step) > NEGLIGIBLE) steps++;
  return steps;
}
