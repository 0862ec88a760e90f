import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import {
  airdrop,
  buy,
  buyShares,
  collect,
  poolPays,
  redeem,
  sell,
  sellShares,
  stake,
} from './holder-actions.ts';
import { options, pair, programmeEnds } from './holder-choice.ts';
import { deposit, fundPrice, leave } from './holder-funds.ts';
import { kindOf, kinds, withClaim, withFund, withMetis, withProtocol, withType } from './holder-kinds.ts';
import { holderTypes } from './holder-types.ts';
import type { Calendar, ReadonlyColumn } from '../../src/define/index.ts';
import type { HolderBoard } from './holder-actions.ts';
import type { Offers, Weights } from './holder-choice.ts';
import type { FundBoard } from './holder-funds.ts';
import type { HolderParameters } from './holder-parameters.ts';

interface Board extends HolderBoard, FundBoard, Offers {
  readonly protocolOf: Float64Array;
  readonly curveMetis: Float64Array;
  readonly curveFee: ReadonlyColumn;
  readonly redemptionsFunded: ReadonlyColumn;
  longTermShare: number;
}
interface Books extends Weights {
  readonly kind: Float64Array;
  readonly place: Float64Array;
  readonly chosen: Float64Array;
  readonly part: ReadonlyColumn;
  readonly firstPrice: number;
  airdropped: number;
  airdropSold: number;
  converted: number;
}

/** What the functions of a holder’s day need of the step’s context. */
export interface Turn {
  readonly economy: Board;
  readonly own: Books;
  readonly parameters: HolderParameters;
  readonly calendars: { readonly collection: Calendar };
  readonly day: number;
}

/** Does what `count` holders from `first` on have chosen, each with the part of its balance that a decision of its type moves. */
export function actAll(deciding: Int32Array, first: number, count: number, turn: Turn): void {
  const { chosen } = turn.own;
  for (let c = 0; c < count; c++) {
    const option = chosen[c] | 0;
    if (option !== options.hold) act(deciding[first + c], option, turn);
  }
}

function act(h: number, option: number, turn: Turn): void {
  const { economy, own } = turn;
  const kind = own.kind[h] | 0;
  if (option === options.sell) {
    sell(h, floorToGrid(own.part[kinds.type(kind)] * economy.liquid[h], METIS_GRID), economy);
    own.kind[h] = withMetis(kind, economy.liquid[h] > 0);
  } else if (option === options.buy) buy(h, own.part[kinds.type(kind)], economy, own.firstPrice);
  else if (option === options.unstake) unstake(h, own.part[kinds.type(kind)], turn);
  else if (option === options.flee) unstake(h, 1, turn);
  else if (option === options.leave) leaveFund(h, turn);
  else if (option >= options.stake) stakeWith(h, option - options.stake, turn);
  else enter(h, option - options.deposit, turn);
}

/** Pays out the claims whose day of looking has come and that are funded; the others look again later. */
export function collectFunded({ economy, own, parameters, calendars, day }: Turn): void {
  const looking = calendars.collection.due(day);
  for (let d = 0; d < looking.length; d++) {
    const h = looking[d];
    const kind = own.kind[h] | 0;
    const p = kinds.protocol(kind);
    const isFunded = own.place[h] <= economy.redemptionsFunded[p];
    if (!isFunded) calendars.collection.schedule(h, day + Math.ceil(parameters.collectionRetry));
    else {
      collect(h, p, economy);
      own.kind[h] = withMetis(withClaim(kind, false), economy.liquid[h] > 0);
    }
  }
}

/** Follows the points programmes; where one has ended, a part of the protocol’s treasury goes to those who hold its shares. */
export function followProgrammes({ economy, own, parameters }: Turn): void {
  for (let p = 0; p < own.programme.length; p++) {
    const ends = programmeEnds(p, own, economy);
    if (!ends || parameters.points === 'off') continue;
    const soldBefore = economy.sold;
    const amount = floorToGrid(parameters.airdropShare * economy.stakingTreasury[p], METIS_GRID);
    const isFarmer = (h: number): boolean => kinds.type(own.kind[h]) === holderTypes.farmer;
    own.airdropped += airdrop(p, { amount, part: parameters.airdropSold, sells: isFarmer }, economy);
    own.airdropSold += economy.sold - soldBefore;
    for (let h = 0; h < own.kind.length; h++) own.kind[h] = kindOf(h, kinds.type(own.kind[h]), economy);
  }
}

/**
 * Lets experience change the type of those who decide today, before they do: what their liquid-staking shares yield, per year and relative to
 * all METIS they have, is their chance to change. Rewards make long-term holders of yield seekers, traders and farmers; losses
 * make traders of long-term holders.
 */
