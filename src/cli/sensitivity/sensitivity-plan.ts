import { exitCodes, LabError } from '../../define/index.ts';
import { latinHypercube, morrisTrajectories, oneAtATime, saltelliDesign } from '../../design/index.ts';
import type { Design, Dimension, Luck, OneAtATimeDesign } from '../../design/index.ts';
import { drawnDimensions, readDimensions } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { headlineOf } from '../../report/effects.ts';
import { parseResponse, scenariosOf } from '../../study/index.ts';
import type { Response } from '../../study/index.ts';
import { goodOf } from './sensitivity-good.ts';
import type { GoodFutures } from './sensitivity-good.ts';
import { choiceOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

/** Ways to look for inputs that matter. */
export const sensitivityMethods = ['tornado', 'morris', 'sobol', 'pawn', 'regional'] as const;

/** One of them. */
export type SensitivityMethod = (typeof sensitivityMethods)[number];

/** What each method does when nothing else is asked: size, replications, luck. */
const usual: Readonly<Record<SensitivityMethod, { n: number; replications: number; luck: Luck }>> = {
  tornado: { n: 1, replications: 100, luck: 'common' },
  morris: { n: 20, replications: 4, luck: 'common' },
  sobol: { n: 256, replications: 2, luck: 'own' },
  pawn: { n: 1000, replications: 1, luck: 'own' },
  regional: { n: 1000, replications: 1, luck: 'own' },
};

/** What is varied, how, and what is looked at. */
export interface SensitivityPlan {
  readonly method: SensitivityMethod;
  readonly response: Response;
  readonly good: GoodFutures | undefined;
  readonly dimensions: readonly Dimension[];
  /** Assumptions that the experiment draws and the design does not vary: part of luck. */
  readonly left: readonly string[];
  readonly design: Design;
  /** Rows of a one-at-a-time design. */
  readonly rows: OneAtATimeDesign['rows'];
  /** True when the points are those of Sobol' indices: base samples grouped as by `saltelliDesign`. */
  readonly isPickFreeze: boolean;
  readonly secondOrder: boolean;
  readonly n: number;
  readonly replications: number;
  readonly luck: Luck;
  /** Scenarios that are run. */
  readonly scenarios: readonly string[];
}

/**
 * The plan of a call. Throws E502 for options that cannot be used, E921 when there is nothing to vary or the design cannot be made, and as
 * `parseResponse` and `readDimensions`.
 */
export function sensitivityPlan(
  call: Pick<Call, 'options'>,
  experiment: Pick<LoadedExperiment, 'resolved' | 'model'>,
): SensitivityPlan {
  const { resolved } = experiment;
  const method = choiceOption(call, 'method', sensitivityMethods) ?? 'morris';
  const response = parseResponse(textOption(call, 'outcome') ?? headlineOf(resolved.outcomes).name, resolved);
  const good = goodOf(call, method, resolved);
  const { dimensions, left } = dimensionsOf(call, experiment);
  const n = countOption(call, 'n', [1, 1_000_000]) ?? usual[method].n;
  const replications = countOption(call, 'replications', [1, 1_000_000]) ?? usual[method].replications;
  const secondOrder = call.options['secondOrder'] === true;
  const isPickFreeze = method === 'sobol' || choiceOption(call, 'design', ['own', 'sobol']) === 'sobol';
  if ((secondOrder && !isPickFreeze) || (isPickFreeze && (method === 'tornado' || method === 'morris')))
    throw refused(
      'E502',
      `--method ${method} has no use for these points`,
      '--second-order and --design sobol with sobol, pawn or regional',
    );
  const made = designOf(method, dimensions, { n, seed: resolved.seed, isPickFreeze, secondOrder });
  const responses = good === undefined ? [response] : good.responses;
  return {
    ...{ method, response, good, dimensions, left, n, replications, secondOrder, isPickFreeze },
    ...made,
    luck: choiceOption(call, 'luck', ['common', 'own']) ?? usual[method].luck,
    scenarios: scenariosOf(responses, resolved),
  };
}

/** All drawn assumptions, or what `--over` names; `assumptions` among its values stands for all drawn ones. */
function dimensionsOf(
  call: Pick<Call, 'options'>,
  { resolved, model }: Pick<LoadedExperiment, 'resolved' | 'model'>,
): Pick<SensitivityPlan, 'dimensions' | 'left'> {
  const { over } = call.options;
  const texts = (Array.isArray(over) ? over : [over]).filter(
    (each): each is string => typeof each === 'string',
  );
  // Values of a table that are drawn row by row hang together: varying them one by one would make worlds that the table does not hold.
  const free = drawnDimensions(resolved).filter(({ distribution }) => distribution.kind !== 'rows');
  const named = readDimensions(
    texts.filter((text) => text !== 'assumptions'),
    { resolved, model, option: '--over' },
  );
  const all = texts.length === 0 || texts.includes('assumptions') ? free : [];
  const names = new Set(named.map(({ name }) => name));
  const dimensions = [...named, ...all.filter(({ name }) => !names.has(name))];
  if (dimensions.length === 0)
    throw refused(
      'E921',
      'nothing to vary: the experiment draws no assumption',
      '`--over mechanism.parameter=low:high`',
    );
  const varied = new Set(dimensions.map(({ name }) => name));
  const left = drawnDimensions(resolved).flatMap(({ name }) => (varied.has(name) ? [] : [name]));
  return { dimensions, left };
}

interface DesignWish {
  readonly n: number;
  readonly seed: number;
  readonly isPickFreeze: boolean;
  readonly secondOrder: boolean;
}

function designOf(
  method: SensitivityMethod,
  dimensions: readonly Dimension[],
  { n, seed, isPickFreeze, secondOrder }: DesignWish,
): Pick<SensitivityPlan, 'design' | 'rows'> {
  try {
    if (isPickFreeze) return { design: saltelliDesign(dimensions, { base: n, seed, secondOrder }), rows: [] };
    if (method === 'morris')
      return { design: morrisTrajectories(dimensions, { trajectories: n, seed }), rows: [] };
    if (method === 'tornado') {
      const design = oneAtATime(dimensions);
      return { design, rows: design.rows };
    }
    return { design: latinHypercube(dimensions, { points: n, seed }), rows: [] };
  } catch (problem) {
    if (problem instanceof LabError || !(problem instanceof Error)) throw problem;
    const [message, expected] = problem.message.split('; expected ');
    throw refused('E921', message, expected ?? 'a design that can be made');
  }
}

/** Points that an analysis reads: all, or A and B of the points of Sobol' indices for methods that need independent ones. */
export function pointsRead({ design, method, isPickFreeze, n }: SensitivityPlan): number {
  return isPickFreeze && method !== 'sobol' ? 2 * n : design.points.length;
}

/** Coordinates of the points of a design that is drawn in the unit cube. */
export function unitOf({ design }: SensitivityPlan): Float64Array {
  if (design.unit === undefined)
    throw new Error(`missing coordinates of ${design.method}; expected a design from the unit cube`);
  return design.unit;
}

function refused(code: string, message: string, expected: string): LabError {
  return new LabError(code, message, { exit: exitCodes.usage, expected });
}

/** What the experiment's own scenarios and draws mean for an analysis; undefined when there is nothing to say. */
export function leftInWords(
  { left, luck, method }: SensitivityPlan,
  { draws }: Pick<ResolvedExperiment, 'draws'>,
): string | undefined {
  if (left.length === 0) return undefined;
  const many =
    left.length > 4 ? `${left.slice(0, 3).join(', ')} and ${left.length - 3} others` : left.join(', ');
  const grouped =
    draws === undefined || luck === 'common' || method === 'tornado'
      ? ''
      : ' They are drawn in groups, so the share of luck is not exact.';
  return `Not varied, so part of luck: ${many}.${grouped}`;
}
