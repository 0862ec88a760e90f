import { counted } from '../numbers.ts';
import { differenceFan } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import { summariseSeriesDifference } from '../../summarise/index.ts';
import type { SeriesMatrix } from '../run-data.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { adjectives, capital, verdictOn } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, namedIn, printedRange, spanOf, stylesOf, titleOf } from './chart-words.ts';
import { startWords } from './fan-start.ts';

const mostTimes = 61;
/** Days up to which a picture counts months. */
const longestInMonths = 730;
const futuresDrawn = 9;
const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

/** F1: how the gap between the last scenario and the baseline grows; undefined when no series was recorded. */
export function fanChart(context: Context): Chart | undefined {
  const { run, headline, effect } = context;
  const metric = run.experiment.observe.includes(headline.of) ? headline.of : run.experiment.observe[0];
  if (metric === undefined) return undefined;
  const [before, after] = [effect.baseline, effect.scenario].map((scenario) => run.series(scenario, metric));
  const gap = differences(before, after, shownUnit(run.unitOf(metric)).factor);
  if (gap.times.length < 2 || gap.rows.length === 0) return undefined;
  if (gap.column(2).every(Number.isNaN)) return undefined;
  const unit = shownUnit(run.unitOf(metric)).ofDifferences;
  const isShort = gap.times[gap.times.length - 1] <= longestInMonths;
  const isHeadline = metric === headline.of;
  const isAtEnd = isHeadline && headline.take === 'end';
  const label = isAtEnd ? midSentence(headline.label) : labelOf(context, metric);
  const [full, base] = [namedIn(context, effect.scenario), namedIn(context, effect.baseline)];
  const found = verdictOn(context, headline, effect.scenario);
  const { up, down } = isHeadline ? adjectives(headline) : { up: 'higher', down: 'lower' };
  const futures = sampled(gap.rows);
  return differenceFan({
    title: titleOf(
      isAtEnd && found !== undefined ? findings(context, full, label) : endings(gap, full, { up, down }),
    ),
    subtitle: `Gap in ${label} (${unit}), ${full} less ${base}, same futures; ${spanOf(context)}`,
    alt: {
      data: `the gap in ${label} over time`,
      scenarios: `${full} less ${base}`,
      range: `At the end 9 in 10 futures: ${withUnit(lastGap(context, metric), unit)}`,
    },
    caption: `Each line compares two sets of rules in the same simulated future. ${startWords(gap.column(2))}The dark band holds 1 in 2 futures, the light band 9 in 10. ${lineWords(futures.length)}, spread over the final order. Futures are counted at the end. A model result, not a forecast.`,
    footer: footerOf(context),
    unit: unit === '' ? metric : unit,
    years: gap.times.map((day) => day / (isShort ? 365 / 12 : 365)),
    counts: isShort ? 'months' : 'years',
    bands: { outer: gap.band(0, 4), inner: gap.band(1, 3) },
    median: gap.column(2),
    futures,
    words: { above: `${up} with ${full}`, below: `${down} with ${full}` },
    colour:
      stylesOf(context)[run.experiment.scenarios.findIndex(({ name }) => name === effect.scenario)].colour,
  });
}

function findings(context: Context, full: string, label: string): string[] {
  const { headline, effect, numbers } = context;
  const found = verdictOn(context, headline, effect.scenario);
  if (found === undefined) return [];
  const { direction, verb } = found.verdict;
  const print = (take: 'n' | typeof direction): string =>
    numbers.print({ measure: 'effect', table: 'outcomes', ...effect, take }, counted).text;
  const { n } = found.difference;
  const futures =
    n < 100
      ? countOfFew(found.difference[direction], n, () => print('n'))
      : `${print(direction)} of 100 futures`;
  const { up, down } = adjectives(headline);
  const rises = (direction === 'better') === (headline.better !== 'lower');
  const adjective = direction === 'same' ? 'about the same' : rises ? up : down;
  const verbs = direction === 'same' ? `leaves ${label} about the same` : `${verb}s ${label}`;
  return [
    `${full} ${verbs} in ${futures}`,
    `${capital(label)}: ${adjective} in ${futures} with ${full}`,
    `${capital(label.replace(/^the /u, ''))}: ${adjective} in ${futures}`,
    `${full}: ${adjective} in ${futures} at the end`,
    `${full}: ${adjective} in ${futures}`,
    `${adjective} in ${futures}`,
  ];
}

