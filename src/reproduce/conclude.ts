import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from '../define/index.ts';
import { replayCommand } from '../run/index.ts';
import { textsOf } from '../store/index.ts';
import { checkLedger } from './check-ledger.ts';
import type { RecordedRun } from './compare-part.ts';
import { changedWords } from './judge-words.ts';
import { otherVersionOf } from './other-version.ts';
import type { Comparison, Grade, Reproduction, ReproductionStep } from './reproduction.ts';
import type { Again } from './run-again.ts';
import { firstDifference } from './tally.ts';
import type { Tally } from './tally.ts';

/** The last three steps, cells, words and ledger, and the grade. */
export async function conclude(
  found: Reproduction,
  {
    again,
    sameCode,
    name,
    say,
  }: { again: Again; sameCode: boolean; name: string; say: (step: ReproductionStep) => boolean },
): Promise<Reproduction> {
  const { tally, run, replications, runs } = again;
  const comparison: Comparison = {
    runs,
    equal: runs - tally.unequalRuns.size,
    cells: tally.cells,
    differing: tally.differing,
    first: firstDifference(tally, (at) => replayCommand(name, at)),
  };
  const suspicious = tally.differing > 0 && sameCode;
  const cells = `${grouped(tally.cells - tally.differing)} of ${grouped(tally.cells)} cells equal to the last bit`;
  const notes = suspicious
    ? [
        'the code is the same, so every bit should be: the tables were altered, or this machine computes wrongly',
      ]
    : [];
  say({ name: 'cells', ok: tally.differing === 0, text: cells, notes });
  const changed = tally.beyond === 0 ? [] : changedWords(run.folder, replications, again.outcomes);
  const checks = run.seriesMissing ? undefined : await rederivedNumbers(run.folder);
  const mismatched = checks?.filter(({ matches }) => !matches) ?? [];
  say(run.seriesMissing ? seriesNeeded(changed) : wordsStep(changed, checks, mismatched));
  const ledger = await checkLedger(run);
  say(ledgerStep(ledger, run));
  const reportDiffers =
    found.report !== null && found.steps.some(({ name: step, ok }) => step === 'report' && !ok);
  const grade = mismatched.length > 0 || reportDiffers ? 'F' : gradeOf(tally, changed);
  const numbers =
    checks === undefined ? null : { total: checks.length, equal: checks.length - mismatched.length };
  const ledgerBalanced = ledger.problem === undefined;
  return {
    ...found,
    grade,
    comparison,
    replications,
    numbers,
    ledgerBalanced,
    seriesMissing: run.seriesMissing,
  };
}

function gradeOf(tally: Tally, changed: readonly string[]): Grade {
  if (tally.differing === 0) return 'A';
  if (tally.beyond === 0) return 'B';
  return tally.structural === 0 && changed.length === 0 ? 'C' : 'F';
}

interface Rederived {
  readonly id: string;
  readonly text: string;
  readonly found: string;
  readonly matches: boolean;
}

/** Numbers and words of the report that lies with the run, derived again from its tables; undefined without a report. */
async function rederivedNumbers(folder: string): Promise<readonly Rederived[] | undefined> {
  if (!existsSync(join(folder, 'report', 'numbers.json'))) return undefined;
  const [{ rederive }, { readRun }] = await Promise.all([
    import('../report/rederive.ts'),
    import('../report/run-data.ts'),
  ]);
  const run = readRun(folder);
  return rederive(run, otherVersionOf(run));
}

/** Without series no report can be made again; verdicts follow from the outcomes alone. */
function seriesNeeded(changed: readonly string[]): ReproductionStep {
  const text = 'numbers in the report not re-derived: the series are not there';
  return { name: 'words', ok: changed.length === 0, text, notes: changed };
}

function wordsStep(
  changed: readonly string[],
  checks: readonly Rederived[] | undefined,
  mismatched: readonly Rederived[],
): ReproductionStep {
  const notes = [
    ...changed,
    ...mismatched.map(
      ({ id, text, found }) => `${id}: the report says "${text}", the tables give "${found}"`,
    ),
  ];
  const text =
    checks === undefined
      ? 'no report to check'
      : `${checks.length - mismatched.length} of ${checks.length} numbers in the report re-derived`;
  return { name: 'words', ok: notes.length === 0, text, notes };
}

function ledgerStep(
  { runs, problem }: { runs: number; problem: string | undefined },
  { failures, experiment }: RecordedRun,
): ReproductionStep {
  const codes = textsOf(failures, 'code');
  const broken = codes.filter((code) => code?.startsWith('E9')).length;
  const stopped =
    broken === 0
      ? []
      : [`${broken} replications were stopped because tokens were created or lost, as recorded`];
  const kept = experiment.keep !== 'outcomes';
  const balanced = kept
    ? `ledger balanced in ${grouped(runs)} recorded runs`
    : 'ledger checked while computing: the run keeps outcomes alone';
  const text = problem === undefined ? balanced : 'ledger broken';
  return {
    name: 'ledger',
    ok: problem === undefined,
    text,
    notes: [...(problem === undefined ? [] : [problem]), ...stopped],
  };
}
