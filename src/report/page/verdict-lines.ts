import type { ResolvedOutcome } from '../../plan/index.ts';
import { counted, shareStyle, zeroed } from '../numbers.ts';
import type { NumberInText } from '../numbers.ts';
import { isClear } from '../outcome-effect.ts';
import { rich, strong } from '../rich-text.ts';
import type { Block, Rich } from '../rich-text.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import { wordOf } from '../../summarise/index.ts';
import { capital, isTime, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import { middleChange } from './middle-change.ts';
import { shortLabel } from './short-label.ts';

/** A verdict worth a line: which scenario, on which outcome. */
export interface ChosenVerdict {
  readonly outcome: ResolvedOutcome;
  readonly scenario: string;
}

const mostOnHeadline = 3;

/**
 * Verdicts by weight: the headline outcome in the last scenario and the clearest two others, outcomes that the last one moves, then those
 * that it does not. Further outcomes marked `headline` are asked about too: each takes the place of one of the two others.
 */
export function chosenVerdicts(context: Context): ChosenVerdict[] {
  const { run, headline, effect } = context;
  const asked = run.experiment.outcomes.filter((each) => each.headline && each.name !== headline.name);
  const places = Math.max(1, mostOnHeadline - asked.length);
  const onHeadline = [
    ...scenariosWorthALine(context, places).map((scenario) => ({ outcome: headline, scenario })),
    ...asked.flatMap((outcome) =>
      verdictOn(context, outcome, effect.scenario) === undefined
        ? []
        : [{ outcome, scenario: effect.scenario }],
    ),
  ];
  const rest = run.experiment.outcomes
    .filter((each) => each.name !== headline.name && !each.headline)
    .flatMap((outcome) => {
      const found = verdictOn(context, outcome, effect.scenario)?.verdict;
      return found === undefined
        ? []
        : [{ outcome, moves: found.direction !== 'same', chance: found.chance }];
    })
    .sort(
      (a, b) =>
        Number(b.moves) - Number(a.moves) ||
        preference(b.outcome) - preference(a.outcome) ||
        b.chance - a.chance,
    );
  // An outcome that stays as it is fills up to three lines, and takes no more.
  const wanted = rest.filter(({ moves }, place) => moves || onHeadline.length + place < mostOnHeadline);
  return [...onHeadline, ...wanted.map(({ outcome }) => ({ outcome, scenario: effect.scenario }))];
}

/** The last scenario and as many others as there are places, those with the highest chance, of equal chances the earlier ones, in the order of the experiment. */
function scenariosWorthALine(context: Context, places: number): string[] {
  const { headline, others } = context;
  const chanceOf = (scenario: string): number => verdictOn(context, headline, scenario)?.verdict.chance ?? 0;
  const clearest = others
    .slice(0, -1)
    .map((scenario) => ({ scenario, chance: chanceOf(scenario) }))
    .sort((a, b) => b.chance - a.chance)
    .slice(0, places - 1)
    .map(({ scenario }) => scenario);
  return others.filter((scenario, place) => place === others.length - 1 || clearest.includes(scenario));
}

const preference = ({ better }: ResolvedOutcome): number => (better === 'neutral' ? 0 : 1);

const queryOf = ({ effect }: Context, { outcome, scenario }: ChosenVerdict) =>
  ({
    measure: 'effect',
    table: 'outcomes',
    scenario,
    baseline: effect.baseline,
    outcome: outcome.name,
    point: 0,
  }) as const;

/** How a line is worded. */
export interface LineWords {
  /** What follows the size: `over 5 years`. Left out behind a size that is a time itself. */
  readonly tail: string;
  /** Whether the line before it names the outcome already. */
  readonly again: boolean;
  /** Whether the middle change is told. */
  readonly middle: boolean;
  /** Whether it is said here that few futures are too few for a word of chance. */
  readonly first: boolean;
}

/** Futures from which on a chance has a word; with fewer they are counted. */
export const fewestForWords = 20;
/** Futures from which on the margin of a count is too small to be told beside its word. */
const manyFutures = 1000;

/**
 * `Full proposal is very likely (98 in 100) to shorten the runway, by 3.5 to 68 years, 26 in the middle.`; with fewer than
 * 20 futures `Full proposal shortens the runway in 7 of 7 futures …`. Empty when no pair is complete.
 */
export function verdictLine(context: Context, chosen: ChosenVerdict, words: LineWords): Rich[] {
  const { outcome } = chosen;
  const found = verdictOn(context, outcome, chosen.scenario);
  if (found === undefined) return [];
  const { direction } = found.verdict;
  const label = words.again ? 'it' : shortLabel(midSentence(outcome.label));
  const tail = isTime(outcome.unit) ? '' : words.tail;
  const { low, high } = found.difference.range;
  const opening = (verb: string, behind = ''): Rich =>
    openingOf(context, chosen, { found, verb, object: `${label}${behind}`, first: words.first });
  if (low === 0 && high === 0) return [rich`${opening('leave', ' about the same')}${words.tail}.`];
  const { text, side } = sizeOf(context, chosen, found);
  if (isUnclear(found)) {
    const style = shareStyle(found.difference.same, found.difference.n);
    const same = context.numbers.print({ ...queryOf(context, chosen), take: 'same' }, style);
    const who = strong(shortLabel(scenarioLabel(context, chosen.scenario)));
    // “About as likely as not to leave about the same” says it twice and badly.
    return [
      rich`${who} makes no clear change to ${label}, about the same in ${same} in 100 (change ${text})${tail}.`,
    ];
  }
  if (direction === 'same') return [rich`${opening('leave', ' about the same')} (change ${text})${tail}.`];
  const middle = words.middle ? middleChange(context, chosen, { side, size: text.text }) : [];
  // A range on both sides of nothing is a change, not a size: “lower it by −39 to +5” would say the opposite.
  if (side === undefined) return [rich`${opening(found.verdict.verb)} (change ${text})${tail}.`];
  return [rich`${opening(found.verdict.verb)}, by ${text}${tail}${middle}.`];
}

/** True where staying the same is most frequent and not even likely; few futures are counted instead. */
const isUnclear = ({ verdict, difference }: NonNullable<ReturnType<typeof verdictOn>>): boolean =>
  verdict.direction === 'same' && difference.n >= fewestForWords && !isClear({ chance: verdict.word });

interface Opening {
  readonly found: NonNullable<ReturnType<typeof verdictOn>>;
  readonly verb: string;
  readonly object: string;
  readonly first: boolean;
}

/**
 * Who does what, and how often: a word with its chance in 100; with the count itself where only the number of futures keeps the word from
 * being stronger (`very likely (60 of 60 futures)`); the count alone where futures are few.
 */
function openingOf(context: Context, chosen: ChosenVerdict, { found, verb, object, first }: Opening): Rich {
  const { verdict, difference } = found;
  const { direction, word } = verdict;
  const { print } = context.numbers;
  const query = queryOf(context, chosen);
  const who = strong(shortLabel(scenarioLabel(context, chosen.scenario)));
  const isLimited = difference.n < manyFutures && wordOf(difference[direction] / difference.n) !== word;
  if (difference.n >= fewestForWords && !isLimited) {
    const style = shareStyle(difference[direction], difference.n);
    return rich`${who} is ${word} (${print({ ...query, take: direction }, style)} in 100) to ${verb} ${object}`;
  }
  const count = print({ ...query, take: `${direction}Count` }, counted);
  const counts = rich`${count} of ${print({ ...query, take: 'n' }, counted)} futures`;
  if (isLimited && difference.n >= fewestForWords)
    return rich`${who} is ${word} (${counts}) to ${verb} ${object}`;
  const few = first ? ' (too few for a stronger word)' : '';
  return rich`${who} ${verb}s ${object} in ${counts}${few}`;
}

/** The 9-in-10 range of a verdict: a size where all of it lies on the verb's side, as far as it is printed; a signed change otherwise. */
function sizeOf(
  context: Context,
  chosen: ChosenVerdict,
  { verdict, difference }: NonNullable<ReturnType<typeof verdictOn>>,
): { readonly text: NumberInText; readonly side: 'up' | 'down' | undefined } {
  const unit = shownUnit(chosen.outcome.unit).ofDifferences;
  const below = zeroBelow(chosen.outcome);
  const least = 'zeroBelow' in below ? below.zeroBelow : 0;
  const [low, high] = [difference.range.low, difference.range.high].map((end) => zeroed(end, least));
  // What lies on the other side and is nothing beside the size does not turn the size into a change.
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const other = verdict.side === 'up' ? Math.max(0, -low) : Math.max(0, high);
  const isNothing = other <= largest / 200;
  const side = isNothing ? verdict.side : undefined;
  const style = {
    digits: 2,
    zeroBelow: isNothing && other > 0 ? Math.max(least, largest / 200) : least,
    after: unit === '' ? '' : ` ${unit}`,
  };
  const text = context.numbers.print(
    { ...queryOf(context, chosen), take: 'range' },
    side === undefined ? { ...style, signed: true } : { ...style, verb: side },
  );
  return { text, side };
}

/** For analysts: the headline outcome in every scenario with intervals and numbers of futures. */
export function verdictTable(context: Context): Block[] {
  const { headline, others } = context;
  const unit = shownUnit(headline.unit).ofDifferences;
  const signed = { digits: 3, signed: true, ...zeroBelow(headline) };
  const rows = others.flatMap((scenario): Rich[][] => {
    const found = verdictOn(context, headline, scenario);
    if (found === undefined) return [];
    const { direction } = found.verdict;
    const query = queryOf(context, { outcome: headline, scenario });
    const print = context.numbers.print;
    const share = shareStyle(found.difference[direction], found.difference.n);
    return [
      [
        [scenarioLabel(context, scenario)],
        rich`${direction} in ${print({ ...query, take: direction }, share)} (${print({ ...query, take: `${direction}Interval` }, { digits: 3 })})`,
        [print({ ...query, take: 'median' }, signed)],
        [print({ ...query, take: 'medianInterval' }, signed)],
        [print({ ...query, take: 'range' }, signed)],
        [print({ ...query, take: 'n' }, counted)],
      ],
    ];
  });
  const columns = [
    'Scenario',
    'In 100 futures (95% interval)',
    'Median effect',
    '95% interval',
    'Quantiles 5% to 95%',
    'n',
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: `${capital(headline.label)}${unit === '' ? '' : `, ${unit}`}: paired effects`,
      columns,
      rows,
    },
  ];
}