/** How many of fewer than 100 futures, in words: nothing is said about a hundred of them. */
function countOfFew(count: number, n: number, all: () => string): string {
  if (count === n && n < 3) return n === 1 ? 'the only future' : 'both futures';
  if (count === n) return `all ${all()} futures`;
  const word =
    count >= 0.9 * n ? 'nearly all' : count > 0.5 * n ? 'most' : count === 0.5 * n ? 'half' : 'some';
  return `${word} of ${all()} futures`;
}

/** What a gap above and below zero is called. */
interface Sides {
  readonly up: string;
  readonly down: string;
}

/** What a series is called: as an outcome that is read from it, its value at the end before others, or by its name in the model. */
function labelOf({ run, headline }: Context, metric: string): string {
  const atEnd = run.experiment.outcomes.find(({ of, take }) => of === metric && take === 'end');
  if (atEnd !== undefined) return midSentence(atEnd.label);
  return metric === headline.of ? midSentence(headline.label) : metric;
}

/** Titles from the last day of the picture, for a headline that is no value on that day. */
function endings({ rows }: Gap, full: string, { up, down }: Sides): string[] {
  const last = rows.map((row) => row[row.length - 1]);
  const share = (counts: (value: number) => boolean) => last.filter(counts).length / last.length;
  const [above, below] = [share((value) => value > 0), share((value) => value < 0)];
  const [adjective, most] = above >= below ? [up, above] : [down, below];
  if (most <= 0.5) return [`${full}: no clear gap at the end`, 'No clear gap at the end'];
  const word = most === 1 ? 'all' : most >= 0.9 ? 'nearly all' : 'most';
  return [
    `${full}: ${adjective} in ${word} futures at the end`,
    `${adjective} in ${word} futures at the end`,
  ];
}

const numbersInWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function lineWords(count: number): string {
  return count === 1
    ? 'The thin line is one single future'
    : `Thin lines are ${numbersInWords[count]} single futures`;
}

interface Gap {
  readonly times: readonly number[];
  /** Differences by future, complete ones only, each as long as the times. */
  readonly rows: readonly (readonly number[])[];
  readonly column: (quantile: number) => number[];
  readonly band: (low: number, high: number) => { readonly low: number; readonly high: number }[];
}

/** Differences at no more than 61 times, the first and the last among them. */
function differences(before: SeriesMatrix, after: SeriesMatrix, factor: number): Gap {
  const length = after.days.length;
  const wanted = Math.min(mostTimes, length);
  const kept = Array.from({ length: wanted }, (_, k) =>
    Math.round((k * (length - 1)) / Math.max(1, wanted - 1)),
  );
  const replications = after.replications.length;
  const thin = ({ values }: SeriesMatrix): Float64Array =>
    Float64Array.from(
      { length: replications * wanted },
      (_, cell) => values[Math.floor(cell / wanted) * length + kept[cell % wanted]] * factor,
    );
  const [first, second] = [thin(before), thin(after)];
  const { quantiles } = summariseSeriesDifference(first, second, replications, wanted, probabilities);
  const rows = Array.from({ length: replications }, (_, r) =>
    kept.map((_time, t) => second[r * wanted + t] - first[r * wanted + t]),
  );
  return {
    times: kept.map((t) => after.days[t]),
    rows: rows.filter((row) => row.every(Number.isFinite)),
    column: (quantile) => [...quantiles[quantile]].map(finiteOr),
    band: (low, high) =>
      [...quantiles[low]].map((value, t) => ({ low: finiteOr(value), high: finiteOr(quantiles[high][t]) })),
  };
}

/** Nine futures at equal steps of the final order, all of them where there are no more. */
function sampled(rows: readonly (readonly number[])[]): (readonly number[])[] {
  const ordered = [...rows].sort((a, b) => a[a.length - 1] - b[b.length - 1]);
  const count = Math.min(futuresDrawn, ordered.length);
  return Array.from({ length: count }, (_, k) => ordered[Math.floor(((k + 0.5) / count) * ordered.length)]);
}

/** Both ends of 9 in 10 gaps on the last recorded day, printed. */
function lastGap(context: Context, metric: string): string {
  const { scenario, baseline } = context.effect;
  const query = { measure: 'lastGap', table: 'series', scenario, baseline, metric } as const;
  return printedRange(context, query, { signed: true });
}

/** A value without limit is drawn as a gap. */
const finiteOr = (value: number): number => (Number.isFinite(value) ? value : NaN);
