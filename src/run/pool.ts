import type { Piscina } from 'piscina';
import { LabError } from '../define/index.ts';
import type { Block } from '../plan/index.ts';
import { workerFile } from './worker-file.ts';
import type { BlockReport, BlockTask, WorkerProblem } from './worker.ts';

/** Computes blocks on worker threads, `threads` at a time, until all are done or the signal says stop. */
export interface PoolRequest {
  readonly folder: string;
  readonly runKey: string;
  readonly blocks: readonly Block[];
  /** Asked for more blocks when all are computed; none end it. */
  more?(): readonly Block[];
  readonly threads: number;
  /** Workers that are there already; otherwise some are started, and ended with the last block. */
  readonly workers?: Workers | undefined;
  readonly signal?: AbortSignal | undefined;
  onBlock(report: BlockReport): void;
  /** A block whose worker died or could not write; it is tried again, `final` after the last attempt. */
  onProblem(block: Block, problem: unknown, final: boolean): void;
}

const ATTEMPTS = 3;
/** After a stop, milliseconds that running blocks get to finish. */
const GRACE = 1_500;

/** Worker threads that outlive one run: a study of many short runs starts them once. */
export interface Workers {
  pool(): Promise<Piscina>;
  close(): Promise<void>;
}

/** Workers that start with the first block; `close` ends them, whatever they are doing. */
export function openWorkers(threads: number): Workers {
  let started: Promise<Piscina> | undefined;
  return {
    pool: () => (started ??= startPool(threads)),
    async close() {
      await (await started)?.destroy();
      started = undefined;
    },
  };
}

async function startPool(threads: number): Promise<Piscina> {
  const { file, options } = workerFile('./worker', import.meta.url);
  // Loaded only here: what is planned has been said by now.
  const { Piscina: WorkerPool } = await import('piscina');
  const pool: Piscina = new WorkerPool({
    filename: file,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    ...options,
  });
  // A worker that dies between two blocks is replaced; one that dies in a block rejects that block's promise.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs the blocks; the order in which they end does not matter, for each leaves a part under its own name. */
export async function computeBlocks(request: PoolRequest): Promise<void> {
  const { threads, signal } = request;
  const ending = new AbortController();
  const each = {
    ...request,
    signal: signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]),
  };
  const workers = request.workers ?? openWorkers(threads);
  const lanes = computeStages(await workers.pool(), each);
  try {
    await (signal === undefined ? lanes : Promise.race([lanes, graceAfter(signal, ending.signal)]));
  } finally {
    // Whatever is still running is given up on purpose: its worker's end is no news.
    const givenUp = signal?.aborted === true;
    ending.abort();
    if (request.workers === undefined || givenUp) await workers.close();
    await lanes.catch(() => undefined);
  }
}

/** Blocks, and whatever is due after them, in as many lanes as there are threads. */
async function computeStages(pool: Piscina, request: PoolRequest): Promise<void> {
  let { blocks } = request;
  while (blocks.length > 0) {
    const stage = blocks;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < stage.length && !stopped(request)) await computeOne(pool, request, stage[next++]);
    };
    await Promise.all(Array.from({ length: Math.min(request.threads, stage.length) }, lane));
    blocks = stopped(request) ? [] : (request.more?.() ?? []);
  }
}

/** One block, tried again when its worker dies. Throws the LabError of a worker that cannot go on, such as a full disk. */
async function computeOne(pool: Piscina, request: PoolRequest, block: Block): Promise<void> {
  const task: BlockTask = { folder: request.folder, runKey: request.runKey, block };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (stopped(request)) return;
    const report = await attempted(pool, task);
    if (!(report instanceof Error)) {
      if ('problem' in report)
        throw new LabError(report.problem.code, report.problem.message, report.problem.place);
      request.onBlock(report);
      return;
    }
    if (!stopped(request)) request.onProblem(block, report, attempt === ATTEMPTS);
  }
}

const stopped = ({ signal }: PoolRequest): boolean => signal?.aborted ?? false;

async function attempted(pool: Piscina, task: BlockTask): Promise<BlockReport | WorkerProblem | Error> {
  try {
    return await pool.run(task, { name: 'computeAndStore' });
  } catch (problem) {
    return problem instanceof Error ? problem : new Error(String(problem));
  }
}

/** Resolves a while after the signal; forgets it when `ended` comes first. */
function graceAfter(signal: AbortSignal, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => void setTimeout(resolve, GRACE).unref();
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: ended });
  });
}
