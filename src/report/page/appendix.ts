import { counted } from '../numbers.ts';
import { gateResults } from '../gates.ts';
import { paragraph, rich, code } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { shownUnit } from '../shown-unit.ts';
import { capital, tableDigits, verdictOn } from './context.ts';
import { effectsTable } from './effects-table.ts';
import { methodsOf } from './methods.ts';
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
      ...effectsTable(context),
      failures(context),
      ...gates(context),
      { kind: 'list', items: methodsOf(context).map((method): Rich => [method]) },
    ],
    short: [paragraph([shortened(context)]), failures(context), ...gates(context)],
  };
}

/** What a text without room for the appendix says in its place. */
function shortened({ run }: Context): string {
  const { outcomes } = run.experiment;
  return `Left out here, for a post has a limit: tables of ${outcomes.length === 1 ? 'the one outcome' : `all ${outcomes.length} outcomes`} and their effects with margins, and the rules by which words and numbers are made. They stand in the full report, which the command below makes again.`;
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
      const digits = tableDigits(context);
      const finished = run.outcome(name, outcome.name).filter((value) => !Number.isNaN(value)).length;
      if (finished === 0) return ['no future was finished'];
      const failed = run.experiment.replications - finished;
      const left: Rich =
        failed === 0
          ? []
          : rich` of ${numbers.print({ ...query, take: 'n' }, counted)} (${String(failed)} failed)`;
      return rich`${numbers.print({ ...query, take: 'median' }, { digits })} (${numbers.print({ ...query, take: 'range' }, { digits })})${left}`;
    }),
  ]);
  const columns = ['Outcome', 'Unit', ...run.experiment.scenarios.map(({ label }) => label)];
  return { kind: 'table', caption: 'Middle value and range of 9 in 10 futures', columns, rows };
}

function failures(context: Context): Block {
  const { numbers, run } = context;
  const failed = numbers.print({ measure: 'failed', table: 'failures', of: 'futures' }, counted);
  const planned = numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  const codes = [...new Set(run.failures().map((each) => each.code))];
  const why: Rich =
    codes.length === 0
      ? []
      : rich` Codes: ${codes.join(', ')}; ${code('failures.arrow')} has the command that replays each.`;
  const runs = numbers.print({ measure: 'count', table: 'manifest', of: 'failures' }, counted);
  const asRuns: Rich =
    run.manifest.failures === 0
      ? []
      : rich`, as ${runs} failed ${run.manifest.failures === 1 ? 'run' : 'runs'} of one set of rules each; they are left out where they failed, and counted`;
  return paragraph(rich`Failed futures: ${failed} of ${planned}${asRuns}.${why}`);
}

function gates({ run }: Context): Block[] {
  const results = gateResults(run);
  if (results.length === 0) return [];
  const rows = results.map(({ gate, passed, found }): Rich[] => [
    [code(gate)],
    [
      run.unfinished === undefined
        ? passed
          ? '✔ passed'
          : '✘ failed'
        : `${passed ? 'holds' : 'fails'} so far`,
    ],
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
