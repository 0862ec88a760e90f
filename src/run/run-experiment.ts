import { existsSync, rmSync } from 'node:fs';
import { blocksOf } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
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
import { computeMissing, countOf, replicationsOf } from './compute-missing.ts';
import { findWork } from './find-work.ts';
import type { Work } from './find-work.ts';
import { joinParts } from './finish.ts';
import { oneStage, stagesWithLooks } from './look-and-stop.ts';
import type { Stages, Stopped } from './look-and-stop.ts';
import { completeManifest, partialManifest, saveManifest } from './make-manifest.ts';
import { writeParameters } from './parameter-tables.ts';
import { runKeyOf } from './run-key.ts';
import type { RunRequest, RunResult } from './run-request.ts';
import { identityFor, readResolved } from './stored-experiment.ts';
import { storeInputs } from './store-inputs.ts';
import { hasRules, wantedReplications } from './wanted-replications.ts';

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
  /** Replications that the run had when it was finished before. */
  readonly least: number | undefined;
}

async function continueRun(request: RunRequest, place: Place): Promise<RunResult> {
  const { folder, key } = place;
  const before = earlierManifest(folder, key, (text) => request.onNotice?.(text));
  const wanted = wantedReplications(request.experiment.resolved, before);
  const resolved = { ...request.experiment.resolved, replications: wanted };
  const plan = { folder: folder.folder, key: key.short, total: countOf(blocksOf(resolved)) };
  const least = before?.status === 'complete' ? before.replications : before?.least;
  const job = { ...place, resolved, plan, least };
  if (before?.status !== 'complete') {
    if (before === undefined) sayOtherCode(request, place);
    return computeAndJoin(request, job);
  }
  const damaged = damagedFiles(folder.folder, before);
  for (const { path, message } of damaged) request.onNotice?.(`${path}: ${message}; computing it again`);
  if (damaged.length === 0 && before.replications === wanted) return alreadyComplete(request, job, before);
  await reopenRun(request, folder, { before, damaged: new Set(damaged.map(({ path }) => path)) });
  if (request.signal?.aborted === true)
    return unfinished(job, { done: Math.min(plan.total, countOf(blocksOf(resolved, before.replications))) });
  const { stopped: _decided, ...known } = before;
  saveManifest(folder.manifest, { ...known, status: 'partial', resultDigest: null, tables: [], least });
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
  // Written before the first future, so that a report on an unfinished run knows units and sources.
  writeParameters({
    folder: folder.folder,
    runKey: key.short,
    experiment: resolved,
    model: request.experiment.model,
  });
  saveManifest(folder.manifest, partialManifest({ ...job, experiment: resolved, files }));
  const work = await findWork(folder.folder, key.short, blocksOf(resolved), request.signal);
  for (const { block, problem } of work.damaged) {
    request.onNotice?.(`part of ${replicationsOf(block)}: ${problem}; computing it again`);
  }
  request.onPlan?.({ ...plan, done: countOf(work.done) });
  const stages = stagesOf(job, work);
  const { computed, lost } = await computeMissing(request, { plan, work, stages });
  const decision = stages.decision();
  const done = countOf(work.done) + computed;
  if (decision !== undefined) return finishEarly(request, job, { computed, ...decision });
  if (done < plan.total || hasRules(resolved)) return unfinished(job, { done, computed, lost });
  return finish(request, job, { files, computed });
}

function stagesOf({ folder, resolved, least = 0 }: Job, { missing }: Work): Stages {
  if (!hasRules(resolved)) return oneStage(missing);
  return stagesWithLooks({ folder: folder.folder, experiment: resolved, missing, least });
}

/** Joins what the rules found enough: the stored experiment says so many replications, as if it had been planned so. */
function finishEarly(
  request: RunRequest,
  job: Job,
  { computed, replications, stopped }: { computed: number; replications: number; stopped: Stopped },
): Promise<RunResult> {
  const resolved = { ...job.resolved, replications };
  const files = storeInputs(job.folder, { ...request.experiment, resolved }, job.code);
  const plan = { ...job.plan, total: countOf(blocksOf(resolved)) };
  return finish(request, { ...job, resolved, plan }, { files, computed, stopped });
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
  made: { files: Manifest['files']; computed: number; stopped?: Stopped },
): Promise<RunResult> {
  const { folder, resolved, plan, key } = job;
  const joined = await joinParts(
    { folder: folder.folder, runKey: key.short, experiment: resolved, model: experiment.model },
    signal,
  );
  if (joined === undefined) return unfinished(job, { done: plan.total, computed: made.computed });
  const { files, stopped } = made;
  const manifest = completeManifest({ ...job, ...joined, experiment: resolved, files, stopped });
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

function discard(folder: RunFolder): void {
  for (const path of [folder.manifest, folder.parts, folder.series])
    if (existsSync(path)) rmSync(path, { recursive: true, force: true });
}
