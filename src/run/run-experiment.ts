import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../define/index.ts';
import { blocksOf } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { lockFolder, readManifest, removeStaleTemporaries, runFolder, verifyFiles } from '../store/index.ts';
import type { Manifest, RunFolder } from '../store/index.ts';
import type { CodeIdentity } from './code-identity.ts';
import { findWork } from './find-work.ts';
import { joinParts } from './finish.ts';
import { completeManifest, partialManifest, saveManifest } from './make-manifest.ts';
import { computeBlocks } from './pool.ts';
import { restoreParts } from './restore-parts.ts';
import { runKeyOf } from './run-key.ts';
import { identityFor, readResolved } from './stored-experiment.ts';
import { storeInputs } from './store-inputs.ts';
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
}

/** Where and how to run. */
export interface RunRequest {
  readonly experiment: RunnableExperiment;
  /** The results folder; the run's own is `<results>/<experiment>/<key>`. */
  readonly results: string;
  readonly threads: number;
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

/**
 * Runs an experiment, or whatever of it is missing. Throws LabError E203/E204 when nothing can be written and E208 when
 * another process is running it.
 */
export async function runExperiment(request: RunRequest): Promise<RunResult> {
  const { experiment } = request;
  const code = identityFor(experiment.resolved, experiment.ownModel ? experiment.bundle : undefined);
  const key = runKeyOf(experiment.resolved, code);
  const folder = runFolder(request.results, experiment.resolved.name, key.short);
  mkdirs(folder.folder);
  const lock = lockFolder(folder.folder);
  try {
    if (request.fresh === true) discard(folder);
    return await continueRun(request, { folder, code, key });
  } finally {
    lock.release();
  }
}

interface Place {
  readonly folder: RunFolder;
  readonly code: CodeIdentity;
  readonly key: { readonly full: string; readonly short: string };
}

async function continueRun(request: RunRequest, place: Place): Promise<RunResult> {
  const { folder, key } = place;
  const before = existsSync(folder.manifest) ? readManifest(folder.manifest) : undefined;
  const wanted = Math.max(request.experiment.resolved.replications, before?.replications ?? 0);
  const resolved = { ...request.experiment.resolved, replications: wanted };
  const total = countOf(blocksOf(resolved));
  const plan = { folder: folder.folder, key: key.short, total };
  if (before?.status === 'complete') {
    const problems = verifyFiles(folder.folder, before).filter(({ kind }) => kind !== 'unlisted');
    for (const { path, message } of problems) request.onNotice?.(`${path}: ${message}; computing it again`);
    if (problems.length === 0 && before.replications === wanted) {
      request.onPlan?.({ ...plan, done: total });
      return {
        ...plan,
        status: 'complete',
        done: total,
        computed: 0,
        failures: before.failures,
        accountingBroken: false,
        lost: 0,
        resultDigest: before.resultDigest,
      };
    }
    reopen(request, place, { before, damaged: new Set(problems.map(({ path }) => path)) });
  }
  return computeAndJoin(request, { ...place, resolved, plan, began: performance.now() });
}

/** Gives a finished run its parts back, as far as its files are whole. */
function reopen(
  { experiment }: RunRequest,
  { folder, key }: Place,
  state: { before: Manifest; damaged: ReadonlySet<string> },
): void {
  const { before, damaged } = state;
  const tables = ['outcomes.arrow', 'flows.arrow', 'failures.arrow'].some((name) => damaged.has(name));
  if (!tables && !damaged.has('experiment.resolved.json')) {
    restoreParts({
      folder: folder.folder,
      runKey: key.short,
      experiment: { ...readResolved(folder.folder), replications: before.replications },
      model: `${experiment.model.name}@${experiment.model.version}`,
      whole: (scenario, point) => !damaged.has(seriesOf(before, scenario, point)),
    });
  }
  saveManifest(folder.manifest, { ...before, status: 'partial', resultDigest: null, tables: [] });
}

function seriesOf(manifest: Manifest, scenario: string, point: number): string {
  const middle = point === 0 ? '' : `point=${String(point).padStart(4, '0')}/`;
  const path = `series/scenario=${scenario}/${middle}part-0000.arrow`;
  return manifest.tables.find((table) => table.path === path)?.path ?? path;
}

interface Job extends Place {
  readonly resolved: ResolvedExperiment;
  readonly plan: { readonly folder: string; readonly key: string; readonly total: number };
  readonly began: number;
}

async function computeAndJoin(request: RunRequest, job: Job): Promise<RunResult> {
  const { folder, resolved, plan, key } = job;
  const files = storeInputs(folder, { ...request.experiment, resolved }, job.code);
  saveManifest(folder.manifest, partialManifest({ ...job, experiment: resolved, files }));
  const work = findWork(folder.folder, key.short, blocksOf(resolved));
  for (const { block, problem } of work.damaged) {
    request.onNotice?.(
      `part of ${block.scenario}, replications ${block.first} to ${block.first + block.count - 1}: ${problem}; computing it again`,
    );
  }
  let done = countOf(work.done);
  const lost = new Set<Block>();
  request.onPlan?.({ ...plan, done });
  if (work.missing.length > 0) {
    await computeBlocks({
      folder: folder.folder,
      runKey: key.short,
      blocks: (request.order ?? byReplication)(work.missing),
      threads: request.threads,
      signal: request.signal,
      onBlock(report) {
        done += report.block.count;
        request.onBlock?.(report, { done, total: plan.total });
      },
      onProblem(block, problem, final) {
        if (final) lost.add(block);
        request.onNotice?.(problemText(block, problem, final));
      },
    });
  }
  const computed = done - countOf(work.done);
  const unfinished = {
    ...plan,
    done,
    computed,
    accountingBroken: false,
    lost: lost.size,
    failures: 0,
    resultDigest: null,
  };
  if (done < plan.total) return { ...unfinished, status: 'partial' };
  return finish(request, job, { files, computed });
}

function finish(
  { experiment }: RunRequest,
  job: Job,
  made: { files: Manifest['files']; computed: number },
): RunResult {
  const { folder, resolved, plan, key } = job;
  const { tables, failures, accountingBroken } = joinParts({
    folder: folder.folder,
    runKey: key.short,
    experiment: resolved,
    model: experiment.model,
  });
  const manifest = completeManifest({ ...job, experiment: resolved, files: made.files, tables, failures });
  saveManifest(folder.manifest, manifest);
  rmSync(folder.parts, { recursive: true, force: true });
  return {
    ...plan,
    status: 'complete',
    done: plan.total,
    computed: made.computed,
    failures,
    accountingBroken,
    lost: 0,
    resultDigest: manifest.resultDigest,
  };
}

function problemText(block: Block, problem: unknown, final: boolean): string {
  const what = problem instanceof Error ? problem.message : String(problem);
  const where = `${block.scenario}, replications ${block.first} to ${block.first + block.count - 1}`;
  return `a worker stopped at ${where} (${what}); ${final ? 'given up after three attempts' : 'trying again'}`;
}

/** Replications of all scenarios side by side, so that paired effects are known early. */
function byReplication(blocks: readonly Block[]): readonly Block[] {
  return [...blocks].sort((a, b) => a.index - b.index);
}

function countOf(blocks: readonly Block[]): number {
  return blocks.reduce((total, { count }) => total + count, 0);
}

function mkdirs(folder: string): void {
  if (existsSync(folder)) removeStaleTemporaries(folder);
  else mkdirSync(join(folder), { recursive: true });
}

function discard(folder: RunFolder): void {
  for (const path of [folder.manifest, folder.parts, folder.series])
    rmSync(path, { recursive: true, force: true });
}
