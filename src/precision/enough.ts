import { grouped } from '../define/index.ts';
import { wordOf } from '../summarise/index.ts';
import type { ChanceWord, Counts } from '../summarise/index.ts';
import { checkedCount } from '../summarise/values.ts';
import { proportionSequence } from './proportion-sequence.ts';
import { sharedConfidence } from './stopping.ts';

/** Whether more replications could change a verdict. */
export interface Enough {
  /** True when direction and word are the same over the whole confidence sequence. */
  readonly stable: boolean;
  /** The most frequent of the three; ties go to same, then to worse. */
  readonly direction: keyof Counts;
  /** Word at the more careful end of the sequence. */
  readonly word: ChanceWord;
  /** Confidence sequence of the share of the direction. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Replications in all that would settle it if the shares stay as they are; null when a million would not. */
  readonly needed: number | null;
}

const MOST = 1_000_000;
const directions = ['same', 'worse', 'better'] as const;

function strongest(counts: Counts): keyof Counts {
  return directions.reduce((best, each) => (counts[each] > counts[best] ? each : best));
}

/** The sequence of the strongest share, and whether direction and word are settled. */
function settled(counts: Counts, confidence: number) {
  const n = counts.better + counts.same + counts.worse;
  const direction = strongest(counts);
  const options = { confidence: sharedConfidence(confidence, directions.length) };
  const { low, high } = proportionSequence(counts[direction], n, options);
  const isFirst = directions.every(
    (each) => each === direction || proportionSequence(counts[each], n, options).high < low,
  );
  return { direction, low, high, stable: (isFirst || low > 0.5) && wordOf(low) === wordOf(high) };
}

/** The counts of `n` futures with the same shares; what rounding leaves goes to the strongest. */
function scaled(counts: Counts, n: number): Counts {
  const total = counts.better + counts.same + counts.worse;
  const direction = strongest(counts);
  const at = (each: keyof Counts): number => Math.floor((counts[each] / total) * n);
  const left = n - at('better') - at('same') - at('worse');
  const share = (each: keyof Counts): number => at(each) + (each === direction ? left : 0);
  return { better: share('better'), same: share('same'), worse: share('worse') };
}

/** Smallest number of futures, to a part in a hundred, that settles the shares seen. */
function neededFor(counts: Counts, from: number, confidence: number): number | null {
  const isEnough = (n: number): boolean => settled(scaled(counts, n), confidence).stable;
  let [low, high] = [from, 2 * from];
  while (!isEnough(high)) {
    if (high >= MOST) return null;
    [low, high] = [high, Math.min(MOST, 2 * high)];
  }
  while (high - low > Math.max(1, high / 100)) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Whether more replications could change the verdict of a paired effect: its direction, or the word for its chance. The three
 * shares have confidence sequences that hold together with the confidence, however often one looks; the verdict is final when the
 * whole sequence has the same direction and the same word. Throws for no future or counts that are not whole.
 */
export function enough(counts: Counts, confidence = 0.95): Enough {
  for (const each of directions) checkedCount(counts[each], 'number of futures', 0);
  const n = checkedCount(counts.better + counts.same + counts.worse, 'number of futures', 1);
  const { direction, low, high, stable } = settled(counts, confidence);
  const word = wordOf(low > 0.5 ? low : Math.min(high, 0.5));
  const needed = stable ? n : neededFor(counts, n, confidence);
  return { stable, direction, word, low, high, n, needed };
}

const percent = (share: number): string => String(Math.floor(share * 1000 + 0.5) / 10);

/** `enough` in one sentence; `adjectives` are the words for better, the same and worse. */
export function enoughInWords(
  { stable, direction, word, low, high, n, needed }: Enough,
  adjectives: Readonly<Record<keyof Counts, string>>,
): string {
  const claim = `${word} ${adjectives[direction]}`;
  const within = `${percent(low)} to ${percent(high)} of 100 futures`;
  if (stable) return `more replications will not change the verdict: ${claim} (${within})`;
  const open = `more replications may change the verdict: ${adjectives[direction]} in ${within}`;
  if (needed === null) return `${open}, too near a border between two words to be settled`;
  return `${open}; about ${grouped(needed - n)} more would settle it if the shares stay as they are`;
}

/** Replications for a half width of `target`, from a half width after `n`: it falls with the root. Null where it is not known. */
export function replicationsFor(target: number, halfWidth: number, n: number): number | null {
  if (!(target > 0)) throw new Error(`invalid target: ${target}; expected more than 0`);
  if (!Number.isFinite(halfWidth)) return null;
  return Math.max(1, Math.ceil(n * (halfWidth / target) * (halfWidth / target)));
}
