// Longer than most: the options of four methods, and every reason to refuse them.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import type { Dimension } from '../../design/index.ts';
import { drawnDimensions, readDimensions } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { quadraticTerms, readTargets } from '../../match/index.ts';
import type { Target } from '../../match/index.ts';
import { sha256 } from '../../store/index.ts';
import { parseResponse, scenariosOf } from '../../study/index.ts';
import { choiceOption, invalidOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

/** Ways to calibrate by simulation, as the command line names them. */
export const matchMethods = ['smc', 'abc', 'moments', 'history'] as const;
/** One of them. */
export type MatchMethod = (typeof matchMethods)[number];

/** What a calibration by simulation is asked for. */
export interface CalibrationRequest {
  readonly method: MatchMethod;
  readonly targets: readonly Target[];
  readonly file: { readonly file: string; readonly sha256: string };
  readonly dimensions: readonly Dimension[];
  /** Scenarios that the targets need. */
  readonly scenarios: readonly string[];
  /** Points of the first stage, of the design, or of a wave. */
  readonly points: number;
  readonly replications: number;
  readonly stages: number;
  /** Share of rows kept. */
  readonly keep: number;
  readonly scaling: 'spread' | 'error';
  readonly isAdjusted: boolean;
  /** Draws of the posterior predictive check. */
  readonly predictive: number;
  readonly weighting: 'identity' | 'diagonal' | 'optimal';
  readonly observation: 'one future' | 'mean';
  readonly cutoff: number;
}

/** Options of a calibration by simulation. */
export const matchOptions: readonly (readonly [string, string])[] = [
  ['--targets <file>', 'by simulation: what an experiment should give again (YAML, JSON or CSV)'],
  ['--over <p=low:high...>', 'parameters and their priors (all that the experiment draws)'],
  ['--method <name>', 'smc, abc (rejection), moments or history (smc)'],
  ['--points <n>', 'points of the first stage, of the design or of a wave'],
  ['--stages <n>', 'stages or waves at most'],
  ['--keep <share>', 'smc, abc: share of the points that is kept (0.5, 0.05)'],
  ['--adjust', 'smc, abc: move the rows along a local regression to where the targets are'],
  [
    '--scale <unit>',
    'smc, abc: distances in the spread of the responses (default) or in the error of the targets',
  ],
  ['--predictive <n>', 'smc, abc: simulations of the predictive check (as many as rows)'],
  ['--weighting <name>', 'moments: optimal (default), diagonal or identity'],
  ['--mean', 'targets are means, without the luck of one history'],
  ['--cutoff <n>', 'history: implausibility that rules out (3)'],
];

const MOST_BYTES = 1_000_000;
const defaults = {
  smc: { points: 400, replications: 1, stages: 12, keep: 0.5 },
  abc: { points: 1_000, replications: 1, stages: 1, keep: 0.05 },
  moments: { points: 0, replications: 32, stages: 1, keep: 1 },
  history: { points: 60, replications: 8, stages: 3, keep: 1 },
} as const;

/** Reads targets, parameters and options against an experiment. Throws E502, E801, E807, E808 and those of names and values. */
export function calibrationRequest(call: Call, experiment: LoadedExperiment): CalibrationRequest {
  const method = choiceOption(call, 'method', matchMethods) ?? matchMethods[0];
  const usual = defaults[method];
  const { file, targets, scenarios } = targetsOf(call, experiment);
  const dimensions = dimensionsOf(call, experiment);
  const isMean = call.options['mean'] === true;
  const points = countOption(call, 'points', [2, 1_000_000]) ?? (usual.points || 10 * dimensions.length);
  const keep = shareOption(call, 'keep', usual.keep);
  const request: CalibrationRequest = {
    ...{ method, targets, file, dimensions, scenarios, points, keep },
    replications:
      countOption(call, 'replications', [1, 1_000_000]) ??
      (isMean && usual.replications === 1 ? 16 : usual.replications),
    stages: countOption(call, 'stages', [1, 1_000]) ?? usual.stages,
    scaling: choiceOption(call, 'scale', ['spread', 'error']) ?? 'spread',
    isAdjusted: call.options['adjust'] === true,
    predictive: countOption(call, 'predictive', [2, 1_000_000]) ?? Math.max(2, Math.floor(points * keep)),
    weighting: choiceOption(call, 'weighting', ['optimal', 'diagonal', 'identity']) ?? 'optimal',
    observation: isMean ? 'mean' : 'one future',
    cutoff: cutoffOption(call),
  };
  checkRequest(request);
  return request;
}

/** Whether a call asks for a calibration by simulation: it names targets, or an experiment instead of prices. */
export function isBySimulation(call: Call): boolean {
  return textOption(call, 'targets') !== undefined || /\.(?:ts|ya?ml|json)$/iu.test(call.args[0] ?? '');
}

function targetsOf(call: Call, { resolved }: LoadedExperiment) {
  const path = textOption(call, 'targets');
  if (path === undefined)
    throw invalidOption('targets', 'nothing', 'a file of targets: `--targets targets.yaml`');
  if (call.args.length !== 1)
    throw new LabError('E502', `invalid <files...>: ${call.args.length} files`, {
      exit: exitCodes.usage,
      path: '<files...>',
      expected: 'one experiment',
    });
  const bytes = readTargetBytes(path);
  const targets = readTargets(bytes.toString('utf8'), {
    file: path,
    response(text) {
      const response = parseResponse(text, resolved);
      return { text: response.text, unit: response.outcome.unit };
    },
  });
  const responses = targets.map(({ response }) => parseResponse(response, resolved));
  return {
    targets,
    scenarios: scenariosOf(responses, resolved),
    file: { file: basename(path), sha256: sha256(bytes) },
  };
}

function readTargetBytes(file: string): Buffer {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === true && found.size <= MOST_BYTES) return readFileSync(file);
  const why = found?.isFile() === true ? `a file of ${found.size} bytes` : 'no such file';
  throw new LabError('E801', `${why}: ${file}`, {
    file,
    expected: `a file of targets of at most ${MOST_BYTES} bytes`,
  });
}

