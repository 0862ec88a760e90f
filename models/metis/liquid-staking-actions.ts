import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { entities } from './economy.ts';

type Column = { readonly length: number; readonly [seat: number]: number };
interface Seats {
  readonly seatEntity: Column;
  readonly seatActive: Column;
  readonly whitelisted: Column;
  readonly bond: Column;
  readonly unbonding: Column;
  readonly minimumLock: number;
  readonly maximumLock: number;
}
interface Board extends Seats {
  readonly redemptionsAsked: number;
  readonly redemptionsFunded: number;
  readonly settledBatches: number;
  readonly ticketsOwed: number;
  readonly redemptionFund: number;
  readonly sharesIssued: number;
  stakingBuffer: number;
  stakingTreasury: number;
  exchangeRate: number;
  liquidYield: number;
  readonly rewardsHeld: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly lockAsked: Float64Array;
  readonly withdrawAsked: Float64Array;
  readonly exitAsked: Float64Array;
}
interface Books {
  readonly crossing: Float64Array;
  readonly ripening: Float64Array;
  readonly askedIn: Float64Array;
  readonly bufferSeen: number;
  askedSeen: number;
  ripe: number;
}
interface Delays {
  readonly entryDays: number;
  readonly redemptionDays: number;
}

/** Puts yesterday’s deposits and redemptions into the bucket of the day they wait for, and empties today’s bucket. */
export function noteArrivals(economy: Board, own: Books, delays: Delays, day: number): void {
  const { crossing, ripening } = own;
  const today = day % crossing.length;
  crossing[(day - 1 + Math.floor(delays.entryDays)) % crossing.length] +=
    economy.stakingBuffer - own.bufferSeen;
  ripening[(day - 1 + Math.floor(delays.redemptionDays)) % ripening.length] +=
    economy.redemptionsAsked - own.askedSeen;
  own.askedSeen = economy.redemptionsAsked;
  own.ripe += ripening[today];
  ripening[today] = 0;
  crossing[today] = 0;
}

/**
 * Takes in what the protocol’s seats have earned, less commission, and what the pool has given back. Rewards that come in
 * while nobody holds a share are the protocol’s: otherwise the next depositor would be given them.
 */
export function collect(economy: Board, commission: number): void {
  const { seatEntity, rewardsHeld, operatorLiquid } = economy;
  const kept = economy.sharesIssued === 0 ? 1 : commission;
  for (let s = 0; s < seatEntity.length; s++) {
    if (seatEntity[s] !== entities.liquidStaking) continue;
    const fee = floorToGrid(rewardsHeld[s] * kept, METIS_GRID);
    rewardsHeld[s] -= fee;
    economy.stakingTreasury += fee;
    economy.stakingBuffer += rewardsHeld[s];
    rewardsHeld[s] = 0;
    economy.stakingBuffer += operatorLiquid[s];
    operatorLiquid[s] = 0;
  }
}

/** METIS bonded in the protocol’s seats. */
export function bonded(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatEntity[s] === entities.liquidStaking) total += economy.bond[s];
  }
  return total;
}

/** METIS of the protocol on its way out of the pool. */
export function onTheWay(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.unbonding.length; s++) {
    if (economy.seatEntity[s] === entities.liquidStaking) total += economy.unbonding[s];
  }
  return total;
}

/** What one seat can give back while it stays in the pool. */
function room(s: number, economy: Seats): number {
  const isOurs = economy.seatEntity[s] === entities.liquidStaking && economy.seatActive[s] === 1;
  return isOurs ? Math.max(0, economy.bond[s] - economy.minimumLock) : 0;
}

/** What the protocol’s seats can give back while they stay. */
export function withdrawable(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) total += room(s, economy);
  return total;
}

/** Fills the protocol’s seats in order, each up to the largest bond; an empty seat needs the smallest. */
export function bondSpare(economy: Board, spare: number): void {
  let left = spare;
  for (let s = 0; s < economy.bond.length; s++) {
    const mayLock =
      economy.seatEntity[s] === entities.liquidStaking &&
      economy.whitelisted[s] === 1 &&
      economy.unbonding[s] === 0;
    const amount = mayLock ? Math.max(0, Math.min(left, economy.maximumLock - economy.bond[s])) : 0;
    if (economy.bond[s] + amount < economy.minimumLock || amount === 0) continue;
    economy.stakingBuffer -= amount;
    economy.operatorLiquid[s] += amount;
    economy.lockAsked[s] += amount;
    left -= amount;
  }
}

/** Calls back what the queue lacks: by withdrawals, once a batch a seat, and by exits where those do not suffice or come too late. */
export function callBack(economy: Board, own: Books, lacking: number): void {
  let left = lacking;
  let nextBatch = 0;
  for (let s = 0; s < economy.bond.length && left > 0; s++) {
    if (own.askedIn[s] === economy.settledBatches) {
      nextBatch += room(s, economy);
      continue;
    }
    const amount = Math.min(left, room(s, economy));
    if (amount === 0) continue;
    economy.withdrawAsked[s] = amount;
    own.askedIn[s] = economy.settledBatches;
    left -= amount;
  }
  const nobodyIsOverdue = own.ripe <= economy.redemptionsFunded;
  if (nobodyIsOverdue) left -= nextBatch;
  for (let s = economy.bond.length - 1; s >= 0 && left > 0; s--) {
    if (economy.seatEntity[s] !== entities.liquidStaking || economy.seatActive[s] !== 1) continue;
    economy.exitAsked[s] = 1;
    left -= economy.bond[s] - economy.withdrawAsked[s];
  }
}

/** METIS that belongs to the shares: all the protocol holds, less what it owes to those who have redeemed. */
export function valueOfPool(economy: Board): number {
  let value = economy.stakingBuffer + economy.redemptionFund + economy.ticketsOwed;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatEntity[s] !== entities.liquidStaking) continue;
    value += economy.bond[s] + economy.unbonding[s] + economy.operatorLiquid[s];
  }
  return value;
}

/** Sets the exchange rate (METIS per share) and follows its growth, annualised, over `memory` days. */
export function priceShare(economy: Board, memory: number): void {
  const old = economy.exchangeRate;
  economy.exchangeRate = sharePrice(valueOfPool(economy), -economy.sharesIssued, old);
  const growth = (economy.exchangeRate / old - 1) * YEAR;
  economy.liquidYield += (growth - economy.liquidYield) / memory;
}
