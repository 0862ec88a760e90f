import { chanceWords } from '../summarise/index.ts';
import type { ChanceWord, ProportionInterval } from '../summarise/index.ts';

/** What is needed of a count to say whether a claim holds. */
export interface Counted {
  readonly holds: number;
  readonly n: number;
  readonly interval: ProportionInterval;
  /** Undefined when no future could be decided. */
  readonly word: ChanceWord | undefined;
}

const likelyFrom = 0.66;
const unlikelyBelow = 0.33;

const from = (word: ChanceWord | undefined): number =>
  chanceWords.find((each) => each.word === word)?.from ?? NaN;

/** True when the word for a count is at least “likely”. */
export function holdsIn({ word }: Counted): boolean {
  return from(word) >= 66;
}

/** True when the word for a count is at most “unlikely”. */
export function failsIn({ word }: Counted): boolean {
  return from(word) <= 10;
}

/**
 * Why a count neither holds nor fails: few futures hide it where the count itself is likely or unlikely, or where its interval
 * reaches from the one to the other; otherwise the chance itself is neither.
 */
export function undecidedReason({ holds, n, interval }: Counted): string {
  if (n === 0) return 'no future could be decided';
  const share = holds / n;
  const reachesBoth = interval.low < unlikelyBelow && interval.high >= likelyFrom;
  return share >= likelyFrom || share < unlikelyBelow || reachesBoth
    ? 'too few futures to say'
    : 'neither likely nor unlikely';
}
