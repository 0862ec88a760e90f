import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../plan/index.ts';
import { decodePart, isPartProblem, partPath } from '../store/index.ts';
import { mayGoOn } from './may-go-on.ts';

/** What is already there and what has to be computed. */
export interface Work {
  readonly missing: readonly Block[];
  readonly done: readonly Block[];
  /** Parts that are there and cannot be used, with the reason: they are computed again. */
  readonly damaged: readonly { readonly block: Block; readonly problem: string }[];
}

/**
 * Looks at the parts of a run: whole ones are kept, missing, truncated, altered and foreign ones have to be computed. After a
 * stop, parts that were not looked at count as missing.
 */
export async function findWork(
  folder: string,
  runKey: string,
  blocks: readonly Block[],
  signal?: AbortSignal,
): Promise<Work> {
  const missing: Block[] = [];
  const done: Block[] = [];
  const damaged: { block: Block; problem: string }[] = [];
  for (const block of blocks) {
    const problem = problemOf(folder, runKey, block);
    if (problem === undefined) done.push(block);
    else missing.push(block);
    if (problem !== undefined && problem !== 'missing') damaged.push({ block, problem });
    if (problem !== 'missing' && !(await mayGoOn(signal))) break;
  }
  missing.push(...blocks.slice(missing.length + done.length));
  return { missing, done, damaged };
}

/** Undefined for a usable part, `missing`, or what is wrong with it. */
function problemOf(folder: string, runKey: string, block: Block): string | undefined {
  const path = join(folder, partPath(block.scenario, block.point, block.index));
  if (!existsSync(path)) return 'missing';
  const part = decodePart(readFileSync(path));
  if (isPartProblem(part)) return part.problem;
  const { header } = part;
  const own = header.runKey === runKey && header.scenario === block.scenario && header.point === block.point;
  if (!own || header.first !== block.first) return 'the part of another block';
  // A last block that was shorter or longer in a run planned otherwise is not damaged, only another one.
  return header.count === block.count ? undefined : 'missing';
}
