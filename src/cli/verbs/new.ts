import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import { plainText } from '../../report/escape.ts';
import { writeAtomically } from '../../store/index.ts';
import { aligned } from '../console.ts';
import { experimentText } from '../new/experiment-text.ts';
import { choiceOption } from '../choice-option.ts';
import type { Call, Verb } from '../verb.ts';
import { textOption } from '../verb.ts';

/** `mlab new <name>`: an experiment of one's own from a template, a file, or a run (a fork); never overwrites. */
export const newExperiment: Verb = {
  name: 'new',
  description: 'an experiment from a template, from another file, or from a run: a fork with changed values',
  arguments: [['<name>', 'what it is called; the file is experiments/<name>.exp.ts or <name>.exp.yaml']],
  options: [
    [
      '--from <file|run>',
      'experiment file, or run key, beginning of one, experiment or folder; a template when absent',
    ],
    ['--set <p=v...>', 'change a lever or assumption: --set rateChange.to=12%'],
    ['--scenario <name>', 'scenario in which --set changes levers (every scenario that sets them)'],
    ['--why <text>', 'why values are changed, as their source'],
    ['--format <format>', 'ts or yaml (ts)'],
    ['--out <dir>', 'results folder in which the run is looked for (results)'],
  ],
  examples: [
    'mlab new question',
    'mlab new slow-release --from eagr --set "eagr.releaseDays=8 years" --why "the slowest reading of the proposal"',
    'mlab new smaller --from experiments/eagr.exp.ts --set "eagr.size=1,000,000 METIS" --format yaml',
  ],
  async run(call) {
    const name = nameOf(call);
    const format = choiceOption(call, 'format', ['ts', 'yaml']) ?? 'ts';
    const path = join('experiments', `${name}.exp.${format}`);
    refuseTaken(name);
    const { text, changes, options } = await experimentText(call, { name, format });
    writeAtomically(path, text);
    const isCopy = changes.length === 0 && textOption(call, 'from') !== undefined;
    return {
      text: [
        path,
        ...(isCopy ? [COPY] : aligned(changes, '  ')),
        ...options.map((line) => `  ${plainText(line)}`),
      ],
      records: [[path]],
      data: { path, changes, options },
      next: [`mlab check ${path}`, `mlab run ${path}`],
    };
  },
};

const COPY = 'Nothing differs from where it comes from; --set p=v changes a value.';

/** The name as a word of a file. Throws E502. */
function nameOf({ args }: Call): string {
  const [name = ''] = args;
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name) && name.length <= 60) return name;
  throw new LabError('E502', `invalid name: ${name}`, {
    exit: exitCodes.usage,
    path: '<name>',
    expected: 'small letters, digits and single dashes, a letter first: slow-release',
  });
}

/** Refuses a name under which an experiment stands already, in whatever format. Throws E508. */
function refuseTaken(name: string): void {
  const taken = ['ts', 'yaml', 'yml', 'json']
    .map((ending) => join('experiments', `${name}.exp.${ending}`))
    .find((path) => existsSync(path));
  if (taken === undefined) return;
  throw new LabError('E508', `${taken} is there already`, {
    exit: exitCodes.usage,
    file: taken,
    expected: 'another name; nothing was written',
  });
}
