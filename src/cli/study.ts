import { availableParallelism } from 'node:os';
import { installedModels } from '../catalogue.ts';
import { exitCodes, grouped, LabError } from '../define/index.ts';
import type { Simulator } from '../design/index.ts';
import { estimate, loadExperiment } from '../load/index.ts';
import type { LoadedExperiment } from '../load/index.ts';
import { withDesign } from '../plan/index.ts';
import type { DesignOverride, ResolvedExperiment } from '../plan/index.ts';
import { openWorkers, runExperiment } from '../run/index.ts';
import type { RunnableExperiment, RunResult } from '../run/index.ts';
import { experimentSimulator, openStudy } from '../study/index.ts';
import type { Study } from '../study/index.ts';
import type { Answer } from './console.ts';
import { inWords, showProgress } from './progress.ts';
import { stopOnSignals } from './signals.ts';
import { measureSpeed } from './speed.ts';
import type { Call } from './verb.ts';
import { countOption, resultsFolder } from './verb.ts';
import { keptOverrides, overridesOf } from './verbs/run.ts';

/** Options of every command that runs a design or a study. */
export const studyOptions: readonly (readonly [string, string])[] = [
  ['-j, --threads <n>', 'worker threads (all cores by default)'],
  ['--replications <n>', 'simulated futures at each point'],
  ['--seed <n>', 'seed'],
  ['--scenarios <a,b>', 'only these scenarios'],
  ['--set <p=v...>', 'set a lever or assumption: --set rateChange.to=12%'],
  ['--holders <n>', 'number of holders'],
  ['-n, --dry-run', 'print the plan, and run nothing'],
  ['--out <dir>', 'results folder (results)'],
];

/** The experiment of the call, with what the command line says on top of it; warnings are told. Throws E100 and its kind. */
export async function openExperiment(call: Call): Promise<RunnableExperiment & LoadedExperiment> {
  const overrides = overridesOf(call);
  const loaded = await loadExperiment(call.args[0] ?? '', { models: installedModels, overrides });
  for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
  return { ...loaded, overrides: keptOverrides(overrides) };
}

/** The same experiment with a design laid over it, as it is run and stored. */
export function designed<Experiment extends RunnableExperiment>(
  experiment: Experiment,
  design: DesignOverride,
): Experiment {
  return {
    ...experiment,
    resolved: withDesign(experiment.resolved, design),
    overrides: { ...experiment.overrides, design },
  };
}

/** Threads of the call: `-j`, or all cores. */
export function threadsOf(call: Call): number {
  return countOption(call, 'threads', [1, 1024]) ?? availableParallelism();
}

/** What a plan costs. */
export interface Cost {
  /** Simulated futures. */
  readonly runs: number;
  readonly seconds: number;
  readonly bytes: number;
  /** `33 points x 1 scenario x 500 replications = 16,500 runs     about 3 min on 2 threads, 12 MB`. */
  readonly text: string;
}

/** Bytes that an outcome of a future takes in its part and in the table of outcomes. */
const BYTES_AN_OUTCOME = 64;

/** Cost of running a design, from a short piece of one simulated future. */
export function costOf(
  resolved: ResolvedExperiment,
  { model, threads }: { readonly model: LoadedExperiment['model']; readonly threads: number },
): Cost {
  const { futures, rows } = estimate(resolved, model);
  const seconds = (futures * measureSpeed(resolved, model)) / threads;
  const bytes = rows * BYTES_AN_OUTCOME;
  const { points, scenarios, replications } = resolved;
  const shape = [
    counted(points.length, 'point'),
    counted(scenarios.length, 'scenario'),
    counted(replications, 'replication'),
  ].join(' x ');
  const cost = `about ${inWords(seconds)} on ${counted(threads, 'thread')}, ${grouped(Math.ceil(bytes / 1e6))} MB`;
  return { runs: futures, seconds, bytes, text: `${shape} = ${counted(futures, 'run')}     ${cost}` };
}