function dimensionsOf(call: Call, { resolved, model }: LoadedExperiment): Dimension[] {
  const { over } = call.options;
  const texts = Array.isArray(over) ? over.map(String) : typeof over === 'string' ? [over] : [];
  const dimensions =
    texts.length === 0
      ? drawnDimensions(resolved)
      : readDimensions(texts, { resolved, model, option: '--over' });
  if (dimensions.length === 0)
    throw impossible(
      'nothing to calibrate',
      '`--over parameter=low:high`, or an experiment that draws assumptions',
    );
  const parameters = parametersOf(model);
  const lever = dimensions.find(({ name }) => parameters.get(name)?.role === 'lever');
  if (lever !== undefined)
    throw impossible(`\`${lever.name}\` is a lever`, 'assumptions: a lever is chosen, not measured');
  return dimensions;
}

function checkRequest({
  method,
  dimensions,
  targets,
  points,
  keep,
  replications,
  scaling,
}: CalibrationRequest): void {
  const listed = dimensions.find(({ distribution: { kind } }) => kind === 'choice' || kind === 'rows');
  if (method === 'moments' && listed !== undefined)
    throw impossible(
      `\`${listed.name}\` has listed values`,
      'a range: `--method moments` needs numbers that vary smoothly',
    );
  if (method === 'moments' && targets.length < dimensions.length)
    throw impossible(
      `${targets.length} targets for ${dimensions.length} parameters`,
      'at least as many targets as parameters',
    );
  const least = quadraticTerms(dimensions.length) + 2;
  if (method === 'history' && points < least)
    throw impossible(`waves of ${points} points`, `at least ${least} for ${dimensions.length} parameters`);
  if ((method === 'moments' || method === 'history') && replications < 2)
    throw impossible('one replication', 'two or more, from which the luck of a future is known');
  if ((method === 'smc' || method === 'abc') && points * keep < 10)
    throw impossible(
      `${Math.floor(points * keep)} rows are kept`,
      'ten or more: more --points or a larger --keep',
    );
  const exact = targets.find(({ error }) => error === 0);
  if (scaling === 'error' && exact !== undefined)
    throw impossible(`target ${exact.name} has no error`, 'an error for each target, or `--scale spread`');
}

function shareOption(call: Call, name: string, usual: number): number {
  const text = textOption(call, name);
  const share = text === undefined ? usual : Number(text);
  if (share > 0 && share <= 1) return share;
  throw invalidOption(name, text ?? '', 'a share above 0, up to 1');
}

function cutoffOption(call: Call): number {
  const text = textOption(call, 'cutoff');
  const cutoff = text === undefined ? 3 : Number(text);
  if (cutoff > 0 && cutoff < 100) return cutoff;
  throw invalidOption('cutoff', text ?? '', 'a number above 0, usually 3');
}

function impossible(message: string, expected: string): LabError {
  return new LabError('E808', message, { exit: exitCodes.usage, expected });
}
