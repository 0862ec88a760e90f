import { reputationAfter, reputationPunished } from '../arithmetic/reputation.ts';
import { passesByShare } from '../arithmetic/voting-rules.ts';
import { beneficiaries } from './governance-kinds.ts';
import type { ProposalKind } from './governance-kinds.ts';
import { commonEffect, gainOf, votingMetis } from './governance-electorate.ts';
import { misjudgement, noteBribe } from './governance-votes.ts';
import type { Balances, Electorate } from './governance-electorate.ts';
import type { Ballots } from './governance-votes.ts';
import type { Stream } from '../../src/random/index.ts';

/** How the two tiers work. */
export interface Tiers extends Electorate {
  readonly commonsMembers: number;
  readonly commonsCount: string;
  readonly commonsApproval: number;
  readonly ecoApproval: number;
  readonly insight: number;
  readonly dishonest: number;
  readonly contribution: number;
  readonly penalty: number;
  readonly leastReputation: number;
  readonly promotionRecord: number;
}

/** Commons and Eco Nodes. */
export interface TierState extends Ballots {
  readonly membership: Float64Array;
  readonly metisHeld: number;
  readonly reputation: Float64Array;
  readonly honest: Float64Array;
  readonly seated: Float64Array;
  readonly commonsFor: Float64Array;
  readonly commonsAgainst: Float64Array;
  readonly commonsForSmall: Float64Array;
  readonly commonsAgainstSmall: Float64Array;
  readonly commonsPooled: Float64Array;
  readonly commonsRecord: Float64Array;
  promotions: number;
  dismissals: number;
}

/** METIS that a member pools in its Commons: no more than the cap for each of its accounts. */
export function pooledMetis(metis: number, large: boolean, p: Tiers): number {
  return Math.min(metis, p.voteCap * (large ? p.sybils : 1));
}

/** The Commons of a member, from the draw that made it one: 0 ≤ luck < members. */
export function commonsOf(luck: number, p: Tiers, commons: number): number {
  return Math.floor((luck / p.commonsMembers) * commons);
}

/** Members of Commons pool their METIS: each is counted for, against or not at all by what it thinks of the proposal. */
export function countCommons(
  kind: ProposalKind,
  economy: Balances,
  own: TierState,
  p: Tiers,
  opinion: Stream,
  day: number,
): void {
  own.commonsFor.fill(0);
  own.commonsAgainst.fill(0);
  own.commonsForSmall.fill(0);
  own.commonsAgainstSmall.fill(0);
  own.commonsPooled.fill(0);
  opinion.fillUniform(own.luck, day);
  own.metisOfAll = own.metisHeld;
  const common = commonEffect(kind, p.patience, p);
  const stakersGain = gainOf(beneficiaries.stakers, kind, p);
  const whalesGain = gainOf(beneficiaries.whales, kind, p);
  for (let h = 0; h < own.luck.length; h++) {
    if (own.membership[h] >= p.commonsMembers) continue;
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis <= 0 || metis < p.leastBalance) continue;
    const large = metis >= p.whaleSize;
    const gain = (economy.shares[h] > 0 ? stakersGain : 0) + (large ? whalesGain : 0);
    const worth = common + gain + misjudgement(own.luck[h], 1, p.perception);
    pool(h, metis, large, worth, economy.price, own, p);
  }
}

function pool(
  h: number,
  metis: number,
  large: boolean,
  worth: number,
  price: number,
  own: TierState,
  p: Tiers,
): void {
  const c = commonsOf(own.membership[h], p, own.commonsFor.length);
  const votes = pooledMetis(metis, large, p);
  own.voters += large ? p.sybils : 1;
  own.metisIn += votes;
  own.commonsPooled[c] += votes;
  if (worth > p.indifference) {
    own.votesFor += votes;
    own.commonsFor[c] += votes;
    if (!large) own.commonsForSmall[c] += votes;
  } else if (worth < -p.indifference) {
    own.votesAgainst += votes;
    own.commonsAgainst[c] += votes;
    if (!large) own.commonsAgainstSmall[c] += votes;
    noteBribe(votes, -worth * votes * price, own);
  } else own.votesAbstaining += votes;
}

