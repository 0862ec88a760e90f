import { pow } from '../numeric/index.ts';
import type { Stream } from '../random/index.ts';
import { boundsOf, geneAt } from './variables.ts';
import type { Genes, Variable } from './variables.ts';

/** How children differ from their parents. Larger indices keep closer. */
export interface VariationOptions {
  /** Distribution index of the crossover, at least 0; 15 when absent. */
  readonly crossoverIndex?: number;
  /** Distribution index of the mutation, at least 0; 20 when absent. */
  readonly mutationIndex?: number;
  /** Probability that two parents are crossed at all; 0.9 when absent. */
  readonly crossoverChance?: number;
  /** Probability that one variable is mutated; 1 / variables when absent. */
  readonly mutationChance?: number;
}

/** Draws of one pair of children: the stream of its generation, and the pair's number in it. */
export interface PairDraws {
  readonly stream: Stream;
  readonly pair: number;
}

const FIRST_SLOT = 8;
const SLOTS = 8;

/**
 * Two children of two parents. Numbers are crossed by simulated binary crossover within bounds (Deb and Agrawal 1995) and mutated
 * by polynomial mutation (Deb and Goyal 1996), places in ordered lists likewise and rounded, with at least one step when mutated;
 * options are exchanged, and mutated to any option. Every draw has an address, used or not: (pair, slot of the variable).
 */
export function childrenOf(
  variables: readonly Variable[],
  [first, second]: readonly [Genes, Genes],
  { stream, pair }: PairDraws,
  options: VariationOptions = {},
): [Genes, Genes] {
  const { crossoverIndex = 15, mutationIndex = 20, crossoverChance = 0.9 } = options;
  const { mutationChance = 1 / variables.length } = options;
  const one = Float64Array.from(first);
  const two = Float64Array.from(second);
  const crosses = stream.uniform(pair, FIRST_SLOT - 1) < crossoverChance;
  variables.forEach((variable, v) => {
    const draw = (slot: number): number => stream.uniform(pair, FIRST_SLOT + v * SLOTS + slot);
    if (crosses && draw(0) < 0.5) {
      const [low, high] = crossed(variable, first[v], second[v], draw(1), crossoverIndex);
      const swaps = draw(2) < 0.5;
      one[v] = swaps ? high : low;
      two[v] = swaps ? low : high;
    }
    if (draw(3) < mutationChance) one[v] = mutated(variable, one[v], draw(4), mutationIndex);
    if (draw(5) < mutationChance) two[v] = mutated(variable, two[v], draw(6), mutationIndex);
  });
  return [one, two];
}

/** The two genes that crossover makes of two; equal genes and options stay as they are. */
export function crossed(
  variable: Variable,
  a: number,
  b: number,
  u: number,
  index: number,
): [number, number] {
  if (variable.kind === 'choice' || a === b) return [a, b];
  const [low, high] = boundsOf(variable);
  const [near, far] = [Math.min(a, b), Math.max(a, b)];
  const spread = (room: number): number => {
    const alpha = 2 - pow(1 + (2 * room) / (far - near), -(index + 1));
    return pow(u <= 1 / alpha ? u * alpha : 1 / (2 - u * alpha), 1 / (index + 1));
  };
  const below = (near + far - spread(near - low) * (far - near)) / 2;
  const above = (near + far + spread(high - far) * (far - near)) / 2;
  return [settled(variable, below), settled(variable, above)];
}

/** The gene after a mutation; u is uniform in 0 to 1. */
export function mutated(variable: Variable, gene: number, u: number, index: number): number {
  if (variable.kind === 'choice') return geneAt(variable, u);
  const [low, high] = boundsOf(variable);
  if (high === low) return gene;
  const room = (u < 0.5 ? gene - low : high - gene) / (high - low);
  const half = u < 0.5 ? 2 * u : 2 * (1 - u);
  const change = pow(half + (1 - half) * pow(1 - room, index + 1), 1 / (index + 1)) - 1;
  const moved = settled(variable, gene + (u < 0.5 ? change : -change) * (high - low));
  if (variable.kind === 'real' || moved !== gene) return moved;
  const next = gene + (u < 0.5 ? -1 : 1);
  return next < low || next > high ? gene : next;
}

/** A gene within its bounds, and at a place of the list. */
function settled(variable: Variable, gene: number): number {
  const [low, high] = boundsOf(variable);
  const rounded = variable.kind === 'real' ? gene : Math.floor(gene + 0.5);
  return Math.min(high, Math.max(low, rounded));
}
