import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { grouped, LabError } from '../../define/index.ts';
import { blocksOf } from '../../plan/index.ts';
import { plainText } from '../../report/escape.ts';
import { readResolved } from '../../run/stored-experiment.ts';
import { askedInWords, isDesign, listRuns, listStudies, partPath, readManifest } from '../../store/index.ts';
import type { Manifest, RunFolder } from '../../store/index.ts';
import { aligned } from '../console.ts';
import type { Verb } from '../verb.ts';
import { resultsFolder } from '../verb.ts';

/** A run as it is listed. */
interface ListedRun {
  readonly experiment: string;
  readonly key: string;
  /** `run`, or `9 points` of a design; behind it what the command line asked beside the file. */
  readonly kind: string;
  readonly status: string;
  /** Simulated futures that are there, and all that belong to the run. */
  readonly done: number;
  readonly total: number;
  readonly failures: number;
  readonly model: string;
  /** Time of the last change, UTC, to the minute. */
  readonly changed: string;
  readonly folder: string;
}

/** `mlab runs`: what is in the results folder. */
export const runs: Verb = {
  name: 'runs',
  description: 'list the runs and searches of the results folder',
  options: [
    ['--failed', 'only runs in which replications failed'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab runs', 'mlab runs --failed', 'mlab runs --json'],
  async run(call) {
    const results = resultsFolder(call);
    const all = listRuns(results).map(listed);
    const shown = call.options['failed'] === true ? all.filter(({ failures }) => failures > 0) : all;
    const cells = shown.map((each) => [
      each.key,
      plainText(each.experiment),
      each.status,
      `${grouped(each.done)}/${grouped(each.total)}`,
      String(each.failures),
      plainText(each.model),
      each.changed,
      plainText(each.kind),
    ]);
    const header = ['run', 'experiment', 'status', 'futures', 'failed', 'model', 'changed (UTC)', 'kind'];
    const none =
      call.options['failed'] === true ? `No run in ${results} has failures.` : `No runs in ${results} yet.`;
    const studies = call.options['failed'] === true ? [] : listStudies(results);
    const searches =
      studies.length === 0 ? [] : ['', 'Searches', ...studies.map(({ folder }) => `  ${plainText(folder)}`)];
    const listing = shown.length === 0 ? [plainText(none)] : aligned([header, ...cells], '  ');
    return {
      text: [...listing, ...searches],
      records: cells,
      data: { results, runs: shown, studies },
      next: shown.length === 0 ? ['mlab run experiments/eagr.exp.ts'] : [`mlab show ${shown[0].key}`],
    };
  },
};

function listed(run: RunFolder): ListedRun {
  const { folder, experiment, key, manifest } = run;
  const changed = existsSync(manifest)
    ? statSync(manifest).mtime.toISOString().slice(0, 16).replace('T', ' ')
    : '';
  const place = { experiment, key, folder, changed };
  try {
    const found = readManifest(manifest);
    const total = found.scenarios.length * found.points * found.replications;
    const done = found.status === 'complete' ? total : doneSoFar(folder, found);
    return {
      ...place,
      kind: [kindOf(run, found), askedInWords(folder)].filter((each) => each !== '').join(' '),
      status: found.status,
      done,
      total,
      failures: found.failures,
      model: found.versions.model,
    };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return {
      ...place,
      kind: '',
      status: `unreadable (${error.code})`,
      done: 0,
      total: 0,
      failures: 0,
      model: '',
    };
  }
}

function kindOf(run: RunFolder, { points }: Manifest): string {
  return isDesign(run) ? `${grouped(points)} ${points === 1 ? 'point' : 'points'}` : 'run';
}

/** Simulated futures of an unfinished run whose parts are there; 0 when its plan cannot be read. */
export function doneSoFar(folder: string, { replications }: Manifest): number {
  try {
    return blocksOf(readResolved(folder), replications)
      .filter(({ scenario, point, index }) => existsSync(join(folder, partPath(scenario, point, index))))
      .reduce((sum, { count }) => sum + count, 0);
  } catch (error) {
    if (error instanceof LabError) return 0;
    throw error;
  }
}
