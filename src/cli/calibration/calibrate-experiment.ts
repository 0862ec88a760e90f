import { grouped } from '../../define/index.ts';
import { LabError } from '../../define/index.ts';
import { pointsAt } from '../../design/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { calibrateWith } from './calibration-found.ts';
import type { Found } from './calibration-found.ts';
import { writeJointCalibration } from './calibration-files.ts';
import { calibrationPictures } from './calibration-pictures.ts';
import { recordOf } from './calibration-record.ts';
import { calibrationRequest } from './calibration-request.ts';
import type { CalibrationRequest } from './calibration-request.ts';
import { foundRecords, foundText } from './calibration-words.ts';
import type { Units } from './calibration-words.ts';
import { commandAgain } from '../command-text.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { carryOutStudy, costOf, counted, designed, openExperiment, threadsOf } from '../study.ts';
import type { StudyAtWork } from '../study.ts';
import type { Call } from '../verb.ts';
import { textOption } from '../verb.ts';

type Experiment = RunnableExperiment & LoadedExperiment;

/** `mlab calibrate <experiment> --targets …`: parameters from what the model should give again. */
export async function calibrateExperiment(call: Call): Promise<Answer> {
  const experiment = await openExperiment(call);
  const request = calibrationRequest(call, experiment);
  const plan = planText(experiment, request, threadsOf(call));
  if (call.options['dryRun'] === true)
    return { text: [...plan, 'Nothing was run.'], data: jsonSafe({ ...request }) };
  for (const line of plan) call.console.say(line);
  const { scenarios, ...asked } = request;
  // There is only `--no-charts`: pictures are drawn unless it is given.
  const { charts: _charts, ...options } = call.options;
  const command = commandAgain('calibrate', { args: call.args, options });
  const spec = { kind: 'calibration', experiment, request: { ...asked, scenarios }, scenarios, command };
  return carryOutStudy(call, spec, (tools) => answerOf(call, tools, { experiment, request, command }));
}

async function answerOf(
  call: Call,
  { simulator, study }: StudyAtWork,
  {
    experiment,
    request,
    command,
  }: { readonly experiment: Experiment; readonly request: CalibrationRequest; readonly command: string },
): Promise<Answer> {
  const { resolved } = experiment;
  const units = unitsOf(experiment);
  const found = await attempt(() => calibrateWith(simulator, request, resolved.seed));
  const about = { units, command, study: study.key, experiment: resolved.name, seed: resolved.seed };
  const record = recordOf(found, request, about);
  const pictures =
    call.options['charts'] === false
      ? []
      : calibrationPictures(found, { ...request.file, study: study.key, command, units });
  const folder = textOption(call, 'into') ?? 'calibration';
  const files = await writeJointCalibration(folder, record, pictures, command);
  const result = jsonSafe(resultOf(found));
  study.finish(result);
  return {
    text: [
      `${resolved.name}   ${request.method}, ${counted(request.targets.length, 'target')} of ${request.file.file}, study ${study.key}`,
      ...foundText(found, request, units),
      ...(files.length === 0 ? ['Nothing was written.'] : [`Wrote ${folder}: ${files.join(', ')}`]),
    ],
    records: foundRecords(found),
    data: jsonSafe({ study: study.key, studyFolder: study.folder, folder, files, result }),
  };
}

/** What a study keeps: everything but the rows, which are in the calibration file. */
function resultOf(found: Found): Record<string, unknown> {
  if (found.kind === 'moments') return { ...found.estimate };
  if (found.kind === 'history') {
    const { method, waves, cutoff, simulations, replications, points } = found.match;
    return {
      method,
      waves,
      cutoff,
      simulations,
      replications,
      left: points.length,
      summary: found.summary ?? null,
    };
  }
  const { method, tolerance, stages, stopped, simulations, scales, reached } = found.posterior;
  return {
    method,
    tolerance,
    stages,
    stopped,
    simulations,
    scales,
    reached,
    summary: found.summary,
    checks: found.predictive.checks,
  };
}

/** What a study cannot be done with is told as the user's problem: all simulations failed, or a surface has no fit. */
async function attempt(work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (problem) {
    if (
      problem instanceof LabError ||
      !(problem instanceof Error) ||
      !/^(?:invalid|missing) /u.test(problem.message)
    )
      throw problem;
    throw new LabError('E808', problem.message, {
      expected: 'simulations that do not fail, and enough of them',
    });
  }
}

function unitsOf({ model }: Experiment): Units {
  return new Map(
    [...parametersOf(model)].map(([name, parameter]) => [
      name,
      parameter.type === 'number' ? parameter.unit : '1',
    ]),
  );
}

/** What is about to be run, what it costs, and how well it will be known. */
function planText(experiment: Experiment, request: CalibrationRequest, threads: number): string[] {
  const { method, dimensions, targets, points, replications, stages, keep, scenarios, file } = request;
  const middle = new Float64Array(points * dimensions.length).fill(0.5);
  const design = { points: pointsAt(dimensions, middle), scenarios };
  const first = designed({ ...experiment, resolved: { ...experiment.resolved, replications } }, design);
  const { text } = costOf(first.resolved, { model: experiment.model, threads });
  const rows = Math.floor(points * keep);
  const about = `${experiment.resolved.name}   ${method}: ${counted(dimensions.length, 'parameter')}, ${counted(targets.length, 'target')} of ${file.file}`;
  const then = {
    smc: `Then at most ${counted(stages - 1, 'stage')} of ${grouped(points - rows)} points. ${grouped(rows)} rows are kept: a mean is known within some ${percent(2 / Math.sqrt(rows))} of its spread.`,
    abc: `${grouped(rows)} rows are kept: a mean is known within some ${percent(2 / Math.sqrt(rows))} of its spread.`,
    moments: `Then a search of some 20 to 60 batches of 1 to 4 points. Simulation adds ${percent(Math.sqrt(1 + 1 / replications) - 1)} to standard errors.`,
    history: `Then at most ${counted(stages - 1, 'wave')} of as many points. Shares of what is left are known within 1 %.`,
  }[method];
  return [about, `First: ${text}`, then];
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.01 ? 1 : 0)} %`;
