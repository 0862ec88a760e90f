import type { ResolvedExperiment } from '../plan/index.ts';
import { bundleName } from '../report/made.ts';
import type { Manifest } from '../store/index.ts';
import type { Leavable } from './descriptor.ts';

/** What the texts of a bundle say about its run. */
export interface RunFacts {
  readonly manifest: Manifest;
  readonly experiment: ResolvedExperiment;
  readonly without: readonly Leavable[];
  /** Version of metis-lab that packs. */
  readonly tool: string;
}

/** Who made the experiment, as its disclosure says; undefined when it does not. */
export function authorOf({ experiment }: RunFacts): string | undefined {
  const author = experiment.disclosure['author']?.trim();
  return author === undefined || author === '' || author === 'not stated' ? undefined : author;
}

/** The run in one line. */
export function titleOf({ experiment, manifest }: RunFacts): string {
  return `${experiment.name}, run ${manifest.runKey}: ${manifest.replications} simulated futures`;
}

/** The file name under which reports know the bundle. */
export const bundleOf = ({ manifest }: RunFacts): string => bundleName(manifest);
