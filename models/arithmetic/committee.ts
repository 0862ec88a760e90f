import type { ReadonlyColumn } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';

/** Logarithm of the number of ways to choose k of n (0 <= k <= n, whole numbers), by a sum of min(k, n − k) logarithms. */
export function logChoose(n: number, k: number): number {
  const few = Math.min(k, n - k);
  let total = 0;
  for (let i = 1; i <= few; i++) total += log((n - few + i) / i);
  return total;
}

function binomialTerm(k: number, n: number, p: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  return exp(logChoose(n, k) + k * log(p) + (n - k) * log(1 - p));
}

/** Probability of k or more successes in n independent trials of probability p (the smaller tail is summed). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  const first = Math.max(0, Math.ceil(k));
  if (first === 0) return 1;
  let tail = 0;
  if (first > n * p) for (let i = first; i <= n; i++) tail += binomialTerm(i, n, p);
  else {
    for (let i = 0; i < Math.min(first, n + 1); i++) tail += binomialTerm(i, n, p);
    tail = 1 - tail;
  }
  return Math.min(1, Math.max(0, tail));
}

/** Probability of k or more marked members in `draws` taken without replacement from `population`, of which `marked` are marked. */
export function hypergeometricAtLeast(k: number, draws: number, population: number, marked: number): number {
  const all = logChoose(population, draws);
  const most = Math.min(draws, marked);
  const least = Math.max(0, draws - (population - marked));
  let tail = 0;
  for (let i = Math.max(Math.ceil(k), least); i <= most; i++) {
    tail += exp(logChoose(marked, i) + logChoose(population - marked, draws - i) - all);
  }
  return Math.min(1, tail);
}

/** Smallest number of members that is more than a share `threshold` of a committee of `size`. */
export function moreThan(threshold: number, size: number): number {
  return Math.floor(threshold * size + 1e-9) + 1;
}

/** Probability that more than `threshold` of a committee drawn with replacement belongs to an adversary with `share` of the stake. */
export function captureProbability(size: number, share: number, threshold: number): number {
  return binomialAtLeast(moreThan(threshold, size), size, share);
}

/** As `captureProbability`, drawn without replacement out of `population` members of whom `adversaries` are hostile. */
export function captureWithoutReplacement(
  size: number,
  population: number,
  adversaries: number,
  threshold: number,
): number {
  return hypergeometricAtLeast(moreThan(threshold, size), size, population, adversaries);
}

/** Probability that at least a share `quorum` of `size` members, each up with probability `up`, is up at once. */
export function livenessProbability(size: number, up: number, quorum: number): number {
  return binomialAtLeast(Math.ceil(quorum * size - 1e-9), size, up);
}

/**
 * Probability that the weights of those who fail exceed `limit`, exact: weights are whole numbers, members fail
 * independently with their own chances. `cells` is working room for at least limit + 1 numbers. Cost: members × limit.
 */
export function probabilityAbove(
  weights: ReadonlyColumn,
  chances: ReadonlyColumn,
  limit: number,
  cells: Float64Array,
): number {
  cells.fill(0, 0, limit + 1);
  cells[0] = 1;
  for (let m = 0; m < weights.length; m++) addMember(weights[m], chances[m], limit, cells);
  return restOf(limit, cells);
}

/** Lets one more member fail with its chance: the law of the failed weight up to `limit`, in place. */
export function addMember(weight: number, chance: number, limit: number, cells: Float64Array): void {
  if (weight === 0) return;
  for (let held = limit; held >= 0; held--) {
    const before = held >= weight ? cells[held - weight] : 0;
    cells[held] = cells[held] * (1 - chance) + before * chance;
  }
}

/** What a law of weights up to `limit` leaves for larger weights. */
export function restOf(limit: number, cells: ReadonlyColumn): number {
  let within = 0;
  for (let held = 0; held <= limit; held++) within += cells[held];
  return Math.min(1, Math.max(0, 1 - within));
}

/** Condorcet: probability that the majority of an odd number of jurors, each right with probability p, is right. */
export function majorityIsRight(jurors: number, p: number): number {
  return binomialAtLeast((jurors + 1) / 2, jurors, p);
}

/** Probability that jurors with whole-number weights and own chances of being right hold more than half of all weight on the right side. */
export function weightedMajorityIsRight(weights: ReadonlyColumn, chances: ReadonlyColumn): number {
  let total = 0;
  for (let m = 0; m < weights.length; m++) total += weights[m];
  const half = Math.floor(total / 2);
  return probabilityAbove(weights, chances, half, new Float64Array(half + 1));
}
