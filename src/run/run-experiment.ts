import { existsSync, rmSync } from 'node:fs';
import { blocksOf } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson, lockFolder, removeStaleTemporaries, runFolder } from '../store/index.ts';
import type { Manifest, RunFolder } from '../store/index.ts';
import type { CodeIdentity } from './code-identity.ts';
import {
  accountingWasBroken,
  damagedFiles,
  earlierManifest,
  reopenRun,
  runsOfOtherCode,
} from './earlier-run.ts';
import { findWork } from './find-work.ts';
import type { Work } from './find-work.ts';
import { joinParts } from './finish.ts';
import { completeManifest, partialManifest, saveManifest } from './make-manifest.ts';
import { writeParameters } from './parameter-tables.ts';
import { computeBlocks } from './pool.ts';
import { runKeyOf } from './run-key.ts';
import type { RunRequest, RunResult } from './run-request.ts';
import { identityFor, readResolved } from './stored-experiment.ts';
import { storeInputs } from './store-inputs.ts';

/**
 * Runs an experiment, or whatever of it is missing. Throws LabError E203/E204 when nothing can be written, E208 when another
 * process is running it and E210 when another version wrote what is there.
 */
export async function runExperiment(request: RunRequest): Promise<RunResult> {
  const { experiment } = request;
  const code = identityFor(experiment.resolved, experiment.ownModel ? experiment.bundle : undefined);
  const key = runKeyOf(experiment.resolved, code);
  const folder = runFolder(request.results, experiment.resolved.name, key.short);
  const lock = lockFolder(folder.folder);
  try {
    removeStaleTemporaries(folder.folder);
    if (request.fresh === true) discard(folder);
    return await continueRun(request, { folder, code, key, began: performance.now() });
  } finally {
    lock.release();
  }
}

interface Place {
  readonly folder: RunFolder;
  readonly code: CodeIdentity;
  readonly key: { readonly full: string; readonly short: string };
  readonly began: number;
}

interface Job extends Place {
  readonly resolved: ResolvedExperiment;
  readonly plan: { readonly folder: string; readonly key: string; readonly total: number };
}

async function continueRun(request: RunRequest, place: Place): Promise<RunResult> {
  const { folder, key } = place;
  const before = earlierManifest(folder, key, (text) => request.onNotice?.(text));
  const asked = request.experiment.resolved.replications;
  // A finished run never shrinks; an unfinished one is finished with as many replications as are asked for now.
  const wanted = before?.status === 'complete' ? Math.max(asked, before.replications) : asked;
  const resolved = { ...request.experiment.resolved, replications: wanted };
  const plan = { folder: folder.folder, key: key.short, total: countOf(blocksOf(resolved)) };
  const job = { ...place, resolved, plan };
  if (before?.status !== 'complete') {
    if (before === undefined) sayOtherCode(request, place);
    return computeAndJoin(request, job);
  }
  const damaged = damagedFiles(folder.folder, before);
  for (const { path, message } of damaged) request.onNotice?.(`${path}: ${message}; computing it again`);
  if (damaged.length === 0 && before.replications === wanted) return alreadyComplete(request, job, before);
  await reopenRun(request, folder, { before, damaged: new Set(damaged.map(({ path }) => path)) });
  const stopped = request.signal?.aborted === true;
  if (stopped)
    return unfinished(job, { done: Math.min(plan.total, countOf(blocksOf(resolved, before.replications))) });
  saveManifest(folder.manifest, { ...before, status: 'partial', resultDigest: null, tables: [] });
  return computeAndJoin(request, job);
}

function sayOtherCode(request: RunRequest, { key, code }: Place): void {
  const { resolved, ownModel } = request.experiment;
  for (const other of runsOfOtherCode(request.results, resolved, key, code.engineDigest)) {
    // A model in the experiment file is known by the whole text of that file, so any edit makes another run.
    const why =
      ownModel && other.sameEngine
        ? 'from another text of the experiment file, which contains its model'
        : `computed by another engine or model (metis-lab ${other.tool})`;
    request.onNotice?.(
      `run ${other.key} is the same experiment ${why}; it stays, and this run is ${key.short}`,
    );
  }
}

