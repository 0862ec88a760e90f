import type { Simulator } from '../design/index.ts';
import { moments } from '../summarise/index.ts';
import { dunnettConstant, rinottConstant } from './selection-constants.ts';
import { joined, sampleApart, samplePaired } from './samples.ts';
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
 * settings vary alike. Replications are rounded up to whole steps. Throws as `selectSequentially`.
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
  const h = rinottConstant(points.length, firstStage, asked.confidence);
  const needs = first.columns.map((column) => added(asked, h * Math.sqrt(moments(column).variance)));
  const columns = [...first.columns];
  const { missing } = limited(needs, asked);
  let { dropped } = first;
  let total = points.length * firstStage;
  const sizes = [...new Set(missing)].filter((size) => size > 0).sort((a, b) => a - b);
  for (const [stage, replications] of sizes.entries()) {
    const group = points.map((_, i) => i).filter((i) => missing[i] === replications);
    const more = await sampleApart(simulator, goal, {
      name: `stage-1-${replications}`,
      points: group.map((i) => points[i]),
      replications,
      futures: futures + 1 + stage,
    });
    group.forEach((i, place) => (columns[i] = joined(columns[i], more.columns[place])));
    total += group.length * replications;
    dropped += more.dropped;
  }
  return { columns, stages: 1 + sizes.length, total, dropped, complete: limited(needs, asked).complete };
}

async function nelsonMatejcik(simulator: Simulator, asked: CheckedInput): Promise<Staged> {
  const { points, goal, firstStage, futures } = asked;
  const first = await samplePaired(simulator, goal, {
    name: 'stage-0',
    points,
    replications: firstStage,
    futures,
  });
  const others = points.length - 1;
  const n = first.columns[0].length;
  const g = dunnettConstant(others, others * (n - 1), asked.confidence);
  const need = added(asked, g * Math.sqrt(2 * interactionVariance(first.columns)));
  const { missing, complete } = limited([need], asked);
  const [replications] = missing;
  const total = points.length * (firstStage + replications);
  if (replications === 0) return { ...first, stages: 1, total, complete };
  const more = await samplePaired(simulator, goal, {
    name: 'stage-1',
    points,
    replications,
    futures: futures + 1,
  });
  const columns = first.columns.map((column, i) => joined(column, more.columns[i]));
  return { columns, stages: 2, total, dropped: first.dropped + more.dropped, complete };
}

/** Replications beyond the first stage so that (constant × deviation / indifference)^2 are reached, in whole steps. */
function added({ firstStage, step, indifference }: CheckedInput, scaled: number): number {
  const ratio = scaled / indifference;
  return Math.ceil(Math.max(0, Math.ceil(ratio * ratio) - firstStage) / step) * step;
}

function limited(
  needs: readonly number[],
  { most, firstStage }: CheckedInput,
): { missing: number[]; complete: boolean } {
  const room = most - firstStage;
  return {
    missing: needs.map((need) => Math.min(need, room)),
    complete: needs.every((need) => need <= room),
  };
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
