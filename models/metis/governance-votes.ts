import { log, normalQuantile } from '../../src/numeric/index.ts';
import { costOfVotes } from '../arithmetic/bribery.ts';
import { isApproved, passesOptimistically } from '../arithmetic/voting-rules.ts';
import { entities } from './economy.ts';
import { commonEffect, gainOf, votesOf, votingMetis } from './governance-electorate.ts';
import type { Balances, Electorate } from './governance-electorate.ts';
import { beneficiaries } from './governance-kinds.ts';
import type { ProposalKind } from './governance-kinds.ts';
import { ruleNumbers } from './governance-state.ts';
import type { Stream } from '../../src/random/index.ts';

/** The counted vote, and the columns it is counted in. */
export interface Ballots {
  votesFor: number;
  votesAgainst: number;
  votesAbstaining: number;
  votesForSmall: number;
  votesAgainstSmall: number;
  voters: number;
  votersSmall: number;
  metisIn: number;
  metisInSmall: number;
  metisAbstaining: number;
  metisAbstainingSmall: number;
  metisOfAll: number;
  readonly bribeVotes: Float64Array;
  readonly bribeCost: Float64Array;
  readonly luck: Float64Array;
  readonly delegatedTo: Float64Array;
  readonly ecoApproves: Float64Array;
}

/** Forgets the last vote. */
export function clearBallots(own: Ballots): void {
  own.votesFor = 0;
  own.votesAgainst = 0;
  own.votesAbstaining = 0;
  own.votesForSmall = 0;
  own.votesAgainstSmall = 0;
  own.voters = 0;
  own.votersSmall = 0;
  own.metisIn = 0;
  own.metisInSmall = 0;
  own.metisAbstaining = 0;
  own.metisAbstainingSmall = 0;
  own.metisOfAll = 0;
  own.bribeVotes.fill(0);
  own.bribeCost.fill(0);
  own.delegatedTo.fill(0);
}

/** An error about an effect, from the part of a draw that is left once it has decided about taking part: 0 ≤ luck < part. */
export function misjudgement(luck: number, part: number, perception: number): number {
  const smallest = 1e-12;
  return perception * normalQuantile(Math.min(1 - smallest, Math.max(smallest, luck / part)));
}

/** Holders who take part vote for, against or not at all by what they think the proposal is worth to them. */
export function countHolders(
  kind: ProposalKind,
  rule: number,
  economy: Balances,
  own: Ballots,
  p: Electorate,
): void {
  const common = commonEffect(kind, p.patience, p);
  const stakersGain = gainOf(beneficiaries.stakers, kind, p);
  const whalesGain = gainOf(beneficiaries.whales, kind, p);
  const { luck } = own;
  for (let h = 0; h < luck.length; h++) {
    const metis = votingMetis(h, economy, p.votingBalance);
    if (metis <= 0 || metis < p.leastBalance) continue;
    own.metisOfAll += metis;
    const large = metis >= p.whaleSize;
    const part = large ? p.whaleTurnout : p.turnout;
    if (luck[h] >= part) {
      const rest = (luck[h] - part) / (1 - part);
      if (rest < p.delegated) delegate(metis, rest / p.delegated, large, rule, own, p);
      continue;
    }
    const gain = (economy.shares[h] > 0 ? stakersGain : 0) + (large ? whalesGain : 0);
    const worth = common + gain + misjudgement(luck[h], part, p.perception);
    castBallot(metis, votesOf(metis, large, rule, p), worth, large, economy.price, own, p);
  }
}

function delegate(
  metis: number,
  luck: number,
  large: boolean,
  rule: number,
  own: Ballots,
  p: Electorate,
): void {
  own.delegatedTo[Math.floor(luck * own.delegatedTo.length)] += votesOf(metis, large, rule, p);
  own.metisIn += metis;
  if (!large) own.metisInSmall += metis;
}

/** Delegates cast what was handed to them. */
export function countDelegates(own: Ballots): void {
  for (let e = 0; e < own.delegatedTo.length; e++) {
    const votes = own.delegatedTo[e];
    if (votes === 0) continue;
    own.voters += 1;
    own.votersSmall += 1;
    if (own.ecoApproves[e] === 1) {
      own.votesFor += votes;
      own.votesForSmall += votes;
    } else {
      own.votesAgainst += votes;
      own.votesAgainstSmall += votes;
    }
  }
}

