import type { Dimension, Simulator } from '../design/index.ts';
import { simulateCloud } from './simulate-cloud.ts';
import type { Target } from './target.ts';

/** What the replications at one point gave. */
export interface PointMoments {
  /** Mean response to each target. */
  readonly means: readonly number[];
  /** Covariance of the responses between replications (divisor n − 1), targets × targets. */
  readonly covariance: readonly (readonly number[])[];
}

/** Moments at latent coordinates, all in the same futures, each point simulated once. */
export interface MomentSource {
  at(points: readonly (readonly number[])[], batch: string): Promise<PointMoments[]>;
  /** Points simulated so far. */
  simulated(): number;
}

/** Moments of a simulator in common futures (number 1). */
export function momentSource(
  simulator: Simulator,
  { dimensions, targets }: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  replications: number,
): MomentSource {
  const known = new Map<string, PointMoments>();
  const keyOf = (point: readonly number[]): string => point.join(' ');
  const fresh = (points: readonly (readonly number[])[]): (readonly number[])[] =>
    points.filter((point, at) => {
      const key = keyOf(point);
      return !known.has(key) && points.findIndex((other) => keyOf(other) === key) === at;
    });
  return {
    async at(points, batch) {
      const missing = fresh(points);
      if (missing.length > 0) {
        const cloud = { latent: Float64Array.from(missing.flat()), dimensions };
        const columns = await simulateCloud(cloud, {
          ...{ simulator, targets, name: batch, replications },
          luck: 'common',
          futures: 1,
        });
        missing.forEach((point, row) => {
          const own = columns.map((column) => column.subarray(row * replications, (row + 1) * replications));
          known.set(keyOf(point), momentsOf(own));
        });
      }
      return points.map((point) => known.get(keyOf(point)) ?? momentsOf([]));
    },
    simulated: () => known.size,
  };
}

/** Mean and covariance of columns over the replications in which none failed. */
function momentsOf(columns: readonly Float64Array[]): PointMoments {
  const rows = Array.from(columns[0] ?? [], (_, r) => r).filter((r) =>
    columns.every((column) => Number.isFinite(column[r])),
  );
  const n = rows.length;
  const means = columns.map((column) => rows.reduce((sum, r) => sum + column[r], 0) / n);
  const covariance = columns.map((a, i) =>
    columns.map((b, j) => rows.reduce((sum, r) => sum + (a[r] - means[i]) * (b[r] - means[j]), 0) / (n - 1)),
  );
  return { means, covariance };
}
