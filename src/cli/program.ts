import { Command, CommanderError } from 'commander';
import { exitCodes, nearest } from '../define/index.ts';
import { readPackage } from '../run/code-identity.ts';
import type { Answer, Console, GlobalOptions } from './console.ts';
import { answer, openConsole, put } from './console.ts';
import { printProblem } from './print-problem.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs/index.ts';

const examples = `
Examples:
  mlab init vote && cd vote            a project with the October 2025 vote as worked example
  mlab check experiments/eagr.exp.ts   validate, plan, estimate
  mlab run experiments/eagr.exp.ts     run, or continue
  mlab report eagr                     page, forum text, charts
  mlab reproduce eagr                  check it, to the last bit

Exit codes: 0 done, 2 usage, 3 invalid file, 4 incomplete, 5 gate failed, 6 not reproduced, 7 integrity,
8 cannot run here, 9 accounting broken, 130 interrupted, 143 terminated.`;

/** The command line as one function: arguments in, exit code out. */
export async function main(args: readonly string[]): Promise<number> {
  let exit: number = exitCodes.done;
  const program = new Command('mlab')
    .description('Simulates the METIS token economy agent by agent and turns the outcome into evidence people can check.')
    .version(readPackage().version)
    .showSuggestionAfterError(true)
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({ writeOut: (text) => put(1, text), writeErr: (text) => put(2, text) });
  for (const verb of verbs) add(program, verb, (code) => (exit = code));
  program.action(() => {
    program.outputHelp();
    exit = exitCodes.usage;
  });
  const first = args.find((arg) => !arg.startsWith('-'));
  const names = verbs.map(({ name }) => name);
  if (first !== undefined && args[0] === first && !names.includes(first) && first !== 'help') {
    const near = nearest(first, names);
    put(2, `error: unknown command \`${first}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}\n   = one of ${names.join(', ')}\n`);
    return exitCodes.usage;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    return problem.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

function add(program: Command, verb: Verb, done: (exit: number) => void): void {
  const command = program.command(verb.name).description(verb.description);
  for (const [name, description] of verb.arguments ?? []) command.argument(name, description);
  for (const [flags, description] of [...(verb.options ?? []), ...globalFlags]) command.option(flags, description);
  if (verb.examples !== undefined) command.addHelpText('before', `Examples:\n${verb.examples.map((line) => `  ${line}`).join('\n')}\n`);
  command.exitOverride().configureOutput({ writeOut: (text) => put(1, text), writeErr: (text) => put(2, text) });
  command.action(async () => {
    const options: Record<string, unknown> = command.opts();
    const console = openConsole(globalOptions(options));
    done(await perform(verb, { args: command.processedArgs.flat(), options, console }));
  });
}

async function perform(verb: Verb, call: { args: unknown[]; options: Record<string, unknown>; console: Console }): Promise<number> {
  const { console, options } = call;
  try {
    if (typeof options['C'] === 'string') process.chdir(options['C']);
    const result: Answer = await verb.run({
      args: call.args.flatMap((arg) => (typeof arg === 'string' ? [arg] : [])),
      options,
      console,
    });
    return answer(console, verb.name, result);
  } catch (problem) {
    return printProblem(problem, verb.name, console);
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

function globalOptions(options: Record<string, unknown>): GlobalOptions {
  const flag = (name: string): boolean => options[name] === true;
  const { logFile } = options;
  return {
    json: flag('json'),
    plain: flag('plain'),
    quiet: flag('quiet'),
    verbose: flag('verbose'),
    color: options['color'] !== false,
    input: options['input'] !== false,
    ...(typeof logFile === 'string' ? { logFile } : {}),
  };
}
