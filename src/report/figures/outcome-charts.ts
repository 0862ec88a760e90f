import { unbundledEffect, quantileDots } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import { neutral } from '../charts/palette.ts';
import type { EffectStep } from '../charts/unbundled-effect.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { quantileDots as dotsOf } from '../../summarise/index.ts';
import { unbundled } from '../effects.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { waterfallBars } from '../waterfall-bars.ts';
import type { WaterfallBar } from '../waterfall-bars.ts';
import { capital, scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, namedIn, printedRange, scenariosOf, spanOf, stylesOf, titleOf } from './chart-words.ts';
import { shownScenarios } from './shown-scenarios.ts';

/** Values of an outcome in the unit shown, those without limit and failed ones left out. */
export function finiteValues(context: Context, outcome: ResolvedOutcome, scenario: string): Float64Array {
  const { factor } = shownUnit(outcome.unit);
  return context.run
    .outcome(scenario, outcome.name)
    .map((value) => value * factor)
    .filter(Number.isFinite);
}

/** Says that values without limit were not drawn, where there are some. */
export function unlimitedNote({ run }: Context, outcomes: readonly ResolvedOutcome[]): string {
  const isUnlimited = (value: number): boolean => Math.abs(value) === Infinity;
  const found = run.experiment.scenarios.some(({ name }) =>
    outcomes.some((outcome) => run.outcome(name, outcome.name).some(isUnlimited)),
  );
  return found ? '; unlimited values are not drawn' : '';
}

/** The middle of an outcome in a scenario, printed. */
export function middle(context: Context, outcome: ResolvedOutcome, scenario: string): string {
  const query = {
    measure: 'level',
    table: 'outcomes',
    scenario,
    outcome: outcome.name,
    point: 0,
    take: 'median',
  } as const;
  return context.numbers.print(query, { digits: 3 }).text;
}

/** A second value in a title: per cent are always named, other units once. */
const besideIt = (value: string, unit: string): string => (unit.startsWith('%') ? `${value}%` : value);

/** With more, rows are too low for dots that can be counted beside names and their middle. */
const mostRowsOfDots = 8;
/** So many parts of a bundle have room one below the other, with the totals and what they do together. */
const mostBars = 10;

/** F2: what might happen at the end, a row of dots of equal chance for each scenario; undefined when nothing finite is left. */
export function dotsChart(context: Context): Chart | undefined {
  const { headline, effect, options } = context;
  const dots = options.audience === 'analyst' ? 50 : 20;
  const styles = stylesOf(context);
  const { shown, count, left } = shownScenarios(context, mostRowsOfDots);
  const finite = shown.map(({ scenario }) => finiteValues(context, headline, scenario.name));
  const isEach = Math.max(...finite.map(({ length }) => length)) <= dots;
  const stands = isEach ? '1 future' : `1 in ${dots} futures`;
  const rows = shown.flatMap(({ scenario: { name, label }, place }, row) => {
    const { colour, shape } = styles[place];
    const values = finite[row];
    return values.length === 0
      ? []
      : [
          {
            label,
            color: colour,
            shape,
            values: isEach ? [...values].sort((a, b) => a - b) : dotsOf(values, dots),
            note: `middle ${middle(context, headline, name)}`,
          },
        ];
  });
  if (rows.length === 0) return undefined;
  const { text: unit } = shownUnit(headline.unit);
  const [base, full] = [effect.baseline, effect.scenario].map((name) => ({
    label: namedIn(context, name),
    value: middle(context, headline, name),
  }));
  const ends = printedRange(context, {
    ...{ measure: 'level', table: 'outcomes', scenario: effect.scenario, outcome: headline.name, point: 0 },
    take: 'range',
  });
  return quantileDots({
    title: titleOf([
      ...(effect.baseline === effect.scenario
        ? [
            `Middle value: ${withUnit(full.value, unit)} with ${full.label}`,
            `Middle value: ${withUnit(full.value, unit)}`,
          ]
        : [
            `Middle value: ${withUnit(full.value, unit)} with ${full.label}, ${besideIt(base.value, unit)} with ${base.label}`,
            `Middle value: ${withUnit(full.value, unit)} with ${full.label} instead of ${besideIt(base.value, unit)}`,
            `Middle value: ${withUnit(full.value, unit)} instead of ${besideIt(base.value, unit)}`,
          ]),
    ]),
    subtitle: `${capital(headline.label)} (${unit === '' ? 'count' : unit}); ${spanOf(context)}; each dot is ${stands}${count}${unlimitedNote(context, [headline])}`,
    alt: {
      data: midSentence(headline.label),
      ...scenariosOf(shown.map(({ scenario }) => scenario.label)),
      range: `9 in 10 futures with ${full.label}: ${withUnit(ends, unit)}`,
    },
    caption: `Each dot stands for ${stands}: count dots to read a chance. Every row is one set of rules.${left} A model result, not a forecast.`,
    footer: footerOf(context),
    unit: unit === '' ? 'count' : unit,
    rows,
  });
}

