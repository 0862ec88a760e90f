import type { ResolvedAssumption } from '../../plan/index.ts';
import { density, kernelWidth, quantiles, significant } from '../../summarise/index.ts';
import { openAssumptions } from '../claims.ts';
import type { Chart } from '../charts/chart.ts';
import { ridgeline } from '../charts/charts.ts';
import type { RidgeRow } from '../charts/ridgeline.ts';
import { inputUnit, meaningOf } from '../input-words.ts';
import { counted } from '../numbers.ts';
import { shortMeaning } from '../page/back-test-cell.ts';
import { adjectives, scenarioLabel, zeroBelow } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import type { EffectTake, Where } from '../query.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { splitBy } from '../split.ts';
import type { Group } from '../split.ts';
import { footerOf, spanOf, titleOf } from './chart-words.ts';

const places = 121;
const mostRows = 8;
/** From short to long, each at least 3:1 on white; rows and labels say the same. */
const colours = ['#0072B2', '#7B3F8C', '#D55E00'];

/** F8: whether timing matters; undefined when the proposal leaves no length of time open, or nothing can be compared. */
export function releaseChart(context: Context): Chart | undefined {
  const { run, effect, others, headline } = context;
  const assumption = others.includes(effect.scenario) ? openTime(context) : undefined;
  if (assumption === undefined) return undefined;
  const groups = splitBy(run, assumption.name);
  const values = groups.map((group) => effectsIn(context, group));
  if (groups.length < 2 || groups.length > mostRows || values.some((each) => each.length === 0))
    return undefined;
  const full = scenarioLabel(context, effect.scenario);
  const unit = shownUnit(headline.unit).ofDifferences;
  const told = findingOf(context, assumption, groups);
  const { at, curves } = curvesOf(context, values);
  const { up, down } = adjectives(headline);
  return ridgeline({
    title: told.title,
    subtitle: `Effect of ${full} on ${midSentence(headline.label)} (${unit === '' ? 'count' : unit}) by ${shortMeaning(meaningOf(run, assumption.name))}; ${spanOf(context)}`,
    alt: {
      data: `the effect on ${midSentence(headline.label)} by ${shortMeaning(meaningOf(run, assumption.name))}`,
      scenarios: full,
      range: told.range,
    },
    caption: `The proposal leaves this time open; each future drew its own, and a row holds the futures of one part of the draws. Heights are densities on one scale (biweight kernel, Silverman’s width); the dark line is the middle future of the row, and 1 in 100 futures at either end is not drawn. ${told.why} A model result, not a forecast.`,
    footer: footerOf(context),
    unit: unit === '' ? headline.name : unit,
    at,
    words: { below: `${down} with ${full}`, above: `${up} with ${full}` },
    rows: groups.map((group, g): RidgeRow => {
      const middle = printed(context, { assumption: assumption.name, group: group.label }, 'median');
      return {
        label: labelOf(context, assumption, group),
        note: `${printed(context, { assumption: assumption.name, group: group.label }, 'n').text} futures`,
        color: colours[Math.round((g * (colours.length - 1)) / (groups.length - 1))],
        density: curves[g],
        middle: middle.value,
        middleText: `middle ${middle.text}`,
      };
    }),
  });
}

/** The open length of time that says how fast tokens are released, otherwise the one with the strongest pull. */
function openTime({ run, influences }: Context): ResolvedAssumption | undefined {
  const open = openAssumptions(run).map(({ name }) => name);
  const units = new Map(run.parameters().map(({ name, unit }) => [name, unit]));
  const times = influences
    .map(({ assumption }) => assumption)
    .filter(
      ({ name }) => open.includes(name) && /^(?:days|weeks|months|years)$/u.test(units.get(name) ?? ''),
    );
  return times.find(({ name }) => /release/iu.test(name)) ?? times[0];
}

