import { METIS_GRID, sum } from '../../src/define/index.ts';
import { oceanicBanzhaf, oceanicShapley } from '../arithmetic/oceanic-power.ts';
import { sampledTierPower } from '../arithmetic/two-tier-power.ts';
import { ruleNumbers } from './governance-state.ts';
import { commonsOf, pooledMetis } from './governance-tiers.ts';
import type { Tiers } from './governance-tiers.ts';
import { votesOf, votingMetis } from './governance-electorate.ts';
import type { Balances, Electorate } from './governance-electorate.ts';
import type { Stream } from '../../src/random/index.ts';

/** The largest voters and what power is computed in. */
export interface PowerState {
  readonly membership: Float64Array;
  metisHeld: number;
  readonly largeMetis: Float64Array;
  readonly largeHolder: Float64Array;
  readonly largeVotes: Float64Array;
  readonly largeCommons: Float64Array;
  readonly largePower: Float64Array;
  readonly largeBanzhaf: Float64Array;
  readonly largeTime: Float64Array;
  readonly commonsOcean: Float64Array;
  readonly commonsWeight: Float64Array;
  readonly commonsTime: Float64Array;
  readonly commonsPivot: Float64Array;
  readonly ecoTime: Float64Array;
  readonly reputation: Float64Array;
  ecoPower: number;
}

/** Writes what all could vote with, and the largest voters with their METIS, in falling order, of the first holder among equals first. */
export function findLargest(economy: Balances, own: PowerState, p: Electorate): void {
  const { largeMetis, largeHolder } = own;
  const lastPlace = largeMetis.length - 1;
  largeMetis.fill(0);
  largeHolder.fill(-1);
  own.metisHeld = 0;
  for (let h = 0; h < economy.liquid.length; h++) {
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis >= p.leastBalance) own.metisHeld += metis;
    if (metis <= largeMetis[lastPlace]) continue;
    let place = lastPlace;
    for (; place > 0 && largeMetis[place - 1] < metis; place--) {
      largeMetis[place] = largeMetis[place - 1];
      largeHolder[place] = largeHolder[place - 1];
    }
    largeMetis[place] = metis;
    largeHolder[place] = h;
  }
}

/**
 * Power of the largest voters under a rule of one tier: they take part for certain, everybody else with the turnout of its
 * size, as an ocean. Under the optimistic rule it is power to defeat a proposal, otherwise power to pass one.
 */
export function measureOneTier(rule: number, economy: Balances, own: PowerState, p: Electorate): void {
  let ocean = 0;
  for (let h = 0; h < economy.liquid.length; h++) {
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis <= 0 || metis < p.leastBalance) continue;
    const large = metis >= p.whaleSize;
    ocean += votesOf(metis, large, rule, p) * (large ? p.whaleTurnout : p.turnout);
  }
  const { largeMetis, largeVotes } = own;
  for (let i = 0; i < largeMetis.length; i++) {
    const large = largeMetis[i] >= p.whaleSize;
    largeVotes[i] = largeMetis[i] > 0 ? votesOf(largeMetis[i], large, rule, p) : 0;
    if (largeMetis[i] >= p.leastBalance) ocean -= largeVotes[i] * (large ? p.whaleTurnout : p.turnout);
  }
  ocean = Math.max(0, ocean);
  const all = ocean + sum(largeVotes);
  const quota =
    rule === ruleNumbers.optimistic ? p.vetoLimit + METIS_GRID : Math.max(METIS_GRID, p.approval * all);
  oceanicShapley(largeVotes, quota, ocean, own.largePower);
  oceanicBanzhaf(largeVotes, quota, ocean, own.largeBanzhaf);
  own.ecoPower = 0;
}

/**
 * Power of the largest voters where Commons must pass a proposal and then Eco Nodes. As in one tier they take part for certain:
 * who belongs to no Commons is counted in one as if it had joined.
 */
export function measureTwoTiers(
  economy: Balances,
  own: PowerState,
  p: Tiers & { readonly powerSamples: number },
  order: Stream,
  day: number,
): void {
  const { largeMetis, largeHolder, largeVotes, largeCommons, commonsOcean, commonsWeight, membership } = own;
  commonsOcean.fill(0);
  for (let h = 0; h < membership.length; h++) {
    if (membership[h] >= p.commonsMembers) continue;
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis <= 0 || metis < p.leastBalance) continue;
    commonsOcean[commonsOf(membership[h], p, commonsOcean.length)] += pooledMetis(
      metis,
      metis >= p.whaleSize,
      p,
    );
  }
  for (let i = 0; i < largeMetis.length; i++) {
    const h = largeHolder[i];
    const votes = h >= 0 && largeMetis[i] >= p.leastBalance;
    const isMember = votes && membership[h] < p.commonsMembers;
    largeCommons[i] = votes
      ? commonsOf(isMember ? membership[h] : asMember(membership[h], p), p, commonsOcean.length)
      : -1;
    largeVotes[i] = votes ? pooledMetis(largeMetis[i], largeMetis[i] >= p.whaleSize, p) : 0;
    if (isMember) commonsOcean[largeCommons[i]] = Math.max(0, commonsOcean[largeCommons[i]] - largeVotes[i]);
  }
  for (let c = 0; c < commonsWeight.length; c++) commonsWeight[c] = commonsOcean[c];
  for (let i = 0; i < largeVotes.length; i++) {
    if (largeCommons[i] >= 0) commonsWeight[largeCommons[i]] += largeVotes[i];
  }
  if (p.commonsCount === 'heads') {
    for (let c = 0; c < commonsWeight.length; c++) commonsWeight[c] = commonsWeight[c] > 0 ? 1 : 0;
  }
  own.largeBanzhaf.fill(0);
  own.ecoPower = sampledTierPower(
    {
      large: largeVotes,
      commonsOf: largeCommons,
      ocean: commonsOcean,
      commonsThreshold: p.commonsApproval,
      council: commonsWeight,
      councilThreshold: p.commonsApproval,
      reputation: own.reputation,
      ecoThreshold: p.ecoApproval,
    },
    Math.floor(p.powerSamples),
    (k) => order.uniform(k, day),
    {
      power: own.largePower,
      largeTime: own.largeTime,
      commonsTime: own.commonsTime,
      commonsPivot: own.commonsPivot,
      ecoTime: own.ecoTime,
    },
  );
}

/** The draw of somebody who belongs to no Commons, moved to the draws of members: even over all Commons. */
function asMember(luck: number, p: Tiers): number {
  const outside = 1 - p.commonsMembers;
  return outside > 0
    ? Math.min((luck - p.commonsMembers) / outside, 1 - METIS_GRID) * p.commonsMembers
    : luck;
}
