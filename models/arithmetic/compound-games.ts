import { banzhafMeasure, banzhafWithChances, winningChance } from './power-indices.ts';
import type { WeightedGame } from './power-indices.ts';

/** A game of two tiers: groups decide inside, and a council counts the groups that approve; group j is player j of the council. */
export interface TwoTierGame {
  readonly groups: readonly WeightedGame[];
  readonly council: WeightedGame;
}

/** Power in a game of two tiers: of each group in the council, and of each member in the whole. */
export interface TwoTierPower {
  readonly groups: Float64Array;
  readonly members: readonly Float64Array[];
}

/**
 * Banzhaf measure in a game of two tiers, exact by composition: a member decides when it decides its group and the group
 * decides the council, and the two are independent. A group approves with its own chance when its members vote yes with ½,
 * so the council is taken at those chances. Source: Shapley 1962 (compound simple games), Owen 1975 (multilinear extensions).
 */
export function twoTierBanzhaf({ groups, council }: TwoTierGame): TwoTierPower {
  if (groups.length !== council.weights.length) {
    throw new Error(
      `invalid council of ${council.weights.length} for ${groups.length} groups; expected a weight for each group`,
    );
  }
  const chances = groups.map((group) =>
    winningChance(
      group,
      group.weights.map(() => 0.5),
    ),
  );
  const inCouncil = banzhafWithChances(council, chances);
  const members = groups.map((group, j) => banzhafMeasure(group).map((decides) => decides * inCouncil[j]));
  return { groups: inCouncil, members };
}
