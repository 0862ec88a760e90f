import { bestCut } from './best-cut.ts';
import { checkSample, isNumeric, numberAt, satisfies } from './region-input.ts';
import type { RegionInput, Restriction } from './region-input.ts';
import { chanceOfCut, chanceOfDivision } from './split-chance.ts';

/** How a tree grows. */
export interface CartOptions {
  /** Most questions from the root to a leaf; default 3. */
  readonly depth?: number;
  /** Fewest points of a leaf; default 5 % of all, at least 5. */
  readonly least?: number;
  /** A split must remove this share of the variance of all responses; default 0.01. */
  readonly worth?: number;
  /** A split is not made when inputs that do nothing would give so good a one in more than this share of samples; default 0.05. */
  readonly chance?: number;
}

/** A group of points that a tree tells apart. */
export interface Leaf {
  /** At most one restriction an input, in the order of the inputs; none for a tree without splits. */
  readonly rules: readonly Restriction[];
  readonly points: number;
  /** Mean response, which is the share of good points when responses are 0 and 1. */
  readonly mean: number;
}

/** A tree as its leaves, the highest mean first. */
export interface CartResult {
  readonly leaves: readonly Leaf[];
  /** Share of the variance of the responses that the leaves explain. */
  readonly explained: number;
  /** Inputs by the share of the variance that their splits removed, largest first; those that split nothing are left out. */
  readonly used: readonly { readonly name: string; readonly share: number }[];
}

/**
 * Classification or regression tree (Breiman, Friedman, Olshen and Stone 1984): each split takes the largest part of the variance away; for
 * responses of 0 and 1 that is the split of the smallest Gini impurity, which is twice the variance. Names of options are
 * ordered by their means, which finds the best subset. A split that chance would give is not made (Bonferroni over the inputs, as Hothorn,
 * Hornik and Zeileis 2006), so responses without any signal stay one leaf. Throws for sizes that do not fit and fewer than two points.
 */
export function cart(
  inputs: readonly RegionInput[],
  responses: ArrayLike<number>,
  options: CartOptions = {},
): CartResult {
  checkSample(inputs, responses.length);
  const points = Array.from(responses, (_, p) => p);
  if (points.length < 2) throw new Error(`invalid sample: ${points.length} points; expected at least 2`);
  const { depth = 3, worth = 0.01, least = Math.max(5, Math.ceil(0.05 * points.length)) } = options;
  const { chance = 0.05 } = options;
  const total = squaresOf(points, responses);
  const removed = new Map<string, number>();
  const grow = (group: readonly number[], rules: readonly Restriction[], level: number): Leaf[] => {
    const split = level === 0 ? undefined : bestSplit(inputs, group, responses, least);
    const isWorth = split !== undefined && split.gain > worth * total;
    if (!isWorth || split.chance * inputs.length > chance) {
      return [{ rules: joined(inputs, rules), points: group.length, mean: meanOf(group, responses) }];
    }
    const { name } = split.left;
    removed.set(name, (removed.get(name) ?? 0) + split.gain);
    const values = inputs.find((input) => input.name === name)?.values ?? [];
    return [split.left, split.right].flatMap((rule) =>
      grow(
        group.filter((p) => satisfies(values[p], rule)),
        [...rules, rule],
        level - 1,
      ),
    );
  };
  const leaves = grow(points, [], depth).sort((a, b) => b.mean - a.mean);
  const gains = [...removed].map(([name, gain]) => ({ name, share: gain / total }));
  return {
    leaves,
    explained: gains.reduce((sum, { share }) => sum + share, 0),
    used: gains.sort((a, b) => b.share - a.share),
  };
}

interface Split {
  readonly left: Restriction;
  readonly right: Restriction;
  /** Sum of squares that the split takes away. */
  readonly gain: number;
  /** How often an input that does nothing would give so good a split. */
  readonly chance: number;
}

function bestSplit(
  inputs: readonly RegionInput[],
  group: readonly number[],
  responses: ArrayLike<number>,
  least: number,
): Split | undefined {
  let best: Split | undefined;
  if (group.every((p) => responses[p] === responses[group[0]])) return undefined;
  const variance = squaresOf(group, responses) / (group.length - 1);
  for (const input of inputs) {
    const keys = isNumeric(input)
      ? group.map((p) => numberAt(input, p))
      : optionMeans(input, group, responses);
    const order = group.map((_, g) => g).sort((a, b) => keys[a] - keys[b] || a - b);
    const found = bestCut(
      order.map((g) => responses[group[g]]),
      order.map((g) => keys[g]),
      least,
    );
    if (found === undefined || (best !== undefined && found.gain <= best.gain)) continue;
    const isLeft = order.map((_, place) => place < found.size);
    best = {
      ...sidesOf(
        input,
        order.map((g) => group[g]),
        isLeft,
      ),
      gain: found.gain,
      chance: isNumeric(input)
        ? chanceOfCut({
            statistic: found.gain / variance,
            cuts: found.cuts,
            least: least / group.length,
          })
        : chanceOfDivision(found.gain / variance, new Set(keys).size),
    };
  }
  return best;
}

/** Mean response of the option that each point has: sorting by it puts options in the order of their means. */
function optionMeans(
  { values }: RegionInput,
  group: readonly number[],
  responses: ArrayLike<number>,
): number[] {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const p of group) {
    const { sum, n } = sums.get(String(values[p])) ?? { sum: 0, n: 0 };
    sums.set(String(values[p]), { sum: sum + responses[p], n: n + 1 });
  }
  const means = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const rank = means.map(([option, { sum, n }], place) => ({ option, mean: sum / n, place }));
  rank.sort((a, b) => a.mean - b.mean || a.place - b.place);
  const places = new Map(rank.map(({ option }, place) => [option, place]));
  return group.map((p) => places.get(String(values[p])) ?? 0);
}

function sidesOf(
  input: RegionInput,
  points: readonly number[],
  isLeft: readonly boolean[],
): Pick<Split, 'left' | 'right'> {
  const { name } = input;
  const size = isLeft.filter(Boolean).length;
  if (isNumeric(input)) {
    const [low, high] = [numberAt(input, points[size - 1]), numberAt(input, points[size])];
    return {
      left: { kind: 'between', name, low: -Infinity, high: low },
      right: { kind: 'between', name, low: high, high: Infinity },
    };
  }
  const options = (from: number, to: number) =>
    [...new Set(points.slice(from, to).map((p) => String(input.values[p])))].sort();
  return {
    left: { kind: 'one of', name, options: options(0, size) },
    right: { kind: 'one of', name, options: options(size, points.length) },
  };
}

/** Several restrictions of one input as one. */
function joined(inputs: readonly RegionInput[], rules: readonly Restriction[]): Restriction[] {
  return inputs.flatMap(({ name }): Restriction[] => {
    const own = rules.filter((rule) => rule.name === name);
    if (own.length === 0) return [];
    return [own.reduce((one, other) => both(one, other))];
  });
}

function both(one: Restriction, other: Restriction): Restriction {
  if (one.kind === 'between' && other.kind === 'between') {
    return { ...one, low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) };
  }
  // An option group is split only among the options that are left, so the later restriction is the narrower one.
  return other;
}

function meanOf(group: readonly number[], responses: ArrayLike<number>): number {
  return group.reduce((sum, p) => sum + responses[p], 0) / group.length;
}

function squaresOf(group: readonly number[], responses: ArrayLike<number>): number {
  const mean = meanOf(group, responses);
  return group.reduce((sum, p) => sum + (responses[p] - mean) * (responses[p] - mean), 0);
}
