import { legendreQuadrature } from './legendre.ts';
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
 * Throws where the council does not have a weight for each group. A rule that needs both of two bodies is a council [2; 1, 1].
 */
export function twoTierBanzhaf({ groups, council }: TwoTierGame): TwoTierPower {
  checkCouncil({ groups, council });
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

/**
 * Shapley–Shubik index in a game of two tiers, in one random order of all members: with everybody voting yes at chance t, a member
 * decides with (it decides its group) × (the group decides the council); the integral over t of this polynomial is taken without
 * error. `groups` are the sums over their members, all together 1 where everybody together wins. Source: Owen 1972 and 1975.
 */
export function twoTierShapleyShubik({ groups, council }: TwoTierGame): TwoTierPower {
  checkCouncil({ groups, council });
  const everybody = groups.reduce((count, group) => count + group.weights.length, 0);
  const { nodes, weights } = legendreQuadrature(Math.max(1, Math.ceil(everybody / 2)));
  const members = groups.map((group) => new Float64Array(group.weights.length));
  nodes.forEach((chance, k) => {
    const yes = groups.map((group) => group.weights.map(() => chance));
    const inCouncil = banzhafWithChances(
      council,
      groups.map((group, j) => winningChance(group, yes[j])),
    );
    groups.forEach((group, j) => {
      const decides = banzhafWithChances(group, yes[j]);
      for (let i = 0; i < decides.length; i++) members[j][i] += weights[k] * inCouncil[j] * decides[i];
    });
  });
  return {
    groups: Float64Array.from(members, (power) => power.reduce((sum, each) => sum + each, 0)),
    members,
  };
}

function checkCouncil({ groups, council }: TwoTierGame): void {
  if (groups.length === council.weights.length) return;
  throw new Error(
    `invalid council of ${council.weights.length} for ${groups.length} groups; expected a weight for each group`,
  );
}
