import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { checkDifference } from '../../report/difference-report/check-difference.ts';
import { differenceCommands } from '../../report/difference-report/commands.ts';
import { differenceFolder } from '../../report/difference-report/difference-folder.ts';
import { writeDifference } from '../../report/difference-report/write-difference.ts';
import { plainText } from '../../report/escape.ts';
import type { RunData } from '../../report/run-data.ts';
import type { Answer } from '../console.ts';
import { installedVersion } from '../version.ts';

type Runs = readonly [RunData, RunData];
/** How both runs are named in commands. */
type Names = readonly [string, string];

/** Writes the report of the difference between two finished runs; `next` are the commands that follow, `search` the one that finds the flip. */
export async function writtenReport(
  [first, second]: Runs,
  { next, search }: { readonly next: readonly string[]; readonly search: string | undefined },
): Promise<Answer> {
  const commands = differenceCommands(first.manifest, second.manifest, installedVersion());
  const { folder, files, made } = await writeDifference(first, second, commands);
  const shown = files.filter((path) => !path.includes('/') || path.endsWith('.png'));
  const way = relative(process.cwd(), folder);
  const place = way.startsWith('..') ? folder : way;
  return {
    text: [plainText(`${made.content.title}.`), ...shown.map((path) => `  ${place}/${path}`)],
    records: shown.map((path) => [`${place}/${path}`]),
    data: { folder, files, numbers: made.content.numbers.length },
    next: [...next, ...(made.searches.length === 0 && search !== undefined ? [search] : [])],
  };
}

/** Derives a written report again. Throws E606 (exit 7) when there is none. */
export async function checkedReport([first, second]: Runs, names: Names): Promise<Answer> {
  checkThere([first, second], names);
  const { checks, files, foreign, newSearches, version } = await checkDifference(first, second);
  const wrong = checks.filter(({ matches }) => !matches);
  const same = wrong.length === 0 && files.differing.length === 0;
  const made = version === undefined || version === installedVersion() || same;
  return {
    text: [
      `${grouped(checks.length - wrong.length)} of ${grouped(checks.length)} numbers, words and pictures derived again, ${grouped(files.total - files.differing.length)} of ${grouped(files.total)} files equal.`,
      ...wrong.map(({ id, text, found }) => `  ${plainText(`${id}: stored “${text}”, derived “${found}”`)}`),
      ...files.differing.map((path) => `  ${plainText(`${path}: not the file that the runs give`)}`),
      ...foreign.map((path) => `  ${plainText(`${path}: not a file of this report, not checked`)}`),
      ...newSearches.map((key) => `  ${plainText(`since then: search ${key}, which --report would state`)}`),
      ...(made
        ? []
        : [`  made with metis-lab ${version}, here ${installedVersion()}: check it with that version`]),
    ],
    data: { checked: checks.length, wrong, files, foreign, newSearches },
    exit: same ? exitCodes.done : exitCodes.notReproduced,
  };
}

/** Refuses to check a report that is not there, and says where it would come from. */
function checkThere([first, second]: Runs, names: Names): void {
  const isThere = (one: RunData, other: RunData): boolean =>
    existsSync(join(differenceFolder(one, other), 'numbers.json'));
  if (isThere(first, second)) return;
  const [a, b] = [first, second].map(({ manifest }) => manifest.runKey);
  const turned = isThere(second, first) ? `mlab difference ${names[1]} ${names[0]} --check` : undefined;
  throw new LabError('E606', `no report of what changed from ${a} to ${b} in ${names[1]}`, {
    exit: exitCodes.integrity,
    suggestion: turned,
    expected: names[1].endsWith('.zip')
      ? 'a second bundle that was packed after `mlab difference --report`, and not `--without report`'
      : `\`mlab difference ${names.join(' ')} --report\` first`,
  });
}
