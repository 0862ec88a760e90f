import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelPaths } from '../../rare/index.ts';
import type { PathEnd, PathRequest, Proposal, RareEvent } from '../../rare/index.ts';
import { modelOf, readResolved } from '../../run/index.ts';

/** What whoever lives futures is told once, in `rare.json` of the study's folder: plain data. */
export interface RareTask {
  readonly scenario: string;
  readonly event: RareEvent;
  readonly proposal?: Proposal | undefined;
}

/** Lives futures of the study in a folder. Throws E110, E130, E501 when its experiment or model cannot be read. */
export async function openRareTask(folder: string): Promise<(request: PathRequest) => PathEnd> {
  const experiment = readResolved(folder);
  const task: RareTask = JSON.parse(readFileSync(join(folder, 'rare.json'), 'utf8'));
  return modelPaths({ ...task, experiment, model: await modelOf(folder, experiment) });
}
