import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { LabError } from '../define/index.ts';
import type { ErrorPlace } from '../define/index.ts';
import { modelPaths } from '../rare/index.ts';
import type { PathEnd, PathRequest, Proposal, RareEvent } from '../rare/index.ts';
import { modelOf, readResolved } from '../run/index.ts';

/** What a worker is told once, in `rare.json` of the study's folder: plain data. */
export interface RareTask {
  readonly scenario: string;
  readonly event: RareEvent;
  readonly proposal?: Proposal | undefined;
}

/** What comes back for some requests: how they went, or what the user has to mend. */
export type RareReply =
  | { readonly ends: readonly PathEnd[] }
  | { readonly problem: { readonly code: string; readonly message: string; readonly place: ErrorPlace } };

async function open(folder: string): Promise<(request: PathRequest) => PathEnd> {
  const experiment = readResolved(folder);
  const task: RareTask = JSON.parse(readFileSync(join(folder, 'rare.json'), 'utf8'));
  return modelPaths({ ...task, experiment, model: await modelOf(folder, experiment) });
}

const opened = open(String(workerData));

parentPort?.on('message', (requests: readonly PathRequest[]) => {
  void (async () => {
    try {
      const live = await opened;
      reply({ ends: requests.map(live) });
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      reply({ problem: { code: error.code, message: error.message, place: error.place } });
    }
  })();
});

function reply(message: RareReply): void {
  parentPort?.postMessage(message);
}
