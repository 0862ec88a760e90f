import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import { writeAtomically } from '../../store/index.ts';
import { projectFiles } from '../project-files.ts';
import type { ProjectFormat, ProjectTemplate } from '../project-files.ts';
import { choiceOption } from '../choice-option.ts';
import type { Verb } from '../verb.ts';

/** `mlab init [dir]`: a project of one's own; never overwrites. */
export const init: Verb = {
  name: 'init',
  description: 'a project with the October 2025 vote as worked example',
  arguments: [['[dir]', 'new or empty folder; this one when absent']],
  options: [
    ['--template <name>', 'eagr (the October 2025 vote) or blank'],
    ['--format <format>', 'ts or yaml'],
  ],
  examples: [
    'mlab init vote && cd vote',
    'mlab init vote --format yaml',
    'mlab init question --template blank',
  ],
  async run(call) {
    const [folder = '.'] = call.args;
    const template = choiceOption<ProjectTemplate>(call, 'template', ['eagr', 'blank']) ?? 'eagr';
    const format = choiceOption<ProjectFormat>(call, 'format', ['ts', 'yaml']) ?? 'ts';
    refuseFull(folder);
    const { files, example, about } = await projectFiles(folder, template, format);
    for (const [path, text] of files) {
      const full = join(folder, path);
      makeFolder(dirname(full));
      writeAtomically(full, text);
    }
    const paths = [...files.keys()];
    const enter = folder === '.' ? '' : `cd ${folder} && `;
    return {
      text: [
        `Created ${files.size} files. Example: ${example} (${about}).   Next: ${enter}npm install && npx mlab check ${example}`,
      ],
      records: paths.map((path) => [join(folder, path)]),
      data: { folder, files: paths, example },
    };
  },
};

function refuseFull(folder: string): void {
  if (!existsSync(folder)) return;
  const there = entriesOf(folder).filter((name) => name !== '.git' && name !== '.DS_Store');
  if (there.length === 0) return;
  throw new LabError('E506', `the folder ${folder} is not empty`, {
    exit: exitCodes.usage,
    file: folder,
    expected: 'a new or an empty folder, for example `mlab init vote`; nothing was written',
  });
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return ['something that is no folder'];
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (problem) {
    throw new LabError(
      'E204',
      `cannot make the folder: ${problem instanceof Error ? problem.message : folder}`,
      {
        exit: exitCodes.cannotRun,
        file: folder,
        expected: 'a place that can be written to',
      },
    );
  }
}
