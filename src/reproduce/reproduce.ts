import { existsSync } from 'node:fs';
import { exitCodes, LabError } from '../define/index.ts';
import { unfinishedReport } from '../report/made.ts';
import { readResolved } from '../run/index.ts';
import { readManifest, runFolderAt, verifyFiles } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { checkCode } from './check-code.ts';
import { contentProblems } from './check-contents.ts';
import { checkInputs } from './check-inputs.ts';
import type { InputCheck } from './check-inputs.ts';
import { checkReport } from './check-report.ts';
import type { ReportCheck } from './check-report.ts';
import { conclude } from './conclude.ts';
import { againStep, runAgain } from './run-again.ts';
import type { Reproduction, ReproductionRequest, ReproductionStep } from './reproduction.ts';

/**
 * Checks a run, in this order: files, inputs, report, code, re-run, cells, words, ledger; what is found wrong early ends it there. Nothing is
 * written. Throws E205, E209, E210 for a manifest that is missing, unreadable or another version's, E503 for an unfinished
 * run, E701 and E702 (exit 8) for code that is not trusted or not installed, E703 when workers died.
 */
export async function reproduce(request: ReproductionRequest): Promise<Reproduction> {
  const { folder, level } = request;
  const manifest = finishedManifest(request);
  const steps: ReproductionStep[] = [];
  const say = (step: ReproductionStep): boolean => {
    steps.push(step);
    request.onStep?.(step);
    return step.ok;
  };
  const nothing = reproductionOf(request, manifest, steps);
  if (!say(await filesStep(folder, expectedIn(request, manifest)))) return nothing;
  const experiment = { ...readResolved(folder), replications: manifest.replications };
  const run = { manifest, experiment, trustCode: request.trustCode === true };
  const inputs = await checkInputs(folder, run);
  const inputsFit = inputs.problems.length === 0;
  say(inputsStep(inputs));
  if (!inputsFit) return { ...nothing, grade: inputs.judgedOtherwise === true ? 'F' : null };
  const early = await earlyReport(request);
  if (early !== undefined) say(early.step);
  const { derived } = inputs;
  const fitting = { ...nothing, intact: true, inputs: derived, report: early?.files ?? null };
  if (level === 'files') return { ...fitting, grade: early?.step.ok === false ? 'F' : null };
  const code = checkCode(folder, { ...run, name: nameOf(request, manifest) });
  const { model } = manifest.versions;
  say({
    name: 'code',
    ok: true,
    text: `model ${model.replace('@', ' ')} ${code.same ? 'ok' : 'differs'}`,
    notes: code.notes,
  });
  const again = await runAgain(request, manifest, experiment);
  say(againStep(request, manifest, again));
  if (request.signal?.aborted === true) return { ...fitting, interrupted: true };
  const late = await lateReport(request);
  if (late !== undefined) say(late.step);
  const found = { ...fitting, report: late?.files ?? fitting.report };
  const name = request.tables ?? nameOf(request, manifest);
  return conclude(found, { again, sameCode: code.same, name, say });
}

const inputWords = {
  derived: 'inputs ok',
  'other wording': 'inputs ok in other words',
  'not derived': 'inputs taken as stored',
} as const;

function inputsStep({ problems, notes, derived, reason }: InputCheck): ReproductionStep {
  const ok = problems.length === 0;
  const why = reason === undefined ? '' : ` (${reason})`;
  const text = ok ? `${inputWords[derived]}${why}` : 'inputs differ';
  return { name: 'inputs', ok, text, notes: [...problems, ...notes] };
}

const nameOf = ({ name }: ReproductionRequest, { runKey }: Manifest): string => name ?? runKey;

function finishedManifest(request: ReproductionRequest): Manifest {
  const { folder } = request;
  const manifest = readManifest(runFolderAt(folder).manifest);
  if (manifest.status === 'complete') return manifest;
  const about = unfinishedReport(runFolderAt(folder).report);
  const report = about === undefined ? '' : `; its report says so and is about ${about}`;
  throw new LabError('E503', `run ${manifest.runKey} is not finished${report}`, {
    exit: exitCodes.incomplete,
    file: folder,
    expected: `\`mlab resume ${nameOf(request, manifest)}\` first`,
  });
}

function reproductionOf(
  request: ReproductionRequest,
  manifest: Manifest,
  steps: readonly ReproductionStep[],
): Reproduction {
  const { folder, level } = request;
  const { experiment, runKey, resultDigest } = manifest;
  return {
    ...{ experiment, runKey, folder, resultDigest, level, steps },
    grade: null,
    intact: false,
    inputs: 'not derived',
    comparison: null,
    recorded: manifest.replications,
    sampleSeed: (level === 'sample' ? request.sampleSeed : undefined) ?? null,
    replications: [],
    numbers: null,
    report: null,
    ledgerBalanced: true,
    seriesMissing: request.leftOut?.includes('series') === true,
    interrupted: false,
  };
}

/** The manifest as far as its tables should be in the folder. */
function expectedIn({ leftOut = [] }: ReproductionRequest, manifest: Manifest): Manifest {
  if (!leftOut.includes('series')) return manifest;
  return { ...manifest, tables: manifest.tables.filter(({ path }) => !path.startsWith('series/')) };
}

/** The report before anything is computed; where the series are not there, this only says that it cannot be made again. */
async function earlyReport({
  folder,
  level,
  leftOut = [],
}: ReproductionRequest): Promise<ReportCheck | undefined> {
  if (leftOut.includes('report')) return undefined;
  if (!leftOut.includes('series')) return checkReport(folder);
  if (level === 'full' || !existsSync(runFolderAt(folder).report)) return undefined;
  const notes = [
    'the series are not there, so neither they nor the report were checked; --level full computes them',
  ];
  return { step: { name: 'report', ok: true, text: 'report not made again', notes }, files: null };
}

/** The report of a run whose series have been computed only now. */
async function lateReport({
  folder,
  level,
  leftOut = [],
}: ReproductionRequest): Promise<ReportCheck | undefined> {
  const due = level === 'full' && leftOut.includes('series') && !leftOut.includes('report');
  return due ? checkReport(folder) : undefined;
}

/** Files by their SHA-256, and tables by what is in them: who alters a table can make its SHA-256 fit, but not the printed digest of the result. */
async function filesStep(folder: string, manifest: Manifest): Promise<ReproductionStep> {
  const found = verifyFiles(folder, manifest);
  const total = manifest.tables.length + manifest.files.length;
  const wrong = found
    .filter(({ kind }) => kind !== 'unlisted')
    .map(({ path, message }) => `${path}: ${message}`);
  const unlisted = found
    .filter(({ kind }) => kind === 'unlisted')
    .map(({ path, message }) => `${path}: ${message}`);
  const problems = wrong.length > 0 ? wrong : await contentProblems(folder, manifest);
  const ok = problems.length === 0;
  return {
    name: 'files',
    ok,
    text: `files ${total - problems.length} of ${total} ok`,
    notes: [...problems, ...unlisted],
  };
}
