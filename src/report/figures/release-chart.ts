import type { ResolvedAssumption } from '../../plan/index.ts';
import { density, kernelWidth, quantiles } from '../../summarise/index.ts';
import { openAssumptions } from '../claims.ts';
import type { Chart } from '../charts/chart.ts';
import { ridgeline } from '../charts/charts.ts';
import type { RidgeRow } from '../charts/ridgeline.ts';
import { meaningOf } from '../input-words.ts';
import { counted } from '../numbers.ts';
import { shortMeaning } from '../page/back-test-cell.ts';
import { adjectives, scenarioLabel, zeroBelow } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import type { EffectTake, Where } from '../query.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { splitBy } from '../split.ts';
import type { Group } from '../split.ts';
import { differenceOf } from './apart.ts';
import { footerOf, spanOf, stylesOf, titleOf } from './chart-words.ts';

const places = 121;
const mostRows = 8;
/** A row with fewer futures is drawn as dots, one for each: a curve would show more than is known. */
const fewestForCurve = 20;

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
  // All rows are of one set of rules, so they have its colour.
  const place = run.experiment.scenarios.findIndex(({ name }) => name === effect.scenario);
  const { colour: color } = stylesOf(context)[place];
  const { at, curves } = curvesOf(context, values);
  const { up, down } = adjectives(headline);
  const [hasDots, hasCurves] = [values.some(isFew), !values.every(isFew)];
  return ridgeline({
    title: told.title,
    subtitle: `Effect of ${full} on ${midSentence(headline.label)} (${unit === '' ? 'count' : unit}) by ${shortMeaning(meaningOf(run, assumption.name))}; ${spanOf(context)}`,
    alt: {
      data: `the effect on ${midSentence(headline.label)} by ${shortMeaning(meaningOf(run, assumption.name))}`,
      scenarios: full,
      range: told.range,
    },
    caption: `The proposal leaves this time open; each future drew its own, and a row holds the futures of one part of the draws. ${hasDots ? `Each dot is one future, in rows of fewer than ${fewestForCurve}. ` : ''}${hasCurves ? 'The higher a curve, the more futures lie there, on one scale for all rows; a curve ends at the outermost futures of its row, and 1 in 100 futures at either end may lie beyond the picture. ' : ''}The dark line is the middle value of the row. ${told.why} A model result, not a forecast.`,
    footer: footerOf(context),
    unit: unit === '' ? headline.name : unit,
    at,
    words: { below: down, above: up },
    rows: groups.map((group, g): RidgeRow => {
      const middle = printed(context, { assumption: assumption.name, group: group.label }, 'median');
      return {
        label: labelOf(context, assumption, group),
        note: `${printed(context, { assumption: assumption.name, group: group.label }, 'n').text} futures`,
        color,
        density: curves[g],
        ...(isFew(values[g]) ? { points: values[g] } : {}),
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

const notKnown = 'Not known yet whether timing matters';

const isFew = (values: readonly number[]): boolean => values.length < fewestForCurve;

/** Densities of the groups with enough futures, at the same places with the same kernel, so that their heights compare; none beyond the outermost futures of a group. */
function curvesOf(
  { headline }: Context,
  values: readonly (readonly number[])[],
): { readonly at: number[]; readonly curves: number[][] } {
  const [few, many] = [values.filter(isFew).flat(), values.filter((each) => !isFew(each))];
  const widest = Math.max(0, ...many.map((each) => kernelWidth(each)));
  const matters = headline.matters * shownUnit(headline.unit).factor;
  const width = widest > 0 ? widest : matters > 0 ? matters : 1;
  const [low, high] = quantiles(many.length === 0 ? few : many.flat(), [0.01, 0.99]);
  const edge = (Math.max(high, ...few) - Math.min(low, ...few)) / 40;
  const [from, to] = [
    Math.min(low - width, ...few.map((value) => value - edge)),
    Math.max(high + width, ...few.map((value) => value + edge)),
  ];
  const at = Array.from({ length: places }, (_, p) => from + ((to - from) * p) / (places - 1));
  const step = (to - from) / (places - 1);
  const curves = values.map((each) => {
    if (isFew(each)) return at.map(() => NaN);
    const [least, most] = [Math.min(...each) - step, Math.max(...each) + step];
    return [...density(each, at, width)].map((height, p) => (at[p] < least || at[p] > most ? NaN : height));
  });
  return { at, curves };
}

/** The span of time of a group, printed. */
function labelOf({ numbers }: Context, { name }: ResolvedAssumption, { label }: Group): string {
  const where = { assumption: name, group: label };
  return numbers.print({ measure: 'drawnRange', table: 'replications', where }, { digits: 2 }).text;
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

/**
 * Says that rows differ when the interval of the difference between the middles of the shortest and the longest times leaves out zero and the
 * difference is at least what matters, that they differ little when the interval lies within what matters, and otherwise that it is not known.
 */
function findingOf(
  context: Context,
  { name }: ResolvedAssumption,
  groups: readonly Group[],
): { readonly title: string; readonly range: string; readonly why: string } {
  const { headline } = context;
  const unit = shownUnit(headline.unit);
  const [short, long] = [groups[0], groups[groups.length - 1]].map(({ label }) => {
    const where = { assumption: name, group: label };
    const middle = printed(context, where, 'median');
    const interval = printed(context, where, 'medianInterval');
    const [low = null, high = null] = interval.ends;
    return { text: middle.text, interval: interval.text, estimate: { middle: middle.value, low, high } };
  });
  const { middle, low, high } = differenceOf(short.estimate, long.estimate);
  const matters = headline.matters * unit.factor;
  const range = `${withUnit(short.text, unit.ofDifferences)} when short, ${long.text} when long`;
  const brief = `${short.text} against ${withUnit(long.text, unit.ofDifferences)}`;
  const [finding, rule] =
    (low > 0 || high < 0) && Math.abs(middle) >= matters
      ? ['Timing matters', 'The interval of their difference leaves out zero, and the difference matters.']
      : low >= -matters && high <= matters
        ? ['Timing makes little difference', 'The interval of their difference lies within what matters.']
        : [notKnown, 'The interval of their difference is too wide to say: more futures would tell.'];
  const isKnown = finding !== notKnown;
  return {
    title: isKnown
      ? titleOf([`${finding}: ${range}`, `${finding}: ${brief}`, finding])
      : titleOf([`${finding}: more futures would tell`, finding]),
    range: `Middle change ${range}`,
    why: `95% intervals of the middle: ${short.interval} when short, ${long.interval} when long. ${rule}`,
  };
}
