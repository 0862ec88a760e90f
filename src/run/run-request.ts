import type { Model } from '../define/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import type { Workers } from './pool.ts';
import type { BlockReport } from './worker.ts';

/** An experiment ready to run: resolved, with its model and the text it came from. */
export interface RunnableExperiment {
  readonly resolved: ResolvedExperiment;
  readonly model: Model;
  /** True when the model came with the experiment file and not from the installation. */
  readonly ownModel: boolean;
  readonly format: 'ts' | 'yaml' | 'json';
  readonly source: string;
  readonly bundle?: string | undefined;
  /** What was said on top of the file, as plain data: seed, scenarios, values, populations. */
  readonly overrides?: Readonly<Record<string, unknown>> | undefined;
}

/** Where and how to run. */
export interface RunRequest {
  readonly experiment: RunnableExperiment;
  /** The results folder; the run's own is `<results>/<experiment>/<key>`. */
  readonly results: string;
  readonly threads: number;
  /** Workers that are there already, as studies of many runs have them (`openWorkers`). */
  readonly workers?: Workers | undefined;
  /** Forget what is there and compute everything again. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Order in which missing blocks are handed out; the results do not depend on it. */
  readonly order?: ((blocks: readonly Block[]) => readonly Block[]) | undefined;
  onPlan?(plan: RunPlan): void;
  onBlock?(report: BlockReport, progress: { readonly done: number; readonly total: number }): void;
  /** Something worth saying: a damaged part, a worker that died. */
  onNotice?(text: string): void;
}

/** What will be done. */
export interface RunPlan {
  readonly folder: string;
  readonly key: string;
  /** Replications times scenarios times points. */
  readonly total: number;
  readonly done: number;
}

/** What was done. */
export interface RunResult {
  readonly status: 'complete' | 'partial';
  readonly folder: string;
  readonly key: string;
  readonly total: number;
  readonly done: number;
  /** Simulated futures computed by this call; 0 when everything was there. */
  readonly computed: number;
  readonly failures: number;
  /** True when tokens were created or lost in some replication. */
  readonly accountingBroken: boolean;
  /** Blocks that no worker could finish. */
  readonly lost: number;
  readonly resultDigest: string | null;
}
