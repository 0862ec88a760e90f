import type { ResolvedOutcome } from '../../plan/index.ts';
import { signedSignificant } from '../../summarise/index.ts';
import { beforeAfter, mostOutcomes } from '../charts/before-after.ts';
import type { SizedEffect } from '../charts/before-after.ts';
import type { Chart, ChartFooter } from '../charts/chart.ts';
import { withMinus, zeroed } from '../numbers.ts';
import { capital, scenarioLabel, zeroBelow } from '../page/context.ts';
import { paragraph } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { shownDifferences } from '../shown-differences.ts';
import { shownUnit, withUnit } from '../shown-unit.ts';
import { effectName } from './joint-run.ts';
import type { Pair, SideOfPair } from './pair.ts';

/** Most outcomes in the picture. */

/** What the last scenario does to every outcome, before and after, and by how much that changed in the same futures. */
export function outcomesSection(pair: Pair): Section {
  const { paired } = pair;
  const all = [...pair.scenarios]
    .reverse()
    .flatMap((scenario) => pair.outcomes.map((outcome) => ({ scenario, outcome })));
  const moved = all.filter(({ scenario, outcome }) => !isUnmoved(pair, scenario, outcome));
  const rows = moved.map(({ scenario, outcome }): Rich[] => [
    [`${capital(outcome.label)}, ${scenarioLabel(pair.before.context, scenario)}${unitWords(outcome)}`],
    effectCell(pair.before, scenario, outcome),
    effectCell(pair.after, scenario, outcome),
    ...(paired ? [changeCell(pair, scenario, outcome)] : []),
  ]);
  const columns = [
    'Outcome and scenario',
    'Effect before',
    'Effect after',
    ...(paired ? ['Change of the effect'] : []),
  ];
  const what =
    'Effects are changes against the baseline within each future: the middle one, and in brackets the range of 9 in 10 futures.';
  const note = paired
    ? `${what} Both runs live through the same futures, so the change of an effect is taken within each future too; with other futures its middle likely lies within the square brackets.`
    : `${what} The two runs have other seeds or other ways of drawing: they live through other futures, so no difference within a future can be taken, and small changes may be luck.`;
  const left = all.length - moved.length;
  const rest =
    left === 0
      ? []
      : [
          paragraph([
            `${left} of ${all.length} effects are the same in at least 9 in 10 futures and are left out.`,
          ]),
        ];
  const table: Block = { kind: 'table', caption: 'Effects before and after', columns, rows };
  return {
    id: 'outcomes',
    title: 'Outcomes, before and after',
    blocks: [...(rows.length === 0 ? [] : [paragraph([note]), table]), ...rest],
    folded: false,
  };
}

/** Futures in 100 in which an effect must be the same to be left out. */
const NEARLY_ALL = 90;

/** Whether an effect is the same in at least nine of ten futures of both runs; never for runs that live through other futures. */
function isUnmoved(
  { before, after, paired }: Pair,
  scenario: string,
  { name, matters }: ResolvedOutcome,
): boolean {
  const [first, second] = [before, after].map(({ run }) => {
    const base = run.outcome(run.experiment.baseline, name);
    return run.outcome(scenario, name).map((value, r) => value - base[r]);
  });
  const n = Math.min(first.length, second.length);
  const same = first.slice(0, n).filter((value, r) => !(Math.abs(value - second[r]) > matters / 1000));
  return paired && 100 * same.length >= NEARLY_ALL * n;
}

const effects = { measure: 'effect', table: 'outcomes', point: 0 } as const;

const unitWords = ({ unit }: ResolvedOutcome): string => {
  const { ofDifferences } = shownUnit(unit);
  return ofDifferences === '' ? '' : ` (${ofDifferences})`;
};

function effectCell({ run, context }: SideOfPair, scenario: string, outcome: ResolvedOutcome): Rich {
  const { baseline } = run.experiment;
  const query = { ...effects, scenario, baseline, outcome: outcome.name };
  const style = { digits: 3, signed: true, ...zeroBelow(outcome) };
  const [middle, range] = (['median', 'range'] as const).map((take) =>
    context.numbers.print({ ...query, take }, style),
  );
  return [middle, ' (', range, ')'];
}

function changeCell({ changes }: Pair, scenario: string, outcome: ResolvedOutcome): Rich {
  const ends = { scenario: effectName('after', scenario), baseline: effectName('before', scenario) };
  const query = { ...effects, ...ends, outcome: outcome.name };
  const style = { digits: 3, signed: true, ...zeroBelow(outcome) };
  const [middle, interval] = (['median', 'medianInterval'] as const).map((take) =>
    changes.print({ ...query, take }, style),
  );
  return [middle, ' [', interval, ']'];
}

/** The picture of the last scenario's effects, in differences that matter. */
export function beforeAfterChart(
  pair: Pair,
  {
    finding,
    change,
    footer,
  }: { readonly finding: string; readonly change: string; readonly footer: ChartFooter },
): Chart {
  const scenario = pair.scenarios[pair.scenarios.length - 1];
  const label = scenarioLabel(pair.before.context, scenario);
  const baseline = scenarioLabel(pair.before.context, pair.after.run.experiment.baseline);
  const n = Math.min(pair.before.run.experiment.replications, pair.after.run.experiment.replications);
  const words = {
    title: finding,
    subtitle: `${change}. Effect of ${label} against ${baseline} before and after, middle of ${n} simulated futures${pair.paired ? ', the same on both sides' : ' on each side'}; right: in the outcome’s unit`,
    alt: {
      data: `effects before and after a change (${change})`,
      scenarios: `${label} against ${baseline}`,
      range: '',
    },
    caption:
      'Open circles: before. Filled squares: after. Bars: 9 in 10 futures. One step from “same” is the smallest difference that the experiment calls worth a sentence; larger ones are drawn closer together. Model result, not a forecast.',
    footer,
  };
  const matter = pair.outcomes.filter(({ matters }) => matters > 0);
  const outcomes = matter.slice(0, mostOutcomes(words));
  const range =
    outcomes.length < matter.length ? `${outcomes.length} of ${matter.length}` : `${outcomes.length}`;
  return beforeAfter({
    ...words,
    alt: { ...words.alt, range: `${range} outcomes` },
    rows: outcomes.map((outcome) => ({
      label: capital(outcome.label),
      before: sized(pair.before, scenario, outcome),
      after: sized(pair.after, scenario, outcome),
    })),
  });
}

function sized({ run }: SideOfPair, scenario: string, outcome: ResolvedOutcome): SizedEffect | undefined {
  const found = shownDifferences(run, {
    scenario,
    baseline: run.experiment.baseline,
    outcome: outcome.name,
    point: 0,
  });
  if (found === undefined) return undefined;
  const { factor, ofDifferences } = shownUnit(outcome.unit);
  const matters = outcome.matters * factor;
  const text = signedSignificant(zeroed(found.median, matters / 1000), 2);
  return {
    middle: found.median / matters,
    low: found.range.low / matters,
    high: found.range.high / matters,
    text: withMinus(withUnit(text, shortUnit(ofDifferences))),
  };
}

const shortUnit = (unit: string): string => unit.replace('percentage points', 'points');
