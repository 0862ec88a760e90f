import { solve } from './matrix.ts';

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
const TURNS = 150;
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
  const ends = starts.map((start) => simplexSearch(counted, start, { step: FIRST_STEP, tolerance: ROUGH }));
  const [best] = [...ends].sort((a, b) => a.value - b.value);
  const again = simplexSearch(counted, best.point, { step: FIRST_STEP / 5, tolerance: FINE });
  const polished = newton(counted, again);
  return { ...polished, evaluations };
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

function simplexSearch(
  f: Objective,
  start: readonly number[],
  { step, tolerance }: { readonly step: number; readonly tolerance: number },
): Vertex {
  const vertexAt = (point: readonly number[]): Vertex => ({ point, value: f(point) });
  const simplex = [
    vertexAt(start),
    ...start.map((_, i) => vertexAt(start.map((x, j) => (i === j ? x + step : x)))),
  ];
  const last = start.length;
  for (let turn = 0; turn < TURNS * start.length; turn++) {
    simplex.sort((a, b) => a.value - b.value);
    if (simplex[last].value - simplex[0].value <= tolerance) break;
    const centre = start.map((_, i) => {
      let total = 0;
      for (let v = 0; v < last; v++) total += simplex[v].point[i];
      return total / last;
    });
    const along = (share: number): Vertex =>
      vertexAt(centre.map((c, i) => c + share * (simplex[last].point[i] - c)));
    const reflected = along(-1);
    if (reflected.value < simplex[0].value) {
      const expanded = along(-2);
      simplex[last] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[last - 1].value) simplex[last] = reflected;
    else {
      const contracted = along(reflected.value < simplex[last].value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, simplex[last].value)) simplex[last] = contracted;
      else {
        for (let v = 1; v <= last; v++) {
          simplex[v] = vertexAt(simplex[v].point.map((x, i) => (x + simplex[0].point[i]) / 2));
        }
      }
    }
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
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
