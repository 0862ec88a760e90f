import type { ResolvedExperiment } from './resolved.ts';

/** A fixed number of consecutive replications of one scenario at one design point: the only unit of work. */
export interface Block {
  readonly scenario: string;
  readonly point: number;
  /** Position among the blocks of its scenario and point, from 0. */
  readonly index: number;
  /** First replication. */
  readonly first: number;
  /** Replications: the block size, fewer in the last block. */
  readonly count: number;
}

/** All blocks of an experiment in order of scenario, point, replication. */
export function blocksOf(experiment: ResolvedExperiment, replications = experiment.replications): Block[] {
  const blocks: Block[] = [];
  for (const { name } of experiment.scenarios) {
    for (let point = 0; point < experiment.points.length; point++) {
      for (let first = 0; first < replications; first += experiment.blockSize) {
        const count = Math.min(experiment.blockSize, replications - first);
        blocks.push({ scenario: name, point, index: first / experiment.blockSize, first, count });
      }
    }
  }
  return blocks;
}
