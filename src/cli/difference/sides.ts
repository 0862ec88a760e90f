import { existsSync, statSync } from 'node:fs';
import { installedModels } from '../../catalogue.ts';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { loadExperiment } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { readRun } from '../../report/run-data.ts';
import type { RunData } from '../../report/run-data.ts';
import { planRun } from '../../run/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { findRun } from '../../store/index.ts';
import { commandAgain } from '../command-text.ts';
import type { Answer } from '../console.ts';
import { costOf, isAnswer, runDesigned, threadsOf } from '../study.ts';
import { resultsFolder } from '../verb.ts';
import type { Call } from '../verb.ts';
import { keptOverrides, overridesOf } from '../verbs/run.ts';

/** Refuses a call that names one version only, or one that would set a parameter of a finished run. Throws E502. */
export function checkSides(call: Call, before: string, after: string | undefined): void {
  if (call.options['set'] !== undefined && !isExperimentFile(after ?? before))
    throw new LabError('E502', '--set changes an experiment file, and not a finished run', {
      exit: exitCodes.usage,
      path: '--set',
      expected: 'the file of the experiment; or a fork of the run: `mlab new <name> --from <run> --set p=v`',
    });
  if (after !== undefined || call.options['set'] !== undefined) return;
  throw new LabError('E502', 'a difference needs two versions', {
    exit: exitCodes.usage,
    expected: 'a second file or run, or --set on top of the first file',
  });
}

/** Whether a side is a file to be run, and not a run or a bundle. */
export const isExperimentFile = (path: string): boolean =>
  /\.(?:m?[jt]s|ya?ml|json)$/u.test(path) && existsSync(path) && statSync(path).isFile();

/** What would be run for both sides and what that costs. */
export async function planned(call: Call, sides: readonly [string, string]): Promise<Answer> {
  const plans = [];
  for (const [at, reference] of sides.entries()) {
    const side = at === 0 ? 'before' : 'after';
    const experiment = await experimentOf(call, reference, { set: at === 1 });
    if (experiment === undefined) {
      const { key } = findRun(resultsFolder(call), reference);
      plans.push({ side, run: key, text: `${side}: run ${key}, nothing to run` });
      continue;
    }
    const { key, total, done } = await planRun(experiment, resultsFolder(call));
    const { text } = costOf(experiment.resolved, { model: experiment.model, threads: threadsOf(call) });
    const left = done === 0 ? '' : `; ${grouped(total - done)} of them to do`;
    plans.push({ side, run: key, runs: total, done, text: `${side}: ${text}${left}` });
  }
  const precision =
    'Precision: the same futures on both sides; what does not move is equal to the last bit, intervals are printed with what does.';
  return { text: [...plans.map(({ text }) => text), precision, 'Nothing was run.'], data: { plans } };
}

/** The experiment of a side that is a file, with what the command line says on top of it. */
export async function experimentOf(
  call: Call,
  reference: string,
  { set }: { readonly set: boolean },
): Promise<(RunnableExperiment & LoadedExperiment) | undefined> {
  if (!isExperimentFile(reference)) return undefined;
  const { set: given, ...rest } = overridesOf(call);
  const overrides = set && given !== undefined ? { ...rest, set: given } : rest;
  const loaded = await loadExperiment(reference, { models: installedModels, overrides });
  for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
  return { ...loaded, overrides: keptOverrides(overrides) };
}

/** A side as a finished run: an experiment file is run first, or found finished. */
export async function sideOf(
  call: Call,
  reference: string,
  how: { readonly set: boolean },
): Promise<RunData | Answer> {
  const experiment = await experimentOf(call, reference, how);
  if (experiment === undefined) return readRun(findRun(resultsFolder(call), reference).folder);
  const result = await runDesigned(call, experiment, { command: commandAgain('difference', call) });
  return isAnswer(result) ? result : readRun(result.folder);
}

/** Tells a side that could not be finished from a finished run. */
export const isAnswerOfSide = (side: RunData | Answer): side is Answer => 'text' in side;
