import { groupedMean } from './groups.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { largestRemainder } from './largest-remainder.ts';
import { moments, studentHalfWidth } from './moments.ts';
import { checkedConfidence, checkedCount, sameLength } from './values.ts';
import type { Values } from './values.ts';

/** One change of a bundle, alone against the current rules. */
export interface BundlePart {
  readonly name: string;
  /** Outcome with this change alone, one value per replication; NaN where the replication failed. */
  readonly values: Values;
}

/** A mean effect with its paired interval, in the unit of the outcome. */
export interface Effect {
  readonly name: string;
  readonly mean: number;
  readonly interval: Interval;
}

/** A bundled change taken apart; `current` + all parts + `interaction` = `full`, exactly. */
export interface Decomposition {
  readonly n: number;
  /** Replications left out because they failed in some scenario, or stand behind the last whole group. */
  readonly dropped: number;
  readonly current: Effect;
  readonly parts: readonly Effect[];
  readonly interaction: Effect;
  readonly full: Effect;
}

/** Scenarios of a bundle: outcomes by replication, the same replications everywhere. */
export interface DecompositionInput {
  readonly current: Values;
  readonly parts: readonly BundlePart[];
  readonly full: Values;
  readonly confidence?: number | undefined;
  /** Consecutive replications whose draws were coordinated; 1 when absent. An incomplete last group is left out. */
  readonly group?: number | undefined;
}

const GRID_STEPS = 0x1_0000_0000 * 0x4000;

/** Power of two such that `magnitude` is between 2^45 and 2^46 of it: sums of a hundred such multiples are exact in doubles. */
function commonGrid(magnitude: number): number {
  let grid = 1;
  while (grid * GRID_STEPS <= magnitude) grid *= 2;
  while (grid > 1e-290 && grid * (GRID_STEPS / 2) > magnitude) grid /= 2;
  return grid;
}

const toGrid = (mean: number, grid: number) => Math.floor(mean / grid + 0.5) * grid;

interface Kept {
  /** Replications that are complete in every scenario. */
  readonly complete: readonly number[];
  readonly group: number;
  readonly confidence: number;
}

function effectOf(name: string, values: Values, { complete, group, confidence }: Kept): Effect {
  const { n, mean, variance } = moments(values);
  if (group > 1) return { name, mean, interval: intervalByGroups(values, { complete, group, confidence }) };
  const halfWidth = studentHalfWidth(Math.sqrt(variance / n), n - 1, confidence);
  return { name, mean, interval: symmetricInterval(mean, halfWidth, { confidence, method: 'paired t', n }) };
}

function intervalByGroups(values: Values, { complete, group, confidence }: Kept): Interval {
  const length = Math.ceil((complete[complete.length - 1] + 1) / group) * group;
  const inOrder = new Float64Array(length).fill(NaN);
  complete.forEach((r, at) => (inOrder[r] = values[at]));
  return groupedMean(inOrder, group, confidence).interval;
}

function completeReplications({ current, parts, full }: DecompositionInput): number[] {
  const columns = [current, ...parts.map((part) => part.values), full];
  columns.forEach((column) => sameLength(current, column, 'scenarios'));
  const complete: number[] = [];
  for (let r = 0; r < current.length; r++) {
    if (columns.every((column) => !Number.isNaN(column[r]))) complete.push(r);
  }
  return complete;
}

/** Replaces the means by multiples of one grid and takes the interaction as what is left, so that the parts add up. */
function addUp(found: Decomposition): Decomposition {
  const means = [found.current, ...found.parts, found.full].map((effect) => Math.abs(effect.mean));
  const grid = commonGrid(Math.max(...means));
  const onGrid = (effect: Effect): Effect => ({ ...effect, mean: toGrid(effect.mean, grid) });
  const current = onGrid(found.current);
  const parts = found.parts.map(onGrid);
  const full = onGrid(found.full);
  const left = parts.reduce((rest, part) => rest - part.mean, full.mean - current.mean);
  return { ...found, current, parts, full, interaction: { ...found.interaction, mean: left } };
}

/**
 * Takes a bundled change apart: mean of the current rules, mean effect of each part alone, and the interaction, the full
 * effect minus the parts, replication by replication. Means are rounded to a common binary grid of at most 2^-45 of the
 * largest of them and the interaction's mean is what then remains, so the sum is exact in any order. Throws for unequal
 * lengths, infinite values, no parts, or no replication that is complete in every scenario.
 */
export function decompose(input: DecompositionInput): Decomposition {
  const { confidence = 0.95 } = input;
  checkedConfidence(confidence);
  if (input.parts.length === 0) throw new Error('invalid parts: none; expected at least 1');
  const group = checkedCount(input.group ?? 1, 'group', 1);
  const all = completeReplications(input);
  const inWhole = all.filter((r) => r < input.current.length - (input.current.length % group));
  const complete = inWhole.length > 0 ? inWhole : all;
  const kept = { complete, group, confidence };
  if (complete.length === 0) throw new Error('invalid replications: none complete; expected at least 1');
  const pick = (values: Values) => Float64Array.from(complete, (r) => values[r]);
  const current = pick(input.current);
  const full = pick(input.full);
  const effects = input.parts.map((part) => pick(part.values).map((value, r) => value - current[r]));
  const interaction = full.map((value, r) =>
    effects.reduce((rest, effect) => rest - effect[r], value - current[r]),
  );
  return addUp({
    n: complete.length,
    dropped: input.current.length - complete.length,
    current: effectOf('current', current, kept),
    parts: effects.map((effect, k) => effectOf(input.parts[k].name, effect, kept)),
    interaction: effectOf('interaction', interaction, kept),
    full: effectOf('full', full, kept),
  });
}

/** A decomposition as whole multiples of one printed unit. */
export interface PrintedDecomposition {
  readonly current: number;
  readonly parts: readonly number[];
  readonly interaction: number;
  readonly full: number;
}

/**
 * Whole multiples of `unit` (0.1 prints one decimal) that still add up: current and full are rounded half up, the steps
 * between them by largest remainder, so a printed step may be off by less than one unit. Throws for a unit of 0 or less.
 */
export function printedDecomposition(found: Decomposition, unit: number): PrintedDecomposition {
  if (!(unit > 0)) throw new Error(`invalid unit: ${unit}; expected more than 0`);
  const current = Math.floor(found.current.mean / unit + 0.5);
  const full = Math.floor(found.full.mean / unit + 0.5);
  const steps = [...found.parts, found.interaction].map((effect) => effect.mean / unit);
  const rounded = largestRemainder(steps, full - current);
  return { current, parts: rounded.slice(0, -1), interaction: rounded[rounded.length - 1], full };
}
