import { exp, log, normalCdf, normalQuantile } from '../numeric/index.ts';
import { checkedConfidence, checkedCount } from '../summarise/values.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/** How the error is spent on planned looks: `pocock` evenly, `obrienFleming` hardly anything early. */
export type Spending = 'pocock' | 'obrienFleming';

/** Density of the standardised mean over paths that crossed no boundary, at the nodes of a rule. */
interface Survivors {
  readonly nodes: Float64Array;
  readonly masses: Float64Array;
}

const FARTHEST = 9;
const ROOT_TWO_PI = 2.5066282746310002;
const E = 2.718281828459045;

function checkedFractions(fractions: readonly number[]): readonly number[] {
  const ascends = fractions.every((share, k) => share > (k === 0 ? 0 : fractions[k - 1]) && share <= 1);
  if (fractions.length > 0 && ascends) return fractions;
  throw new Error(
    `invalid fractions: ${fractions.join(', ')}; expected ascending numbers above 0 and up to 1`,
  );
}

/** Chance that a surviving path is beyond ±bound at the next look. */
function exitChance({ nodes, masses }: Survivors, [before, now]: readonly number[], bound: number): number {
  const step = Math.sqrt(now - before);
  const [start, edge] = [Math.sqrt(before), bound * Math.sqrt(now)];
  let total = 0;
  for (let j = 0; j < nodes.length; j++) {
    const place = nodes[j] * start;
    total += masses[j] * (normalCdf((place - edge) / step) + normalCdf((-edge - place) / step));
  }
  return total;
}

/** Survivors after a look with boundary ±bound. */
function survive({ nodes, masses }: Survivors, [before, now]: readonly number[], bound: number): Survivors {
  const end = Math.min(bound, FARTHEST);
  const step = Math.sqrt(now - before);
  const width = Math.min(1, step / Math.sqrt(now));
  const rule = gaussLegendre(-end, end, 24 + Math.ceil((8 * end) / width));
  const [start, scale] = [Math.sqrt(before), Math.sqrt(now)];
  const next = rule.nodes.map((z, i) => {
    let density = 0;
    for (let j = 0; j < nodes.length; j++) {
      const gap = (z * scale - nodes[j] * start) / step;
      density += masses[j] * exp((-gap * gap) / 2);
    }
    return (rule.weights[i] * density * scale) / (step * ROOT_TWO_PI);
  });
  return { nodes: rule.nodes, masses: next };
}

const beginning: Survivors = { nodes: Float64Array.of(0), masses: Float64Array.of(1) };

/**
 * Chance to cross ±bounds[k] for the first time at look k, when nothing is going on: standardised sums of normal values looked at
 * after the shares `fractions` of all values. By numerical integration (Armitage, McPherson and Rowe 1969; Jennison and
 * Turnbull 2000, chapter 19). Throws for fractions that do not ascend in (0, 1] and unequal lengths.
 */
export function exitChances(bounds: readonly number[], fractions: readonly number[]): number[] {
  checkedFractions(fractions);
  if (bounds.length !== fractions.length) {
    throw new Error(`invalid bounds: ${bounds.length}; expected one for each of ${fractions.length} looks`);
  }
  let survivors = beginning;
  return bounds.map((bound, k) => {
    const times = [k === 0 ? 0 : fractions[k - 1], fractions[k]];
    const chance = exitChance(survivors, times, bound);
    if (k < bounds.length - 1) survivors = survive(survivors, times, bound);
    return chance;
  });
}

/** Error spent up to a share of the values, two-sided. Source: Lan and DeMets (1983). */
export function spentError(spending: Spending, alpha: number, fraction: number): number {
  const share = Math.min(1, fraction);
  if (spending === 'pocock') return alpha * log(1 + (E - 1) * share);
  return 4 * normalCdf(normalQuantile(alpha / 4) / Math.sqrt(share));
}

/** The bound at which what leaves equals `chance`, by halving. */
function boundFor(chance: number, leaves: (bound: number) => number): number {
  let [low, high] = [0, FARTHEST];
  for (let step = 0; step < 55; step++) {
    const middle = (low + high) / 2;
    if (leaves(middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Two-sided boundaries of planned looks after the shares `fractions` of all values, by alpha spending: together they are crossed
 * with probability 1 - confidence when nothing is going on. The spending near O'Brien and Fleming is each tail's own, as usual:
 * 4 (1 - Φ(z(α/4) / √t)). Throws as `exitChances`.
 */
export function spendingBounds(
  spending: Spending,
  fractions: readonly number[],
  confidence = 0.95,
): number[] {
  checkedFractions(fractions);
  const alpha = 1 - checkedConfidence(confidence);
  let [survivors, spent] = [beginning, 0];
  return fractions.map((fraction, k) => {
    const times = [k === 0 ? 0 : fractions[k - 1], fraction];
    const due = spentError(spending, alpha, fraction) - spent;
    const bound = boundFor(due, (at) => exitChance(survivors, times, at));
    spent += due;
    if (k < fractions.length - 1) survivors = survive(survivors, times, bound);
    return bound;
  });
}

/**
 * The classical boundaries of `looks` equal steps: Pocock's constant c (1977), or O'Brien and Fleming's c √(K / k) (1979), with
 * total error 1 - confidence. Throws for fewer than 1 look.
 */
export function classicalBounds(spending: Spending, looks: number, confidence = 0.95): number[] {
  checkedCount(looks, 'number of looks', 1);
  const alpha = 1 - checkedConfidence(confidence);
  const fractions = Array.from({ length: looks }, (_, k) => (k + 1) / looks);
  const boundsOf = (c: number): number[] =>
    fractions.map((fraction) => (spending === 'pocock' ? c : c / Math.sqrt(fraction)));
  const leaves = (c: number): number => exitChances(boundsOf(c), fractions).reduce((a, b) => a + b, 0);
  let [low, high] = [normalQuantile(1 - alpha / 2) - 0.01, normalQuantile(1 - alpha / (2 * looks)) + 0.01];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (leaves(middle) > alpha) low = middle;
    else high = middle;
  }
  return boundsOf((low + high) / 2);
}
