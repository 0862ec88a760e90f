import { smallMultiples } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { quantiles } from '../../summarise/index.ts';
import { movedOutcomes } from '../moved-outcomes.ts';
import { counted } from '../numbers.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { capital, verdictOn } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, listed, namedIn, scenariosOf, spanOf, stylesOf, titleOf } from './chart-words.ts';
import { shownScenarios } from './shown-scenarios.ts';
import { finiteValues, middle, unlimitedNote } from './outcome-charts.ts';

/** F7: what else moves, a panel for each outcome, six at most: the headline and those that move most often; undefined when nothing finite is left. */
export function outcomesChart(context: Context): Chart | undefined {
  const { run, effect } = context;
  const at = { scenario: effect.scenario, baseline: run.experiment.baseline, point: 0 };
  const { all: outcomes, moved } = movedOutcomes(run, at);
  if (outcomes.length === 0) return undefined;
  const count = (take: 'moved' | 'all'): string =>
    context.numbers.print({ measure: 'movedOutcomes', table: 'outcomes', ...at, take }, counted).text;
  const shown = mostMoved(context, outcomes);
  const styles = stylesOf(context);
  const rules = shownScenarios(context, mostRows);
  const panels = shown.map((outcome) => ({
    label: capital(outcome.label.replace(/^the /iu, '')),
    unit: shownUnit(outcome.unit).text,
    rows: rules.shown.map(({ scenario: { name, label }, place }) => {
      const [low, mid, high] = quantiles(finiteValues(context, outcome, name), [0.05, 0.5, 0.95]);
      const { colour, shape } = styles[place];
      return { label, color: colour, shape, middle: mid, low, high };
    }),
  }));
  const full = namedIn(context, effect.scenario);
  const ofOutcomes = `${count('all')} ${outcomes.length === 1 ? 'outcome' : 'outcomes'}`;
  return smallMultiples({
    title: titleOf([
      ...(context.others.length === 0 ? levels(context, full) : []),
      `${full} clearly moves ${count('moved')} of ${ofOutcomes}`,
      `${count('moved')} of ${ofOutcomes} clearly ${moved.length === 1 ? 'moves' : 'move'}`,
    ]),
    subtitle: `${outcomes.length === 1 ? 'One outcome' : `${shown.length < outcomes.length ? `${shown.length} of ${outcomes.length}` : 'All'} outcomes, each on its own scale`}${rules.count}; ${spanOf(context)}; lines span 9 in 10 futures${unlimitedNote(context, shown)}`,
    alt: {
      data: shown.length === 1 ? '1 outcome' : `${shown.length} outcomes`,
      ...scenariosOf(rules.shown.map(({ scenario }) => scenario.label)),
      range:
        context.others.length === 0
          ? 'Nothing to compare with'
          : `Clearly moved: ${listed(moved.map(({ label }) => label)) || 'none'}`,
    },
    caption:
      'Dots are middle values, lines hold 9 in 10 futures. The outcomes were chosen before the run; the appendix lists all.' +
      (context.others.length === 0 ? '' : ' “Clearly” means at least likely, by the rule for words.') +
      rules.left,
    footer: footerOf(context),
    outcomes: panels,
  });
}

/** Titles for scenarios that nothing is compared with: the middle of the headline outcome. */
function levels(context: Context, full: string): string[] {
  const { headline, effect } = context;
  const level = withUnit(middle(context, headline, effect.scenario), shownUnit(headline.unit).text);
  return [
    `${full}: ${midSentence(headline.label)} ${level} as the middle value`,
    `${full}: ${level} as the middle value`,
    `${level} as the middle value`,
  ];
}

const mostPanels = 6;
/** So many sets of rules have room in panels one above the other, under any words. */
const mostRows = 6;

/** The headline outcome, then those that the last scenario moves in most futures, in the order of the experiment. */
function mostMoved(context: Context, outcomes: readonly ResolvedOutcome[]): ResolvedOutcome[] {
  const weight = (outcome: ResolvedOutcome): number => {
    if (outcome.name === context.headline.name) return Infinity;
    const found = verdictOn(context, outcome, context.effect.scenario);
    return found === undefined ? -1 : found.difference.better + found.difference.worse;
  };
  const chosen = new Set([...outcomes].sort((a, b) => weight(b) - weight(a)).slice(0, mostPanels));
  return outcomes.filter((outcome) => chosen.has(outcome));
}
