import { cappedVotes, quadraticVotes, tokenVotes } from '../arithmetic/voting-weights.ts';
import { funds } from './economy.ts';
import type { ProposalKind } from './governance-kinds.ts';
import { ruleNumbers } from './governance-state.ts';

type Column = { readonly length: number; readonly [member: number]: number };

/** Balances that can vote, and the price that says what a vote is worth. */
export interface Balances {
  readonly price: number;
  readonly liquid: Column;
  readonly shares: Column;
  readonly exchangeRate: Column;
  readonly protocolOf: Column;
  readonly fundShares: Column;
  readonly fundOf: Column;
  readonly liquidityFundPrice: number;
  readonly lendingFundPrice: number;
  readonly loopFundPrice: number;
  readonly bond: Column;
  readonly unbonding: Column;
  readonly operatorLiquid: Column;
  readonly seatEntity: Column;
  readonly seatProtocol: Column;
}

/** Who votes and how votes are counted. */
export interface Electorate {
  readonly votingBalance: string;
  readonly leastBalance: number;
  readonly whaleSize: number;
  readonly turnout: number;
  readonly whaleTurnout: number;
  readonly operatorTurnout: number;
  readonly foundationVotes: string;
  readonly sybils: number;
  readonly patience: number;
  readonly perception: number;
  readonly indifference: number;
  readonly delegated: number;
  readonly effectSize: number;
  readonly privateGain: number;
  readonly voteCap: number;
  readonly vetoLimit: number;
  readonly quorum: number;
  readonly wallets: number;
  readonly approval: number;
  readonly abstentions: string;
}

/** METIS of a holder that count as votes. */
export function votingMetis(h: number, economy: Balances, counted: string): number {
  const free = economy.liquid[h];
  if (counted === 'liquid') return free;
  const shares = economy.shares[h];
  const staked = shares > 0 ? shares * economy.exchangeRate[economy.protocolOf[h]] : 0;
  if (counted === 'staked') return free + staked;
  return free + staked + (economy.fundShares[h] > 0 ? economy.fundShares[h] * fundPrice(h, economy) : 0);
}

function fundPrice(h: number, economy: Balances): number {
  const fund = economy.fundOf[h];
  if (fund === funds.liquidity) return economy.liquidityFundPrice;
  if (fund === funds.lending) return economy.lendingFundPrice;
  return fund === funds.loop ? economy.loopFundPrice : 0;
}

/** Votes of an account under a rule of one tier; a large one may spread its METIS over several accounts. */
export function votesOf(metis: number, large: boolean, rule: number, p: Electorate): number {
  const accounts = large ? p.sybils : 1;
  if (rule === ruleNumbers.quadratic) return accounts * quadraticVotes(metis / accounts);
  if (rule === ruleNumbers.capped) return accounts * cappedVotes(metis / accounts, p.voteCap);
  return tokenVotes(metis);
}

/** What a kind of proposal is worth to somebody who looks ahead with `patience`, as a share of its METIS. */
export function commonEffect(kind: ProposalKind, patience: number, p: Electorate): number {
  return p.effectSize * (kind.soon + patience * kind.later);
}

/** What a group gains for itself, as a share of its METIS. */
export function gainOf(group: number, kind: ProposalKind, p: Electorate): number {
  return kind.benefits === group ? p.privateGain * kind.gain : 0;
}