/** Independent operators vote with bond and free METIS, and the foundation with its bonds where it does. */
export function countOperators(
  kind: ProposalKind,
  rule: number,
  economy: Balances,
  own: Ballots,
  p: Electorate,
  stream: Stream,
  day: number,
): void {
  const common = commonEffect(kind, p.patience, p);
  const gain = gainOf(beneficiaries.operators, kind, p);
  const useful = kind.soon + kind.later > 0;
  for (let s = 0; s < economy.bond.length; s++) {
    const luck = stream.uniform(s, day);
    const entity = economy.seatEntity[s];
    if (economy.seatProtocol[s] >= 0 || entity === entities.none) continue;
    const metis = economy.bond[s] + economy.unbonding[s] + economy.operatorLiquid[s];
    if (metis <= 0 || metis < p.leastBalance) continue;
    const large = metis >= p.whaleSize;
    const isFoundation = entity === entities.foundation;
    if (isFoundation && p.foundationVotes === 'abstains') continue;
    own.metisOfAll += metis;
    if (!isFoundation && luck >= p.operatorTurnout) continue;
    const judged = isFoundation
      ? (useful ? 1 : -1) * p.effectSize
      : common + gain + misjudgement(luck, p.operatorTurnout, p.perception);
    castBallot(metis, votesOf(metis, large, rule, p), judged, large, economy.price, own, p);
  }
}

const CLASSES_A_DOUBLING = 4;

function castBallot(
  metis: number,
  votes: number,
  worth: number,
  large: boolean,
  price: number,
  own: Ballots,
  p: Electorate,
): void {
  own.voters += large ? p.sybils : 1;
  own.metisIn += metis;
  if (!large) {
    own.votersSmall += 1;
    own.metisInSmall += metis;
  }
  if (worth > p.indifference) {
    own.votesFor += votes;
    if (!large) own.votesForSmall += votes;
  } else if (worth < -p.indifference) {
    own.votesAgainst += votes;
    if (!large) own.votesAgainstSmall += votes;
    noteBribe(votes, -worth * metis * price, own);
  } else {
    own.votesAbstaining += votes;
    own.metisAbstaining += metis;
    if (!large) own.metisAbstainingSmall += metis;
  }
}

/** Puts votes against into the class of what each of them costs: the voter is indifferent when paid what it would lose. */
export function noteBribe(votes: number, cost: number, own: Pick<Ballots, 'bribeVotes' | 'bribeCost'>): void {
  const classes = own.bribeVotes.length;
  const doublings = cost > 0 && votes > 0 ? log(cost / votes) / log(2) : -classes;
  const place = Math.floor(CLASSES_A_DOUBLING * doublings) + classes / 2;
  const c = Math.min(classes - 1, Math.max(0, place));
  own.bribeVotes[c] += votes;
  own.bribeCost[c] += cost;
}

/** True when the counted vote passes under a rule of one tier; `small` counts it without large accounts. */
export function passes(rule: number, small: boolean, own: Ballots, p: Electorate): boolean {
  const approve = small ? own.votesForSmall : own.votesFor;
  const reject = small ? own.votesAgainstSmall : own.votesAgainst;
  if (rule === ruleNumbers.optimistic) return passesOptimistically(reject, p.vetoLimit);
  const metis = small ? own.metisInSmall : own.metisIn;
  const abstaining = small ? own.metisAbstainingSmall : own.metisAbstaining;
  // The quorum is one of METIS, the approval one of votes.
  if (metis - (p.abstentions === 'count' ? 0 : abstaining) < p.quorum) return false;
  const voters = small ? own.votersSmall : own.voters;
  return voters >= p.wallets && isApproved(approve, reject, p.approval);
}

/**
 * Least cost (USD) of turning a defeated vote by paying those against: to stay away under the optimistic rule, to approve under
 * the others; METIS that a quorum lacks must be bought. 0 for a vote that passes.
 */
export function costOfTurning(rule: number, own: Ballots, p: Electorate, price: number): number {
  for (let c = 0; c < own.bribeCost.length; c++) {
    if (own.bribeVotes[c] > 0) own.bribeCost[c] /= own.bribeVotes[c];
  }
  if (rule === ruleNumbers.optimistic) {
    return costOfVotes(own.bribeCost, own.bribeVotes, own.votesAgainst - p.vetoLimit);
  }
  const lacking = Math.max(0, p.quorum - own.metisIn);
  const missing = p.approval * (own.votesFor + own.votesAgainst) - own.votesFor;
  return lacking * price + costOfVotes(own.bribeCost, own.bribeVotes, Math.min(missing, own.votesAgainst));
}
