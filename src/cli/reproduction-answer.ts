import { exitCodes, grouped } from '../define/index.ts';
import type { CellDifference, Reproduction } from '../reproduce/index.ts';
import type { Answer } from './console.ts';

/** What the answer depends on beside what was found. */
export interface Circumstances {
  readonly accept: boolean;
  readonly name: string;
  readonly strict: boolean;
  readonly stopped: number | undefined;
  readonly files: readonly string[];
  /** Said before the steps, where the run came in one file. */
  readonly opening?: string | undefined;
  /** Commands to offer when all is done. */
  readonly next?: readonly string[] | undefined;
}

/** The answer of `reproduce`: what each step found, the grade, the first difference, and what one would do next. */
export function reproductionAnswer(found: Reproduction, how: Circumstances): Answer {
  const shown = found.steps.filter(({ name }) =>
    ['files', 'inputs', 'report', 'code', 're-run'].includes(name),
  );
  const lines = found.steps.flatMap(({ name, notes }) => notes.map((note) => `  ${name}: ${note}`));
  const { comparison } = found;
  const first = comparison?.first ?? null;
  const again = found.level === 'files' && found.intact && found.grade === null;
  const next = [...(again ? [`mlab reproduce ${how.name}`] : []), ...(how.next ?? [])];
  return {
    text: [
      ...(how.opening === undefined ? [] : [`  ${how.opening}`]),
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
    ...(next.length === 0 ? {} : { next }),
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
  seriesMissing,
  inputs,
}: Reproduction): string {
  if (!intact && grade === 'F')
    return `Grade ${gradeWord('F')}: what is judged is not what the stored source says. Nothing was computed again.`;
  if (!intact) return 'Not the run that its manifest describes: nothing was computed again.';
  if (interrupted) return 'Stopped before everything was compared; no grade. Start again to check the run.';
  const written =
    report === null || report.equal === report.total
      ? ''
      : ` The report is not the one that the tables give: ${report.total - report.equal} of ${report.total} files differ.`;
  if (written !== '' && comparison === null) return `Grade ${gradeWord('F')}.${written}`;
  if (level === 'files' || comparison === null)
    return inputs === 'not derived'
      ? 'Files and key fit together; the inputs were taken as stored; nothing was computed again.'
      : 'Files, inputs and key fit together; nothing was computed again.';
  const words =
    numbers === null ? '' : ` ${numbers.equal} of ${numbers.total} numbers in the report re-derived.`;
  const ledger = ledgerBalanced ? '' : ' The ledger does not balance.';
  const series = seriesMissing ? ' (their series are not in the bundle and were not compared)' : '';
  const { equal, runs } = comparison;
  return `Grade ${gradeWord(grade)}: ${grouped(equal)} of ${grouped(runs)} runs equal to the last bit${series}.${words}${written}${ledger}`;
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
