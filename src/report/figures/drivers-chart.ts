import { drivers } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { Driver } from '../charts/drivers.ts';
import { shownDifferences } from '../answer.ts';
import type { Influence } from '../influence.ts';
import { meaningOf, rangeOf, shortName } from '../input-words.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { splitBy } from '../split.ts';
import { capital, plural, zeroBelow } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, listed, namedIn, spanOf, titleOf } from './chart-words.ts';

const mostDrivers = 6;
const longestLabel = 34;

/** F4: what decides the answer: the middle effect at the two ends of each strong input; undefined when no input varies. */
export function driversChart(context: Context): Chart | undefined {
  const { run, headline, effect, influences } = context;
  const base = shownDifferences(run, effect)?.median;
  const bars = influences.slice(0, mostDrivers).flatMap((found) => driverOf(context, found) ?? []);
  if (base === undefined || !Number.isFinite(base) || bars.length === 0) return undefined;
  const { ofDifferences } = shownUnit(headline.unit);
  const [longest] = [...bars].sort(
    (a, b) => Math.abs(b.highEffect - b.lowEffect) - Math.abs(a.highEffect - a.lowEffect),
  );
  const ends = [longest.lowEffect, longest.highEffect].map((end) => middleEffect(context, longest.name, end));
  const full = namedIn(context, effect.scenario);
  return drivers({
    title: titleOf([
      `${capital(meaningOf(run, longest.name))} matters most: ${withUnit(ends.join(' to '), ofDifferences)}`,
      `One input matters most: ${withUnit(ends.join(' to '), ofDifferences)}`,
    ]),
    subtitle: `Middle effect of ${full} on ${midSentence(headline.label)} (${ofDifferences || 'count'}) at both ends of each input; ${spanOf(context)}`,
    alt: {
      data: `the middle effect at both ends of ${plural(bars.length, 'input')}`,
      scenarios: `${full} against ${namedIn(context, effect.baseline)}`,
      range: `Order: ${listed(bars.map(({ label }) => label))}`,
    },
    caption:
      'Each bar runs from the middle effect in the lowest third of an input to that in the highest third; for named options from the first to the last. The range used stands below each name. The line is the middle effect in all futures.',
    footer: footerOf(context),
    unit: ofDifferences || 'count',
    base,
    drivers: bars,
  });
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

function driverOf(
  context: Context,
  { assumption }: Influence,
): (Driver & { readonly name: string }) | undefined {
  const { run, effect } = context;
  const { name, provenance } = assumption;
  const groups = splitBy(run, name);
  const [low, high] = [groups[0], groups[groups.length - 1]].map(
    (group) =>
      group && shownDifferences(run, { ...effect, where: { assumption: name, group: group.label } })?.median,
  );
  if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high))
    return undefined;
  const isOpen = provenance.kind === 'assume' && provenance.notStated === true;
  return {
    name,
    label: shortLabel(context, name),
    lowEffect: low,
    highEffect: high,
    range: rangeOf(run, assumption, true),
    provenance: isOpen ? 'not stated' : provenance.kind === 'measure' ? 'measured' : 'assumed',
  };
}

/** What an input means where that fits beside a bar, otherwise its name. */
function shortLabel({ run }: Context, name: string): string {
  const meaning = meaningOf(run, name);
  return capital(meaning.length <= longestLabel ? meaning : shortName(name));
}
