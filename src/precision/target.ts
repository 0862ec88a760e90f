import { median, moments } from '../summarise/index.ts';
import type { Values } from '../summarise/index.ts';
import { meanSequence } from './mean-sequence.ts';
import { proportionSequence } from './proportion-sequence.ts';
import { quantileSequence } from './quantile-sequence.ts';
import type { SequenceOptions } from './sequence.ts';

/** When enough is known about one column of values. */
export type Target =
  /** The half width of the interval is at most `atMost`, in the unit of the values; of a `chance`, values are 0 and 1. */
  | { readonly kind: 'halfWidth'; readonly of: 'mean' | 'median' | 'chance'; readonly atMost: number }
  /** The median of differences is `matters` or more above or below 0, or less than `matters` away from it. */
  | { readonly kind: 'sign'; readonly matters: number };

/** What is known about one target after some values. */
export interface TargetLook {
  /** Values used: those that are numbers. */
  readonly n: number;
  /** NaN for no values. */
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Half of high minus low; Infinity while a side is unknown. */
  readonly halfWidth: number;
  readonly method: string;
  /** Whether the target is met. */
  readonly met: boolean;
  /** For a sign: on which side of 0 the median is, or `same`; undefined while that is open. */
  readonly side: 'above' | 'below' | 'same' | undefined;
}

/** Throws for a half width that is not positive, or a negative `matters`. */
export function checkTarget(target: Target): void {
  const amount = target.kind === 'sign' ? target.matters : target.atMost;
  const fits = target.kind === 'sign' ? amount >= 0 : amount > 0;
  if (!fits || amount === Infinity) {
    const expected = target.kind === 'sign' ? '0 or more' : 'more than 0';
    throw new Error(`invalid target: ${amount}; expected ${expected}`);
  }
}

/** The mean of values that are all equal so far has no bounds: a rare loss may be still to come, and the approximation knows nothing of it. */
function meanIntervalFor(column: Float64Array, options: SequenceOptions) {
  const isKnown = column.every(Number.isFinite);
  const known = isKnown ? column : new Float64Array(0);
  const found = { ...meanSequence(known, options), estimate: isKnown ? moments(known).mean : NaN };
  return known.every((value) => value === known[0]) ? { ...found, low: null, high: null } : found;
}

function intervalFor(column: Float64Array, of: 'mean' | 'median' | 'chance', options: SequenceOptions) {
  if (of === 'median') {
    const estimate = column.length === 0 ? NaN : median(column);
    return { estimate, ...quantileSequence(column, 0.5, options) };
  }
  if (of === 'mean') return meanIntervalFor(column, options);
  const wrong = column.find((value) => value !== 0 && value !== 1);
  if (wrong !== undefined) throw new Error(`invalid value of a chance: ${wrong}; expected 0 or 1`);
  return proportionSequence(column.filter((value) => value === 1).length, column.length, options);
}

function sideOf(low: number | null, high: number | null, matters: number): TargetLook['side'] {
  if (low === null || high === null) return undefined;
  if (low > 0 && low >= matters) return 'above';
  if (high < 0 && high <= -matters) return 'below';
  const isNothing = low === 0 && high === 0;
  return isNothing || (low > -matters && high < matters) ? 'same' : undefined;
}

/**
 * Looks at values in replication order (NaN: unknown, left out) with a confidence sequence: looking often costs nothing. A median
 * by order statistics and a chance by the beta-binomial mixture hold exactly, a mean asymptotically; a mean is unknown while a
 * value is infinite or all are equal. Throws as `checkTarget`, and for a chance with values other than 0 and 1.
 */
export function lookAt(values: Values, target: Target, options: SequenceOptions = {}): TargetLook {
  checkTarget(target);
  const column = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  const of = target.kind === 'sign' ? 'median' : target.of;
  const { estimate, low, high, method } = intervalFor(column, of, options);
  const width = low === null || high === null ? Infinity : (high - low) / 2;
  const halfWidth = Number.isNaN(width) ? Infinity : width;
  const side = target.kind === 'sign' ? sideOf(low, high, target.matters) : undefined;
  const met = target.kind === 'sign' ? side !== undefined : halfWidth <= target.atMost;
  return { n: column.length, estimate, low, high, halfWidth, method, met, side };
}
