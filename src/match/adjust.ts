import { solve } from '../calibrate/matrix.ts';
import { effectiveSize, moved, normalised } from './posterior.ts';
import type { Posterior } from './posterior.ts';

/**
 * Local-linear regression adjustment (Beaumont, Zhang and Balding 2002): the rows are moved along a weighted regression of their
 * latent coordinates on how far their responses are from the targets, so that all stand where the targets are; weights are
 * multiplied by Epanechnikov's 1 − (distance ÷ tolerance)². Because it is done in latent coordinates, no prior is left. Options
 * (a choice) are not moved. Unchanged where the responses do not vary enough for a regression.
 */
export function adjusted(posterior: Posterior): Posterior {
  const { dimensions, latent, distances, tolerance, weights } = posterior;
  const isNear = distances.some((distance) => distance < tolerance);
  if (!isNear) return posterior;
  const near = normalised(
    weights.map(
      (weight, row) => weight * Math.max(0, 1 - (distances[row] / tolerance) * (distances[row] / tolerance)),
    ),
  );
  const off = offsets(posterior);
  const d = dimensions.length;
  const found = Float64Array.from(latent);
  for (let i = 0; i < d; i++) {
    if (dimensions[i].distribution.kind === 'choice') continue;
    const column = near.map((_, row) => latent[row * d + i]);
    const slopes = regress(column, off, near);
    if (slopes === undefined) return posterior;
    off.forEach((offset, row) => {
      slopes.forEach((slope, t) => (found[row * d + i] -= slope * offset[t]));
    });
  }
  const kept = effectiveSize(near) >= 2 ? near : weights;
  return moved(posterior, found, kept);
}

/** (response − target) ÷ scale for every row. */
function offsets({ observed, targets, scales, weights }: Posterior): number[][] {
  return Array.from(weights, (_, row) =>
    targets.map(({ value }, t) => (observed[row * targets.length + t] - value) / scales[t]),
  );
}

/** Slopes of a weighted least-squares regression with a constant; undefined when it has no single solution. */
function regress(
  y: Float64Array,
  off: readonly (readonly number[])[],
  weights: Float64Array,
): number[] | undefined {
  const rows = off.map((row) => [1, ...row]);
  const columns = rows[0].map((_, c) => c);
  const cross = columns.map((a) =>
    columns.map((b) => rows.reduce((sum, row, r) => sum + weights[r] * row[a] * row[b], 0)),
  );
  const right = columns.map((a) => rows.reduce((sum, row, r) => sum + weights[r] * row[a] * y[r], 0));
  return solve(cross, right)?.slice(1);
}
