import { log } from '../numeric/index.ts';
import { checkedConfidence } from '../summarise/values.ts';

/** What every confidence sequence can be told. */
export interface SequenceOptions {
  /** Probability with which all intervals hold together, however often somebody looks; 0.95 when absent. */
  readonly confidence?: number | undefined;
  /** Number of values near which the sequence is narrowest, fixed before the first value; 500 when absent. */
  readonly tunedTo?: number | undefined;
}

/** Error probability that all looks share: 1 - confidence. Throws for a confidence outside 0 to 1. */
export function errorOf({ confidence = 0.95 }: SequenceOptions): number {
  return 1 - checkedConfidence(confidence);
}

/**
 * Weight of the mixture, in values, that makes a boundary narrowest near `tunedTo` values: tunedTo / (2 ln(1/α) + ln(1 +
 * 2 ln(1/α))). Source: Howard, Ramdas, McAuliffe and Sekhon (2021), section 3.5. Throws for fewer than 1 value.
 */
export function mixtureWeight(options: SequenceOptions): number {
  const { tunedTo = 500 } = options;
  if (!(tunedTo >= 1 && tunedTo < Infinity)) {
    throw new Error(`invalid number of values to tune to: ${tunedTo}; expected at least 1`);
  }
  const twice = -2 * log(errorOf(options));
  return tunedTo / (twice + log(1 + twice));
}
