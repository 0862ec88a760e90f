import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { exitCodes, LabError } from '../../define/index.ts';
import type { PathEnd, PathRequest, PathSimulator } from '../../rare/index.ts';
import { workerFile } from '../../run/index.ts';
import { openRareTask } from './rare-task.ts';
import type { RareReply } from './rare-worker.ts';

/** Futures that are handed to a worker at a time. */
const CHUNK = 4;

/** Worker threads that live futures; ends stand in the order of the requests, whoever lived them. */
export interface RareWorkers {
  readonly simulate: PathSimulator;
  close(): Promise<void>;
}

/** Lives a few futures. */
interface Lane {
  live(requests: readonly PathRequest[]): Promise<readonly PathEnd[]>;
  close(): Promise<unknown>;
}

/**
 * Starts worker threads on the study in a folder; one thread is the caller's own. `onPaths` is told how many futures of the batch are
 * done. The simulator throws E520 at the signal and when a worker dies, and the LabError of a worker that cannot go on.
 */
export function startRareWorkers(spec: {
  readonly folder: string;
  readonly threads: number;
  readonly signal: AbortSignal;
  onPaths(done: number, total: number): void;
}): RareWorkers {
  const { folder, threads, signal } = spec;
  const lanes = threads === 1 ? [ownThread(folder)] : Array.from({ length: threads }, () => worker(folder));
  return {
    async simulate(requests) {
      const ends: PathEnd[] = [];
      let [next, done] = [0, 0];
      const follow = async ({ live }: Lane): Promise<void> => {
        while (next < requests.length) {
          if (signal.aborted) throw stopped();
          const first = next;
          next += CHUNK;
          const lived = await live(requests.slice(first, first + CHUNK));
          lived.forEach((end, k) => (ends[first + k] = end));
          spec.onPaths((done += lived.length), requests.length);
        }
      };
      await Promise.all(lanes.map(follow));
      return ends;
    },
    async close() {
      await Promise.all(lanes.map(({ close }) => close()));
    },
  };
}

/** Lets signals and progress through between futures. */
function ownThread(folder: string): Lane {
  const opened = openRareTask(folder);
  return {
    async live(requests) {
      const live = await opened;
      const ends: PathEnd[] = [];
      for (const request of requests) {
        await setImmediate();
        ends.push(live(request));
      }
      return ends;
    },
    close: () => opened.catch(() => undefined),
  };
}

function worker(folder: string): Lane {
  const thread = startWorker(folder);
  return { live: (requests) => ask(thread, requests), close: () => thread.terminate() };
}

function startWorker(folder: string): Worker {
  const { file, options } = workerFile('./rare-worker', import.meta.url);
  const worker = new Worker(file, { workerData: folder, ...options });
  worker.setMaxListeners(0);
  worker.on('error', () => undefined); // told by whoever waits for the worker
  return worker;
}

function ask(worker: Worker, requests: readonly PathRequest[]): Promise<readonly PathEnd[]> {
  return new Promise((resolve, reject) => {
    const answered = (reply: RareReply): void => {
      release();
      if ('ends' in reply) resolve(reply.ends);
      else reject(new LabError(reply.problem.code, reply.problem.message, reply.problem.place));
    };
    const died = (problem: unknown): void => {
      release();
      const why = problem instanceof Error ? problem.message : `exit ${String(problem)}`;
      reject(stopped(`a worker stopped (${why})`, exitCodes.incomplete));
    };
    const release = (): void => {
      worker.off('message', answered).off('error', died).off('exit', died);
    };
    worker.on('message', answered).on('error', died).on('exit', died);
    worker.postMessage(requests);
  });
}

function stopped(why = 'stopped', exit: number = exitCodes.interrupted): LabError {
  return new LabError('E520', `${why}: the finished rounds are saved`, {
    exit,
    expected: 'the same command again: it continues',
  });
}
