import { unpackedFolder, withoutSeries } from '../bundle/index.ts';
import type { OpenBundle } from '../bundle/index.ts';
import { grouped, LabError } from '../define/index.ts';

/** A bundle that is being checked: the file as it was named, and what it holds. */
export interface CheckedBundle {
  readonly path: string;
  readonly opened: OpenBundle;
}

/** A path as it can be typed again. */
export const typed = (path: string): string => (/^[\w./-]+$/u.test(path) ? path : `"${path}"`);

/** The folder of the run in the unpacked bundle, for commands that read its tables. */
export const unpackedRun = ({ path, opened }: CheckedBundle): string =>
  typed(`${unpackedFolder(path)}/${opened.run}`);

/** The command that unpacks a bundle and shows the run in it. */
export function lookInside(bundle: CheckedBundle): string {
  const { path } = bundle;
  return `unzip -q ${typed(path)} -d ${typed(unpackedFolder(path))} && mlab show ${unpackedRun(bundle)}`;
}

/** What is said first about a bundle. */
export function openingOf({ files, run, replications, without, hasReport, notes }: OpenBundle): string {
  const left = without.length === 0 ? '' : `, without ${without.join(' and ')}`;
  const reported = hasReport || without.includes('report') ? '' : '; there is no report in it';
  const unchecked = notes.map((note) => `; ${note}`).join('');
  return `bundle of ${run}, ${grouped(replications)} replications${left}: ${files} of ${files} files have their checksums${reported}${unchecked}`;
}

const unlisted = ': not listed in the manifest';

/** Notes on a run that was packed; what stays out because nobody listed it, in one sentence. */
export function shortNotes(notes: readonly string[]): string[] {
  const out = notes.filter((note) => note.endsWith(unlisted));
  if (out.length < 2) return [...notes];
  const [first, ...others] = out.map((note) => note.replace(/^files: /u, '').slice(0, -unlisted.length));
  const more = `${others.length} more`;
  return [
    ...notes.filter((note) => !note.endsWith(unlisted)),
    `${out.length} files that are no part of the run stay out: ${first} and ${more}`,
  ];
}

/** Names the file in the bundle, not its temporary copy, where code that came with the run would have to be executed; `otherwise` is what can be done without. */
export async function trusting<Result>(
  bundle: CheckedBundle | undefined,
  check: () => Promise<Result>,
  otherwise = '',
): Promise<Result> {
  try {
    return await check();
  } catch (problem) {
    if (bundle === undefined || !(problem instanceof LabError) || problem.code !== 'E701') throw problem;
    const inside = `unzip -p ${typed(bundle.path)} ${bundle.opened.run}/experiment.bundle.mjs`;
    throw new LabError('E701', problem.message, {
      ...problem.place,
      file: bundle.path,
      expected: `read that code with \`${inside}\`, then add --trust-code${otherwise}`,
    });
  }
}

/** Says that a bundle was packed without series where something needs them, and not that a file is missing in a temporary folder. */
export async function needingSeries<Result>(
  bundles: readonly CheckedBundle[],
  work: () => Promise<Result>,
): Promise<Result> {
  const lacking = bundles.find(({ opened: { without } }) => without.includes('series'));
  try {
    return await work();
  } catch (problem) {
    const isSeries =
      problem instanceof LabError &&
      problem.code === 'E205' &&
      /[\\/]series[\\/]/u.test(problem.place.file ?? '');
    if (lacking === undefined || !isSeries) throw problem;
    throw withoutSeries(lacking.path);
  }
}
