import { isBetterCandidate } from './candidate.ts';
import type { Bounds, Candidate } from './candidate.ts';
import { crowdingDistances, sortIntoFronts } from './dominance.ts';

/** By what candidates are ranked. */
export interface Ranked {
  readonly goals: readonly unknown[];
  readonly constraints: readonly Bounds[];
  readonly certainty: number;
}

/** Fronts of candidates, the best first, as places. */
export function frontsOf(candidates: readonly Candidate[], { constraints, certainty }: Ranked): number[][] {
  return sortIntoFronts(candidates.length, (a, b) =>
    isBetterCandidate(candidates[a], candidates[b], constraints, certainty),
  );
}

/** Ranks of all candidates: fronts, and crowding within each. */
function ranks(candidates: readonly Candidate[], asked: Ranked) {
  const fronts = frontsOf(candidates, asked);
  const front = candidates.map(() => 0);
  const crowding = candidates.map(() => 0);
  fronts.forEach((members, f) => {
    const rows = members.map((i) => asked.goals.map((_, o) => candidates[i].known[o].mean));
    const distances = crowdingDistances(rows);
    members.forEach((i, place) => {
      front[i] = f;
      crowding[i] = distances[place];
    });
  });
  return { front, crowding };
}

/** Crowded comparison: the lower front, then the emptier place; of equal ones the earlier. */
export function ranking(candidates: readonly Candidate[], asked: Ranked): (a: number, b: number) => boolean {
  const { front, crowding } = ranks(candidates, asked);
  return (a, b) => {
    if (front[a] !== front[b]) return front[a] < front[b];
    return crowding[a] === crowding[b] ? a <= b : crowding[a] > crowding[b];
  };
}

/** The best of parents and children together. */
export function survivors(
  candidates: readonly Candidate[],
  asked: Ranked & { readonly population: number },
): Candidate[] {
  const better = ranking(candidates, asked);
  const order = candidates.map((_, i) => i).sort((a, b) => (a === b ? 0 : better(a, b) ? -1 : 1));
  return order.slice(0, asked.population).map((i) => candidates[i]);
}
