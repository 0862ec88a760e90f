import { solve } from './matrix.ts';
import { answered, simplexSteps } from './simplex.ts';
import type { SimplexOptions, Vertex } from './simplex.ts';

/** A function of some numbers; Infinity where it is not defined. */
export type Objective = (point: readonly number[]) => number;

/** Where a search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Whether Newton's step would lower the value by less than 1e-8, with a curvature that is positive in every direction. */
  readonly converged: boolean;
  readonly evaluations: number;
}

const FIRST_STEP = 0.25;
const ROUGH = 0.02;
const FINE = 1e-4;
const MOST_NEWTON_STEPS = 25;
const DECREMENT = 1e-8;
/** Step of numerical derivatives: points are of order 1, values of order 1,000 with errors of 1e-12. */
const STEP = 1e-3;

/**
 * Smallest value near some starting points: Nelder and Mead's simplex (1965) from each of them, once more from the best, then damped Newton
 * steps with numerical derivatives. Points should be scaled so that 0.25 is a sensible first step. The same for the same
 * starts everywhere: only exact arithmetic and no chance.
 */
export function minimise(objective: Objective, starts: readonly (readonly number[])[]): Minimum {
  let evaluations = 0;
  const counted: Objective = (point) => {
    evaluations++;
    const value = objective(point);
    return Number.isNaN(value) ? Infinity : value;
  };
  const searched = (start: readonly number[], options: SimplexOptions): Vertex =>
    answered(simplexSteps(start, options), counted);
  const ends = starts.map((start) => searched(start, { step: FIRST_STEP, tolerance: ROUGH }));
  const [best] = [...ends].sort((a, b) => a.value - b.value);
  const again = searched(best.point, { step: FIRST_STEP / 5, tolerance: FINE });
  const polished = newton(counted, again);
  return { ...polished, evaluations };
}

function newton(f: Objective, from: Vertex): Omit<Minimum, 'evaluations'> {
  let { point, value } = from;
  for (let turn = 0; turn < MOST_NEWTON_STEPS; turn++) {
    const slope = gradient(f, point);
    const curvature = hessian(f, point);
    const step = solve(curvature, slope);
    if (step === undefined) return { point, value, converged: false };
    const decrement = step.reduce((sum, s, i) => sum + s * slope[i], 0) / 2;
    let share = 1;
    let next = point.map((x, i) => x - step[i]);
    let lower = f(next);
    while (!(lower <= value) && share > 1e-6) {
      share /= 2;
      next = point.map((x, i) => x - share * step[i]);
      lower = f(next);
    }
    if (lower <= value) [point, value] = [next, lower];
    if (decrement < DECREMENT) return { point, value, converged: decrement >= -DECREMENT };
  }
  return { point, value, converged: false };
}

/** Gradient by central differences with step 1e-3 and half of it (Richardson), error of order 1e-12. */
export function gradient(f: Objective, point: readonly number[]): number[] {
  return point.map((_, i) => {
    const slope = (h: number): number => (f(shifted(point, i, h)) - f(shifted(point, i, -h))) / (2 * h);
    return (4 * slope(STEP / 2) - slope(STEP)) / 3;
  });
}

/** Second derivatives by central differences, error of order 1e-6 relative. */
export function hessian(f: Objective, point: readonly number[]): number[][] {
  const middle = f(point);
  const matrix = point.map(() => point.map(() => 0));
  for (let i = 0; i < point.length; i++) {
    const [up, down] = [shifted(point, i, STEP), shifted(point, i, -STEP)];
    matrix[i][i] = (f(up) - 2 * middle + f(down)) / (STEP * STEP);
    for (let j = 0; j < i; j++) {
      const cross =
        f(shifted(up, j, STEP)) -
        f(shifted(up, j, -STEP)) -
        f(shifted(down, j, STEP)) +
        f(shifted(down, j, -STEP));
      matrix[i][j] = cross / (4 * STEP * STEP);
      matrix[j][i] = matrix[i][j];
    }
  }
  return matrix;
}

/** A point with one coordinate moved. */
export function shifted(point: readonly number[], at: number, by: number): number[] {
  return point.map((x, i) => (i === at ? x + by : x));
}
