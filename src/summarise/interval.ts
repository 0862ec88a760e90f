/** A confidence interval that names its method and sample size; a side that the data cannot bound is null, never invented. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** Nominal confidence, for example 0.95. */
  readonly confidence: number;
  /** How it was made, in words for a reader: `Student t`, `Wilson`, … */
  readonly method: string;
  /** Number of values behind it. */
  readonly n: number;
}

/** The interval `center` plus and minus `halfWidth`; both sides null when the half width is not finite. */
export function symmetricInterval(
  center: number,
  halfWidth: number,
  about: { confidence: number; method: string; n: number },
): Interval {
  const bounded = Number.isFinite(halfWidth) && Number.isFinite(center);
  return { low: bounded ? center - halfWidth : null, high: bounded ? center + halfWidth : null, ...about };
}
