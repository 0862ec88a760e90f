import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { reproduce as reproduceRun, writeCertificate } from '../../reproduce/index.ts';
import type { CellDifference, Reproduction, ReproductionLevel } from '../../reproduce/index.ts';
import { findRun, runFolderAt } from '../../store/index.ts';
import type { RunFolder } from '../../store/index.ts';
import type { Answer } from '../console.ts';
import { showProgress } from '../progress.ts';
import { stopOnSignals } from '../signals.ts';
import type { Call, Verb } from '../verb.ts';
import { runName } from '../run-name.ts';
import { countOption, resultsFolder, textOption } from '../verb.ts';

/** `mlab reproduce <run>`: checks a run, computes it again in part or whole, and grades what comes out. */
export const reproduce: Verb = {
  name: 'reproduce',
  description: 'check a run and compute it again: identical, within tolerance, same conclusions, or not',
  arguments: [['<run>', 'run key, beginning of one, folder, or path of its manifest']],
  options: [
    ['--level <level>', 'files, sample (a sample of replications) or full (all of them); sample when absent'],
    ['--sample <n>', 'replications to compute again (100)'],
    ['--sample-seed <n>', 'choose other replications than the run key does'],
    ['--strict', 'accept identical bits only (grade A)'],
    ['--accept <grade>', '`conclusions`: exit 0 when only verdicts and words are the same (grade C)'],
    ['--trust-code', 'run code that came with the run: its experiment file and a model of its own'],
    ['--certificate <name>', 'write verification.json and verification.md in this name'],
    ['-j, --threads <n>', 'worker threads (all cores by default)'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab reproduce 7k3m9q2f',
    'mlab reproduce path/to/run --level full --certificate "Ada Lovelace"',
  ],
  async run(call) {
    const level = levelOf(call);
    const accept = acceptOf(call);
    const { folder } = namedRun(resultsFolder(call), call.args[0] ?? '');
    const name = runName(call, folder);
    const stop = stopOnSignals(call.console);
    const progress = showProgress(call.console, 'reproduce', () => '');
    let planned = false;
    try {
      const found = await reproduceRun({
        folder,
        level,
        name,
        sample: countOption(call, 'sample', [1, 10_000_000]),
        sampleSeed: countOption(call, 'sampleSeed', [0, Number.MAX_SAFE_INTEGER]),
        trustCode: call.options['trustCode'] === true,
        threads: countOption(call, 'threads', [1, 1024]) ?? availableParallelism(),
        signal: stop.signal,
        onProgress({ done, total }) {
          if (!planned) progress.plan(0, total);
          planned = true;
          progress.step(done);
        },
      });
      if (planned) progress.end();
      const files = certified(call, found);
      return answerOf(found, {
        accept,
        name,
        strict: call.options['strict'] === true,
        stopped: stop.exit(),
        files,
      });
    } finally {
      stop.release();
    }
  },
};

function levelOf(call: Call): ReproductionLevel {
  const level = textOption(call, 'level') ?? 'sample';
  if (level === 'files' || level === 'sample' || level === 'full') return level;
  throw new LabError('E502', `invalid --level: ${level}`, {
    exit: exitCodes.usage,
    path: '--level',
    expected: 'files, sample or full',
  });
}

function acceptOf(call: Call): boolean {
  const accept = textOption(call, 'accept');
  if (accept === undefined || accept === 'conclusions') return accept !== undefined;
  throw new LabError('E502', `invalid --accept: ${accept}`, {
    exit: exitCodes.usage,
    path: '--accept',
    expected: 'conclusions',
  });
}

/** A run by its name; a folder without a manifest is a run that lost it, and not an unknown one. */
function namedRun(results: string, reference: string): RunFolder {
  try {
    return findRun(results, reference);
  } catch (error) {
    if (error instanceof LabError && error.code === 'E211' && existsSync(runFolderAt(reference).resolved))
      return runFolderAt(reference);
    throw error;
  }
}

function certified(call: Call, found: Reproduction): string[] {
  const name = textOption(call, 'certificate');
  return name === undefined || found.interrupted
    ? []
    : writeCertificate(found, { name, when: new Date(), otherwise: process.cwd() });
}

interface Circumstances {
  readonly accept: boolean;
  readonly name: string;
  readonly strict: boolean;
  readonly stopped: number | undefined;
  readonly files: readonly string[];
}

function answerOf(found: Reproduction, how: Circumstances): Answer {
  const shown = found.steps.filter(({ name }) =>
    ['files', 'inputs', 'report', 'code', 're-run'].includes(name),
  );
  const lines = found.steps.flatMap(({ name, notes }) => notes.map((note) => `  ${name}: ${note}`));
  const { comparison } = found;
  const first = comparison?.first ?? null;
  return {
    text: [
      `  ${shown.map(({ text }) => text).join('   ')}`,
      ...lines,
      verdictLine(found),
      ...(first === null ? [] : differenceLines(first)),
      ...how.files.map((file) => `Certificate: ${file}`),
    ],
    data: found,
    exit: exitOf(found, how),
    status: found.interrupted
      ? 'incomplete'
      : found.intact && (found.grade === null || found.grade < 'C')
        ? 'done'
        : 'failed',
    ...(found.level === 'files' && found.intact && found.grade === null
      ? { next: [`mlab reproduce ${how.name}`] }
      : {}),
  };
}

function verdictLine({
  grade,
  intact,
  interrupted,
  comparison,
  numbers,
  ledgerBalanced,
  level,
  report,
}: Reproduction): string {
  if (!intact) return 'Not the run that its manifest describes: nothing was computed again.';
  if (interrupted) return 'Stopped before everything was compared; no grade. Start again to check the run.';
  const written =
    report === null || report.equal === report.total
      ? ''
      : ` The report is not the one that the tables give: ${report.total - report.equal} of ${report.total} files differ.`;
  if (written !== '' && comparison === null) return `Grade ${gradeWord('F')}.${written}`;
  if (level === 'files' || comparison === null)
    return 'Files, inputs and key fit together; nothing was computed again.';
  const words =
    numbers === null ? '' : ` ${numbers.equal} of ${numbers.total} numbers in the report re-derived.`;
  const ledger = ledgerBalanced ? '' : ' The ledger does not balance.';
  const { equal, runs } = comparison;
  return `Grade ${gradeWord(grade)}: ${grouped(equal)} of ${grouped(runs)} runs equal to the last bit.${words}${written}${ledger}`;
}

function gradeWord(grade: Reproduction['grade']): string {
  if (grade === 'A') return 'A, identical';
  if (grade === 'B') return 'B, within 1e-12 of each number';
  return grade === 'C' ? 'C, other numbers but every verdict and word unchanged' : 'F, not reproduced';
}

function differenceLines({
  table,
  column,
  scenario,
  point,
  replication,
  day,
  recorded,
  here,
  lastPlaces,
  replay,
}: CellDifference): string[] {
  const where = [
    ...(scenario === '' ? [] : [`scenario ${scenario}`]),
    ...(point === 0 ? [] : [`point ${point}`]),
    ...(replication === null ? [] : [`replication ${replication}`]),
    ...(day === null ? [] : [`day ${day}`]),
  ].join(', ');
  const apart = lastPlaces === null ? '' : ` (${grouped(Number(lastPlaces))} last-place units apart)`;
  return [
    `First difference: ${table}, ${where === '' ? '' : `${where}, `}${column}: recorded ${recorded}, here ${here}${apart}`,
    ...(replay === null ? [] : [`Replay it: ${replay}`]),
  ];
}

/** A and B are reproductions, C only when accepted; `strict` wants A. */
function exitOf(
  { grade, intact, ledgerBalanced, interrupted }: Reproduction,
  { accept, strict, stopped }: Circumstances,
): number {
  if (!intact) return exitCodes.integrity;
  if (interrupted) return stopped ?? exitCodes.interrupted;
  if (!ledgerBalanced) return exitCodes.accounting;
  if (grade === null || grade === 'A' || (grade === 'B' && !strict)) return exitCodes.done;
  return grade === 'C' && accept && !strict ? exitCodes.done : exitCodes.notReproduced;
}
