import { logitWeight, waitingCost } from '../arithmetic/logit.ts';
import { mertonShare } from '../arithmetic/merton-share.ts';
import { funds } from './economy.ts';
import { kinds } from './holder-kinds.ts';
import { holderTypes } from './holder-types.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import type { HolderParameters } from './holder-parameters.ts';

/** Options of a review day; depositing in fund f is `deposit + f`, staking in protocol p is `stake + p`. */
export const options = {
  hold: 0,
  unstake: 1,
  sell: 2,
  buy: 3,
  leave: 4,
  deposit: 4,
  stake: 8,
  flee: 16,
} as const;

const TYPES = 6;
const FUNDS = [funds.liquidity, funds.lending, funds.loop] as const;
const UNKNOWN = -1;
/** Where a kind’s sum of weights would stand: all of this kind leave liquid staking with all they have. */
const FLEES = -2;
const RUNNING = 1;
const ENDED = 2;

/** What holders see of liquid staking, its pools and the funds. */
export interface Offers {
  readonly liquidYield: ReadonlyColumn;
  readonly pointsYield: ReadonlyColumn;
  readonly redemptionWait: ReadonlyColumn;
  readonly redemptionOpen: ReadonlyColumn;
  readonly discount: ReadonlyColumn;
  readonly curveMetis: ReadonlyColumn;
  readonly curveFee: ReadonlyColumn;
  readonly liquidityFundYield: number;
  readonly lendingFundYield: number;
  readonly loopFundYield: number;
}

/** The columns that the weights of a day are made of and kept in. */
export interface Weights {
  readonly horizon: ReadonlyColumn;
  readonly reserveYield: ReadonlyColumn;
  readonly riskAversion: ReadonlyColumn;
  readonly tradeUtility: ReadonlyColumn;
  readonly sellLean: ReadonlyColumn;
  readonly pointsWorth: ReadonlyColumn;
  readonly programme: Float64Array;
  readonly sellWeight: Float64Array;
  readonly buyWeight: Float64Array;
  readonly stakeWeight: Float64Array;
  readonly unstakeWeight: Float64Array;
  readonly waitingCosts: Float64Array;
  readonly stakeCap: Float64Array;
  readonly anyStakeWeight: Float64Array;
  readonly depositWeight: Float64Array;
  readonly leaveWeight: Float64Array;
  readonly depositCap: Float64Array;
  readonly anyDepositWeight: Float64Array;
  readonly total: Float64Array;
}

/** Place of a type and a protocol or fund in the columns that have a line for each pair. */
export function pair(type: number, other: number): number {
  return other * TYPES + type;
}

/** Weights of trading, which nothing changes during a replication. */
export function weighTrading(own: Weights, p: HolderParameters): void {
  for (let t = 0; t < TYPES && p.trading === 'logit'; t++) {
    own.sellWeight[t] = logitWeight(own.tradeUtility[t] + own.sellLean[t], p.sensitivity);
    own.buyWeight[t] = logitWeight(own.tradeUtility[t] - own.sellLean[t], p.sensitivity);
  }
}

/** Weighs the options of every type once a day: what differs between holders of a type is only which options are open. */
export function weighOptions(own: Weights, p: HolderParameters, offers: Offers): void {
  own.total.fill(UNKNOWN);
  for (let t = 0; t < TYPES; t++) {
    own.anyStakeWeight[t] = 0;
    for (let q = 0; q < offers.liquidYield.length && p.staking === 'logit'; q++)
      weighStaking(t, q, own, p, offers);
    own.anyDepositWeight[t] = 0;
    for (const f of FUNDS) weighFund(t, f, own, p, offers);
  }
}

/** Yearly yield that a type expects of a protocol’s share: what was realised, and what its points are worth to it. */
export function expectedYield(t: number, q: number, own: Weights, offers: Offers): number {
  return offers.liquidYield[q] + own.pointsWorth[t] * offers.pointsYield[q];
}

/** Getting out costs the cheaper of waiting for a redemption and selling on the pool, spread over the type’s horizon. */
function weighStaking(t: number, q: number, own: Weights, p: HolderParameters, offers: Offers): void {
  const at = pair(t, q);
  const waits = waitingCost(own.riskAversion[t], p.volatility, offers.redemptionWait[q]);
  const sells = offers.discount[q] + offers.curveFee[q];
  const hasPool = p.exitRoute === 'cheapest' && offers.curveMetis[q] > 0;
  const isOpen = offers.redemptionOpen[q] > 0;
  const getsOut = isOpen || hasPool;
  own.waitingCosts[at] = isOpen ? waits : 1;
  const cost = hasPool ? Math.min(own.waitingCosts[at], Math.max(0, sells)) : own.waitingCosts[at];
  const yields = expectedYield(t, q, own, offers);
  const gain = yields - own.reserveYield[t] - cost / own.horizon[t];
  own.stakeWeight[at] = yields > 0 && isOpen ? logitWeight(gain, p.sensitivity) : 0;
  own.unstakeWeight[at] = getsOut ? logitWeight(-gain, p.sensitivity) : 0;
  own.anyStakeWeight[t] += own.stakeWeight[at];
  if (p.sizeCap === 'merton') own.stakeCap[at] = mertonShare(yields, own.riskAversion[t], p.volatility);
}

