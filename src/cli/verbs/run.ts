import { availableParallelism } from 'node:os';
import { installedModels } from '../../catalogue.ts';
import { exitCodes, grouped } from '../../define/index.ts';
import { countInWords, loadExperiment } from '../../load/index.ts';
import type { Overrides } from '../../load/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { planRun, runExperiment } from '../../run/index.ts';
import type { RunnableExperiment, RunResult } from '../../run/index.ts';
import type { Answer } from '../console.ts';
import { openEvents } from '../events.ts';
import { gateProblems, gatesOf } from '../gates.ts';
import { limitsOf } from '../limits.ts';
import { livePrecision } from '../live-precision.ts';
import { fixedBySet, otherThanAsked } from '../plan-notes.ts';
import { showProgress } from '../progress.ts';
import { runSummary } from '../run-summary.ts';
import { stopOnSignals } from '../signals.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, resultsFolder, textOption } from '../verb.ts';

/** Longest wait of the engine's timers, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** `mlab run <file>`: runs an experiment; continues by itself if partly done; instant if done. */
export const run: Verb = {
  name: 'run',
  description: 'run an experiment; continues by itself if partly done, instant if done',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ['-j, --threads <n>', 'worker threads (all cores by default)'],
    ['--replications <n>', 'simulated futures per scenario'],
    ['--seed <n>', 'seed'],
    ['--scenarios <a,b>', 'only these scenarios'],
    ['--set <p=v...>', 'set a lever or assumption: --set rateChange.to=12%'],
    ['--holders <n>', 'number of holders'],
    ['--stop-when <rule...>', 'stop before the last future when met: "sign(runwayYears, full - current)"'],
    ['--look-every <n>', 'futures between looks at the rules (ten blocks)'],
    ['--fresh', 'forget what is there and compute everything again'],
    ['--max-time <time>', 'stop after this time and keep what is done: 90s, 10m, 2h'],
    ['--max-failures <n>', 'stop when more futures than this fail: 20 or 5%'],
    [
      '--events <file>',
      'append plan, progress, batches, failures and the end to a file, one JSON object a line',
    ],
    ['-n, --dry-run', 'say what would be done, and do nothing'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab run experiments/eagr.exp.ts', 'mlab run experiments/eagr.exp.ts --replications 500 -j 2'],
  async run(call) {
    const [file = ''] = call.args;
    const overrides = overridesOf(call);
    const loaded = await loadExperiment(file, { models: installedModels, overrides });
    for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
    const fixed = fixedBySet(loaded.resolved, overrides);
    if (fixed !== undefined) call.console.say(`assumptions: ${fixed}`);
    if (call.options['dryRun'] === true) return wouldDo(loaded, resultsFolder(call));
    const experiment = { ...loaded, overrides: keptOverrides(overrides) };
    return carryOut(call, experiment, { command: `mlab run ${file}` });
  },
};

/** What a run has to remember of the command line: all but the number of replications, which may grow. */
export function keptOverrides({
  replications: _replications,
  ...kept
}: Overrides): Readonly<Record<string, unknown>> | undefined {
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** An option that may be given several times, as a list. */
function listOf(option: unknown): string[] {
  if (typeof option === 'string') return [option];
  return Array.isArray(option) ? option.filter((each): each is string => typeof each === 'string') : [];
}

/** What the command line changes in an experiment. */
export function overridesOf(call: Call): Overrides {
  const pairs = listOf(call.options['set']);
  const rules = listOf(call.options['stopWhen']);
  // What the file would refuse is left to the reader of the file, which knows more to say.
  const any: readonly [number, number] = [0, Number.MAX_SAFE_INTEGER];
  const replications = countOption(call, 'replications', any, countInWords('replications'));
  const seed = countOption(call, 'seed', any, countInWords('seed'));
  const holders = countOption(call, 'holders', any, 'a whole number');
  const lookEvery = countOption(call, 'lookEvery', any, 'a multiple of the block size');
  const scenarios = textOption(call, 'scenarios')
    ?.split(',')
    .map((name) => name.trim());
  return {
    ...(replications === undefined ? {} : { replications }),
    ...(seed === undefined ? {} : { seed }),
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(pairs.length === 0 ? {} : { set: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/su, 2))) }),
    ...(holders === undefined ? {} : { populations: { holders } }),
    ...(rules.length === 0 ? {} : { stopWhen: rules }),
    ...(lookEvery === undefined ? {} : { lookEvery }),
  };
}

