import type { Block } from '../plan/index.ts';
import type { Work } from './find-work.ts';
import type { Stages } from './look-and-stop.ts';
import { computeBlocks } from './pool.ts';
import type { RunRequest } from './run-request.ts';

/** What is to be computed: a run's folder, what was found there, and in which stages the rest is due. */
export interface Missing {
  readonly plan: { readonly folder: string; readonly key: string; readonly total: number };
  readonly work: Work;
  readonly stages: Stages;
}

/** Computes stage after stage of what is missing; stops at the signal, and when no worker can finish a block. */
export async function computeMissing(
  request: RunRequest,
  { plan, work, stages }: Missing,
): Promise<{ computed: number; lost: number }> {
  if (request.signal?.aborted === true) return { computed: 0, lost: 0 };
  const first = stages.next();
  if (first.length === 0) return { computed: 0, lost: 0 };
  const inOrder = request.order ?? byReplication;
  const before = countOf(work.done);
  let [computed, lost] = [0, 0];
  await computeBlocks({
    folder: plan.folder,
    runKey: plan.key,
    blocks: inOrder(first),
    more: () => (lost > 0 ? [] : inOrder(stages.next())),
    threads: request.threads,
    workers: request.workers,
    signal: request.signal,
    onBlock(report) {
      computed += report.block.count;
      request.onBlock?.(report, { done: before + computed, total: plan.total });
    },
    onProblem(block, problem, final) {
      if (final) lost += 1;
      request.onNotice?.(problemText(block, problem, final));
    },
  });
  return { computed, lost };
}

function problemText(block: Block, problem: unknown, final: boolean): string {
  const what = problem instanceof Error ? problem.message : String(problem);
  return `a worker stopped at ${replicationsOf(block)} (${what}); ${final ? 'given up after three attempts' : 'trying again'}`;
}

/** A block in words. */
export function replicationsOf({ scenario, first, count }: Block): string {
  return `${scenario}, replications ${first} to ${first + count - 1}`;
}

/** Replications of all scenarios side by side, so that paired effects are known early. */
function byReplication(blocks: readonly Block[]): readonly Block[] {
  return [...blocks].sort((a, b) => a.index - b.index);
}

/** Simulated futures of some blocks. */
export function countOf(blocks: readonly Block[]): number {
  return blocks.reduce((total, { count }) => total + count, 0);
}
