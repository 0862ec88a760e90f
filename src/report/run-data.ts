import { join } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { numbersOf, readManifest, readTable, runFolderAt, textsOf } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { readFileSync } from 'node:fs';

/** A finished run as reports see it: what was asked and every outcome, one vector by replication. */
export interface RunData {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly experiment: ResolvedExperiment;
  /** Vector of an outcome in a scenario at a design point, by replication; NaN where the replication failed. Throws for unknown names. */
  outcome(scenario: string, outcome: string, point?: number): Float64Array;
}

/** Reads a finished run. Throws E503 when it is not finished, E2xx when its files are damaged. */
export function readRun(folder: string): RunData {
  const manifest = readManifest(runFolderAt(folder).manifest);
  if (manifest.status !== 'complete') {
    throw new LabError('E503', `run ${manifest.runKey} is not finished`, {
      exit: exitCodes.incomplete,
      file: folder,
      expected: `\`mlab resume ${manifest.runKey}\` first`,
    });
  }
  const stored: ResolvedExperiment = JSON.parse(readFileSync(join(folder, 'experiment.resolved.json'), 'utf8'));
  const experiment = { ...stored, replications: manifest.replications };
  const vectors = readOutcomes(folder, experiment);
  return {
    folder,
    manifest,
    experiment,
    outcome(scenario, outcome, point = 0) {
      const vector = vectors.get(`${scenario} ${point} ${outcome}`);
      if (vector === undefined) throw new LabError('E112', `no outcome \`${outcome}\` of scenario \`${scenario}\``, { exit: exitCodes.usage });
      return vector;
    },
  };
}

function readOutcomes(folder: string, experiment: ResolvedExperiment): Map<string, Float64Array> {
  const table = readTable(join(folder, 'outcomes.arrow'));
  const [scenario, outcome] = [textsOf(table, 'scenario'), textsOf(table, 'outcome')];
  const [point, replication, value] = ['point', 'replication', 'value'].map((name) => numbersOf(table, name));
  const vectors = new Map<string, Float64Array>();
  for (let row = 0; row < value.length; row++) {
    const key = `${scenario[row]} ${point[row]} ${outcome[row]}`;
    const vector = vectors.get(key) ?? new Float64Array(experiment.replications).fill(NaN);
    vector[replication[row]] = value[row];
    vectors.set(key, vector);
  }
  return vectors;
}