/** A fund is worth its realised yield less the reserve yield and the certainty equivalent of its risk; closed at no yield. */
function weighFund(t: number, f: number, own: Weights, p: HolderParameters, offers: Offers): void {
  const at = pair(t, f);
  const yields = yieldOf(f, offers);
  const risk = riskOf(f, p);
  const gain = yields - own.reserveYield[t] - (own.riskAversion[t] * risk * risk) / 2;
  const isOption = p.fundChoice === 'logit';
  own.depositWeight[at] = isOption && yields > 0 ? logitWeight(gain, p.sensitivity) : 0;
  own.leaveWeight[at] = isOption ? logitWeight(-gain, p.sensitivity) : 0;
  own.anyDepositWeight[t] += own.depositWeight[at];
  if (p.sizeCap === 'merton') own.depositCap[at] = mertonShare(yields, own.riskAversion[t], p.volatility);
}

function yieldOf(fund: number, offers: Offers): number {
  if (fund === funds.liquidity) return offers.liquidityFundYield;
  return fund === funds.lending ? offers.lendingFundYield : offers.loopFundYield;
}

function riskOf(fund: number, p: HolderParameters): number {
  if (fund === funds.liquidity) return p.liquidityRisk;
  return fund === funds.lending ? p.lendingRisk : p.loopRisk;
}

/** Follows the points programmes; returns whether that of protocol q has ended today. */
export function programmeEnds(q: number, own: Weights, offers: Offers): boolean {
  const was = own.programme[q];
  if (offers.pointsYield[q] > 0) own.programme[q] = RUNNING;
  else if (was === RUNNING) own.programme[q] = ENDED;
  return was === RUNNING && own.programme[q] === ENDED;
}

/**
 * Replaces the kinds of `count` holders in `own.chosen` by the options that their luck of the day (uniform in [0, 1), from
 * `first` on in its column) picks: holding comes first, with a weight of 1, because it is the most frequent.
 */
export function chooseAll(
  { count, first, luck }: { count: number; first: number; luck: ReadonlyColumn },
  own: Weights & { readonly chosen: Float64Array },
  p: HolderParameters,
  offers: Offers,
): void {
  const { chosen, total } = own;
  for (let c = 0; c < count; c++) {
    // A whole number for the engine too: a call with one takes no memory.
    const kind = chosen[c] | 0;
    if (total[kind] === UNKNOWN) total[kind] = sumOf(kind, own, p, offers);
    const place = luck[first + c] * total[kind] - 1;
    if (place >= 0) chosen[c] = optionAt(place, kind, own, p);
    else chosen[c] = total[kind] === FLEES ? options.flee : options.hold;
  }
}

/** Sum of the weights of all options that are open to a kind, or `FLEES`. */
function sumOf(kind: number, own: Weights, p: HolderParameters, offers: Offers): number {
  if (flees(kind, own, p, offers)) return FLEES;
  const t = kinds.type(kind);
  const at = pair(t, kinds.protocol(kind));
  const fund = kinds.fund(kind);
  let total = 1;
  if (kinds.hasShares(kind)) total += own.unstakeWeight[at];
  if (fund !== funds.none) total += own.leaveWeight[pair(t, fund)];
  if (!kinds.hasMetis(kind)) return total;
  total += own.sellWeight[t] + own.buyWeight[t];
  total += fund === funds.none ? own.anyDepositWeight[t] : own.depositWeight[pair(t, fund)];
  return total + (choosesProtocol(kind, p) ? own.anyStakeWeight[t] : own.stakeWeight[at]);
}

/** A yield seeker has no reason to stay when there is no yield, an airdrop farmer none when its programme has ended. */
function flees(kind: number, own: Weights, p: HolderParameters, offers: Offers): boolean {
  const t = kinds.type(kind);
  const q = kinds.protocol(kind);
  if (!kinds.hasShares(kind) || own.unstakeWeight[pair(t, q)] === 0) return false;
  if (t === holderTypes.yieldSeeker) return expectedYield(t, q, own, offers) <= 0;
  return t === holderTypes.farmer && own.programme[q] === ENDED && p.points === 'valued';
}

function choosesProtocol(kind: number, p: HolderParameters): boolean {
  return p.protocolChoice === 'logit' && !kinds.hasShares(kind) && !kinds.hasClaim(kind);
}

/** The option at `place` on the line of weights behind holding, in the order of `sumOf`. */
function optionAt(place: number, kind: number, own: Weights, p: HolderParameters): number {
  const t = kinds.type(kind);
  const q = kinds.protocol(kind);
  const fund = kinds.fund(kind);
  let left = place;
  if (kinds.hasShares(kind) && (left -= own.unstakeWeight[pair(t, q)]) < 0) return options.unstake;
  if (fund !== funds.none && (left -= own.leaveWeight[pair(t, fund)]) < 0) return options.leave;
  if (!kinds.hasMetis(kind)) return options.hold;
  if ((left -= own.sellWeight[t]) < 0) return options.sell;
  if ((left -= own.buyWeight[t]) < 0) return options.buy;
  for (const f of FUNDS) {
    const isOpen = fund === funds.none || fund === f;
    if (isOpen && (left -= own.depositWeight[pair(t, f)]) < 0) return options.deposit + f;
  }
  if (!choosesProtocol(kind, p)) return own.stakeWeight[pair(t, q)] > 0 ? options.stake + q : options.hold;
  for (let s = 0; s < own.programme.length; s++) {
    if ((left -= own.stakeWeight[pair(t, s)]) < 0) return options.stake + s;
  }
  return options.hold;
}