/** F3: which part of the bundle does it; undefined when the experiment takes nothing apart or more than has room, nothing moves, or a mean does not exist. */
export function effectChart(context: Context): Chart | undefined {
  const { run, headline, effect } = context;
  const isFinite = run.experiment.scenarios.every(({ name }) =>
    run.outcome(name, headline.name).every((value) => Number.isNaN(value) || Number.isFinite(value)),
  );
  const parts = isFinite ? unbundled(run, headline) : undefined;
  const isMoved = parts?.parts.some(({ mean }) => mean !== 0) === true || parts?.interaction.mean !== 0;
  if (parts === undefined || !isMoved) return undefined;
  const { factor, ofDifferences, text } = shownUnit(headline.unit);
  const bars = waterfallBars(parts, factor);
  if (bars.length > mostBars) return undefined;
  const printed = (part: string, signed: boolean): string =>
    context.numbers.print(
      { measure: 'part', table: 'outcomes', part, outcome: headline.name, point: 0, take: 'mean' },
      { digits: 3, signed },
    ).text;
  const told = parts.parts.map(({ name }) => `${namedIn(context, name)} ${printed(name, true)}`);
  const whole = context.numbers.print(
    { measure: 'effect', table: 'outcomes', ...effect, take: 'mean' },
    { digits: 3, signed: true },
  ).text;
  return unbundledEffect({
    title: titleOf([
      [...told, `${namedIn(context, effect.scenario)} ${withUnit(whole, ofDifferences)}`].join(', '),
      `${namedIn(context, effect.scenario)}: ${withUnit(whole, ofDifferences)} on average`,
      'What each part does on average',
    ]),
    subtitle: `Mean of ${midSentence(headline.label)} (${text === '' ? 'count' : text}), parts add up; ${spanOf(context)}`,
    alt: {
      data: `the mean of ${midSentence(headline.label)}`,
      ...scenariosOf(run.experiment.scenarios.map(({ label }) => label)),
      range: `From ${besideIt(printed('current', false), text)} to ${withUnit(printed('full', false), text)}`,
    },
    caption:
      'Means of the same simulated futures; medians would not add up. Thin lines: 95% interval of each mean effect. Interaction: what the parts do together beyond the sum of what each does alone.',
    footer: footerOf(context),
    unit: text === '' ? 'count' : text,
    steps: stepsOf(context, bars),
    written: barTexts(context, bars),
  });
}

/** Bars with their labels and colours; the interaction belongs to no scenario. */
function stepsOf(context: Context, bars: readonly WaterfallBar[]): EffectStep[] {
  const { effect } = context;
  const scenarios = { current: effect.baseline, full: effect.scenario };
  return bars.map(({ name, ...bar }) => {
    const scenario = name === 'current' || name === 'full' ? scenarios[name] : name;
    const label = name === 'interaction' ? 'Together (interaction)' : scenarioLabel(context, scenario);
    return { ...bar, label, ...colourOf(context, scenario) };
  });
}

/** What stands beside each bar, printed: the amount, and the interval where there is one. */
function barTexts(context: Context, bars: readonly WaterfallBar[]): string[][] {
  const at = { measure: 'bar', table: 'outcomes', outcome: context.headline.name, point: 0 } as const;
  const print = (part: string, take: 'mean' | 'interval'): string =>
    context.numbers.print({ ...at, part, take }, { digits: 3 }).text;
  return bars.map(({ name, error }) => [
    print(name, 'mean'),
    ...(error === undefined ? [] : [print(name, 'interval')]),
  ]);
}

/** The colour that a scenario has in every picture; the interaction belongs to none. */
function colourOf(context: Context, name: string): { readonly color: string } {
  const place = context.run.experiment.scenarios.findIndex((each) => each.name === name);
  return { color: place < 0 ? neutral.rule : stylesOf(context)[place].colour };
}
