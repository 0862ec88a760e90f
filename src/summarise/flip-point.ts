import { binomialProbabilities } from './quantiles.ts';
import { sameLength } from './values.ts';
import type { Values } from './values.ts';

/** Where along an input the chance of something crosses one half. */
export interface FlipPoint {
  /**
   * `flips`: both sides are shown by the futures; `none`: the fitted chance stays on one side of one half, and the futures exclude a
   * crossing anywhere but in the outer twentieth at either end; `notSeen`: it stays on one side, but they do not exclude one; `unclear`:
   * it crosses, but so near an end, or with so few futures, that chance alone could have done it; `tooFew`: fewer than 20 futures or no spread.
   */
  readonly state: 'flips' | 'none' | 'notSeen' | 'unclear' | 'tooFew';
  /** Value of the input at the crossing; NaN unless it flips. */
  readonly value: number;
  /** 95% interval of that value; ends are null where the futures do not bound it. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the chance grows or falls with the input. */
  readonly rises: boolean;
  readonly n: number;
}

/** Fewer futures than this say nothing about where a chance crosses one half. */
export const fewestForFlip = 20;

const confidence = 0.95;

/**
 * The value of an input at which the chance that something holds crosses one half, from futures in which the input was drawn:
 * `inputs[i]` is the value, `holds[i]` is 1 or 0, NaN leaves a future out. The chance is taken to rise or to fall along the
 * input, whichever fits better (isotonic regression, Ayer and others 1955); the crossing lies half way between the two values
 * around it. The interval holds every value that two exact binomial tests, each at 2.5%, do not contradict: of the fifth of
 * all futures next below it not too many lie above one half, and of the fifth next above it not too few. Futures count as
 * independent. Throws for unequal lengths.
 */
export function flipPoint(inputs: Values, holds: Values): FlipPoint {
  sameLength(inputs, holds, 'futures');
  const pairs = Array.from(inputs, (x, i) => ({ x, y: holds[i] }))
    .filter(({ x, y }) => Number.isFinite(x) && !Number.isNaN(y))
    .sort((a, b) => a.x - b.x);
  const n = pairs.length;
  const nothing = { value: NaN, low: null, high: null, rises: true, n };
  if (n < fewestForFlip || pairs[0].x === pairs[n - 1].x) return { ...nothing, state: 'tooFew' };
  const levels = byValue(pairs);
  const upward = isotonic(levels);
  const downward = isotonic(levels.map(({ x, sum, count }) => ({ x, sum: count - sum, count })));
  const rises =
    misfit(levels, upward) <=
    misfit(
      levels,
      downward.map((chance) => 1 - chance),
    );
  const oriented = rises ? pairs : pairs.map(({ x, y }) => ({ x, y: 1 - y }));
  const at = (rises ? upward : downward).findIndex((chance) => chance >= 0.5);
  if (at <= 0) return { ...nothing, rises, state: isExcluded(pairs) ? 'none' : 'notSeen' };
  const bounds = boundsOf(oriented);
  if (bounds === undefined || bounds.low === null || bounds.high === null)
    return { ...nothing, ...bounds, rises, state: 'unclear' };
  return { state: 'flips', value: (levels[at - 1].x + levels[at].x) / 2, ...bounds, rises, n };
}

interface Pair {
  readonly x: number;
  readonly y: number;
}

interface Level {
  readonly x: number;
  readonly sum: number;
  readonly count: number;
}

/** Futures with the same value together, so that ties cannot be told apart. */
function byValue(pairs: readonly Pair[]): Level[] {
  const levels: { x: number; sum: number; count: number }[] = [];
  for (const { x, y } of pairs) {
    const last = levels[levels.length - 1];
    if (last?.x === x) {
      last.sum += y;
      last.count += 1;
    } else levels.push({ x, sum: y, count: 1 });
  }
  return levels;
}

/** The rising sequence of chances nearest to what was seen, by pooling neighbours that fall. */
function isotonic(levels: readonly Level[]): number[] {
  const pools: { sum: number; count: number; size: number }[] = [];
  for (const { sum, count } of levels) {
    pools.push({ sum, count, size: 1 });
    for (let k = pools.length - 1; k > 0; k--) {
      const [before, after] = [pools[k - 1], pools[k]];
      if (before.sum * after.count < after.sum * before.count) break;
      pools.splice(k - 1, 2, {
        sum: before.sum + after.sum,
        count: before.count + after.count,
        size: before.size + after.size,
      });
    }
  }
  return pools.flatMap(({ sum, count, size }) => Array.from({ length: size }, () => sum / count));
}

/** Sum of squared distances of what was seen from fitted chances. */
function misfit(levels: readonly Level[], chances: readonly number[]): number {
  return levels.reduce((total, { sum, count }, k) => {
    const chance = chances[k];
    return total + sum * (1 - chance) * (1 - chance) + (count - sum) * chance * chance;
  }, 0);
}

/** The lowest and highest places of a rising crossing that the tests allow; undefined when they allow none. Null where all futures beyond it allow it too. */
function boundsOf(
  pairs: readonly Pair[],
): { readonly low: number | null; readonly high: number | null } | undefined {
  const n = pairs.length;
  const allowed = allowedCuts(pairs);
  const [first, last] = [allowed[0], allowed[allowed.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  return {
    low: first === 0 ? null : pairs[first - 1].x,
    high: last === n ? null : pairs[last].x,
  };
}

const outer = 1 / 20;

/** True when the futures allow neither a rising nor a falling crossing outside the outer twentieths. */
function isExcluded(pairs: readonly Pair[]): boolean {
  const n = pairs.length;
  const turned = pairs.map(({ x, y }) => ({ x, y: 1 - y }));
  return [pairs, turned].flatMap(allowedCuts).every((cut) => Math.min(cut, n - cut) <= outer * n);
}

/** Places of a rising crossing that the tests allow: so many futures lie below it. */
function allowedCuts(pairs: readonly Pair[]): number[] {
  const n = pairs.length;
  const window = Math.max(8, Math.ceil(n / 5));
  const ones = new Float64Array(n + 1);
  pairs.forEach(({ y }, i) => (ones[i + 1] = ones[i] + y));
  const tooMany = Array.from({ length: Math.min(window, n) + 1 }, (_, size) => fewestTooMany(size));
  const allowed: number[] = [];
  for (let cut = 0; cut <= n; cut++) {
    // Places between equal values cannot be told apart.
    if (cut > 0 && cut < n && pairs[cut - 1].x === pairs[cut].x) continue;
    const [start, end] = [Math.max(0, cut - window), Math.min(n, cut + window)];
    const onesBelow = ones[cut] - ones[start];
    const zerosAbove = end - cut - (ones[end] - ones[cut]);
    if (onesBelow < tooMany[cut - start] && zerosAbove < tooMany[end - cut]) allowed.push(cut);
  }
  return allowed;
}

/** The fewest of so many futures that would hold in less than 2.5% of cases if the chance of each were at most one half; Infinity when even all could. */
function fewestTooMany(size: number): number {
  const probabilities = binomialProbabilities(size, 0.5);
  let tail = 0;
  for (let count = size; count >= 0; count--) {
    tail += probabilities[count];
    if (tail >= (1 - confidence) / 2) return count === size ? Infinity : count + 1;
  }
  return 0;
}
