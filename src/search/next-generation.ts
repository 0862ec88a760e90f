import type { Point } from '../design/index.ts';
import { Stream } from '../random/index.ts';
import type { Candidate } from './candidate.ts';
import { ranking } from './ranking.ts';
import type { Ranked } from './ranking.ts';
import { geneAt, pointOf } from './variables.ts';
import type { Genes, Variable } from './variables.ts';
import { childrenOf } from './variation.ts';
import type { VariationOptions } from './variation.ts';

/** How settings are made. */
export interface Breeding {
  readonly variables: readonly Variable[];
  readonly population: number;
  readonly allowed: (point: Point) => boolean;
  readonly seed: number;
  readonly variation: VariationOptions;
}

/** Distinct allowed settings, drawn evenly: the first generation. */
export function firstGenes({ variables, population, allowed, seed }: Breeding): Genes[] {
  const stream = new Stream('search:evolution');
  stream.begin(seed, 0);
  return distinct(population, [], (attempt) => {
    const genes = Float64Array.from(variables, (variable, v) => geneAt(variable, stream.uniform(attempt, v)));
    return allowed(pointOf(variables, genes)) ? [genes] : [];
  });
}

/** Distinct allowed children that are not among the parents, by tournaments of two. */
export function childGenes(
  asked: Breeding & Ranked,
  parents: readonly Candidate[],
  generation: number,
): Genes[] {
  const { variables, population, allowed, seed, variation } = asked;
  const stream = new Stream('search:evolution');
  stream.begin(seed, generation);
  const better = ranking(parents, asked);
  const pick = (pair: number, slot: number): Candidate => {
    const [a, b] = [
      stream.integer(parents.length, pair, slot),
      stream.integer(parents.length, pair, slot + 1),
    ];
    return parents[better(a, b) ? a : b];
  };
  return distinct(
    population,
    parents.map(({ genes }) => genes),
    (pair) =>
      childrenOf(variables, [pick(pair, 0).genes, pick(pair, 2).genes], { stream, pair }, variation).filter(
        (genes) => allowed(pointOf(variables, genes)),
      ),
  );
}

const TRIES = 1_000;

/** Up to `count` genes that differ from each other and from `known`, from attempts 0, 1, … */
function distinct(count: number, known: readonly Genes[], attempt: (a: number) => Genes[]): Genes[] {
  const seen = new Set(known.map((genes) => genes.join()));
  const found: Genes[] = [];
  for (let a = 0; a < TRIES && found.length < count; a++) {
    for (const genes of attempt(a)) {
      if (found.length === count || seen.has(genes.join())) continue;
      seen.add(genes.join());
      found.push(genes);
    }
  }
  return found;
}
