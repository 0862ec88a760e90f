import { installedModels } from '../../catalogue.ts';
import { exitCodes, LabError } from '../../define/index.ts';
import type { Luck } from '../../design/index.ts';
import { loadExperiment } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { reproduceCommand } from '../../report/made.ts';
import { planRun } from '../../run/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { readManifest, runFolderAt } from '../../store/index.ts';
import { scenariosOf } from '../../study/index.ts';
import { commandAgain, commandForFooter } from '../command-text.ts';
import { parameterLabels } from '../parameter-labels.ts';
import { pointWhere, standingOf } from '../current-values.ts';
import {
  costOf,
  designed,
  isAnswer,
  openExperiment,
  runDesigned,
  studyOptions,
  threadsOf,
} from '../study.ts';
import { analyseSweep } from '../sweep/sweep-analysis.ts';
import type { SweepQuestion } from '../sweep/sweep-analysis.ts';
import { sweepAnswer } from '../sweep/sweep-answer.ts';
import { sweepCharts } from '../sweep/sweep-charts.ts';
import { designOf, designOptions } from '../sweep/sweep-design.ts';
import { writeSweep } from '../sweep/sweep-files.ts';
import { expectedInCell } from '../sweep/sweep-precision.ts';
import { frontierOf, responseOf } from '../sweep/sweep-responses.ts';
import { designText } from '../sweep/sweep-words.ts';
import type { Call, Verb } from '../verb.ts';
import { resultsFolder, textOption } from '../verb.ts';
import { installedVersion } from '../version.ts';
import { overridesOf } from './run.ts';

/** `mlab sweep <file>`: runs an experiment at the points of a named design and says which are best and worst. */
export const sweep: Verb = {
  name: 'sweep',
  description:
    'run an experiment at the points of a design: grid, zip, Latin hypercube, Sobol’, table, one at a time',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ...designOptions,
    [
      '--outcome <response>',
      'what is looked at: runwayYears, full.runwayYears, full.a - current.a (the headline)',
    ],
    [
      '--frontier <a,b>',
      'also the points that no other beats in both outcomes; netSold:lower says which way',
    ],
    ['--luck <kind>', 'common: the same futures at all points (default); own: each point has its own'],
    ...studyOptions,
  ],
  examples: [
    'mlab sweep experiments/eagr.exp.ts --scenarios current --grid rateChange.to=10%:20%:1% --grid "eagr.size=0 METIS,2000000 METIS"',
    'mlab sweep experiments/eagr.exp.ts --sobol 64 --over eagr.releaseDays --over holders.sensitivity',
    'mlab sweep experiments/eagr.exp.ts --one-at-a-time --outcome "full.runwayYears - current.runwayYears"',
  ],
  async run(call) {
    const experiment = await openExperiment(call);
    const { question, plan, prepared } = await planOf(call, experiment);
    for (const line of plan) call.console.say(line);
    if (call.options['dryRun'] === true)
      return { text: ['Nothing was run.'], data: { plan, points: question.design.points } };
    const result = await runDesigned(call, prepared, { command: commandAgain('sweep', call) });
    if (isAnswer(result)) return result;
    const analysis = analyseSweep(result.folder, question, prepared);
    const manifest = readManifest(runFolderAt(result.folder).manifest);
    const command = reproduceCommand(manifest, installedVersion());
    const { resolved } = prepared;
    const names = question.design.dimensions.map(({ name }) => name);
    const labels = parameterLabels(prepared.model, names);
    const files = await writeSweep(result.folder, analysis, {
      ...{ resolved, labels, run: result.key },
      made: commandForFooter('sweep', call),
      charts: sweepCharts(analysis, { resolved, labels, footer: { run: result.key, command } }),
      footer: {
        run: `${resolved.name}/${result.key}`,
        command,
        digest: manifest.resultDigest ?? 'none',
      },
    });
    return sweepAnswer(analysis, { result, files });
  },
};

interface Plan {
  readonly question: SweepQuestion;
  readonly prepared: RunnableExperiment & LoadedExperiment;
  /** Lines that say what will be done and what it costs. */
  readonly plan: readonly string[];
}

/** What will be run and asked, and what that costs; nothing but a pilot is run. */
async function planOf(call: Call, experiment: RunnableExperiment & LoadedExperiment): Promise<Plan> {
  const { resolved, model } = experiment;
  const luck = luckOf(call);
  const standing = standingOf(await wholeExperiment(call, resolved), model);
  const design = designOf(call, { experiment, current: standing.current });
  const response = responseOf(call, resolved);
  const frontier = frontierOf(call, resolved);
  const current = pointWhere(design.points, standing.current);
  const proposed = pointWhere(design.points, standing.proposed);
  const from = luck === 'common' || response.minus !== undefined ? current : undefined;
  const question: SweepQuestion = {
    ...{ design, luck, response, from, frontier },
    proposed: proposed === current ? undefined : proposed,
  };
  const goals = frontier?.map((goal) => goal.response) ?? [];
  const scenarios = scenariosOf([response, ...goals], resolved);
  const prepared = designed(experiment, {
    points: design.points,
    scenarios,
    ...(luck === 'own' ? { luck } : {}),
  });
  const cost = costOf(prepared.resolved, { model, threads: threadsOf(call) });
  const { done, total } = await planRun(prepared, resultsFolder(call));
  const looked = { response, from: response.minus === undefined ? from : undefined };
  // What is stored already needs no pilot: the answer has the precision itself.
  const precision =
    done === total ? 'all of it is stored already' : expectedInCell(prepared.resolved, model, looked);
  const plan = [`${resolved.name}   ${designText(question)}`, cost.text, precision];
  return { question, prepared, plan };
}

/** The experiment with all its scenarios, which know what is current and what is proposed. */
async function wholeExperiment(call: Call, resolved: ResolvedExperiment): Promise<ResolvedExperiment> {
  const { scenarios, ...overrides } = overridesOf(call);
  if (scenarios === undefined) return resolved;
  return (await loadExperiment(call.args[0] ?? '', { models: installedModels, overrides })).resolved;
}

function luckOf(call: Call): Luck {
  const luck = textOption(call, 'luck') ?? 'common';
  if (luck === 'common' || luck === 'own') return luck;
  throw new LabError('E502', `invalid --luck: ${luck}`, {
    exit: exitCodes.usage,
    path: '--luck',
    expected: 'common (the same futures at all points) or own',
  });
}
