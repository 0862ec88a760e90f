import type { ResolvedAssumption } from '../../plan/index.ts';
import { drivers } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { Driver } from '../charts/drivers.ts';
import type { PairedDifference } from '../../summarise/index.ts';
import type { Influence } from '../influence.ts';
import { meaningOf, rangeNumbers, rangeOf, shortName } from '../input-words.ts';
import { shownDifferences } from '../shown-differences.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { splitBy } from '../split.ts';
import { capital, plural, zeroBelow } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { differenceOf } from './apart.ts';
import type { Estimate } from './apart.ts';
import { footerOf, listed, namedIn, spanOf, titleOf } from './chart-words.ts';

const mostDrivers = 6;
const longestLabel = 58;
/** A name cut before what describes it further must still say something. */
const shortestLabel = 12;

/** F4: what decides the answer: the middle effect at the two ends of each strong input; undefined when no input varies. */
export function driversChart(context: Context): Chart | undefined {
  const { run, headline, effect, influences } = context;
  const base = shownDifferences(run, effect)?.median;
  const bars = influences
    .slice(0, mostDrivers)
    .flatMap((found) => driverOf(context, found) ?? [])
    .sort((a, b) => swingOf(b) - swingOf(a));
  if (base === undefined || !Number.isFinite(base) || bars.length === 0) return undefined;
  const { ofDifferences } = shownUnit(headline.unit);
  const full = namedIn(context, effect.scenario);
  return drivers({
    title: titleOf(titles(context, bars)),
    subtitle: `Middle effect of ${full} on ${midSentence(headline.label)} (${ofDifferences || 'count'}) at both ends of each input; ${spanOf(context)}`,
    alt: {
      data: `the middle effect at both ends of ${plural(bars.length, 'input')}`,
      scenarios: `${full} against ${namedIn(context, effect.baseline)}`,
      range:
        bars.length === 1
          ? `It is ${midSentence(bars[0].label)}`
          : `Order: ${listed(bars.map(({ label }) => label))}`,
    },
    caption:
      'Each bar runs from the middle effect in the lowest third of an input to that in the highest third; for named options from the first to the last. The range used stands below each name. The line is the middle effect in all futures. Longest bars come first; tables rank inputs by pull, which counts every future, so the order can differ. “Matters most” is said only where a bar is longer than each other one by more than chance and its input has the strongest pull.',
    footer: footerOf(context),
    unit: ofDifferences || 'count',
    base,
    drivers: bars,
  });
}

/** A bar with the name of its input and the middles of its two ends. */
interface Bar extends Driver {
  readonly name: string;
  readonly ends: readonly [Estimate, Estimate];
}

const swingOf = ({ lowEffect, highEffect }: Driver): number => Math.abs(highEffect - lowEffect);

/** Titles for bars from the longest down: an input is said to matter most only when its bar is apart from all others and its pull the strongest. */
function titles(context: Context, bars: readonly Bar[]): string[] {
  const { run, headline, influences } = context;
  const unit = shownUnit(headline.unit);
  const [longest, ...others] = bars;
  if (swingOf(longest) === 0) return ['No input moves the middle effect'];
  if (swingOf(longest) < headline.matters * unit.factor)
    return ['No input moves the middle effect by as much as matters'];
  const ends = [longest.lowEffect, longest.highEffect].map((end) => middleEffect(context, longest.name, end));
  const range = withUnit(ends.join(' to '), unit.ofDifferences);
  const names = [capital(meaningOf(run, longest.name)), longest.label];
  if (others.length === 0)
    return [
      ...names.map((name) => `${name}, the only input compared: ${range}`),
      `One input is compared: ${range}`,
    ];
  const isFirst = influences[0].assumption.name === longest.name;
  if (isFirst && others.every((other) => isLonger(longest, other)))
    return [
      ...names.map((name) => `${name} matters most: ${range}`),
      `${longest.label} matters most`,
      `One input matters most: ${range}`,
    ];
  const told = names.map((name) => `No single input decides: largest swing from ${midSentence(name)}`);
  return [
    ...told.map((words) => `${words}, ${range}`),
    `No single input decides: the largest swing is ${range}`,
    ...told,
    'No single input decides',
  ];
}

/** True when the interval of the difference of two swings lies above zero. */
function isLonger(a: Bar, b: Bar): boolean {
  const [swingOfA, swingOfB] = [a, b].map(({ ends: [low, high] }): Estimate => {
    const found = high.middle < low.middle ? differenceOf(high, low) : differenceOf(low, high);
    return { middle: found.middle, low: found.low, high: found.high };
  });
  return differenceOf(swingOfB, swingOfA).low > 0;
}

/** Prints the middle effect at that end of an input, through the registry of numbers. */
function middleEffect({ run, numbers, effect, headline }: Context, assumption: string, end: number): string {
  const group = splitBy(run, assumption).find(
    ({ label }) => shownDifferences(run, { ...effect, where: { assumption, group: label } })?.median === end,
  );
  if (group === undefined) return '';
  const query = {
    measure: 'effect',
    table: 'outcomes',
    ...effect,
    take: 'median',
    where: { assumption, group: group.label },
  } as const;
  return numbers.print(query, { digits: 2, signed: true, ...zeroBelow(headline) }).text;
}

function driverOf(context: Context, { assumption }: Influence): Bar | undefined {
  const { run, effect } = context;
  const { name, provenance } = assumption;
  const groups = splitBy(run, name);
  const [low, high] = [groups[0], groups[groups.length - 1]].map((group) =>
    estimateOf(
      group && shownDifferences(run, { ...effect, where: { assumption: name, group: group.label } }),
    ),
  );
  if (low === undefined || high === undefined) return undefined;
  const isOpen = provenance.kind === 'assume' && provenance.notStated === true;
  return {
    name,
    ends: [low, high],
    label: shortLabel(context, name),
    lowEffect: low.middle,
    highEffect: high.middle,
    range: rangeText(context, assumption),
    provenance: isOpen ? 'not stated' : provenance.kind === 'measure' ? 'measured' : 'assumed',
  };
}

/** The range used, printed where it has numbers. */
function rangeText({ run, numbers }: Context, assumption: ResolvedAssumption): string {
  if (rangeNumbers(run, assumption).length === 0) return rangeOf(run, assumption, true);
  const query = { measure: 'shortRange', table: 'experiment', assumption: assumption.name } as const;
  return numbers.print(query, { digits: 3 }).text;
}

function estimateOf(found: PairedDifference | undefined): Estimate | undefined {
  if (found === undefined || !Number.isFinite(found.median)) return undefined;
  return { middle: found.median, low: found.medianInterval.low, high: found.medianInterval.high };
}

/** What an input means, as far as it fits beside a bar: all of it, to its first mark, or to what describes it further; otherwise its name. */
function shortLabel({ run }: Context, name: string): string {
  const meaning = meaningOf(run, name);
  if (meaning.length <= longestLabel) return capital(meaning);
  const [clause] = meaning.split(/[:,(]/u);
  const brief = clause.slice(0, longestLabel + 1).replace(/ that .*$/u, '');
  const fits = (text: string): boolean => text.length >= shortestLabel && text.length <= longestLabel;
  return capital([clause.trim(), brief].find(fits) ?? shortName(name));
}