/** `1 point`, `33 points`. */
export function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * Runs a designed experiment into `results` with progress, under the name `called`, and interruption; an answer instead of a result
 * when it was not finished.
 */
export async function runDesigned(
  call: Call,
  experiment: RunnableExperiment,
  {
    command,
    results = resultsFolder(call),
    called = experiment.resolved.name,
  }: { readonly command: string; readonly results?: string; readonly called?: string },
): Promise<RunResult | Answer> {
  const stop = stopOnSignals(call.console);
  const progress = showProgress(call.console, called, () => '');
  try {
    const result = await runExperiment({
      experiment,
      results,
      threads: threadsOf(call),
      signal: stop.signal,
      onPlan: ({ done, total }) => progress.plan(done, total),
      onBlock: (_, { done }) => progress.step(done),
      onNotice: (text) => call.console.warn(text),
    });
    if (result.computed > 0) progress.end();
    return result.status === 'complete' ? result : notFinished(result, { exit: stop.exit(), command });
  } finally {
    stop.release();
  }
}

/** Tells an answer from a result. */
export function isAnswer(given: RunResult | Answer): given is Answer {
  return 'text' in given;
}

/** The answer of a run that did not end: what is saved, and the command that goes on. */
export function notFinished(
  { done, total, key, lost }: RunResult,
  { exit, command }: { readonly exit: number | undefined; readonly command: string },
): Answer {
  const why = exit === undefined && lost > 0 ? `${grouped(lost)} blocks could not be computed. ` : '';
  return {
    text: [`${why}Saved ${grouped(done)} of ${grouped(total)}. Continue: ${command}`],
    data: { key, done, total, lost },
    status: 'incomplete',
    exit: exit ?? exitCodes.incomplete,
  };
}

/** What a study works with. */
export interface StudyAtWork {
  readonly simulator: Simulator;
  readonly study: Study;
}

/**
 * Carries out a study: opens its folder, gives `work` a simulator whose batches are runs in it, shows progress batch by batch, and turns
 * an interruption into an answer that says how to continue.
 */
export async function carryOutStudy(
  call: Call,
  spec: {
    readonly kind: string;
    readonly experiment: RunnableExperiment;
    readonly request: Readonly<Record<string, unknown>>;
    readonly scenarios?: readonly string[];
    readonly command: string;
  },
  work: (tools: StudyAtWork) => Promise<Answer>,
): Promise<Answer> {
  const { kind, experiment, request, scenarios, command } = spec;
  const study = openStudy({ results: resultsFolder(call), kind, experiment, request });
  const stop = stopOnSignals(call.console);
  const workers = openWorkers(threadsOf(call));
  let failures = 0;
  let progress = showProgress(call.console, kind, () => '');
  const simulator = experimentSimulator({
    experiment,
    results: study.runs,
    threads: threadsOf(call),
    workers,
    ...(scenarios === undefined ? {} : { scenarios }),
    signal: stop.signal,
    onBatch: ({ name }) => (progress = showProgress(call.console, `${kind} ${name}`, () => '')),
    onPlan: ({ done, total }) => progress.plan(done, total),
    onBlock: (_, { done }) => progress.step(done),
    onNotice: (text) => call.console.warn(text),
    onDone(batch) {
      study.add(batch);
      failures += batch.failures;
    },
  });
  try {
    const answer = await work({ simulator, study });
    // Failed futures are left out and counted: the answer stands, and says that something is missing.
    return failures > 0 ? { exit: exitCodes.incomplete, ...answer } : answer;
  } catch (problem) {
    if (!(problem instanceof LabError) || problem.code !== 'E520') throw problem;
    return {
      text: [`${problem.message}. Continue: ${command}`],
      data: { key: study.key, folder: study.folder },
      status: 'incomplete',
      exit: stop.exit() ?? problem.place.exit ?? exitCodes.incomplete,
    };
  } finally {
    stop.release();
    await workers.close();
  }
}