async function wouldDo(experiment: RunnableExperiment, results: string): Promise<Answer> {
  const plan = await planRun(experiment, results);
  const { key, total, done, folder } = plan;
  const more = otherThanAsked(experiment.resolved, total);
  const text = `Run ${key}: ${grouped(total - done)} of ${grouped(total)} runs to do, in ${folder}. Nothing was run.`;
  return { text: more === undefined ? [text] : [text, more], data: plan };
}

/** Runs a loaded experiment with progress, limits, interruption, gates, and the summary as answer. */
export async function carryOut(
  call: Call,
  experiment: RunnableExperiment,
  how: { readonly command: string },
): Promise<Answer> {
  const { console } = call;
  const { resolved } = experiment;
  const limits = limitsOf(call);
  const events = openEvents(textOption(call, 'events'));
  const precision = livePrecision(resolved);
  const stop = stopOnSignals(console);
  const timer = setTimeout(
    () => stop.because('the time is over'),
    Math.min(limits.time, LONGEST_TIMER),
  ).unref();
  const progress = showProgress(console, resolved.name, precision.text);
  let failures = 0;
  try {
    const result = await runExperiment({
      experiment,
      results: resultsFolder(call),
      threads: countOption(call, 'threads', [1, 1024]) ?? availableParallelism(),
      fresh: call.options['fresh'] === true,
      signal: stop.signal,
      onPlan(plan) {
        events.write('plan', { ...plan });
        progress.plan(plan.done, plan.total);
      },
      onBlock(report, { done, total }) {
        precision.add(report);
        progress.step(done);
        failures += report.failures;
        events.write('batch', { ...report.block, digest: report.digest, milliseconds: report.milliseconds });
        if (report.failures > 0) events.write('failure', { ...report.block, failures: report.failures });
        events.write('progress', { done, total, failures });
        if (failures > limits.failures(total)) stop.because(`${grouped(failures)} simulated futures failed`);
      },
      onNotice: (text) => console.warn(text),
    });
    events.write('done', { ...result });
    if (result.computed > 0) progress.end();
    return result.status === 'complete'
      ? complete(result, resolved)
      : interrupted(result, { exit: stop.exit(), reason: stop.reason(), command: how.command });
  } finally {
    clearTimeout(timer);
    events.close();
    stop.release();
  }
}

function complete(result: RunResult, asked: ResolvedExperiment): Answer {
  const { key, total, computed, failures } = result;
  const next = [`mlab report ${key}`, `mlab compare ${key}`];
  if (computed === 0) return alreadyComplete(result, asked, next);
  const ledger = result.accountingBroken ? 'LEDGER BROKEN' : 'ledger balanced in all';
  const failed = failures === 0 ? '' : `, ${grouped(failures)} failed (mlab show ${key} --failed)`;
  const { text, gates } = runSummary(result.folder);
  const broken = gateProblems(gates);
  return {
    text: [
      `Run ${key} complete: ${grouped(total)} of ${grouped(total)} runs (${grouped(computed)} new), ${ledger}${failed}.`,
      ...text,
      ...broken,
    ],
    data: { ...result, gates },
    next,
    exit: exitOf(result, broken.length > 0),
  };
}

function alreadyComplete(result: RunResult, asked: ResolvedExperiment, next: readonly string[]): Answer {
  const { key, total, failures, folder } = result;
  const gates = gatesOf(asked, folder);
  const broken = gateProblems(gates);
  const sentences = [
    `Run ${key} is already complete (0 of ${grouped(total)} to do).`,
    otherThanAsked(asked, total),
    failures === 0 ? undefined : `${grouped(failures)} failed (mlab show ${key} --failed).`,
    'Use --fresh to run it again.',
  ];
  return {
    text: [sentences.filter((each) => each !== undefined).join(' '), ...broken],
    data: { ...result, gates },
    next,
    exit: exitOf(result, broken.length > 0),
  };
}

function exitOf({ accountingBroken, failures }: RunResult, gateFailed: boolean): number {
  if (accountingBroken) return exitCodes.accounting;
  if (failures > 0) return exitCodes.incomplete;
  return gateFailed ? exitCodes.gate : exitCodes.done;
}

function interrupted(
  result: RunResult,
  { exit, reason: why, command }: { exit: number | undefined; reason: string | undefined; command: string },
): Answer {
  const { key, done, total, lost } = result;
  const stopped =
    why === undefined ? `${grouped(lost)} blocks could not be computed` : `Stopped, because ${why}`;
  const reason = exit === undefined ? `${stopped}. ` : '';
  const text = `${reason}Saved ${grouped(done)} of ${grouped(total)}. Continue: ${command}   or   mlab resume ${key}`;
  return { text: [text], data: { ...result }, status: 'incomplete', exit: exit ?? exitCodes.incomplete };
}
