import { changeRange } from './format.ts';
import type { PairedDifference, Preference } from './paired.ts';
import { wilson } from './proportions.ts';
import type { ProportionInterval } from './proportions.ts';
import { checkedCount } from './values.ts';

/** Words for a chance, with the chance in 100 from which each applies; fixed so that no report can choose its own. */
export const chanceWords = [
  { from: 99, word: 'virtually certain' },
  { from: 90, word: 'very likely' },
  { from: 66, word: 'likely' },
  { from: 33, word: 'about as likely as not' },
  { from: 10, word: 'unlikely' },
  { from: 1, word: 'very unlikely' },
  { from: 0, word: 'exceptionally unlikely' },
] as const;

/** One of the seven words for a chance. */
export type ChanceWord = (typeof chanceWords)[number]['word'];

/** Replications in which a variant is better, about the same, and worse than its baseline. */
export interface Counts {
  readonly better: number;
  readonly same: number;
  readonly worse: number;
}

/** The word for a chance that is known exactly, a number from 0 to 1. Throws outside. */
export function wordOf(chance: number): ChanceWord {
  const found = chance <= 1 ? chanceWords.find(({ from }) => chance >= from / 100) : undefined;
  if (found === undefined) throw new Error(`invalid chance: ${chance}; expected 0 to 1`);
  return found.word;
}

/**
 * The word for `count` of `n` futures, at the less extreme end of the Wilson interval: the end nearer to one half, or one
 * half itself when the interval holds it, so that sampling error never makes a word stronger. Throws for n = 0 or a
 * count that is not an integer from 0 to n.
 */
export function chanceWord(count: number, n: number, confidence = 0.95): ChanceWord {
  checkedCount(n, 'number of futures', 1);
  return chanceWordOf(wilson(count, n, confidence));
}

/** The word for a chance known by an interval, by the same rule. */
export function chanceWordOf({ low, high }: Pick<ProportionInterval, 'low' | 'high'>): ChanceWord {
  if (low > 0.5) return wordOf(low);
  return wordOf(Math.min(high, 0.5));
}

/**
 * Counts as integers in 100 that sum to exactly 100, by largest remainder in integer arithmetic. Of equal remainders
 * `same` is served first, then the rarer of better and worse, then worse. Throws for counts that are not integers of at
 * least 0 with the sum `n` of at least 1.
 */
export function perHundred({ better, same, worse }: Counts, n: number): Counts {
  checkedCount(n, 'number of futures', 1);
  for (const count of [better, same, worse]) checkedCount(count, 'number of futures', 0);
  if (better + same + worse !== n) {
    throw new Error(`invalid counts: sum ${better + same + worse}; expected ${n}`);
  }
  const worseFirst = worse <= better;
  const order = worseFirst ? [same, worse, better] : [same, better, worse];
  const floors = order.map((count) => (100 * count - ((100 * count) % n)) / n);
  const remainders = order.map((count) => (100 * count) % n);
  const left = 100 - floors[0] - floors[1] - floors[2];
  const ranked = [0, 1, 2].sort((i, j) => remainders[j] - remainders[i] || i - j);
  for (let k = 0; k < left; k++) floors[ranked[k]]++;
  return worseFirst
    ? { better: floors[2], same: floors[0], worse: floors[1] }
    : { better: floors[1], same: floors[0], worse: floors[2] };
}

/** Verbs of a verdict: what a higher, a lower and an unchanged outcome is called. */
export interface Verbs {
  readonly higher: string;
  readonly lower: string;
  readonly same: string;
}

/** How far the model is to be trusted, by the rule of `modelConfidence`. */
export interface ModelConfidence {
  readonly level: 'low' | 'medium' | 'high';
  /** Continues "because …". */
  readonly because: string;
}

/** What a verdict is about, in the words of its readers. */
export interface VerdictInput {
  readonly scenario: string;
  readonly baseline: string;
  readonly outcome: string;
  /** Unit of the outcome; differences in `%` are called percentage points. */
  readonly unit: string;
  /** For example `5 years`. */
  readonly horizon: string;
  readonly better: Preference;
  readonly difference: PairedDifference;
  readonly confidence: ModelConfidence;
  /** Lengthen and shorten for times, raise and lower otherwise, when absent. */
  readonly verbs?: Verbs | undefined;
}