export function changeMinds(deciding: Int32Array, luck: ReadonlyColumn, turn: Turn): void {
  const { economy, own, parameters } = turn;
  for (let d = 0; d < deciding.length; d++) {
    const h = deciding[d];
    const type = kinds.type(own.kind[h]);
    const p = kinds.protocol(own.kind[h]);
    const staked = economy.shares[h] * economy.exchangeRate[p];
    const experience = economy.liquidYield[p] * (staked / Math.max(staked + economy.liquid[h], METIS_GRID));
    if (luck[d] >= parameters.conversion * Math.abs(experience)) continue;
    const to = typeAfter(type, experience);
    if (to === type) continue;
    own.converted += 1;
    own.kind[h] = withType(own.kind[h], to);
    const change = to === holderTypes.longTerm ? 1 : -1;
    economy.longTermShare += change / own.kind.length;
  }
}

function typeAfter(type: number, experience: number): number {
  const canSettle =
    type === holderTypes.yieldSeeker || type === holderTypes.trader || type === holderTypes.farmer;
  if (experience > 0) return canSettle ? holderTypes.longTerm : type;
  return type === holderTypes.longTerm ? holderTypes.trader : type;
}

/** Stakes a part of a holder’s METIS within the limit of size; a holder without shares and claim may change its protocol. */
function stakeWith(h: number, p: number, turn: Turn): void {
  const { economy, own, parameters } = turn;
  const kind = own.kind[h] | 0;
  const wanted = own.part[kinds.type(kind)] * economy.liquid[h];
  const isFree = parameters.sizeCap === 'off';
  const room = isFree ? wanted : roomOf(h, own.stakeCap[pair(kinds.type(kind), p)], turn);
  const amount = floorToGrid(Math.min(wanted, room), METIS_GRID);
  if (amount <= 0) return;
  if (p !== kinds.protocol(kind)) economy.protocolOf[h] = p;
  const isCheap = parameters.entryRoute === 'cheapest' && economy.discount[p] > economy.curveFee[p];
  const bought = isCheap ? buyShares(h, p, amount, economy) : 0;
  stake(h, p, amount - bought, economy);
  own.kind[h] = withMetis(withProtocol(kind, p, economy.shares[h] > 0), economy.liquid[h] > 0);
}

/** Puts a part of a holder’s METIS into a fund within the limit of size. */
function enter(h: number, fund: number, turn: Turn): void {
  const { economy, own, parameters } = turn;
  const kind = own.kind[h] | 0;
  const wanted = own.part[kinds.type(kind)] * economy.liquid[h];
  const isFree = parameters.sizeCap === 'off';
  const room = isFree ? wanted : roomOf(h, own.depositCap[pair(kinds.type(kind), fund)], turn);
  const amount = floorToGrid(Math.min(wanted, room), METIS_GRID);
  if (amount <= 0) return;
  deposit(h, fund, amount, economy);
  own.kind[h] = withMetis(withFund(kind, economy.fundOf[h] | 0), economy.liquid[h] > 0);
}

/** Takes a holder out of its fund as far as the fund’s cash reaches. */
function leaveFund(h: number, { economy, own }: Turn): void {
  leave(h, economy);
  own.kind[h] = withMetis(withFund(own.kind[h] | 0, economy.fundOf[h] | 0), economy.liquid[h] > 0);
}

/** METIS that a holder may still stake or put into a fund when both together shall be at most `cap` of all it has. */
function roomOf(h: number, cap: number, { economy }: Turn): number {
  const staked = economy.shares[h] * economy.exchangeRate[economy.protocolOf[h]];
  const inFund = economy.fundShares[h] * fundPrice(economy.fundOf[h], economy);
  return Math.max(0, cap * (economy.liquid[h] + staked + inFund) - staked - inFund);
}

/**
 * Takes a part of a holder’s shares out of liquid staking, and a small rest with it: over the pool where that leaves more than
 * the queue less its wait.
 */
function unstake(h: number, wanted: number, turn: Turn): void {
  const { economy, own, parameters, calendars, day } = turn;
  const kind = own.kind[h] | 0;
  const p = kinds.protocol(kind);
  const staked = economy.shares[h] * economy.exchangeRate[p];
  const leavesLittle = (1 - wanted) * staked < parameters.smallRest * (staked + economy.liquid[h]);
  const shares = floorToGrid((leavesLittle ? 1 : wanted) * economy.shares[h], METIS_GRID);
  const waits = own.waitingCosts[pair(kinds.type(kind), p)];
  const paid = mayBeatQueue(p, waits, turn) ? poolPays(p, shares, economy) : 0;
  if (paid > shares * economy.exchangeRate[p] * (1 - waits)) {
    sellShares(h, p, { shares, paid }, economy);
    own.kind[h] = withMetis(withProtocol(kind, p, economy.shares[h] > 0), economy.liquid[h] > 0);
  } else if (economy.redemptionOpen[p] > 0) {
    own.place[h] = redeem(h, p, shares, economy);
    calendars.collection.schedule(h, day + Math.max(1, Math.ceil(economy.redemptionWait[p])));
    own.kind[h] = withClaim(withProtocol(kind, p, economy.shares[h] > 0), economy.ticket[h] > 0);
  }
}

function mayBeatQueue(p: number, waits: number, { economy, parameters }: Turn): boolean {
  return parameters.exitRoute === 'cheapest' && economy.discount[p] + economy.curveFee[p] < waits;
}
