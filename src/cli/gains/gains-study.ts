import type { LoadedExperiment } from '../../load/index.ts';
import type { ResolvedDraws } from '../../plan/index.ts';
import type { RunnableExperiment, RunResult } from '../../run/index.ts';
import { openStudy, readResponse, scenariosOf } from '../../study/index.ts';
import type { Response, Study } from '../../study/index.ts';
import { drawsRow, triedDraws } from './gains-ways.ts';
import type { GainRow, ResponseValues } from './gains-ways.ts';
import { designed, isAnswer, runDesigned } from '../study.ts';
import type { Answer } from '../console.ts';
import type { Call } from '../verb.ts';
import { resultsFolder } from '../verb.ts';

type Experiment = RunnableExperiment & LoadedExperiment;

/** The plain pilot: its experiment as run and the response in it. */
export interface Pilot {
  readonly experiment: Experiment;
  readonly values: ResponseValues;
  /** One row for each way of drawing that was run beside it. */
  readonly rows: readonly GainRow[];
  readonly study: Study;
}

/** The experiment of one pilot run: the first design point, the scenarios of the response, one way of drawing. */
export function pilotExperiment(
  experiment: Experiment,
  response: Response,
  draws: ResolvedDraws | 'independent',
): Experiment {
  const { resolved } = experiment;
  return designed(experiment, {
    points: [resolved.points[0]],
    scenarios: scenariosOf([response], resolved),
    ...(draws === 'independent' ? {} : { draws }),
  });
}

/** Runs the pilots of `mlab gains`, one run each in the folder of the study; an answer instead when it was interrupted. */
export async function runPilots(
  call: Call,
  spec: { readonly experiment: Experiment; readonly response: Response; readonly command: string },
): Promise<Pilot | Answer> {
  const { experiment, response, command } = spec;
  const request = {
    response: response.text,
    replications: experiment.resolved.replications,
    ways: triedDraws,
  };
  const study = openStudy({ results: resultsFolder(call), kind: 'gains', experiment, request });
  const valuesWith = async (draws: ResolvedDraws | 'independent'): Promise<ResponseValues | Answer> => {
    const pilot = pilotExperiment(experiment, response, draws);
    const name = draws === 'independent' ? draws : draws.assumptions;
    const result = await pilotRun(call, { pilot, study, name, command });
    return isAnswer(result) ? result : valuesOf(result, response, pilot.resolved.replications);
  };
  const values = await valuesWith('independent');
  if ('text' in values) return values;
  const rows: GainRow[] = [];
  for (const draws of triedDraws) {
    const drawn = await valuesWith(draws);
    if ('text' in drawn) return drawn;
    const { variant, baseline } = drawn;
    rows.push(
      drawsRow(draws, baseline === undefined ? variant : variant.map((value, r) => value - baseline[r])),
    );
  }
  return { experiment: pilotExperiment(experiment, response, 'independent'), values, rows, study };
}

async function pilotRun(
  call: Call,
  { pilot, study, name, command }: { pilot: Experiment; study: Study; name: string; command: string },
): Promise<RunResult | Answer> {
  const result = await runDesigned(call, pilot, { command, results: study.runs, called: `gains ${name}` });
  if (isAnswer(result)) return result;
  const { replications, seed } = pilot.resolved;
  const { key: runKey, failures } = result;
  study.add({ name, runKey, points: 1, replications, luck: 'common', futures: 0, seed, failures });
  return result;
}

function valuesOf({ folder }: RunResult, response: Response, replications: number): ResponseValues {
  const column = (scenario: string): Float64Array =>
    readResponse(folder, `${scenario}.${response.outcome.name}`).values.subarray(0, replications);
  const { scenario, minus } = response;
  return { variant: column(scenario), baseline: minus === undefined ? undefined : column(minus) };
}
