import type { Simulator } from '../design/index.ts';
import { moments } from '../summarise/index.ts';
import { dunnettConstant, rinottConstant } from './selection-constants.ts';
import { joined, sampleApart, samplePaired, usableFutures } from './samples.ts';
import { checkedInput, largest, meanOf, settingRecord } from './selection.ts';
import type { CheckedInput, Selection, SelectionInput } from './selection.ts';

/** Columns of a two-stage procedure and what they cost. */
interface Staged {
  readonly columns: readonly Float64Array[];
  readonly stages: number;
  readonly total: number;
  readonly dropped: number;
  /** False when `most` left a setting short of what it needs. */
  readonly complete: boolean;
}

/**
 * Chooses the best of few settings in two stages: a first stage measures variances, a second one adds what they call for, and the
 * largest mean is chosen. `rinott` (Rinott 1978) gives every setting futures of its own and as many as its own variance needs;
 * `nelsonMatejcik` (Nelson and Matejcik 1995) lets all settings live through the same futures and needs fewer, if differences of
 * settings vary alike. Replications are rounded up to whole steps; futures that failed are made up for. Throws as `selectSequentially`.
 */
export async function selectInTwoStages(
  simulator: Simulator,
  input: SelectionInput & { readonly procedure: 'rinott' | 'nelsonMatejcik' },
): Promise<Selection> {
  const asked = checkedInput(input);
  const isPaired = input.procedure === 'nelsonMatejcik';
  const staged = isPaired ? await nelsonMatejcik(simulator, asked) : await rinott(simulator, asked);
  const { columns, complete, ...costs } = staged;
  const { points, goal, confidence, indifference } = asked;
  const all = points.map((_, i) => i);
  const best = largest(columns.map(meanOf), all);
  return {
    method: isPaired ? 'Nelson and Matejcik' : 'Rinott',
    best,
    left: complete ? [best] : all,
    decided: complete,
    confidence,
    indifference,
    settings: points.map((point, i) => settingRecord(point, columns[i], goal, undefined)),
    ...costs,
  };
}

async function rinott(simulator: Simulator, asked: CheckedInput): Promise<Staged> {
  const { points, goal, firstStage, futures } = asked;
  const first = await sampleApart(simulator, goal, {
    name: 'stage-0',
    points,
    replications: firstStage,
    futures,
  });
  const h = rinottConstant(points.length, usableFutures(first.columns), asked.confidence);
  const needs = first.columns.map((column) => needed(asked, h * Math.sqrt(moments(column).variance)));
  const columns = [...first.columns];
  const spent = points.map(() => firstStage);
  let { dropped } = first;
  let batches = 0;
  for (let stage = 1; ; stage++) {
    const missing = columns.map(({ length }, i) =>
      missingOf(asked, { need: needs[i], have: length, spent: spent[i] }),
    );
    const sizes = [...new Set(missing)].filter((size) => size > 0).sort((a, b) => a - b);
    for (const replications of sizes) {
      const group = points.map((_, i) => i).filter((i) => missing[i] === replications);
      const more = await sampleApart(simulator, goal, {
        name: `stage-${stage}-${replications}`,
        points: group.map((i) => points[i]),
        replications,
        futures: futures + ++batches,
      });
      group.forEach((i, place) => {
        columns[i] = joined(columns[i], more.columns[place]);
        spent[i] += replications;
      });
      dropped += more.dropped;
    }
    if (sizes.length === 0) break;
  }
  const total = spent.reduce((sum, each) => sum + each, 0);
  const complete = columns.every(({ length }, i) => length >= needs[i]);
  return { columns, stages: 1 + batches, total, dropped, complete };
}

async function nelsonMatejcik(simulator: Simulator, asked: CheckedInput): Promise<Staged> {
  const { points, goal, firstStage, futures } = asked;
  let { columns, dropped } = await samplePaired(simulator, goal, {
    name: 'stage-0',
    points,
    replications: firstStage,
    futures,
  });
  const others = points.length - 1;
  const g = dunnettConstant(others, others * (usableFutures(columns) - 1), asked.confidence);
  const need = needed(asked, g * Math.sqrt(2 * interactionVariance(columns)));
  let spent = firstStage;
  let stages = 1;
  for (;;) {
    const replications = missingOf(asked, { need, have: columns[0].length, spent });
    if (replications === 0) break;
    const more = await samplePaired(simulator, goal, {
      name: `stage-${stages}`,
      points,
      replications,
      futures: futures + stages,
    });
    columns = columns.map((column, i) => joined(column, more.columns[i]));
    dropped += more.dropped;
    spent += replications;
    stages += 1;
  }
  const complete = columns[0].length >= need;
  return { columns, stages, total: points.length * spent, dropped, complete };
}

/** Futures without a failure that make (constant × deviation / indifference)^2. */
function needed({ indifference }: CheckedInput, scaled: number): number {
  const ratio = scaled / indifference;
  return Math.ceil(ratio * ratio);
}

/** Most futures asked for, for each that is needed: beyond this nearly all fail. */
const PATIENCE = 20;

/** Replications to ask for, in whole steps, where some are missing; none once too many have failed. */
function missingOf(
  { step, most, firstStage }: CheckedInput,
  { need, have, spent }: { readonly need: number; readonly have: number; readonly spent: number },
): number {
  const wanted = Math.ceil(Math.max(0, need - have) / step) * step;
  const limit = Math.min(most, PATIENCE * Math.max(need, firstStage)) - spent;
  return Math.max(0, Math.min(wanted, limit));
}

/** Variance of what settings and futures do not explain one by one: sum of (x_ij - x_i. - x_.j + x_..)^2 / ((k - 1)(n - 1)). */
export function interactionVariance(columns: readonly Float64Array[]): number {
  const n = columns[0].length;
  const means = columns.map(meanOf);
  const grand = meanOf(Float64Array.from(means));
  let squares = 0;
  for (let r = 0; r < n; r++) {
    const future = meanOf(Float64Array.from(columns, (column) => column[r]));
    columns.forEach((column, i) => {
      const rest = column[r] - means[i] - future + grand;
      squares += rest * rest;
    });
  }
  return squares / ((columns.length - 1) * (n - 1));
}
