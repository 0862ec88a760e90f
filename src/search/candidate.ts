import type { Point } from '../design/index.ts';
import type { Genes } from './variables.ts';

/** Mean of values met so far, and the sum of squared deviations from it. */
export interface Running {
  n: number;
  mean: number;
  squares: number;
}

/** A setting that a search has tried. */
export interface Candidate {
  readonly genes: Genes;
  readonly point: Point;
  /** Generation in which it was first tried, and its place among the new ones. */
  readonly born: number;
  readonly place: number;
  /** What is known of each objective beside the others in the same futures, lower is better: what is compared. */
  readonly known: readonly Running[];
  /** The same without comparison, as simulated, then each constraint: what is reported, and held against bounds. */
  readonly plain: readonly Running[];
}

/** A constraint on a mean: bounds that it must keep. */
export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Adds a value to a running mean (Welford 1962). */
export function addTo(running: Running, value: number): void {
  running.n += 1;
  const gap = value - running.mean;
  running.mean += gap / running.n;
  running.squares += gap * (value - running.mean);
}

/** Squared standard error of a running mean; 0 while it is unknown. */
export const errorOf = ({ n, squares }: Running): number => (n < 2 ? 0 : squares / (n - 1) / n);

/** By how much the means of a candidate break the constraints, all together; Infinity for one that never ran without a failure. */
export function violationOf({ known, plain }: Candidate, bounds: readonly Bounds[]): number {
  if (plain.some(({ n }) => n === 0)) return Infinity;
  return bounds.reduce((sum, { atLeast = -Infinity, atMost = Infinity }, c) => {
    const { mean } = plain[known.length + c];
    return sum + Math.max(0, atLeast - mean) + Math.max(0, mean - atMost);
  }, 0);
}

/**
 * Whether one candidate dominates another: fewer violations first (Deb 2000); within the constraints, no worse in the mean of any
 * objective, and in one of them better by more than `certainty` standard errors of the difference, so that noise alone removes
 * nobody. With certainty 0 this is Pareto dominance of means.
 */
export function isBetterCandidate(
  a: Candidate,
  b: Candidate,
  bounds: readonly Bounds[],
  certainty: number,
): boolean {
  const [ofA, ofB] = [violationOf(a, bounds), violationOf(b, bounds)];
  if (ofA !== ofB) return ofA < ofB;
  if (ofA === Infinity) return false;
  let isBetter = false;
  for (let o = 0; o < a.known.length; o++) {
    const lead = b.known[o].mean - a.known[o].mean;
    if (!(lead >= 0)) return false;
    if (lead > 0 && lead > certainty * Math.sqrt(errorOf(a.known[o]) + errorOf(b.known[o]))) isBetter = true;
  }
  return isBetter;
}
