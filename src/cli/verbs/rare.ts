import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { modelPaths } from '../../rare/index.ts';
import type { Path } from '../../rare/index.ts';
import { openStudy } from '../../study/index.ts';
import { commandAgain } from '../command-text.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { inWords, showProgress } from '../progress.ts';
import { eventText, furthestText, pathText, rareAnswer } from '../rare/rare-answer.ts';
import { rareRequest } from '../rare/rare-request.ts';
import type { RareRequest } from '../rare/rare-request.ts';
import { carryOutRare, storeRareInputs } from '../rare/rare-study.ts';
import { startRareWorkers } from '../rare/rare-workers.ts';
import { stopOnSignals } from '../signals.ts';
import { measureSpeed } from '../speed.ts';
import { counted, openExperiment, threadsOf } from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { resultsFolder, textOption } from '../verb.ts';

/** `mlab rare <file> --event …`: the probability of a rare event, without waiting for it to come by chance. */
export const rare: Verb = {
  name: 'rare',
  description: 'probability of a rare event by multilevel splitting or importance sampling',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ['--event <text>', 'observable >= or <= threshold, on any day: "rewardBudget <= 0"'],
    ['--scenario <name>', 'scenario (the baseline)'],
    ['--method <name>', 'splitting, plain or importance (splitting)'],
    ['--particles <n>', 'futures at a time in a repetition (100)'],
    ['--replaced <n>', 'futures replaced in a round of splitting (a quarter)'],
    ['--repeat <n>', 'independent repetitions, from which the error is known (8)'],
    ['--from <p=low:high...>', 'importance: draw this assumption uniformly from there, or from a,b'],
    ['--defensive <share>', 'importance: share of futures drawn from the own laws (0.1)'],
    ['--path <address>', 'live one future again: "17 212:8812731"'],
    ['-j, --threads <n>', 'worker threads (all cores by default)'],
    ['--seed <n>', 'seed'],
    ['--set <p=v...>', 'set a lever or assumption: --set rateChange.to=12%'],
    ['--holders <n>', 'number of holders'],
    ['-n, --dry-run', 'print the plan, and run nothing'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab rare experiments/eagr.exp.ts --event "rewardBudget <= 0" --holders 100',
    'mlab rare experiments/eagr.exp.ts --event "price <= 0.2 USD/METIS" --method plain --particles 500',
  ],
  async run(call) {
    const experiment = await openExperiment(call);
    const request = rareRequest(call, experiment);
    if (textOption(call, 'path') !== undefined) return liveAgain(call, experiment, request);
    const plan = planText(experiment, request, threadsOf(call));
    if (call.options['dryRun'] === true)
      return {
        text: [...plan, 'Nothing was run.'],
        data: { ...request, days: experiment.resolved.time.days },
      };
    for (const line of plan) call.console.say(line);
    return carryOut(call, experiment, request);
  },
};

type Experiment = Awaited<ReturnType<typeof openExperiment>>;

function planText(
  { resolved, model }: Experiment,
  { method, event, scenario, plan }: RareRequest,
  threads: number,
): string[] {
  const { particles, replaced, repeats } = plan;
  const first = particles * repeats;
  const seconds = (measureSpeed({ ...resolved, baseline: scenario }, model) * first) / threads;
  const cost = `${counted(first, 'future')} of ${grouped(resolved.time.days)} days: about ${inWords(seconds)} on ${counted(threads, 'thread')}, less than ${grouped(Math.ceil((first * 500) / 1e6))} MB`;
  const about = `Event: ${eventText(event)}, scenario ${scenario}, by ${method}.`;
  if (method !== 'splitting') return [about, cost];
  const each = inWords((seconds * replaced) / particles);
  const thousandth = Math.ceil(Math.log(0.001) / Math.log(1 - replaced / particles));
  return [
    about,
    `First ${cost}.`,
    `Then rounds of ${counted(replaced * repeats, 'future')} or more, about ${each} each: about ${thousandth} of them for each factor of a thousand in the probability.`,
  ];
}

async function carryOut(call: Call, experiment: Experiment, request: RareRequest): Promise<Answer> {
  const study = openStudy({
    ...{ results: resultsFolder(call), kind: 'rare', experiment },
    request: { version: 1, ...request, proposal: request.proposal ?? null },
  });
  const { folder } = study;
  if (study.finished === undefined) storeRareInputs(study, experiment, request);
  const stop = stopOnSignals(call.console);
  let title = '';
  let progress = showProgress(call.console, 'rare', () => title);
  const workers = startRareWorkers({
    ...{ folder, threads: threadsOf(call), signal: stop.signal },
    onPaths(done, total) {
      if (done <= 4) progress.plan(done, total);
      progress.step(done);
    },
  });
  const tell = (text: string): void => {
    title = `  ${text}`;
    call.console.say(title);
    progress = showProgress(call.console, 'rare', () => title);
  };
  try {
    const outcome = await carryOutRare(folder, request, { simulate: workers.simulate, tell });
    if (study.finished === undefined) study.finish(jsonSafe(outcome));
    return rareAnswer(request, outcome, {
      days: experiment.resolved.time.days,
      folder,
      command: commandAgain('rare', call),
    });
  } catch (problem) {
    if (!(problem instanceof LabError) || problem.code !== 'E520') throw problem;
    return {
      text: [`${problem.message}. Continue: ${commandAgain('rare', call)}`],
      data: { folder },
      status: 'incomplete',
      exit: stop.exit() ?? problem.place.exit ?? exitCodes.incomplete,
    };
  } finally {
    await workers.close();
    stop.release();
  }
}

/** Lives one future again from its address, and says how near it came. */
function liveAgain(call: Call, { resolved, model }: Experiment, request: RareRequest): Answer {
  const { event, plan } = request;
  const path = pathOf(textOption(call, 'path') ?? '', resolved.time.days);
  const live = modelPaths({ ...request, experiment: resolved, model });
  const { top, days, failure } = live(path);
  const came =
    top >= plan.target ? `reached on day ${grouped(days)}` : `not reached in ${grouped(days)} days`;
  return {
    text: [
      `${eventText(event)}: ${came}; ${furthestText(event, top)}.`,
      `Path ${pathText(path)}.`,
      ...(failure === undefined ? [] : [`It failed: ${failure}`]),
    ],
    data: { ...path, top, days, reached: top >= plan.target, failure: failure ?? null },
    exit: failure === undefined ? exitCodes.done : exitCodes.incomplete,
  };
}

function pathOf(text: string, days: number): Path {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  const branches = rest.map((each) => {
    const [fromDay = NaN, seed = NaN] = each.split(':').map(Number);
    return { fromDay, seed };
  });
  let last = 0;
  const isAscending = branches.every(({ fromDay, seed }) => {
    const fits =
      Number.isInteger(fromDay) &&
      fromDay > last &&
      fromDay <= days &&
      Number.isSafeInteger(seed) &&
      seed >= 0;
    last = fromDay;
    return fits;
  });
  const replication = Number(first);
  if (/^\d+$/u.test(first) && replication < 4_294_967_296 && isAscending) return { replication, branches };
  throw new LabError('E502', `invalid --path: ${text}`, {
    exit: exitCodes.usage,
    path: '--path',
    expected: 'a replication and its branches, `17 212:8812731`: days ascending, each with its seed',
  });
}