/** A finished run answers at once; wording and sources that do not change results are brought up to date. */
function alreadyComplete(request: RunRequest, job: Job, before: Manifest): RunResult {
  const { folder, plan, resolved } = job;
  rmSync(folder.parts, { recursive: true, force: true });
  if (canonicalJson(readResolved(folder.folder)) !== canonicalJson(resolved)) {
    request.onNotice?.('labels, claims or sources changed since the run: stored; the results are the same');
    const files = storeInputs(folder, { ...request.experiment, resolved }, job.code);
    const { model } = request.experiment;
    const parameters = writeParameters({
      ...job,
      folder: folder.folder,
      runKey: plan.key,
      experiment: resolved,
      model,
    });
    const tables = before.tables.map((table) => (table.path === parameters.path ? parameters : table));
    saveManifest(folder.manifest, {
      ...before,
      files,
      tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
    });
  }
  request.onPlan?.({ ...plan, done: plan.total });
  const { failures, resultDigest } = before;
  const accountingBroken = accountingWasBroken({ failures, folder: folder.folder });
  return {
    ...plan,
    status: 'complete',
    done: plan.total,
    computed: 0,
    failures,
    accountingBroken,
    lost: 0,
    resultDigest,
  };
}

async function computeAndJoin(request: RunRequest, job: Job): Promise<RunResult> {
  const { folder, resolved, plan, key } = job;
  const files = storeInputs(folder, { ...request.experiment, resolved }, job.code);
  saveManifest(folder.manifest, partialManifest({ ...job, experiment: resolved, files }));
  const work = await findWork(folder.folder, key.short, blocksOf(resolved), request.signal);
  for (const { block, problem } of work.damaged) {
    request.onNotice?.(`part of ${replicationsOf(block)}: ${problem}; computing it again`);
  }
  request.onPlan?.({ ...plan, done: countOf(work.done) });
  const { computed, lost } = await computeMissing(request, job, work);
  const done = countOf(work.done) + computed;
  if (done < plan.total) return unfinished(job, { done, computed, lost });
  return finish(request, job, { files, computed });
}

async function computeMissing(
  request: RunRequest,
  { plan }: Job,
  work: Work,
): Promise<{ computed: number; lost: number }> {
  if (work.missing.length === 0 || request.signal?.aborted === true) return { computed: 0, lost: 0 };
  const before = countOf(work.done);
  let [computed, lost] = [0, 0];
  await computeBlocks({
    folder: plan.folder,
    runKey: plan.key,
    blocks: (request.order ?? byReplication)(work.missing),
    threads: request.threads,
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

function unfinished({ plan }: Job, state: { done: number; computed?: number; lost?: number }): RunResult {
  return {
    ...plan,
    status: 'partial',
    computed: 0,
    lost: 0,
    ...state,
    accountingBroken: false,
    failures: 0,
    resultDigest: null,
  };
}

async function finish(
  { experiment, signal }: RunRequest,
  job: Job,
  made: { files: Manifest['files']; computed: number },
): Promise<RunResult> {
  const { folder, resolved, plan, key } = job;
  const joined = await joinParts(
    { folder: folder.folder, runKey: key.short, experiment: resolved, model: experiment.model },
    signal,
  );
  if (joined === undefined) return unfinished(job, { done: plan.total, computed: made.computed });
  const manifest = completeManifest({ ...job, ...joined, experiment: resolved, files: made.files });
  saveManifest(folder.manifest, manifest);
  rmSync(folder.parts, { recursive: true, force: true });
  return {
    ...plan,
    status: 'complete',
    done: plan.total,
    computed: made.computed,
    failures: joined.failures,
    accountingBroken: joined.accountingBroken,
    lost: 0,
    resultDigest: manifest.resultDigest,
  };
}

function problemText(block: Block, problem: unknown, final: boolean): string {
  const what = problem instanceof Error ? problem.message : String(problem);
  return `a worker stopped at ${replicationsOf(block)} (${what}); ${final ? 'given up after three attempts' : 'trying again'}`;
}

function replicationsOf({ scenario, first, count }: Block): string {
  return `${scenario}, replications ${first} to ${first + count - 1}`;
}

/** Replications of all scenarios side by side, so that paired effects are known early. */
function byReplication(blocks: readonly Block[]): readonly Block[] {
  return [...blocks].sort((a, b) => a.index - b.index);
}

function countOf(blocks: readonly Block[]): number {
  return blocks.reduce((total, { count }) => total + count, 0);
}

function discard(folder: RunFolder): void {
  for (const path of [folder.manifest, folder.parts, folder.series])
    if (existsSync(path)) rmSync(path, { recursive: true, force: true });
}
