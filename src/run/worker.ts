import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/index.ts';
import type { ErrorPlace, Model } from '../define/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { encodePart, partDigest, partPath, runFile, runFolderAt, writeAtomically } from '../store/index.ts';
import { blockComputer } from './compute-block.ts';
import type { BlockComputer } from './compute-block.ts';
import { modelOf } from './stored-experiment.ts';

/** What a worker is told: plain data. */
export interface BlockTask {
  readonly folder: string;
  readonly runKey: string;
  readonly block: Block;
}

/** What comes back: digests and the few figures that progress shows; the part itself is on disk. */
export interface BlockReport {
  readonly block: Block;
  readonly digest: string;
  readonly failures: number;
  readonly accounting: boolean;
  readonly outcomes: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly milliseconds: number;
}

let current: { readonly runKey: string; readonly computer: BlockComputer } | undefined;

async function computerFor({ folder, runKey }: BlockTask): Promise<BlockComputer> {
  if (current?.runKey === runKey) return current.computer;
  const experiment: ResolvedExperiment = JSON.parse(
    readFileSync(join(folder, 'experiment.resolved.json'), 'utf8'),
  );
  const model: Model = await modelOf(folder, experiment);
  current = { runKey, computer: blockComputer({ experiment, model, runKey }) };
  return current.computer;
}

/** A problem the user can mend, as plain data: errors lose their code on the way between threads. */
export interface WorkerProblem {
  readonly problem: { readonly code: string; readonly message: string; readonly place: ErrorPlace };
}

/** Computes one block and writes its part under its final name. */
export async function computeAndStore(task: BlockTask): Promise<BlockReport | WorkerProblem> {
  try {
    return await compute(task);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { problem: { code: error.code, message: error.message, place: error.place } };
  }
}

async function compute(task: BlockTask): Promise<BlockReport> {
  const began = performance.now();
  const computer = await computerFor(task);
  const part = computer.compute(task.block);
  const { scenario, point, index } = task.block;
  writeAtomically(runFile(runFolderAt(task.folder), partPath(scenario, point, index)), encodePart(part));
  return {
    block: task.block,
    digest: partDigest(part),
    failures: part.failures.length,
    accounting: part.failures.some(({ code }) => code.startsWith('E9')),
    outcomes: part.scalars,
    milliseconds: performance.now() - began,
  };
}
