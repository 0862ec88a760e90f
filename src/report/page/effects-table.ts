import type { ResolvedOutcome } from '../../plan/index.ts';
import { counted, shareStyle } from '../numbers.ts';
import type { EffectNamed } from '../query.ts';
import { code, rich } from '../rich-text.ts';
import type { Block, Rich } from '../rich-text.ts';
import { shownUnit } from '../shown-unit.ts';
import { capital, scenarioLabel, tableDigits, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';

/** Every outcome in every scenario against the baseline; for analysts with intervals of the median, the gain from pairing and n. */
export function effectsTable(context: Context): Block[] {
  const { run } = context;
  const scenarios = run.experiment.scenarios.filter(({ name }) => name !== run.experiment.baseline);
  if (context.others.length === 0) return [];
  const rows = run.experiment.outcomes.flatMap((outcome) =>
    scenarios.map(({ name }) => effectRow(context, outcome, name)),
  );
  const isAnalyst = context.options.audience === 'analyst';
  const columns = isAnalyst
    ? [
        'Median',
        '95% interval',
        '9 in 10 futures',
        'Better or higher, same, worse or lower',
        'Gain from pairing',
        'n',
      ]
    : ['Middle', 'Margin', '9 in 10 futures', 'Better or higher, same, worse or lower', 'Futures'];
  return [
    {
      kind: 'table',
      caption: 'Effects in the same simulated futures',
      columns: ['Outcome', 'Scenario', ...columns],
      rows,
    },
  ];
}

function effectRow(context: Context, outcome: ResolvedOutcome, scenario: string): Rich[] {
  const isAnalyst = context.options.audience === 'analyst';
  const name: Rich = isAnalyst ? [code(outcome.name)] : [capital(outcome.label)];
  const found = verdictOn(context, outcome, scenario);
  const start: Rich[] = [name, [scenarioLabel(context, scenario)]];
  if (found === undefined) {
    const empty: Rich[] = Array.from({ length: isAnalyst ? 4 : 3 }, () => ['–']);
    return [...start, ['no future was finished in both'], ...empty, ['0']];
  }
  const { baseline } = context.run.experiment;
  const effect: EffectNamed = { scenario, baseline, outcome: outcome.name, point: 0 };
  const query = { measure: 'effect', table: 'outcomes', ...effect } as const;
  const signed = { digits: tableDigits(context), signed: true, ...zeroBelow(outcome) };
  const print = context.numbers.print;
  const { n, dropped } = found.difference;
  const count = (take: 'better' | 'same' | 'worse') =>
    print({ ...query, take }, shareStyle(found.difference[take], n));
  const { ofDifferences } = shownUnit(outcome.unit);
  return [
    ...start,
    [
      print(
        { ...query, take: 'median' },
        { ...signed, after: ofDifferences === '' ? '' : ` ${ofDifferences}` },
      ),
    ],
    [print({ ...query, take: 'medianInterval' }, signed)],
    [print({ ...query, take: 'range' }, signed)],
    rich`${count('better')}, ${count('same')}, ${count('worse')}`,
    ...(isAnalyst ? [gainCell(context, effect, found.difference.exactlyZero === n)] : []),
    [print({ ...query, take: 'n' }, counted), dropped === 0 ? '' : ` (${dropped} failed)`],
  ];
}

function gainCell({ numbers }: Context, effect: EffectNamed, isNothing: boolean): Rich {
  if (isNothing) return ['no effect'];
  const query = { measure: 'effect', table: 'outcomes', ...effect, take: 'gain' } as const;
  return [numbers.print(query, { digits: 2, before: '× ' })];
}
