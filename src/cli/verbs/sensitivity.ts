import { extname, join } from 'node:path';
import { grouped, LabError, exitCodes } from '../../define/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { RunnableExperiment, RunResult } from '../../run/index.ts';
import type { DecomposedVariance } from '../../sensitivity/index.ts';
import { reproduceCommand } from '../../report/made.ts';
import { readManifest, runFolderAt } from '../../store/index.ts';
import { aligned } from '../console.ts';
import { commandAgain, commandForFooter } from '../command-text.ts';
import { parameterLabels } from '../parameter-labels.ts';
import { responseInWords } from '../response-words.ts';
import { pointsQuery } from '../study-query.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { analyse, unitsOf } from '../sensitivity/sensitivity-analysis.ts';
import type { AnalysisWish } from '../sensitivity/sensitivity-analysis.ts';
import { sensitivityChart } from '../sensitivity/sensitivity-charts.ts';
import { writeSensitivity } from '../sensitivity/sensitivity-files.ts';
import {
  leftInWords,
  pointsRead,
  sensitivityMethods,
  sensitivityPlan,
} from '../sensitivity/sensitivity-plan.ts';
import type { SensitivityPlan } from '../sensitivity/sensitivity-plan.ts';
import { sensitivityTable } from '../sensitivity/sensitivity-table.ts';
import {
  costOf,
  counted,
  designed,
  isAnswer,
  openExperiment,
  runDesigned,
  studyOptions,
  threadsOf,
} from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';
import { installedVersion } from '../version.ts';

/** `mlab sensitivity <file>`: which inputs decide an outcome. */
export const sensitivity: Verb = {
  name: 'sensitivity',
  description:
    'which inputs decide an outcome: tornado, Morris, Sobol’ indices, PAWN, or what good futures have in common',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ['--method <name>', `${sensitivityMethods.join(', ')} (morris)`],
    [
      '--outcome <response>',
      'outcome, scenario.outcome, or a difference of two (the headline outcome, last scenario minus baseline)',
    ],
    [
      '--over <p=low:high...>',
      'what is varied; a bare name keeps its distribution, `assumptions` is all drawn ones (those alone when absent)',
    ],
    ['--n <n>', 'trajectories (morris), base samples, a power of 2 (sobol), or points (pawn, regional)'],
    ['--second-order', 'sobol: pairs of inputs too, with almost twice as many points'],
    ['--decompose <which>', 'sobol: variance of the mean future (mean) or of a single future (single)'],
    [
      '--good <condition>',
      "regional: which futures are good: 'runwayYears >= 20'; a bare outcome is that of the last scenario",
    ],
    ['--design <which>', 'pawn, regional: own points, or those of a run with --method sobol (sobol)'],
    ['--luck <which>', 'futures of the points: common or own (common for tornado and morris, own otherwise)'],
    ['--resamples <n>', 'bootstrap resamples behind the intervals (1000)'],
    ...studyOptions,
  ],
  examples: [
    'mlab sensitivity experiments/eagr.exp.ts --method tornado --outcome full.runwayYears',
    'mlab sensitivity experiments/eagr.exp.ts --method sobol --n 128 --holders 200',
    "mlab sensitivity experiments/eagr.exp.ts --method regional --good 'runwayYears >= current.runwayYears'",
  ],
  async run(call) {
    const loaded = await openExperiment(call);
    const plan = sensitivityPlan(call, loaded);
    const wish = wishOf(call, loaded);
    const experiment = withPlan(loaded, plan);
    const said = planText(plan, experiment, call);
    if (call.options['dryRun'] === true)
      return { text: [...said.lines, 'Nothing was run.'], data: jsonSafe({ ...said.data, dryRun: true }) };
    for (const line of said.lines) call.console.say(line);
    const result = await runDesigned(call, experiment, { command: commandAgain('sensitivity', call) });
    if (isAnswer(result)) return result;
    // Said before the analysis, which may find too little left to go on.
    if (result.failures > 0) call.console.warn(failedWords(result));
    return answerOf(call, { experiment, plan, wish, result });
  },
};

/** The experiment with the design laid over it, and its number of replications. */
function withPlan(
  loaded: RunnableExperiment & LoadedExperiment,
  plan: SensitivityPlan,
): RunnableExperiment & LoadedExperiment {
  const { design, luck, scenarios, replications } = plan;
  const laid = designed(loaded, { points: design.points, scenarios, ...(luck === 'own' ? { luck } : {}) });
  return { ...laid, resolved: { ...laid.resolved, replications } };
}

function wishOf(call: Call, { resolved }: LoadedExperiment): AnalysisWish {
  const which = textOption(call, 'decompose') ?? 'mean';
  if (which !== 'mean' && which !== 'single')
    throw new LabError('E502', `invalid --decompose: ${which}`, {
      exit: exitCodes.usage,
      path: '--decompose',
      expected: 'mean or single',
    });
  const decompose: DecomposedVariance = which === 'mean' ? 'mean future' : 'single future';
  return { decompose, resamples: countOption(call, 'resamples', [2, 100_000]) ?? 1000, seed: resolved.seed };
}

