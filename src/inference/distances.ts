import { compensatedSum } from '../numeric/index.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { isEndOfRun, pool } from './pooled.ts';
import type { Pooled } from './pooled.ts';

/** Both samples together. Throws for empty ones or values that are not finite. */
const together = (first: Values, second: Values): Pooled =>
  pool([finiteColumn(first, 'first sample', 1), finiteColumn(second, 'second sample', 1)]);

/** Gap first - second of the distribution functions on each step between neighbours of the pooled values. */
function gaps({ from, sizes }: Pooled): Float64Array {
  const [m, n] = sizes;
  let [first, second] = [0, 0];
  return Float64Array.from(from, (sample) => {
    if (sample === 0) first++;
    else second++;
    return first / m - second / n;
  });
}

/** Sum over the steps of weight(gap) × width. */
function integral(pooled: Pooled, weight: (gap: number) => number): number {
  const { values } = pooled;
  const steps = gaps(pooled).map((gap, i) =>
    i + 1 < values.length ? weight(gap) * (values[i + 1] - values[i]) : 0,
  );
  return compensatedSum(steps);
}

/** Wasserstein-1 (earth mover's) distance: the least mean distance that values have to be moved, in the unit of the values. Throws for empty samples or values that are not finite. */
export function wasserstein1(first: Values, second: Values): number {
  return integral(together(first, second), Math.abs);
}

/**
 * Wasserstein-2 distance: root of the least mean squared distance, in the unit of the values; quantile against quantile, for
 * samples of any sizes. Throws as `wasserstein1`.
 */
export function wasserstein2(first: Values, second: Values): number {
  const a = finiteColumn(first, 'first sample', 1).sort();
  const b = finiteColumn(second, 'second sample', 1).sort();
  const parts: number[] = [];
  // Positions along the unit interval in units of 1 / (m n), whole numbers.
  let [i, j, at] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const next = Math.min((i + 1) * b.length, (j + 1) * a.length);
    parts.push((next - at) * (a[i] - b[j]) * (a[i] - b[j]));
    if ((i + 1) * b.length === next) i++;
    if ((j + 1) * a.length === next) j++;
    at = next;
  }
  return Math.sqrt(compensatedSum(parts) / a.length / b.length);
}

/**
 * Energy distance, root of 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Székely and Rizzo 2013), which in one dimension is the root of
 * 2 ∫ (F - G)²; in the root of the unit. Throws as `wasserstein1`.
 */
export function energyDistance(first: Values, second: Values): number {
  return Math.sqrt(2 * integral(together(first, second), (gap) => gap * gap));
}

/** Kuiper's distance: largest gap of the distribution functions above plus largest below, 0 to 2; as sensitive in the tails as in the middle. Throws as `wasserstein1`. */
export function kuiper(first: Values, second: Values): number {
  const pooled = together(first, second);
  let [above, below] = [0, 0];
  gaps(pooled).forEach((gap, place) => {
    if (!isEndOfRun(pooled.values, place)) return;
    above = Math.max(above, gap);
    below = Math.max(below, -gap);
  });
  return above + below;
}

/**
 * Statistic T of Cramér and von Mises for two samples, m n / (m + n)² Σ (F - G)² over all pooled values (Anderson 1962); large where the
 * laws differ, about 1/6 where they do not. Throws as `wasserstein1`.
 */
export function cramerVonMises(first: Values, second: Values): number {
  const pooled = together(first, second);
  const [m, n] = pooled.sizes;
  const total = m + n;
  const steps = gaps(pooled);
  // Equal values all have the gap at the end of their run.
  for (let place = total - 2; place >= 0; place--) {
    if (!isEndOfRun(pooled.values, place)) steps[place] = steps[place + 1];
  }
  return (m / total) * (n / total) * compensatedSum(steps.map((gap) => gap * gap));
}