/** A verdict as data and as its sentence. */
export interface Verdict {
  /** The most frequent of the three; ties go to same, then to worse. */
  readonly direction: 'better' | 'same' | 'worse';
  /** Where the verb points; undefined when nothing changes that matters. */
  readonly side: 'up' | 'down' | undefined;
  readonly verb: string;
  readonly word: ChanceWord;
  /** In how many of 100 futures, and all three counts in 100. */
  readonly chance: number;
  readonly inHundred: Counts;
  readonly n: number;
  readonly text: string;
}

const timeUnits = new Set(['years', 'months', 'weeks', 'days', 'hours']);

/** Verbs for an outcome in this unit: lengthen and shorten for times, raise and lower otherwise. */
export function verbsFor(unit: string): Verbs {
  const same = 'leave about the same';
  return timeUnits.has(unit)
    ? { higher: 'lengthen', lower: 'shorten', same }
    : { higher: 'raise', lower: 'lower', same };
}

function mostFrequent({ better, same, worse }: Counts): 'better' | 'same' | 'worse' {
  if (same >= better && same >= worse) return 'same';
  return worse >= better ? 'worse' : 'better';
}

function sideOf(direction: 'better' | 'same' | 'worse', preference: Preference): 'up' | 'down' | undefined {
  if (direction === 'same') return undefined;
  return (direction === 'better') === (preference !== 'lower') ? 'up' : 'down';
}

function verbOf(side: 'up' | 'down' | undefined, verbs: Verbs): string {
  if (side === undefined) return verbs.same;
  return side === 'up' ? verbs.higher : verbs.lower;
}

/** `by 6 to 61 years (9 in 10 futures)`; where that would be 0 to 0, that there is no change. */
function sizeInWords(
  { range, exactlyZero, n }: PairedDifference,
  unit: string,
  side: 'up' | 'down' | undefined,
): string {
  if (exactlyZero === n) return 'with no change in any future';
  if (range.low === 0 && range.high === 0) return 'with no change in 9 in 10 futures';
  const measure = unit === '%' ? ' percentage points' : unit === '' ? '' : ` ${unit}`;
  return `by ${changeRange(range.low, range.high, side)}${measure} (9 in 10 futures)`;
}

/**
 * The sentence of a paired effect: "[scenario] is [word] ([n] in 100 simulated futures) to [verb] [outcome], by [9-in-10
 * range] against [baseline] over [horizon]. Confidence in the model: [level], because [reason]." A range of nothing reads
 * "with no change in any future" (or in 9 in 10). The range has 2
 * significant digits and no signs when all of it lies on the verb's side; otherwise it is signed. Throws as `chanceWord`.
 */
export function verdict(input: VerdictInput): Verdict {
  const { difference, unit, confidence, verbs = verbsFor(input.unit) } = input;
  const inHundred = perHundred(difference, difference.n);
  const direction = mostFrequent(difference);
  const side = sideOf(direction, input.better);
  const verb = verbOf(side, verbs);
  const word = wordOfCount(difference, direction);
  const chance = inHundred[direction];
  const text =
    `${input.scenario} is ${word} (${chance} in 100 simulated futures) to ${verb} ${input.outcome}, ` +
    `${sizeInWords(difference, unit, side)} against ${input.baseline} over ${input.horizon}. ` +
    `Confidence in the model: ${confidence.level}, because ${confidence.because}.`;
  return { direction, side, verb, word, chance, inHundred, n: difference.n, text };
}

/** Word for one of the three counts; from the intervals by groups where draws are coordinated. */
function wordOfCount(difference: PairedDifference, direction: 'better' | 'same' | 'worse'): ChanceWord {
  const { groups, n, betterInterval, worseInterval } = difference;
  if (groups === undefined) return chanceWord(difference[direction], n);
  return chanceWordOf({ better: betterInterval, same: groups.sameInterval, worse: worseInterval }[direction]);
}

/** The counts of a paired effect in words: `better 21, same 4, worse 75: unlikely better`; `higher` and `lower` for neutral outcomes. */
export function countsInWords(difference: PairedDifference, preference: Preference): string {
  const inHundred = perHundred(difference, difference.n);
  const [good, bad] = preference === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  const word = wordOfCount(difference, 'better');
  return `${good} ${inHundred.better}, same ${inHundred.same}, ${bad} ${inHundred.worse}: ${word} ${good}`;
}
