import type { Model } from '../../define/index.ts';
import { exitCodes, LabError } from '../../define/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import {
  cart,
  morrisEffects,
  pawn,
  prim,
  regionalSensitivity,
  sobolIndices,
  tornado,
} from '../../sensitivity/index.ts';
import type {
  CartResult,
  DecomposedVariance,
  MorrisResult,
  PawnResult,
  PrimResult,
  RegionalResult,
  RegionInput,
  SobolResult,
  Tornado,
} from '../../sensitivity/index.ts';
import { readResponse } from '../../study/index.ts';
import { wilson } from '../../summarise/index.ts';
import type { ProportionInterval } from '../../summarise/index.ts';
import { goodPoints } from './sensitivity-good.ts';
import { unitOf } from './sensitivity-plan.ts';
import type { SensitivityPlan } from './sensitivity-plan.ts';

/** Boxes and trees of good futures. */
export interface Regional {
  readonly kind: 'regions';
  readonly separate: RegionalResult;
  readonly box: PrimResult;
  readonly tree: CartResult;
}

/** The share of good points alone, where there are too few good ones, too few others or too few points to look for what they have in common. */
export interface GoodShare {
  readonly kind: 'share';
  readonly good: number;
  readonly points: number;
  readonly share: ProportionInterval;
}

/** What an analysis found, by its method. */
export type SensitivityFinding =
  | { readonly method: 'tornado'; readonly result: Tornado }
  | { readonly method: 'morris'; readonly result: MorrisResult }
  | { readonly method: 'sobol'; readonly result: SobolResult }
  | { readonly method: 'pawn'; readonly result: PawnResult }
  | { readonly method: 'regional'; readonly result: Regional | GoodShare };

/** How an analysis is made of a finished run. */
export interface AnalysisWish {
  readonly resamples: number;
  readonly decompose: DecomposedVariance;
  readonly seed: number;
}

/** Analyses a finished run; in memory is one response at a time. Throws E921 when its futures leave nothing to work with. */
export function analyse(folder: string, plan: SensitivityPlan, wish: AnalysisWish): SensitivityFinding {
  try {
    return found(folder, plan, wish);
  } catch (problem) {
    if (problem instanceof LabError || !(problem instanceof Error)) throw problem;
    const [message, expected] = problem.message.split('; expected ');
    throw new LabError('E921', message, {
      exit: exitCodes.incomplete,
      expected: expected ?? 'futures that did not fail',
    });
  }
}

function found(
  folder: string,
  plan: SensitivityPlan,
  { resamples, decompose, seed }: AnalysisWish,
): SensitivityFinding {
  const { method, replications, luck, secondOrder } = plan;
  if (method === 'regional') return { method, result: regional(folder, plan) };
  const inputs = plan.dimensions.map(({ name }) => name);
  const values = valuesOf(folder, plan);
  const options = { resamples, seed };
  switch (method) {
    case 'tornado':
      return { method, result: tornado({ rows: plan.rows, values, replications, luck }) };
    case 'morris': {
      const unit = unitOf(plan);
      return { method, result: morrisEffects({ inputs, unit, values, replications, luck }, options) };
    }
    case 'sobol': {
      const input = { inputs, values, replications, luck, secondOrder };
      return { method, result: sobolIndices(input, { ...options, decompose }) };
    }
    case 'pawn': {
      const rows = independentRows(plan);
      const unit = pickRows(unitOf(plan), rows, inputs.length);
      const picked = pickRows(values, rows, replications);
      return {
        method,
        result: pawn(
          { inputs, unit, values: picked, replications },
          { ...options, resamples: Math.min(500, resamples) },
        ),
      };
    }
  }
}

/** The response at every point, the first replications where the run has more. */
function valuesOf(folder: string, { response, replications }: SensitivityPlan): Float64Array {
  const { values, points, replications: stored } = readResponse(folder, response.text);
  if (stored === replications) return values;
  const first = new Float64Array(points * replications);
  for (let p = 0; p < points; p++)
    first.set(values.subarray(p * stored, p * stored + replications), p * replications);
  return first;
}

/** Rows that are independent of one another: all, or A and B of a Saltelli design. */
function independentRows({ design, isPickFreeze, n }: SensitivityPlan): number[] {
  const points = design.points.length;
  const each = points / n;
  const all = Array.from({ length: points }, (_, p) => p);
  return isPickFreeze ? all.filter((p) => p % each === 0 || p % each === each - 1) : all;
}

function pickRows(from: Float64Array, rows: readonly number[], width: number): Float64Array {
  const picked = new Float64Array(rows.length * width);
  rows.forEach((row, place) => picked.set(from.subarray(row * width, (row + 1) * width), place * width));
  return picked;
}

/** Points without which a box cannot be found on one half and measured on the other. */
const FEWEST_POINTS = 40;

function regional(folder: string, plan: SensitivityPlan): Regional | GoodShare {
  if (plan.good === undefined) throw new Error('missing condition; expected --good');
  const all = goodPoints(folder, plan.good, plan.replications);
  const rows = independentRows(plan).filter((row) => all[row] < 2);
  const good = Uint8Array.from(rows, (row) => all[row]);
  const [points, hits] = [good.length, good.reduce((sum, each) => sum + each, 0)];
  if (points === 0) throw new Error('invalid sample: no point with a complete future; expected some');
  if (points < FEWEST_POINTS || hits < 2 || hits === points)
    return { kind: 'share', good: hits, points, share: wilson(hits, points) };
  const inputs = plan.dimensions.map(({ name }): RegionInput => ({
    name,
    values: rows.map((row) => plan.design.points[row][name]),
  }));
  const sample = { inputs, good };
  return {
    kind: 'regions',
    separate: regionalSensitivity(sample),
    box: prim(sample),
    tree: cart(inputs, good),
  };
}

/** Unit of every varied input, `option` for names. */
export function unitsOf({ dimensions }: SensitivityPlan, model: Model): Map<string, string> {
  const known = parametersOf(model);
  return new Map(
    dimensions.map(({ name }) => {
      const parameter = known.get(name);
      return [name, parameter?.type === 'number' ? parameter.unit : 'option'];
    }),
  );
}