/** True when Commons pass the proposal: each by the votes pooled in it, and together by heads or by what they pool. */
export function commonsPass(own: TierState, small: boolean, p: Tiers): boolean {
  const inFavour = small ? own.commonsForSmall : own.commonsFor;
  const opposed = small ? own.commonsAgainstSmall : own.commonsAgainst;
  let approving = 0;
  let all = 0;
  for (let c = 0; c < inFavour.length; c++) {
    const votes = inFavour[c] + opposed[c];
    if (votes === 0) continue;
    const weight = p.commonsCount === 'heads' ? 1 : votes;
    all += weight;
    if (passesByShare(inFavour[c], votes, p.commonsApproval)) approving += weight;
  }
  return passesByShare(approving, all, p.commonsApproval);
}

/** What each Eco Node makes of a proposal: the honest see its whole effect with some error, the others what pays large holders. */
export function judge(kind: ProposalKind, own: TierState, p: Tiers, insight: Stream, day: number): void {
  const effect = commonEffect(kind, 1, p);
  const pays = kind.benefits === beneficiaries.whales;
  for (let e = 0; e < own.seated.length; e++) {
    const seen = effect + p.insight * insight.normal(e, day);
    const approves = own.honest[e] === 1 || !pays ? seen > 0 : true;
    own.ecoApproves[e] = approves ? 1 : 0;
  }
}

/** True when Eco Nodes with more than the asked share of reputation approve. */
export function ecoNodesPass(own: TierState, p: Tiers): boolean {
  let approving = 0;
  let all = 0;
  for (let e = 0; e < own.seated.length; e++) {
    if (own.seated[e] === 0) continue;
    all += own.reputation[e];
    if (own.ecoApproves[e] === 1) approving += own.reputation[e];
  }
  return passesByShare(approving, all, p.ecoApproval);
}

/** Gives Commons credit for having been right, and takes it for having been wrong. */
export function keepRecord(harmful: boolean, own: TierState, p: Tiers): void {
  for (let c = 0; c < own.commonsRecord.length; c++) {
    const votes = own.commonsFor[c] + own.commonsAgainst[c];
    if (votes === 0) continue;
    const approved = passesByShare(own.commonsFor[c], votes, p.commonsApproval);
    own.commonsRecord[c] += approved !== harmful ? 1 : -1;
  }
}

/** Punishes Eco Nodes that approved a harmful proposal; who has too little reputation left loses the seat. */
export function punish(own: TierState, p: Tiers): void {
  for (let e = 0; e < own.seated.length; e++) {
    if (own.seated[e] === 0 || own.ecoApproves[e] === 0) continue;
    own.reputation[e] = reputationPunished(own.reputation[e], p.penalty);
  }
}

/** A month of contributions; seats below the least reputation fall free and Commons with a good record take them. */
export function contribute(
  own: TierState,
  p: Tiers,
  kept: number,
  random: { readonly work: Stream; readonly honesty: Stream },
  day: number,
): void {
  for (let e = 0; e < own.seated.length; e++) {
    const contributed = p.contribution * random.work.exponential(e, day);
    const honest = random.honesty.uniform(e, day) >= p.dishonest;
    if (own.seated[e] === 0) {
      const from = bestCommons(own, p);
      if (from < 0) continue;
      own.commonsRecord[from] = 0;
      own.seated[e] = 1;
      own.honest[e] = honest ? 1 : 0;
      own.reputation[e] = p.leastReputation;
      own.promotions += 1;
    }
    own.reputation[e] = reputationAfter(own.reputation[e], contributed, kept);
    if (own.reputation[e] >= p.leastReputation) continue;
    own.seated[e] = 0;
    own.reputation[e] = 0;
    own.dismissals += 1;
  }
}

function bestCommons(own: TierState, p: Tiers): number {
  let best = -1;
  for (let c = 0; c < own.commonsRecord.length; c++) {
    if (own.commonsRecord[c] < p.promotionRecord) continue;
    if (best < 0 || own.commonsRecord[c] > own.commonsRecord[best]) best = c;
  }
  return best;
}
