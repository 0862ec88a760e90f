import { nonDominated } from './dominance.ts';

/**
 * Hypervolume of rows (lower is better) up to a reference point: the volume of all that is dominated by some row and dominates the
 * reference; exact, by slicing along the last objective (Fleischer 2003; While, Hingston, Barone and Huband 2006). Rows that do not
 * lie below the reference in every objective add nothing. Throws for rows of another length than the reference.
 */
export function hypervolume(rows: readonly ArrayLike<number>[], reference: ArrayLike<number>): number {
  if (rows.some((row) => row.length !== reference.length))
    throw new Error(`invalid rows: expected ${reference.length} objectives in each`);
  const inside = rows
    .map((row) => Array.from(row))
    .filter((row) => row.every((value, o) => value < reference[o]));
  return volume(inside, Array.from(reference), reference.length);
}

function volume(rows: readonly number[][], reference: readonly number[], objectives: number): number {
  if (rows.length === 0) return 0;
  if (objectives === 1) return reference[0] - Math.min(...rows.map(([value]) => value));
  const front = nonDominated(rows.map((row) => row.slice(0, objectives)));
  const last = objectives - 1;
  const sorted = front.map((i) => rows[i]).sort((a, b) => a[last] - b[last]);
  let total = 0;
  for (let k = 0; k < sorted.length; k++) {
    const depth = (k + 1 < sorted.length ? sorted[k + 1][last] : reference[last]) - sorted[k][last];
    if (depth > 0) total += depth * volume(sorted.slice(0, k + 1), reference, last);
  }
  return total;
}

/** Inverted generational distance: mean distance of points of the true front to the nearest row found. Throws for no rows. */
export function invertedDistance(
  front: readonly ArrayLike<number>[],
  found: readonly ArrayLike<number>[],
): number {
  if (front.length === 0 || found.length === 0)
    throw new Error(`invalid fronts: ${front.length} and ${found.length} rows; expected at least 1`);
  const total = front.reduce((sum, point) => {
    const nearest = Math.min(...found.map((row) => squaredDistance(point, row)));
    return sum + Math.sqrt(nearest);
  }, 0);
  return total / front.length;
}

function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let o = 0; o < a.length; o++) sum += (a[o] - b[o]) * (a[o] - b[o]);
  return sum;
}
