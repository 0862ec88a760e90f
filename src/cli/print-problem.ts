import { exitCodes, LabError } from '../define/errors.ts';
import { plainText } from '../report/escape.ts';
import { printDocument } from './console.ts';
import type { Console } from './console.ts';

/** All problems in an error: those a loader collected, or the one it is. */
export function problemsIn(error: unknown): readonly LabError[] {
  if (!(error instanceof LabError)) return [];
  return error.problems.length > 0 ? error.problems : [error];
}

/** One problem in the shape users know: code, sentence, place, suggestion, what would be right. */
export function problemText({ code, message, place }: LabError, { paint }: Pick<Console, 'paint'>): string {
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const where = [at, place.path].filter((part) => part !== undefined && part !== '').join('   ');
  const suggestion = place.suggestion === undefined ? [] : [`did you mean \`${place.suggestion}\`?`];
  const expected = place.expected === undefined ? [] : [place.expected];
  const hint = [...suggestion, ...expected].join('  ');
  return [
    `${paint.red(`error[${code}]`)} ${plainText(message)}`,
    ...(where === '' ? [] : [`  --> ${spaced(where)}`]),
    ...(hint === '' ? [] : [`   = ${spaced(hint)}`]),
  ].join('\n');
}

// plainText joins runs of spaces; here three of them separate the parts.
const spaced = (text: string): string => text.split(/ {2,}/u).map(plainText).join('   ');

/** Prints what went wrong and returns the exit code; a stack trace only when asked for with -v. */
export function printProblem(error: unknown, command: string, console: Console): number {
  const problems = problemsIn(error);
  if (problems.length === 0) return printInternal(error, command, console);
  const exit = exitOf(error, problems);
  if (console.options.json) {
    const listed = problems.map(({ code, message, place }) => ({ code, message, ...place }));
    printDocument(console, { command, status: 'failed', exit, data: { problems: listed }, next: [] });
  }
  for (const problem of problems) console.tell(problemText(problem, console));
  const count = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  const nothing = exit === exitCodes.invalid ? `${count}, nothing was run.` : `${count}.`;
  console.tell(`${nothing}   More: mlab explain ${problems[problems.length - 1].code}`);
  if (console.options.verbose && error instanceof Error) console.tell(error.stack ?? '');
  return exit;
}

function exitOf(error: unknown, problems: readonly LabError[]): number {
  const own = error instanceof LabError ? error.place.exit : undefined;
  return own ?? problems[0].place.exit ?? exitCodes.invalid;
}

function printInternal(error: unknown, command: string, console: Console): number {
  const message = plainText(error instanceof Error ? error.message : String(error));
  const exit = exitCodes.internal;
  if (console.options.json) {
    const data = { problems: [{ code: 'E000', message }] };
    printDocument(console, { command, status: 'failed', exit, data, next: [] });
  }
  console.tell(`error[E000] internal error in \`mlab ${command}\`: ${message}`);
  console.tell(
    '   = this is a mistake in metis-lab; please report the command, the experiment file and the output of `mlab doctor`',
  );
  const { verbose } = console.options;
  const trace = error instanceof Error ? (error.stack ?? '') : '';
  console.tell(verbose ? trace : 'More: the same command with -v shows where it happened');
  return exit;
}
