import { availableParallelism } from 'node:os';
import { installedModels } from '../../catalogue.ts';
import { exitCodes, grouped } from '../../define/index.ts';
import { loadExperiment } from '../../load/index.ts';
import type { Overrides } from '../../load/index.ts';
import { runExperiment } from '../../run/index.ts';
import type { RunnableExperiment, RunResult } from '../../run/index.ts';
import type { Answer } from '../console.ts';
import { gateProblems } from '../gates.ts';
import { livePrecision } from '../live-precision.ts';
import { showProgress } from '../progress.ts';
import { runSummary } from '../run-summary.ts';
import { stopOnSignals } from '../signals.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, resultsFolder, textOption } from '../verb.ts';

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
    ['--set <p=v...>', 'set a lever or assumption: --set sequencerPool.rewardRate=15%'],
    ['--holders <n>', 'number of holders'],
    ['--fresh', 'forget what is there and compute everything again'],
    ['-n, --dry-run', 'say what would be done'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab run experiments/eagr.exp.ts', 'mlab run experiments/eagr.exp.ts --replications 500 -j 2'],
  async run(call) {
    const [file = ''] = call.args;
    const loaded = await loadExperiment(file, { models: installedModels, overrides: overridesOf(call) });
    for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
    return carryOut(
      call,
      { ...loaded, overrides: keptOverrides(overridesOf(call)) },
      { command: `mlab run ${file}` },
    );
  },
};

/** What a run has to remember of the command line: all but the number of replications, which may grow. */
function keptOverrides({
  replications: _replications,
  ...kept
}: Overrides): Readonly<Record<string, unknown>> | undefined {
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** What the command line changes in an experiment. */
export function overridesOf(call: Call): Overrides {
  const set = call.options['set'];
  const pairs = Array.isArray(set)
    ? set.filter((each): each is string => typeof each === 'string')
    : typeof set === 'string'
      ? [set]
      : [];
  const replications = countOption(call, 'replications', [0, Number.MAX_SAFE_INTEGER]);
  const seed = countOption(call, 'seed', [0, Number.MAX_SAFE_INTEGER]);
  const holders = countOption(call, 'holders', [0, Number.MAX_SAFE_INTEGER]);
  const scenarios = textOption(call, 'scenarios')
    ?.split(',')
    .map((name) => name.trim());
  return {
    ...(replications === undefined ? {} : { replications }),
    ...(seed === undefined ? {} : { seed }),
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(pairs.length === 0 ? {} : { set: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/su, 2))) }),
    ...(holders === undefined ? {} : { populations: { holders } }),
  };
}

/** Runs a loaded experiment with progress, interruption, gates, and the summary as answer. */
export async function carryOut(
  call: Call,
  experiment: RunnableExperiment,
  how: { readonly command: string },
): Promise<Answer> {
  const { console } = call;
  const { resolved } = experiment;
  const precision = livePrecision(resolved);
  const stop = stopOnSignals(console);
  const progress = showProgress(console, resolved.name, precision.text);
  try {
    const result = await runExperiment({
      experiment,
      results: resultsFolder(call),
      threads: countOption(call, 'threads', [1, 1024]) ?? availableParallelism(),
      fresh: call.options['fresh'] === true,
      signal: stop.signal,
      onPlan: (plan) => progress.plan(plan.done, plan.total),
      onBlock(report, { done }) {
        precision.add(report);
        progress.step(done);
      },
      onNotice: (text) => console.warn(text),
    });
    if (result.computed > 0) progress.end();
    return result.status === 'complete'
      ? complete(result)
      : interrupted(result, { exit: stop.exit(), command: how.command });
  } finally {
    stop.release();
  }
}

function complete(result: RunResult): Answer {
  const { key, total, computed, failures } = result;
  const next = [`mlab report ${key}`, `mlab compare ${key}`];
  if (computed === 0) {
    const text = [
      `Run ${key} is already complete (0 of ${grouped(total)} to do). Use --fresh to run it again.`,
    ];
    return { text, data: { ...result }, next };
  }
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

function exitOf({ accountingBroken, failures }: RunResult, gateFailed: boolean): number {
  if (accountingBroken) return exitCodes.accounting;
  if (failures > 0) return exitCodes.incomplete;
  return gateFailed ? exitCodes.gate : exitCodes.done;
}

function interrupted(
  result: RunResult,
  { exit, command }: { exit: number | undefined; command: string },
): Answer {
  const { key, done, total, lost } = result;
  const reason = exit === undefined ? `${grouped(lost)} blocks could not be computed; ` : '';
  const text = `${reason}Saved ${grouped(done)} of ${grouped(total)}. Continue: ${command}   or   mlab resume ${key}`;
  return { text: [text], data: { ...result }, status: 'incomplete', exit: exit ?? exitCodes.incomplete };
}
