import type { ResolvedOutcome } from '../../plan/index.ts';
import { signedSignificant } from '../../summarise/index.ts';
import { beforeAfter } from '../charts/before-after.ts';
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
const MOST = 12;

/** What the last scenario does to every outcome, before and after, and by how much that changed in the same futures. */
export function outcomesSection(pair: Pair): Section {
  const { paired, scenarios } = pair;
  const effects = scenarios.flatMap((scenario) => pair.outcomes.map((outcome) => ({ scenario, outcome })));
  const rows = effects.map(({ scenario, outcome }): Rich[] => [
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
  const note = paired
    ? 'Effects are those of the middle future (the median) against the baseline, with the range of 9 in 10 futures. Both runs live through the same futures, so the change is taken within each future; its brackets are the 95% interval of the median.'
    : 'Effects are those of the middle future (the median) against the baseline, with the range of 9 in 10 futures. The two runs have other seeds or other ways of drawing: they live through other futures, so no difference within a future can be taken, and small changes may be luck.';
  const table: Block = { kind: 'table', caption: 'Effects before and after', columns, rows };
  return {
    id: 'outcomes',
    title: 'Outcomes, before and after',
    blocks: [paragraph([note]), table],
    folded: false,
  };
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
export function beforeAfterChart(pair: Pair, finding: string, footer: ChartFooter): Chart {
  const scenario = pair.scenarios[pair.scenarios.length - 1];
  const label = scenarioLabel(pair.before.context, scenario);
  const baseline = scenarioLabel(pair.before.context, pair.after.run.experiment.baseline);
  const outcomes = pair.outcomes.filter(({ matters }) => matters > 0).slice(0, MOST);
  const n = Math.min(pair.before.run.experiment.replications, pair.after.run.experiment.replications);
  return beforeAfter({
    title: finding,
    subtitle: `Effect of ${label} against ${baseline} before and after, medians of ${n} simulated futures${pair.paired ? ', the same on both sides' : ' on each side'}, in differences that matter; right: in the outcome’s unit`,
    alt: {
      data: 'effects before and after a change',
      scenarios: `${label} against ${baseline}`,
      range: `${outcomes.length} outcomes`,
    },
    caption:
      'Open circles: before. Filled squares: after. Bars: 9 in 10 futures. One step from “same” is the smallest difference that the experiment calls worth a sentence; larger ones are drawn closer together. Model result, not a forecast.',
    footer,
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
