import { extname } from 'node:path';
import { headlineOf } from '../../report/effects.ts';
import { readRun } from '../../report/run-data.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { findRun } from '../../store/index.ts';
import { parseResponse } from '../../study/index.ts';
import type { Response } from '../../study/index.ts';
import type { Answer } from '../console.ts';
import { commandAgain } from '../command-text.ts';
import { aligned } from '../console.ts';
import { pilotExperiment, runPilots } from '../gains/gains-study.ts';
import {
  commonRow,
  controlsRow,
  drawsRow,
  responseOf,
  triedDraws,
  unknownWays,
  wordsOf,
} from '../gains/gains-ways.ts';
import type { GainRow } from '../gains/gains-ways.ts';
import { jsonSafe } from '../json-safe.ts';
import { costOf, openExperiment, studyOptions, threadsOf } from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, resultsFolder, textOption } from '../verb.ts';

/** Replications of each pilot unless `--replications` says otherwise: whole groups of every way. */
const PILOT = 256;

/** `mlab gains <file|run>`: what each way of reducing noise is worth for one response. */
export const gains: Verb = {
  name: 'gains',
  description: 'how many fewer futures other ways of drawing would need, from a pilot or a finished run',
  arguments: [['<file|run>', 'experiment file: pilots are run; or a finished run: nothing is run']],
  options: [
    [
      '--outcome <response>',
      'what is looked at: runwayYears, full.runwayYears, full.a - current.a (the headline)',
    ],
    ...studyOptions,
  ],
  examples: [
    'mlab gains experiments/eagr.exp.ts --holders 300 --replications 256',
    'mlab gains eagr --outcome netSold',
  ],
  async run(call) {
    const isFile = ['.ts', '.yaml', '.yml', '.json'].includes(extname(call.args[0] ?? ''));
    return isFile ? fromPilots(call) : fromRun(call);
  },
};

function responseFor(call: Call, resolved: ResolvedExperiment): Response {
  return parseResponse(textOption(call, 'outcome') ?? headlineOf(resolved.outcomes).name, resolved);
}

async function fromPilots(call: Call): Promise<Answer> {
  const opened = await openExperiment(call);
  const replications = countOption(call, 'replications', [1, Number.MAX_SAFE_INTEGER]) ?? PILOT;
  const experiment = { ...opened, resolved: { ...opened.resolved, replications } };
  const response = responseFor(call, experiment.resolved);
  const pilot = pilotExperiment(experiment, response, 'independent').resolved;
  const cost = costOf(pilot, { model: experiment.model, threads: threadsOf(call) });
  const runs = triedDraws.length + 1;
  call.console.say(`${runs} pilots for ${response.text}, each ${cost.text}`);
  const unknown = unknownWays(pilot, { isPaired: response.minus !== undefined });
  const warnings = unknown.map(
    ({ way, least }) => `unknown at this size: ${way}; needs --replications ${least}`,
  );
  if (call.options['dryRun'] === true)
    return {
      text: [...warnings, 'Nothing was run.'],
      data: { unknown, pilots: runs, runs: runs * cost.runs, seconds: runs * cost.seconds },
    };
  for (const warning of warnings) call.console.say(warning);
  const found = await runPilots(call, { experiment, response, command: commandAgain('gains', call) });
  if ('text' in found) return found;
  const rows = [
    commonRow(found.values),
    ...found.rows,
    controlsRow(found.experiment.resolved, responseOf(found.values)),
  ];
  const answer = answerOf(rows, { response, replications });
  found.study.finish(answer.data);
  return answer;
}

/** From a finished run: pairing and controls for nothing, and the worth of its own draws where they are coordinated. */
function fromRun(call: Call): Answer {
  const run = readRun(findRun(resultsFolder(call), call.args[0]).folder);
  const { experiment } = run;
  if (experiment.points.length > 1)
    call.console.warn(`design point 0 of ${experiment.points.length}: gains are about the first one`);
  const response = responseFor(call, experiment);
  const column = (scenario: string): Float64Array => run.outcome(scenario, response.outcome.name);
  const { scenario, minus } = response;
  const values = { variant: column(scenario), baseline: minus === undefined ? undefined : column(minus) };
  const drawn = experiment.draws === undefined ? [] : [drawsRow(experiment.draws, responseOf(values))];
  const rows = [commonRow(values), ...drawn, controlsRow(experiment, responseOf(values))];
  return answerOf(rows, { response, replications: experiment.replications });
}

function answerOf(
  rows: readonly GainRow[],
  { response, replications }: { readonly response: Response; readonly replications: number },
): Answer {
  const table = rows.map((row) => [row.way, wordsOf(row), row.note]);
  return {
    text: [
      `${response.text}, ${replications} futures: times fewer futures for the same error of the mean [95%]`,
      ...aligned([['', 'gain', ''], ...table], '  '),
    ],
    records: table,
    data: jsonSafe({
      response: response.text,
      replications,
      ways: rows.map(({ way, found, note }) => ({ way, note, ...(found ?? {}) })),
    }),
  };
}
