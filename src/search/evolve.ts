import type { Point, Simulator } from '../design/index.ts';
import { violationOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { signOf } from './goal.ts';
import type { Goal, Threshold } from './goal.ts';
import { childGenes, firstGenes } from './next-generation.ts';
import { frontsOf, survivors } from './ranking.ts';
import { tryOut } from './try-out.ts';
import { pointOf } from './variables.ts';
import type { Genes, Variable } from './variables.ts';
import type { VariationOptions } from './variation.ts';

/** What an evolutionary search is asked. */
export interface EvolutionInput extends VariationOptions {
  readonly variables: readonly Variable[];
  /** One to about four goals. */
  readonly goals: readonly Goal[];
  /** Bounds that the mean of a response must keep. */
  readonly constraints?: readonly Threshold[];
  /** Settings that may be tried at all; all when absent. */
  readonly allowed?: (point: Point) => boolean;
  /** Settings alive at a time, an even number of at least 4; 24 when absent. */
  readonly population?: number;
  /** Generations after the first; 20 when absent. */
  readonly generations?: number;
  /** Replications of every setting in every generation; 16 when absent. */
  readonly replications?: number;
  /** Whether parents live through the futures of their children too (true when absent); false only for responses without noise. */
  readonly again?: boolean;
  /** Standard errors by which a difference must exceed 0 to count as dominance; 0.5 when absent (docs/search.md shows that little depends on it). */
  readonly certainty?: number;
  readonly seed?: number;
  /** Number of the futures of the first generation; later ones take the next. 0 when absent. */
  readonly futures?: number;
}

/** One setting that was tried: what is known of it at the end. */
export interface TriedSetting {
  readonly point: Point;
  readonly born: number;
  readonly place: number;
  /** Replications without a failure. */
  readonly n: number;
  /** Means of the goals, in their own units. */
  readonly means: readonly number[];
  readonly errors: readonly number[];
  /** By how much the means break the constraints; 0 within them. */
  readonly violation: number;
}

/** What an evolutionary search found. */
export interface Evolution {
  /** Settings of the last generation that no other one dominates and that keep the constraints as well as any. */
  readonly front: readonly TriedSetting[];
  /** Every setting ever tried, in the order of trying. */
  readonly tried: readonly TriedSetting[];
  readonly generations: number;
  /** Replications asked for. */
  readonly total: number;
}

type Asked = Required<Omit<EvolutionInput, keyof VariationOptions>> & {
  readonly variation: VariationOptions;
};

/**
 * Searches many settings for the front of several goals by NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002), for responses with
 * noise: every generation lives through futures of its own; parents live through them again beside their children, so an elite
 * that was lucky is found out, and comparisons are made against the parents' mean in the same future, which takes out what futures
 * have in common. The draws of generation g and pair c have the addresses (g, c) of stream `search:evolution`.
 * Throws for settings out of range, when no allowed setting is found, or when all futures failed.
 */
export async function evolve(simulator: Simulator, input: EvolutionInput): Promise<Evolution> {
  const asked = checked(input);
  let parents: Candidate[] = [];
  const tried: Candidate[] = [];
  let total = 0;
  for (let generation = 0; generation <= asked.generations; generation++) {
    const genes = generation === 0 ? firstGenes(asked) : childGenes(asked, parents, generation);
    if (genes.length === 0 && generation === 0)
      throw new Error(
        'invalid search: no allowed setting among 1,000 tries; expected wider ranges or a weaker condition',
      );
    const children = genes.map((each, place) => newborn(asked, each, generation, place));
    total += await tryOut(simulator, asked, { parents, children, generation });
    tried.push(...children);
    parents = survivors([...parents, ...children], asked);
  }
  if (tried.every(({ plain }) => plain[0].n === 0))
    throw new Error('invalid search: every future of every setting failed; expected some that did not');
  const [front = []] = frontsOf(parents, asked);
  const described = (candidate: Candidate): TriedSetting => triedSetting(candidate, asked);
  return {
    front: front.map((i) => described(parents[i])),
    tried: tried.map(described),
    generations: asked.generations,
    total,
  };
}

function checked(input: EvolutionInput): Asked {
  const {
    variables,
    goals,
    constraints = [],
    allowed = () => true,
    population = 24,
    generations = 20,
  } = input;
  const { replications = 16, again = true, certainty = 0.5, seed = 1, futures = 0, ...variation } = input;
  if (variables.length === 0 || goals.length === 0)
    throw new Error(
      `invalid search: ${variables.length} variables, ${goals.length} goals; expected at least 1 of each`,
    );
  if (!(Number.isSafeInteger(population) && population >= 4 && population % 2 === 0))
    throw new Error(`invalid population: ${population}; expected an even number of at least 4`);
  for (const [name, count, least] of [
    ['generations', generations, 0],
    ['replications', replications, 1],
  ] as const) {
    if (!Number.isSafeInteger(count) || count < least)
      throw new Error(`invalid ${name}: ${count}; expected an integer of at least ${least}`);
  }
  const fixed = { variables, goals, constraints, allowed, population, generations, replications };
  return { ...fixed, again, certainty, seed, futures, variation };
}

function newborn(
  { variables, goals, constraints }: Asked,
  genes: Genes,
  born: number,
  place: number,
): Candidate {
  const nothing = () => ({ n: 0, mean: 0, squares: 0 });
  const plain = [...goals, ...constraints].map(nothing);
  return { genes, point: pointOf(variables, genes), born, place, known: goals.map(nothing), plain };
}

function triedSetting(candidate: Candidate, { goals, constraints }: Asked): TriedSetting {
  const { point, born, place, plain } = candidate;
  const of = plain.slice(0, goals.length);
  return {
    point,
    born,
    place,
    n: of[0].n,
    means: of.map(({ n, mean }, o) => (n === 0 ? NaN : -signOf(goals[o]) * mean)),
    errors: of.map(({ n, squares }) => Math.sqrt(squares / (n - 1) / n)),
    violation: violationOf(candidate, constraints),
  };
}
