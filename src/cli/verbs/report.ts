import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { reproduceCommand, resumeCommand } from '../../report/made.ts';
import { highestGrade } from '../../report/reading-grade.ts';
import { readForReport } from '../../report/unfinished-run.ts';
import type { RunData } from '../../report/run-data.ts';
import { chartNames } from '../../report/figures/figures.ts';
import { readBudgets } from '../../report/budgets.ts';
import { longestTitle } from '../../report/upload-list.ts';
import { readNames, reportFormats, writeCharts, writeReport } from '../../report/write-report.ts';
import type { WrittenFile } from '../../report/write-report.ts';
import { cardOf } from '../../reproduce/model-card.ts';
import { otherVersionOf } from '../../reproduce/other-version.ts';
import { runFolderAt } from '../../store/index.ts';
import { significant } from '../../summarise/index.ts';
import { aligned } from '../console.ts';
import { designedReport } from '../designed-report.ts';
import { givenRun } from '../given-run.ts';
import type { Call, Verb } from '../verb.ts';
import { textOption } from '../verb.ts';
import { runName } from '../run-name.ts';
import { unpackHere } from '../unpack-here.ts';
import { installedVersion } from '../version.ts';

/** `mlab report <run>`: the page, the texts for forum and vote, the charts. */
export const report: Verb = {
  name: 'report',
  description: 'page, forum text, charts and claims table of a run, finished or not',
  arguments: [
    ['<run>', 'run key, beginning of one, experiment, folder, or bundle (.zip; it is unpacked here first)'],
  ],
  options: [
    ['--for <kinds>', 'html, forum, snapshot, summary, or charts for pictures alone; all when absent'],
    ['--charts <names>', `charts in the texts: ${chartNames.join(', ')}; those that say most when absent`],
    [
      '--budget <limits>',
      'characters or pictures of a text: forum=20000,snapshot-images=1 (32,000 and 5; 10,000 and 2; summary 600)',
    ],
    ['--audience <who>', 'voter (20 dots a scenario) or analyst (50)'],
    ['--open', 'open the page in the browser'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab report eagr',
    'mlab report 7k3m9q2f --for forum,snapshot',
    'mlab report eagr --audience analyst --open',
    'mlab report eagr --for charts --charts drivers',
  ],
  async run(call) {
    const folder = await folderOf(call, call.args[0] ?? '');
    const run = readForReport(folder);
    sayUnusual(call, run);
    const designed = designedReport(run);
    if (designed !== undefined) return designed;
    const files = await filesOf(call, run);
    const place = runFolderAt(folder).report;
    const texts = files.filter(({ path }) => !path.includes('/') || path.endsWith('.png'));
    const rows = texts.map((file) => [join(shown(place), file.path), budgetOf(file)]);
    if (call.options['open'] === true) open(join(place, 'report.html'));
    return {
      text: aligned(rows, '  '),
      records: rows,
      data: { run: run.manifest.runKey, folder: place, files },
      next: [`mlab ${run.unfinished === undefined ? 'reproduce' : 'resume'} ${runName(call, folder)}`],
    };
  },
};

/** The folder of the run; a bundle is unpacked here first, for a report belongs into the folder of its run. */
async function folderOf(call: Call, reference: string): Promise<string> {
  const given = givenRun(call, reference);
  return 'bundleFile' in given ? (await unpackHere(call, given.bundleFile)).folder : given.folder;
}

/** Writes what is asked for: the report, or its pictures alone. */
async function filesOf(call: Call, run: RunData): Promise<readonly WrittenFile[]> {
  const names = namesOption(call, 'charts');
  const charts = names && readNames(names, chartNames, 'E604');
  const kinds = readNames(namesOption(call, 'for') ?? reportFormats, [...reportFormats, 'charts'], 'E603');
  const budgets = namesOption(call, 'budget');
  const commandOf = run.unfinished === undefined ? reproduceCommand : resumeCommand;
  const otherVersion = otherVersionOf(run);
  const options = {
    command: commandOf(run.manifest, installedVersion()),
    audience: audienceOf(call),
    card: cardOf(run.experiment.model.name),
    ...(otherVersion === undefined ? {} : { otherVersion }),
  };
  if (kinds.every((kind) => kind === 'charts')) return writeCharts(run, options, charts);
  const { files, content } = await writeReport(run, {
    ...options,
    formats: kinds.filter((kind) => kind !== 'charts'),
    ...(charts === undefined ? {} : { charts }),
    ...(budgets === undefined ? {} : { budgets: readBudgets(budgets) }),
  });
  const { readingGrade = 0, title } = content;
  if (title.length > longestTitle.forum)
    call.console.warn(
      `the title has ${title.length} characters, forums take ${longestTitle.forum} at most: shorten the question in the experiment; upload-list.md offers a shorter one`,
    );
  if (options.audience === 'voter' && readingGrade > highestGrade)
    call.console.warn(
      `sections 1 to 6 need ${significant(readingGrade, 2)} years of school, more than ${highestGrade}: shorten labels, meanings and reasons in the experiment`,
    );
  return files;
}

/** Says what is unusual about a run before its report is made. */
function sayUnusual(call: Call, run: RunData): void {
  const { unfinished, manifest } = run;
  const otherVersion = otherVersionOf(run);
  if (unfinished !== undefined)
    call.console.warn(
      `run ${manifest.runKey} is not finished: this is about ${grouped(unfinished.complete)} of ${grouped(unfinished.planned)} futures; \`mlab resume ${manifest.runKey}\` computes the rest`,
    );
  if (otherVersion !== undefined) call.console.warn(`run ${manifest.runKey} was written by ${otherVersion}`);
}

const shown = (folder: string): string => {
  const short = relative(process.cwd(), folder);
  return short.startsWith('..') ? folder : short;
};

function namesOption(call: Call, name: string): readonly string[] | undefined {
  return textOption(call, name)
    ?.split(',')
    .map((each) => each.trim());
}

function audienceOf(call: Call): 'voter' | 'analyst' {
  const who = textOption(call, 'audience') ?? 'voter';
  if (who === 'voter' || who === 'analyst') return who;
  throw new LabError('E502', `invalid --audience: ${who}`, {
    exit: exitCodes.usage,
    path: '--audience',
    expected: 'voter or analyst',
  });
}

/** `14,902 of 32,000 characters, 4 images`, or the size of a file without a budget. */
function budgetOf({ bytes, characters, budget, images }: WrittenFile): string {
  if (characters === undefined || budget === undefined) return `${grouped(Math.ceil(bytes / 1000))} kB`;
  const pictures =
    images === undefined || images === 0 ? '' : `, ${images} ${images === 1 ? 'image' : 'images'}`;
  return `${grouped(characters)} of ${grouped(budget)} characters${pictures}`;
}

function open(page: string): void {
  const address = pathToFileURL(page).href;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const opened = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
  // Without a browser the path on stdout is enough.
  opened.on('error', () => undefined);
  opened.unref();
}
