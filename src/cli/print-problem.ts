import { exitCodes, LabError } from '../define/index.ts';
import { plainText } from '../report/escape.ts';
import type { Console } from './console.ts';
import { put } from './console.ts';

/** All problems in an error: those a loader collected, or the one it is. */
export function problemsIn(error: unknown): LabError[] {
  if (!(error instanceof LabError)) return [];
  const collected = 'problems' in error && Array.isArray(error.problems) ? error.problems : [];
  const problems = collected.filter((each): each is LabError => each instanceof LabError);
  return problems.length > 0 ? problems : [error];
}

/** One problem in the shape users know: code, sentence, place, suggestion, what would be right. */
export function problemText({ code, message, place }: LabError, console: Console): string {
  const { paint } = console;
  const at = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const where = [at, place.path].filter((part) => part !== undefined && part !== '').join('   ');
  const suggestion = place.suggestion === undefined ? [] : [`did you mean \`${place.suggestion}\`?`];
  const expected = place.expected === undefined ? [] : [place.expected];
  const hint = [...suggestion, ...expected].join('  ');
  return [
    `${paint.red(`error[${code}]`)} ${plainText(message)}`,
    ...(where === '' ? [] : [`  --> ${plainText(where)}`]),
    ...(hint === '' ? [] : [`   = ${plainText(hint)}`]),
  ].join('\n');
}

/** Prints what went wrong and returns the exit code; a stack trace only when asked for with -v. */
export function printProblem(error: unknown, command: string, console: Console): number {
  const problems = problemsIn(error);
  if (problems.length === 0) return printInternal(error, command, console);
  const exit = problems[0].place.exit ?? exitCodes.invalid;
  const data = { problems: problems.map(({ code, message, place }) => ({ code, message, ...place })) };
  if (console.options.json) {
    put(1, `${JSON.stringify({ schema: 1, command, status: 'failed', exit, data, warnings: console.warnings, next: [] }, null, 2)}\n`);
  }
  for (const problem of problems) put(2, `${problemText(problem, console)}\n`);
  const count = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  const nothing = exit === exitCodes.invalid ? `${count}, nothing was run.` : `${count}.`;
  put(2, `${nothing}   More: mlab explain ${problems[problems.length - 1].code}\n`);
  if (console.options.verbose && error instanceof Error) put(2, `${error.stack ?? ''}\n`);
  return exit;
}

function printInternal(error: unknown, command: string, console: Console): number {
  const message = error instanceof Error ? error.message : String(error);
  if (console.options.json) {
    const data = { problems: [{ code: 'E000', message }] };
    put(1, `${JSON.stringify({ schema: 1, command, status: 'failed', exit: exitCodes.internal, data, warnings: console.warnings, next: [] }, null, 2)}\n`);
  }
  put(2, `error[E000] internal error in \`mlab ${command}\`: ${plainText(message)}\n`);
  put(2, `   = this is a mistake in metis-lab; please report the command, the experiment file and the output of \`mlab doctor\`\n`);
  if (console.options.verbose && error instanceof Error) put(2, `${error.stack ?? ''}\n`);
  else put(2, `More: the same command with -v shows where it happened\n`);
  return exitCodes.internal;
}
