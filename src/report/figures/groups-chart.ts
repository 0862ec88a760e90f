import { groupGrid } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { GroupCell } from '../charts/grid-cells.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { counted } from '../numbers.ts';
import { isClear, sizeRule } from '../outcome-effect.ts';
import type { OutcomeEffect } from '../outcome-effect.ts';
import { midSentence } from '../shown-unit.ts';
import { capital, plural, scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { effectOn, feltOutcomes, unknownWords } from '../page/who-gains.ts';
import { footerOf, listed, namedIn, spanOf, titleOf } from './chart-words.ts';

const mostRows = 11;
/** With more rows there is room for the words of three scenarios, otherwise for those of four: the last ones. */
const manyRows = 6;

/** F9: who is better or worse off in each scenario than under the baseline, in words; undefined without outcomes or without anything to compare. */
export function groupsChart(context: Context): Chart | undefined {
  const { effect, others } = context;
  const { felt, unspoken } = feltOutcomes(context);
  const rows = felt.slice(0, mostRows);
  const most = rows.length > manyRows ? 3 : 4;
  const [left, scenarios] = [others.slice(0, -most), others.slice(-most)];
  if (rows.length === 0 || scenarios.length === 0) return undefined;
  const labels = scenarios.map((name) => scenarioLabel(context, name));
  const baseline = namedIn(context, effect.baseline);
  const count = (take: 'better' | 'worse' | 'all'): string =>
    context.numbers.print(
      {
        measure: 'clearOutcomes',
        table: 'outcomes',
        scenario: effect.scenario,
        baseline: effect.baseline,
        point: 0,
        take,
      },
      counted,
    ).text;
  const full = namedIn(context, effect.scenario);
  const [better, worse, all] = [count('better'), count('worse'), count('all')];
  const outcomes = all === '1' ? '1 outcome' : `${all} outcomes`;
  const unseen =
    left.length === 0 ? '' : `No room for ${listed(left.map((name) => namedIn(context, name)))}.`;
  return groupGrid({
    title: titleOf([
      ...(all === '0' ? [`${full} against ${baseline}, in words`, 'What changes for whom, in words'] : []),
      `${full}: ${better} of ${outcomes} likely better, ${worse} likely worse`,
      `${better} of ${outcomes} likely better, ${worse} likely worse`,
    ]),
    subtitle: `Direction, size and chance against ${baseline} in the same futures${unseen === '' ? '' : `, the last ${most === 3 ? 'three' : 'four'} sets of rules only`}; ${spanOf(context)}`,
    alt: {
      data: `${plural(rows.length, 'outcome')} by who feels ${rows.length === 1 ? 'it' : 'them'}`,
      scenarios: `${listed(scenarios.map((name) => namedIn(context, name)))} against ${baseline}`,
      range:
        unspoken.length === 0
          ? 'Outcomes speak of every group'
          : `No outcome of the experiment speaks of: ${unspoken.map(midSentence).join(', ')}`,
    },
    caption:
      `Each cell compares one set of rules with ${baseline}. ${unseen === '' ? '' : `${unseen} `}Triangles point up for better and down for worse; hollow ones say higher or lower where neither is better; a dot is about the same. ` +
      `${sizeRule} Colours are stronger for larger changes, and pale where the direction is not even likely. The title counts outcomes of which one direction is better. Words, not money.${felt.length > rows.length ? ' The table lists outcomes that have no room here.' : ''}`,
    footer: footerOf(context),
    scenarios: labels,
    rows: rows.map(({ who, outcome }) => ({
      group: who,
      outcome: capital(outcome.label.replace(/^the /iu, '')),
      cells: scenarios.map((scenario) => cellOf(outcome, effectOn(context, outcome, scenario))),
    })),
    unspoken,
  });
}

const strengths = { small: 0.35, medium: 0.65, large: 1 } as const;
const unclearStrength = 0.12;

function cellOf({ better }: ResolvedOutcome, effect: OutcomeEffect | undefined): GroupCell {
  if (effect === undefined) return { direction: 'unknown', says: unknownWords, strength: 0 };
  const { direction, says, size, chance } = effect;
  if (direction === 'same' || size === undefined) return { direction: 'same', says, chance, strength: 0 };
  const strength = isClear(effect) ? strengths[size] : unclearStrength;
  const neutral = direction === 'better' ? 'up' : 'down';
  return { direction: better === 'neutral' ? neutral : direction, says, size, chance, strength };
}
