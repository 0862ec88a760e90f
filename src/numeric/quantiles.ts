import stdlibBetaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import stdlibStudentQuantile from '@stdlib/stats-base-dists-t-quantile';

/** Quantile of Student's t with df > 0 degrees of freedom at p in [0, 1]; NaN outside (@stdlib). */
export function studentQuantile(p: number, df: number): number {
  return stdlibStudentQuantile(p, df);
}

/** Quantile of the beta law with shapes a, b > 0 at p in [0, 1]; NaN outside (@stdlib). */
export function betaQuantile(p: number, a: number, b: number): number {
  return stdlibBetaQuantile(p, a, b);
}
