import stdlibBetaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import stdlibStudentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { farStudentQuantile } from './student-far.ts';

/** Quantile of Student's t with df > 0 degrees of freedom at p in [0, 1]; NaN outside (@stdlib; beyond ±1e150, where that is infinite, the law's power). */
export function studentQuantile(p: number, df: number): number {
  const found = stdlibStudentQuantile(p, df);
  if (Math.abs(found) !== Infinity || p === 0 || p === 1) return found;
  return p < 0.5 ? -farStudentQuantile(p, df) : farStudentQuantile(1 - p, df);
}

/** Quantile of the beta law with shapes a, b > 0 at p in [0, 1]; NaN outside (@stdlib). */
export function betaQuantile(p: number, a: number, b: number): number {
  return stdlibBetaQuantile(p, a, b);
}
