import type { ReadonlyColumn } from '../../src/define/index.ts';
import { exp, log, log1p, stirlingError } from '../../src/numeric/index.ts';
import { requireShare, requireWhole } from './requirements.ts';

const TWO_PI = 6.283185307179586;
/** A term this small beside the sum so far ends a tail whose terms fall. */
const NEGLIGIBLE = 1e-20;

/** Logarithm of the number of ways to choose k of n (0 <= k <= n, whole numbers), by a sum of min(k, n − k) logarithms. */
export function logChoose(n: number, k: number): number {
  const few = Math.min(k, n - k);
  let total = 0;
  for (let i = 1; i <= few; i++) total += log((n - few + i) / i);
  return total;
}

/** x ln(x/mean) + mean − x, x and mean above 0, by a series where they are near. Source: Loader 2000. */
function deviance(x: number, mean: number): number {
  const gap = x - mean;
  if (Math.abs(gap) > 0.1 * (x + mean)) return x * log(x / mean) - gap;
  const v = gap / (x + mean);
  let power = 2 * x * v;
  let sum = gap * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * Probability of exactly k successes in n independent trials of probability p, to about 14 digits also far out in the tails.
 * Source: Loader 2000, Fast and accurate computation of binomial probabilities (saddle-point expansion).
 */
export function binomialTerm(k: number, n: number, p: number): number {
  requireWhole('trials', n);
  requireShare('probability', p);
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  const q = 1 - p;
  if (p === 0) return k === 0 ? 1 : 0;
  if (q === 0) return k === n ? 1 : 0;
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const corrections = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const exponent = corrections - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.sqrt(n / (TWO_PI * k * (n - k))) * exp(exponent);
}

/** Sum of terms that begin with `first` and follow each other by `ratio(i)` from the i-th to the next, until they no longer matter. */
function tailSum(
  first: number,
  from: number,
  until: number,
  step: number,
  ratio: (i: number) => number,
): number {
  let term = first;
  let sum = first;
  for (let i = from; i !== until && term > sum * NEGLIGIBLE; i += step) {
    term *= ratio(i);
    sum += term;
  }
  return Math.min(1, sum);
}

/**
 * Probability of k or more successes in n independent trials of probability p; a k that is not whole is rounded up. The smaller tail
 * is summed, so that tiny probabilities keep their digits. Throws for a probability outside 0 to 1.
 */
export function binomialAtLeast(k: number, n: number, p: number): number {
  requireWhole('trials', n);
  requireShare('probability', p);
  requireNumber(k);
  const first = Math.max(0, Math.ceil(k));
  if (first === 0) return 1;
  if (first > n) return 0;
  if (p === 1) return 1;
  const odds = p / (1 - p);
  if (first > n * p) {
    return tailSum(binomialTerm(first, n, p), first, n, 1, (i) => ((n - i) / (i + 1)) * odds);
  }
  return 1 - tailSum(binomialTerm(first - 1, n, p), first - 1, 0, -1, (i) => i / ((n - i + 1) * odds));
}

function requireNumber(k: number): void {
  if (Number.isNaN(k)) throw new Error(`invalid number of successes: ${k}; expected a number`);
}

/**
 * Probability of k or more marked members in `draws` taken without replacement from `population`, of which `marked` are marked; a k
 * that is not whole is rounded up. Throws for more draws or marked members than the population has.
 */
export function hypergeometricAtLeast(k: number, draws: number, population: number, marked: number): number {
  requireWhole('population', population);
  requireWhole('draws', draws);
  requireWhole('marked', marked);
  requireNumber(k);
  if (draws > population || marked > population) {
    throw new Error(`invalid draw of ${draws}, ${marked} marked; expected at most ${population} of each`);
  }
  const most = Math.min(draws, marked);
  const least = Math.max(0, draws - (population - marked));
  const first = Math.ceil(k);
  if (first <= least) return 1;
  if (first > most) return 0;
  const unmarked = population - marked;
  const up = (i: number): number => ((marked - i) / (i + 1)) * ((draws - i) / (unmarked - draws + i + 1));
  const term = (i: number): number => hypergeometricTerm(i, draws, population, marked);
  if (first * population > draws * marked) return tailSum(term(first), first, most, 1, up);
  return 1 - tailSum(term(first - 1), first - 1, least, -1, (i) => 1 / up(i - 1));
}

/** The hypergeometric term as a quotient of binomial ones (Loader 2000). */
function hypergeometricTerm(k: number, draws: number, population: number, marked: number): number {
  const p = draws / population;
  const chosen = binomialTerm(k, marked, p) * binomialTerm(draws - k, population - marked, p);
  return chosen / binomialTerm(draws, population, p);
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
 * independently with their own chances. `cells` is working room for at least limit + 1 numbers. Cost: members × limit. Summed from
 * positive terms, so that tiny probabilities keep their digits. Throws for weights that are not whole and chances that are none.
 */
export function probabilityAbove(
  weights: ReadonlyColumn,
  chances: ReadonlyColumn,
  limit: number,
  cells: Float64Array,
): number {
  if (limit < 0) return 1;
  requireWhole('limit', limit);
  cells.fill(0, 0, limit + 1);
  cells[0] = 1;
  let above = 0;
  for (let m = 0; m < weights.length; m++) {
    requireWhole('weight', weights[m]);
    requireShare('chance', chances[m]);
    above += addMember(weights[m], chances[m], limit, cells);
  }
  return Math.min(1, above);
}

/**
 * Lets one more member fail with its chance: the law of the failed weight up to `limit`, in place. Returns the probability that
 * thereby passes the limit.
 */
export function addMember(weight: number, chance: number, limit: number, cells: Float64Array): number {
  if (weight === 0) return 0;
  let passing = 0;
  for (let held = limit; held >= 0; held--) {
    if (held > limit - weight) passing += cells[held] * chance;
    const before = held >= weight ? cells[held - weight] : 0;
    cells[held] = cells[held] * (1 - chance) + before * chance;
  }
  return passing;
}

/**
 * Condorcet: probability that the majority of jurors, each right with probability p, is right. An even number can tie: a tie is
 * 'wrong' (more than half must be right) or decided by a fair 'coin'.
 */
export function majorityIsRight(jurors: number, p: number, ties: 'wrong' | 'coin' = 'wrong'): number {
  const right = binomialAtLeast(Math.floor(jurors / 2) + 1, jurors, p);
  const tied = ties === 'coin' && jurors % 2 === 0 ? binomialTerm(jurors / 2, jurors, p) : 0;
  return right + tied / 2;
}

/**
 * Probability that jurors with whole-number weights and own chances of being right hold more than half of all weight on the right
 * side; half exactly is not right.
 */
export function weightedMajorityIsRight(weights: ReadonlyColumn, chances: ReadonlyColumn): number {
  let total = 0;
  for (let m = 0; m < weights.length; m++) total += weights[m];
  const half = Math.floor(total / 2);
  return probabilityAbove(weights, chances, half, new Float64Array(half + 1));
}
