import { Command, CommanderError, Option } from 'commander';
import { exitCodes, LabError } from '../define/errors.ts';
import { nearest } from '../define/nearest.ts';
import { answer, openConsole } from './console.ts';
import type { Console, GlobalOptions } from './console.ts';
import { printProblem } from './print-problem.ts';
import { put } from './put.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs/index.ts';
import type { ListedVerb } from './verbs/index.ts';
import { installedVersion } from './version.ts';

const examples = `Examples:
  mlab init vote && cd vote            a project with the October 2025 vote as worked example
  mlab check experiments/eagr.exp.ts   validate, plan, estimate
  mlab run experiments/eagr.exp.ts     run, or continue
  mlab report eagr                     page, forum text, charts
  mlab reproduce eagr                  check it, to the last bit
`;

const notes = `
Every command takes --json, --plain, -q, -v, --no-color, --no-input, -C <dir>, --log-file <file>.
Flags beat the environment: MLAB_RESULTS (results folder), MLAB_THREADS, MLAB_LOG_FILE, NO_COLOR.

Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 invalid file, 4 incomplete, 5 gate failed, 6 not reproduced,
7 integrity, 8 cannot run here, 9 accounting broken, 130 interrupted, 143 terminated.`;

const output = {
  writeOut: (text: string): void => put(1, text),
  writeErr: (text: string): void => put(2, text),
};

/** The command line as one function: arguments in, exit code out. */
export async function main(given: readonly string[]): Promise<number> {
  const args = verbFirst(given);
  const unknown = unknownVerb(args);
  if (unknown !== undefined) return unknown;
  let exit: number = exitCodes.done;
  const program = new Command('mlab')
    .description(
      'Simulates the METIS token economy agent by agent and turns the outcome into evidence people can check.',
    )
    .version(installedVersion())
    .addHelpText('before', examples)
    .addHelpText('after', notes)
    .exitOverride()
    .configureOutput(output);
  const called = args[0] === 'help' ? args[1] : args[0];
  for (const listed of verbs) {
    if (listed.name === called) await addCalled(program, listed, args, (code) => (exit = code));
    else program.command(listed.name).description(listed.description);
  }
  program.action(() => {
    program.outputHelp({ error: true });
    exit = exitCodes.usage;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    return problem.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

/** `mlab -C vote runs` as `mlab runs -C vote`: options of every command may also stand before its name. */
function verbFirst(args: readonly string[]): readonly string[] {
  let end = 0;
  while (end < args.length && wordsOf.has(args[end])) end += wordsOf.get(args[end]) ?? 1;
  return [...args.slice(end), ...args.slice(0, end)];
}

function unknownVerb([first]: readonly string[]): number | undefined {
  const names = verbs.map(({ name }) => name);
  if (first === undefined || first.startsWith('-') || first === 'help' || names.includes(first))
    return undefined;
  const near = nearest(first, names);
  const suggestion = near === undefined ? '' : `; did you mean \`${near}\`?`;
  put(
    2,
    `error: unknown command \`${JSON.stringify(first).slice(1, -1)}\`${suggestion}\n   = one of ${names.join(', ')}\n`,
  );
  return exitCodes.usage;
}

/** The command that was called, with all its words; its module is loaded only now, after something has been said. */
async function addCalled(
  program: Command,
  listed: ListedVerb,
  args: readonly string[],
  done: (exit: number) => void,
): Promise<void> {
  const said = listed.begins?.(args.slice(1).filter((arg) => !arg.startsWith('-')));
  const quiet = args.some((arg) => ['-q', '--quiet', '-h', '--help'].includes(arg)) || args[0] === 'help';
  if (said !== undefined && !quiet) put(2, `${JSON.stringify(said).slice(1, -1)}\n`);
  const verb = await listed.load();
  const command = program.command(verb.name).description(verb.description);
  for (const [name, description] of verb.arguments ?? []) command.argument(name, description);
  for (const [flags, description] of [...(verb.options ?? []), ...globalFlags]) {
    command.addOption(optionOf(flags, description));
  }
  if (verb.examples !== undefined) {
    command.addHelpText('before', `Examples:\n${verb.examples.map((line) => `  ${line}\n`).join('')}`);
  }
  command.exitOverride().configureOutput(output);
  command.action(async () => {
    const given = command.processedArgs.flat().filter((arg): arg is string => typeof arg === 'string');
    done(await perform(verb, given, command.opts()));
  });
}

const environment: Readonly<Record<string, string>> = {
  threads: 'MLAB_THREADS',
  out: 'MLAB_RESULTS',
  logFile: 'MLAB_LOG_FILE',
};

function optionOf(flags: string, description: string): Option {
  const option = new Option(flags, description);
  const name = option.attributeName();
  return Object.hasOwn(environment, name) ? option.env(environment[name]) : option;
}

async function perform(
  verb: Verb,
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const wanted = globalOptions(options);
  let console: Console = openConsole({ ...wanted, logFile: undefined });
  try {
    if (typeof options['C'] === 'string') enter(options['C']);
    console = openConsole(wanted);
    return answer(console, verb.name, await verb.run({ args, options, console }));
  } catch (problem) {
    return printProblem(problem, verb.name, console);
  }
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    throw new LabError('E502', `invalid -C: ${folder}`, {
      exit: exitCodes.usage,
      path: '-C',
      expected: 'a folder that exists',
    });
  }
}

const globalFlags: readonly (readonly [string, string])[] = [
  ['--json', 'one JSON document on stdout'],
  ['--plain', 'one record per line, tab-separated'],
  ['-q, --quiet', 'no progress and no hints'],
  ['-v, --verbose', 'where a problem happened'],
  ['--no-color', 'no colours'],
  ['--no-input', 'never ask'],
  ['-C <dir>', 'work in this folder'],
  ['--log-file <file>', 'append what is said on stderr to a file'],
];

/** Words that each spelling of a global option takes, its value included. */
const wordsOf: ReadonlyMap<string, number> = new Map(
  globalFlags.flatMap(([flags]) => {
    const words = flags.includes('<') ? 2 : 1;
    return (flags.match(/-[-\w]+/gu) ?? []).map((name): [string, number] => [name, words]);
  }),
);

function globalOptions(options: Readonly<Record<string, unknown>>): GlobalOptions {
  const flag = (name: string): boolean => options[name] === true;
  const { logFile } = options;
  return {
    json: flag('json'),
    plain: flag('plain'),
    quiet: flag('quiet'),
    verbose: flag('verbose'),
    color: options['color'] !== false,
    input: options['input'] !== false,
    logFile: typeof logFile === 'string' ? logFile : undefined,
  };
}
