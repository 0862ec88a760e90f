import { kindList, isHarmful, kindNames } from './governance-kinds.ts';
import { phases, ruleNumbers } from './governance-state.ts';
import {
  clearBallots,
  costOfTurning,
  countDelegates,
  countHolders,
  countOperators,
  passes,
} from './governance-votes.ts';
import type { Balances } from './governance-electorate.ts';
import { commonsPass, countCommons, ecoNodesPass, judge, keepRecord, punish } from './governance-tiers.ts';
import type { Tiers, TierState } from './governance-tiers.ts';
import type { Stream } from '../../src/random/index.ts';

/** What an accepted proposal sets. */
export interface Decisions extends Balances {
  decidedRewardRate: number;
  decidedFeeShare: number;
  decidedMaximumLock: number;
  decidedWindow: number;
  readonly decidedRelease: Float64Array;
  turnout: number;
  twoTierActive: number;
}

/** Rules of the way from a proposal to its execution. */
export interface Procedure extends Tiers {
  readonly rule: string;
  readonly twoTierFrom: number;
  readonly votingDays: number;
  readonly executionDays: number;
  readonly ecoDays: number;
  readonly revote: string;
  readonly bribeBudget: number;
  readonly cutTo: number;
  readonly raiseTo: number;
  readonly feeShareTo: number;
  readonly maximumLockTo: number;
  readonly windowTo: number;
}

/** The proposal under decision. */
export interface Progress extends TierState {
  phase: number;
  kind: number;
  ruleInForce: number;
  openedOn: number;
  dueOn: number;
  waiting: number;
  decisions: number;
  daysToDecide: number;
  byLargeAccounts: number;
  bought: number;
  lastBribeCost: number;
  readonly put: Float64Array;
  readonly passed: Float64Array;
}

/** The streams of a vote. */
export interface VoteDraws {
  readonly ballot: Stream;
  readonly operatorBallot: Stream;
  readonly opinion: Stream;
  readonly insight: Stream;
}

/** The number of the rule in force on a day. */
export function ruleOn(day: number, p: { readonly rule: string; readonly twoTierFrom: number }): number {
  if (p.rule === 'token') return ruleNumbers.token;
  if (p.rule === 'quadratic') return ruleNumbers.quadratic;
  if (p.rule === 'capped') return ruleNumbers.capped;
  return p.rule === 'twoTier' && day >= p.twoTierFrom ? ruleNumbers.twoTier : ruleNumbers.optimistic;
}

/** Opens the vote on a proposal of a kind. */
export function open(kind: number, day: number, own: Progress, p: Procedure): void {
  own.waiting -= 1;
  own.kind = kind;
  own.phase = phases.voting;
  own.ruleInForce = ruleOn(day, p);
  own.openedOn = day;
  own.dueOn = day + Math.max(1, Math.floor(p.votingDays));
}

/** Takes the step that is due: counts the vote, asks Eco Nodes, or executes what was accepted. */
export function advance(
  day: number,
  economy: Decisions,
  own: Progress,
  p: Procedure,
  random: VoteDraws,
): void {
  if (own.phase === phases.accepted) {
    execute(own.kind, economy, p);
    own.phase = phases.idle;
  } else if (own.phase === phases.ecoNodes) decideEcoNodes(day, economy, own, p, random);
  else if (own.ruleInForce === ruleNumbers.twoTier) decideCommons(day, economy, own, p, random);
  else decideOneTier(day, economy, own, p, random);
}

function decideOneTier(
  day: number,
  economy: Decisions,
  own: Progress,
  p: Procedure,
  random: VoteDraws,
): void {
  const rule = own.phase === phases.revote ? ruleNumbers.token : own.ruleInForce;
  const kind = kindList[own.kind];
  clearBallots(own);
  random.ballot.fillUniform(own.luck, day);
  countHolders(kind, rule, economy, own, p);
  countOperators(kind, rule, economy, own, p, random.operatorBallot, day);
  if (p.delegated > 0) {
    judge(kind, own, p, random.insight, day);
    countDelegates(own);
  }
  economy.turnout = own.metisOfAll > 0 ? own.metisIn / own.metisOfAll : 0;
  const accepted = passesOrIsBought(rule, economy, own, p);
  const repeats = !accepted && own.phase === phases.voting && rule === ruleNumbers.optimistic;
  if (repeats && p.revote === 'once') {
    own.phase = phases.revote;
    own.dueOn = day + Math.max(1, Math.floor(p.votingDays));
    return;
  }
  if (passes(rule, true, own, p) !== passes(rule, false, own, p)) own.byLargeAccounts += 1;
  conclude(accepted, day, economy, own, p);
}

function passesOrIsBought(rule: number, economy: Decisions, own: Progress, p: Procedure): boolean {
  const accepted = passes(rule, false, own, p);
  const tooFew = rule !== ruleNumbers.optimistic && own.voters < p.wallets;
  own.lastBribeCost = accepted ? 0 : costOfTurning(rule, own, p, economy.price);
  const canBuy = p.bribeBudget > 0 && own.lastBribeCost <= p.bribeBudget && !tooFew;
  const buys = !accepted && isHarmful(own.kind) && canBuy;
  if (buys) own.bought += 1;
  return accepted || buys;
}

function decideCommons(
  day: number,
  economy: Decisions,
  own: Progress,
  p: Procedure,
  random: VoteDraws,
): void {
  clearBallots(own);
  countCommons(kindList[own.kind], economy, own, p, random.opinion, day);
  economy.turnout = own.metisOfAll > 0 ? own.metisIn / own.metisOfAll : 0;
  keepRecord(isHarmful(own.kind), own, p);
  if (!commonsPass(own, false, p)) {
    if (commonsPass(own, true, p)) own.byLargeAccounts += 1;
    conclude(false, day, economy, own, p);
    return;
  }
  own.phase = phases.ecoNodes;
  own.dueOn = day + Math.max(1, Math.floor(p.ecoDays));
}

function decideEcoNodes(
  day: number,
  economy: Decisions,
  own: Progress,
  p: Procedure,
  random: VoteDraws,
): void {
  judge(kindList[own.kind], own, p, random.insight, day);
  const accepted = ecoNodesPass(own, p);
  if (accepted && !commonsPass(own, true, p)) own.byLargeAccounts += 1;
  if (isHarmful(own.kind)) punish(own, p);
  conclude(accepted, day, economy, own, p);
}

function conclude(accepted: boolean, day: number, economy: Decisions, own: Progress, p: Procedure): void {
  own.decisions += 1;
  own.daysToDecide += day - own.openedOn;
  own.put[own.kind] += 1;
  own.phase = phases.idle;
  if (!accepted) return;
  own.passed[own.kind] += 1;
  if (p.executionDays < 1) {
    execute(own.kind, economy, p);
    return;
  }
  own.phase = phases.accepted;
  own.dueOn = day + Math.floor(p.executionDays);
}

/** Puts an accepted proposal into force. */
export function execute(kind: number, economy: Decisions, p: Procedure): void {
  const name = kindNames[kind];
  if (name === 'cutRewards') economy.decidedRewardRate = p.cutTo;
  else if (name === 'raiseRewards') economy.decidedRewardRate = p.raiseTo;
  else if (name === 'shareFees') economy.decidedFeeShare = p.feeShareTo;
  else if (name === 'raiseMaximumLock') economy.decidedMaximumLock = p.maximumLockTo;
  else if (name === 'shortenWindow') economy.decidedWindow = p.windowTo;
  else if (name === 'releaseReserve') economy.decidedRelease.fill(1);
}
