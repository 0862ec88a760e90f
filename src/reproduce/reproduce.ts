import type { Reproduction, ReproductionRequest } from './reproduction.ts';

/** Checks a run: files, inputs, code, replications computed again, cells, words, ledger. */
export async function reproduce(_request: ReproductionRequest): Promise<Reproduction> {
  throw new Error('not yet');
}
