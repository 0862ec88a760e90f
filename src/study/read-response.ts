import { join } from 'node:path';
import type { ResolvedExperiment } from '../plan/index.ts';
import { readResolved } from '../run/index.ts';
import { openColumn, readManifest, runFolderAt } from '../store/index.ts';
import { parseResponse } from './response.ts';

/** One response of a finished run: points × replications, row by row, NaN where a replication failed. */
export interface ResponseColumn {
  readonly points: number;
  readonly replications: number;
  readonly values: Float64Array;
}

/**
 * Reads one response of a finished run; in memory are its values and one block, whatever else the run holds. Throws E112, E124 for a
 * response that the experiment does not have, E205, E207 for missing and damaged files.
 */
export function readResponse(folder: string, text: string): ResponseColumn {
  const manifest = readManifest(runFolderAt(folder).manifest);
  const experiment = { ...readResolved(folder), replications: manifest.replications };
  const { outcome, scenario, minus } = parseResponse(text, experiment);
  const values = outcomeColumn(folder, experiment, { scenario, outcome: outcome.name });
  if (minus !== undefined) {
    const less = outcomeColumn(folder, experiment, { scenario: minus, outcome: outcome.name });
    for (let row = 0; row < values.length; row++) values[row] -= less[row];
  }
  return { points: experiment.points.length, replications: experiment.replications, values };
}

/** One outcome of one scenario at all design points: batches of outcomes.arrow follow scenario, point, replication. */
function outcomeColumn(
  folder: string,
  experiment: ResolvedExperiment,
  at: { readonly scenario: string; readonly outcome: string },
): Float64Array {
  const { points, replications, blockSize, scenarios, outcomes } = experiment;
  const blocks = Math.ceil(replications / blockSize);
  const place = outcomes.findIndex(({ name }) => name === at.outcome);
  const first = scenarios.findIndex(({ name }) => name === at.scenario) * points.length * blocks;
  const values = new Float64Array(points.length * replications);
  openColumn(join(folder, 'outcomes.arrow'), 'value', (read) => {
    let row = 0;
    for (let block = 0; block < points.length * blocks; block++) {
      const column = read(first + block);
      if (column.type !== 'float64') throw new Error('column value is no column of numbers');
      for (let r = place; r < column.values.length; r += outcomes.length) values[row++] = column.values[r];
    }
  });
  return values;
}