/** What is about to be run, with count, time, disk and what precision to expect. */
function planText(
  plan: SensitivityPlan,
  experiment: RunnableExperiment & LoadedExperiment,
  call: Call,
): { lines: string[]; data: Record<string, unknown> } {
  const { method, response, dimensions, n, luck, good } = plan;
  const { runs, seconds, bytes, text } = costOf(experiment.resolved, {
    model: experiment.model,
    threads: threadsOf(call),
  });
  const about = good === undefined ? response.text : `futures with ${good.text}`;
  const left = leftInWords(plan, experiment.resolved);
  const read = readWords(plan);
  const lines = [
    `${method}: ${about} over ${counted(dimensions.length, 'input')}: ${text}.`,
    ...(read === '' ? [] : [`Of these points ${read}.`]),
    precisionOf(plan),
    ...(left === undefined ? [] : [left]),
  ];
  const inputs = dimensions.map(({ name }) => name);
  const data = {
    method,
    outcome: response.text,
    inputs,
    n,
    luck,
    runs,
    seconds,
    bytes,
    points: plan.design.points.length,
  };
  return { lines, data };
}

/** `32 are read: A and B of the base samples`, where not all points are. */
function readWords(plan: SensitivityPlan): string {
  const read = pointsRead(plan);
  return read === plan.design.points.length
    ? ''
    : `${grouped(read)} are read (base samples A and B, which are independent)`;
}

/** What precision the size buys, roughly, before anything is known of the response. */
function precisionOf(plan: SensitivityPlan): string {
  const { method, n, replications } = plan;
  const points = pointsRead(plan);
  const root = (of: number) => (1 / Math.sqrt(of)).toFixed(2);
  if (method === 'sobol')
    return `Expected precision: indices to about ±${root(n / 4)} of the variance, with quiet futures.`;
  if (method === 'morris')
    return `Expected precision: sizes of effects to about ±${root(n / 4)} of their spread.`;
  if (method === 'tornado')
    return `Expected precision: changes to about ±${root(replications / 4)} of their spread between futures.`;
  if (method === 'pawn') return `Expected precision: distances to about ±${root((4 * points) / 10)}.`;
  return `Expected precision: shares of good futures to about ±${root(points / 2)} in boxes that hold half of the points.`;
}

function failedWords({ failures, key }: RunResult): string {
  return `${counted(failures, 'future')} failed and ${failures === 1 ? 'is' : 'are'} left out: mlab show ${key} --failed`;
}

interface Finished {
  readonly experiment: RunnableExperiment & LoadedExperiment;
  readonly plan: SensitivityPlan;
  readonly wish: AnalysisWish;
  readonly result: RunResult;
}

async function answerOf(call: Call, { experiment, plan, wish, result }: Finished): Promise<Answer> {
  const { model } = experiment;
  const { response, good, design, replications, luck, method } = plan;
  const finding = analyse(result.folder, plan, wish);
  const units = { response: response.outcome.unit, inputs: unitsOf(plan, model) };
  const labels = parameterLabels(
    model,
    plan.dimensions.map(({ name }) => name),
  );
  const named = { ...units, label: (name: string): string => labels.long(name) };
  const table = sensitivityTable(finding, plan, { ...units, label: (name) => name });
  const read = readWords(plan);
  const size = `${counted(design.points.length, 'point')}${read === '' ? '' : ` of which ${read}`}, ${counted(replications, 'replication')} each, ${luck} futures`;
  const about =
    good === undefined ? responseInWords(response, experiment.resolved) : `futures with ${good.text}`;
  const manifest = readManifest(runFolderAt(result.folder).manifest);
  const command = reproduceCommand(manifest, installedVersion());
  const chart = sensitivityChart(finding, {
    ...{ units: named, labels, about, size },
    footer: { run: result.key, command },
  });
  const data = {
    schema: 1,
    run: result.key,
    method,
    outcome: response.text,
    good: good?.text,
    size,
    wish,
    finding: finding.result,
  };
  const name = `${method}-${good === undefined ? response.text : good.text}`;
  const page = {
    title: `What decides ${about}`,
    subtitle: `${experiment.resolved.question} ${method}, ${size}`,
    footer: {
      run: `${experiment.resolved.name}/${result.key}`,
      command,
      digest: manifest.resultDigest ?? 'none',
    },
    made: commandForFooter('sensitivity', call),
    table: sensitivityTable(finding, plan, named),
    query: pointsQuery(result.key, response, 'avg'),
  };
  const files = await writeSensitivity(result.folder, { name, data, table, chart, page });
  const { computed, total, failures, folder } = result;
  return {
    text: [
      `${method}: ${good === undefined ? response.text : good.text}, ${size}. Run ${result.key}: ${grouped(total)} runs (${grouped(computed)} new).`,
      ...aligned(table.rows.length === 0 ? [] : [table.head, ...table.rows], '  '),
      ...table.notes,
      ...(failures === 0 ? [] : [failedWords(result)]),
      `Wrote ${[join(folder, files[0]), ...files.slice(1).map(extname)].join(', ')}`,
    ],
    records: [table.columns.map(String), ...table.records.map((row) => [...row])],
    data: jsonSafe({ ...data, folder, files, failures }),
    exit: failures === 0 ? exitCodes.done : exitCodes.incomplete,
  };
}
