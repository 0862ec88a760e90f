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
  return experiment.scenarios.flatMap(({ name }) =>
    experiment.points.flatMap((_, point) => blocksAt(experiment, { scenario: name, point }, replications)),
  );
}

/** The blocks of one scenario at one design point, in order of replication. */
export function blocksAt(
  { blockSize, replications: planned }: Pick<ResolvedExperiment, 'blockSize' | 'replications'>,
  at: { readonly scenario: string; readonly point: number },
  replications = planned,
): Block[] {
  return Array.from({ length: Math.ceil(replications / blockSize) }, (_, index) => {
    const first = index * blockSize;
    return { ...at, index, first, count: Math.min(blockSize, replications - first) };
  });
}
