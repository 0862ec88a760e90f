import { drawsInWords } from '../../plan/index.ts';
import { counted } from '../numbers.ts';
import { claimRule } from '../claims.ts';
import { gateResults } from '../gates.ts';
import { paragraph, rich, code } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { shownUnit, withUnit } from '../shown-unit.ts';
import { capital, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';

/** 12 Appendix: all outcomes, their effects with precision, methods, failures and gates. */
export function appendix(context: Context): Section {
  const { run, headline, others } = context;
  const sentences = others.flatMap((scenario) => verdictOn(context, headline, scenario)?.verdict.text ?? []);
  const points =
    run.experiment.points.length > 1
      ? [
          paragraph([
            `The run has ${run.experiment.points.length} design points; this report is about the first.`,
          ]),
        ]
      : [];
  return {
    id: 'appendix',
    title: 'Appendix: all outcomes, methods, precision',
    folded: true,
    blocks: [
      ...points,
      { kind: 'list', items: sentences.map((sentence): Rich => [sentence]) },
      levels(context),
      effects(context),
      failures(context),
      ...gates(context),
      { kind: 'list', items: [...methods, ...drawn(context)].map((method): Rich => [method]) },
    ],
  };
}

const methods = [
  'Effect: difference between two scenarios in the same simulated future; the median is that of the differences, not a difference of medians.',
  'Intervals: 95%; order statistics for medians, Student t of paired differences for means, Wilson for chances.',
  '9 in 10 futures: quantiles 5% and 95%, type 7 (linear between order statistics).',
  'Better, same, worse: same means a difference below the size that the experiment called worth a sentence; shares of 100 by largest remainder.',
  'Words by chance in 100: 99 virtually certain, 90 very likely, 66 likely, 33 about as likely as not, 10 unlikely, 1 very unlikely, below exceptionally unlikely; taken at the less extreme end of the interval.',
  'Confidence in the model: low when one of the three strongest inputs is assumed with low confidence; high only when all three are measured and a back-test passes.',
  `Claims: ${claimRule}`,
  'Pull: Spearman rank correlation of the drawn value with the effect; for named options the correlation ratio of the ranks.',
  'Gain from pairing: how many times more futures separate averages would need for the same precision.',
];

/** What is different where draws are coordinated. */
function drawn({ run }: Context): string[] {
  const words = drawsInWords(run.experiment);
  if (words === undefined) return [];
  return [`Draws: ${words}; every interval compares groups, and an incomplete last group is left out.`];
}

function levels(context: Context): Block {
  const { run, numbers } = context;
  const rows = run.experiment.outcomes.map((outcome): Rich[] => [
    rich`${capital(outcome.label)} (${code(outcome.name)})`,
    [shownUnit(outcome.unit).text || 'count'],
    ...run.experiment.scenarios.map(({ name }): Rich => {
      const query = {
        measure: 'level',
        table: 'outcomes',
        scenario: name,
        outcome: outcome.name,
        point: 0,
      } as const;
      return rich`${numbers.print({ ...query, take: 'median' }, { digits: 3 })} (${numbers.print({ ...query, take: 'range' }, { digits: 3 })})`;
    }),
  ]);
  const columns = ['Outcome', 'Unit', ...run.experiment.scenarios.map(({ label }) => label)];
  return { kind: 'table', caption: 'Middle future and range of 9 in 10 futures', columns, rows };
}

function effects(context: Context): Block {
  const rows = context.run.experiment.outcomes.flatMap((outcome) =>
    context.others.map((scenario) => effectRow(context, outcome.name, scenario)),
  );
  return {
    kind: 'table',
    caption: 'Effects in the same simulated futures',
    columns: [
      'Outcome',
      'Scenario',
      'Median',
      '95% interval',
      '9 in 10 futures',
      'Better or higher, same, worse or lower',
      'Gain from pairing',
      'n',
    ],
    rows,
  };
}

function effectRow(context: Context, outcome: string, scenario: string): Rich[] {
  const { run, numbers } = context;
  const { baseline, outcomes } = run.experiment;
  const resolved = outcomes.find(({ name }) => name === outcome);
  const { ofDifferences } = shownUnit(resolved?.unit ?? '');
  const found = resolved && verdictOn(context, resolved, scenario);
  if (resolved === undefined || found === undefined)
    return [
      [code(outcome)],
      [scenarioLabel(context, scenario)],
      ['no pair'],
      ['–'],
      ['–'],
      ['–'],
      ['–'],
      ['0'],
    ];
  const query = { measure: 'effect', table: 'outcomes', scenario, baseline, outcome, point: 0 } as const;
  const signed = { digits: 3, signed: true, ...zeroBelow(resolved) };
  const count = (take: 'better' | 'same' | 'worse') => numbers.print({ ...query, take }, counted);
  const { n, dropped, exactlyZero } = found.difference;
  const gain: Rich =
    exactlyZero === n
      ? ['no effect']
      : [numbers.print({ ...query, take: 'gain' }, { digits: 2, before: '× ' })];
  return [
    [code(outcome)],
    [scenarioLabel(context, scenario)],
    [
      numbers.print(
        { ...query, take: 'median' },
        { ...signed, after: withUnit(' ', ofDifferences).trimEnd() === '' ? '' : ` ${ofDifferences}` },
      ),
    ],
    [numbers.print({ ...query, take: 'medianInterval' }, signed)],
    [numbers.print({ ...query, take: 'range' }, signed)],
    rich`${count('better')}, ${count('same')}, ${count('worse')}`,
    gain,
    [numbers.print({ ...query, take: 'n' }, counted), dropped === 0 ? '' : ` (${dropped} failed)`],
  ];
}

function failures(context: Context): Block {
  const { numbers, run } = context;
  const failed = numbers.print({ measure: 'count', table: 'manifest', of: 'failures' }, counted);
  const planned = numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  const codes = [...new Set(run.failures().map((each) => each.code))];
  const why =
    codes.length === 0
      ? ''
      : ` Codes: ${codes.join(', ')}; \`failures.arrow\` has the command that replays each.`;
  return paragraph(
    rich`Failed futures: ${failed} of ${planned} × ${numbers.print({ measure: 'count', table: 'manifest', of: 'scenarios' }, counted)} scenarios. They are left out and counted.${why}`,
  );
}

function gates({ run }: Context): Block[] {
  const results = gateResults(run);
  if (results.length === 0) return [];
  const rows = results.map(({ gate, passed, found }): Rich[] => [
    [code(gate)],
    [passed ? '✔ passed' : '✘ failed'],
    [found],
  ]);
  return [
    {
      kind: 'table',
      caption: 'Gates that the experiment set before the run',
      columns: ['Gate', 'Result', 'Found'],
      rows,
    },
  ];
}
