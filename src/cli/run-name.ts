import { basename, relative, resolve } from 'node:path';
import { listRuns } from '../store/index.ts';
import type { Call } from './verb.ts';
import { resultsFolder } from './verb.ts';

/** How a run is named in the next command: by its key where that finds it without options, else by the path of its folder. */
export function runName(call: Call, folder: string): string {
  const wanted = resolve(folder);
  const found =
    call.options['out'] === undefined &&
    listRuns(resultsFolder(call)).some((run) => resolve(run.folder) === wanted);
  if (found) return basename(wanted);
  const path = relative(process.cwd(), wanted);
  const shown = path === '' ? '.' : path.startsWith('..') ? wanted : path;
  return /^[\w./-]+$/u.test(shown) ? shown : `"${shown}"`;
}