/** Effects of the last scenario in the futures of a group, in the unit shown; those without limit and failed ones left out. */
function effectsIn({ run, effect, headline }: Context, { members }: Group): number[] {
  const { factor } = shownUnit(headline.unit);
  const [before, after] = [effect.baseline, effect.scenario].map((name) =>
    run.outcome(name, effect.outcome, effect.point),
  );
  return members.map((r) => (after[r] - before[r]) * factor).filter(Number.isFinite);
}

/** Densities of all groups at the same places with the same kernel, so that their heights compare. */
function curvesOf(
  { headline }: Context,
  values: readonly (readonly number[])[],
): { readonly at: number[]; readonly curves: number[][] } {
  const widest = Math.max(...values.map((each) => kernelWidth(each)));
  const matters = headline.matters * shownUnit(headline.unit).factor;
  const width = widest > 0 ? widest : matters > 0 ? matters : 1;
  const [low, high] = quantiles(values.flat(), [0.01, 0.99]);
  const [from, to] = [low - width, high + width];
  const at = Array.from({ length: places }, (_, p) => from + ((to - from) * p) / (places - 1));
  return { at, curves: values.map((each) => [...density(each, at, width)]) };
}

/** The span of time of a group, in whole years or months where the assumption is written in them. */
function labelOf({ run }: Context, assumption: ResolvedAssumption, { members }: Group): string {
  const drawn = run.drawn(assumption.name) ?? [];
  const { factor, text } = inputUnit(run, assumption);
  const times = members.flatMap((r) => {
    const value = drawn[r];
    return typeof value === 'number' ? [value * factor] : [];
  });
  const [least, most] = [Math.min(...times), Math.max(...times)].map((time) => significant(time, 2));
  return withUnit(least === most ? least : `${least} to ${most}`, text);
}

function printed(
  context: Context,
  where: Where,
  take: EffectTake,
): { readonly text: string; readonly value: number; readonly ends: readonly (number | null)[] } {
  const { effect, headline, numbers } = context;
  const style = take === 'n' ? counted : { digits: 2, signed: true, ...zeroBelow(headline) };
  const { id, text } = numbers.print({ measure: 'effect', table: 'outcomes', ...effect, take, where }, style);
  const value = numbers.all().find((each) => each.id === id)?.value ?? NaN;
  return typeof value === 'number' ? { text, value, ends: [] } : { text, value: NaN, ends: value };
}

/** Says that rows differ only when the intervals of the middles of the shortest and the longest times lie apart by what matters. */
function findingOf(
  context: Context,
  { name }: ResolvedAssumption,
  groups: readonly Group[],
): { readonly title: string; readonly range: string; readonly why: string } {
  const { headline } = context;
  const unit = shownUnit(headline.unit);
  const [short, long] = [groups[0], groups[groups.length - 1]].map(({ label }) => {
    const where = { assumption: name, group: label };
    return { middle: printed(context, where, 'median'), interval: printed(context, where, 'medianInterval') };
  });
  const apart = lieApart(short.interval.ends, long.interval.ends);
  const matters = Math.abs(short.middle.value - long.middle.value) >= headline.matters * unit.factor;
  const range = `${withUnit(short.middle.text, unit.ofDifferences)} when short, ${long.middle.text} when long`;
  const intervals = `95% intervals of the middle: ${short.interval.text} when short, ${long.interval.text} when long.`;
  const finding = apart && matters ? 'Timing matters' : 'Timing makes little difference';
  const rule = apart
    ? matters
      ? 'They lie apart by more than what matters.'
      : 'They lie apart, by less than what matters.'
    : 'They overlap, so no difference is shown.';
  return {
    title: titleOf([`${finding}: ${range}`, `${finding} in the middle future`, finding]),
    range: `Middle future ${range}`,
    why: `${intervals} ${rule}`,
  };
}

/** True when two intervals with known ends have no point in common. */
function lieApart(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  const [aLow, aHigh, bLow, bHigh] = [a[0], a[1], b[0], b[1]].map((end) => end ?? NaN);
  return aHigh < bLow || bHigh < aLow;
}
