import { parentPort, workerData } from 'node:worker_threads';
import { LabError } from '../../define/index.ts';
import type { ErrorPlace } from '../../define/index.ts';
import type { PathEnd, PathRequest } from '../../rare/index.ts';
import { openRareTask } from './rare-task.ts';

/** What comes back for some requests: how they went, or what the user has to mend. */
export type RareReply =
  | { readonly ends: readonly PathEnd[] }
  | { readonly problem: { readonly code: string; readonly message: string; readonly place: ErrorPlace } };

const opened = openRareTask(String(workerData));

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
