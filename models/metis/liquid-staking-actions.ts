import { METIS_GRID } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** Seats of the pool and the limits of a bond. */
export interface Seats {
  readonly seatProtocol: ReadonlyColumn;
  readonly seatActive: ReadonlyColumn;
  readonly whitelisted: ReadonlyColumn;
  readonly bond: ReadonlyColumn;
  readonly unbonding: ReadonlyColumn;
  readonly minimumLock: number;
  readonly maximumLock: number;
}
/** What a protocol holds and owes. */
export interface Holdings {
  readonly seatProtocol: ReadonlyColumn;
  readonly bond: ReadonlyColumn;
  readonly unbonding: ReadonlyColumn;
  readonly operatorLiquid: ReadonlyColumn;
  readonly stakingBuffer: ReadonlyColumn;
  readonly redemptionFund: ReadonlyColumn;
  readonly ticketsOwed: ReadonlyColumn;
}
interface Board extends Seats {
  readonly redemptionsAsked: ReadonlyColumn;
  readonly redemptionsFunded: ReadonlyColumn;
  readonly settledBatches: number;
  readonly sharesIssued: ReadonlyColumn;
  readonly stakingBuffer: Float64Array;
  readonly stakingTreasury: Float64Array;
  readonly rewardsHeld: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly lockAsked: Float64Array;
  readonly withdrawAsked: Float64Array;
  readonly exitAsked: Float64Array;
}
interface Books {
  readonly crossing: Float64Array;
  readonly onBridge: Float64Array;
  readonly ripening: Float64Array;
  readonly askedIn: Float64Array;
  readonly bufferSeen: Float64Array;
  readonly askedSeen: Float64Array;
  readonly ripe: Float64Array;
  /** Days until a redemption may be paid, and until one that is speeded up may be, by protocol. */
  readonly usualDelay: ReadonlyColumn;
  readonly quickDelay: ReadonlyColumn;
  readonly quickShare: ReadonlyColumn;
}

/** Buckets of days in `crossing` and `ripening` for each protocol: bucket of day d of protocol p is p × 64 + d mod 64. */
const BUCKETS = 64;

/** Puts yesterday’s deposits and redemptions into the bucket of the day they wait for, and empties today’s bucket. */
export function noteArrivals(p: number, economy: Board, own: Books, entryDays: number, day: number): void {
  const { crossing, ripening } = own;
  const bucketIn = (days: number): number => p * BUCKETS + ((day - 1 + Math.floor(days)) % BUCKETS);
  const arrived = economy.stakingBuffer[p] - own.bufferSeen[p];
  crossing[bucketIn(entryDays)] += arrived;
  own.onBridge[p] += arrived;
  const asked = economy.redemptionsAsked[p] - own.askedSeen[p];
  const quick = floorToGrid(asked * own.quickShare[p], METIS_GRID);
  ripening[bucketIn(own.quickDelay[p])] += quick;
  ripening[bucketIn(own.usualDelay[p])] += asked - quick;
  own.askedSeen[p] = economy.redemptionsAsked[p];
  const today = bucketIn(1);
  own.ripe[p] += ripening[today];
  own.onBridge[p] -= crossing[today];
  ripening[today] = 0;
  crossing[today] = 0;
}

/**
 * Takes in what the protocol’s seats have earned, less commission, and what the pool has given back. Rewards that come in
 * while nobody holds a share are the protocol’s: otherwise the next depositor would be given them.
 */
export function collect(p: number, economy: Board, commission: number): void {
  const { seatProtocol, rewardsHeld, operatorLiquid, stakingBuffer } = economy;
  const kept = economy.sharesIssued[p] === 0 ? 1 : commission;
  for (let s = 0; s < seatProtocol.length; s++) {
    if (seatProtocol[s] !== p) continue;
    const fee = floorToGrid(rewardsHeld[s] * kept, METIS_GRID);
    rewardsHeld[s] -= fee;
    economy.stakingTreasury[p] += fee;
    stakingBuffer[p] += rewardsHeld[s];
    rewardsHeld[s] = 0;
    stakingBuffer[p] += operatorLiquid[s];
    operatorLiquid[s] = 0;
  }
}

/** METIS bonded in the protocol’s seats. */
export function bonded(p: number, economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatProtocol[s] === p) total += economy.bond[s];
  }
  return total;
}

/** METIS of the protocol on its way out of the pool. */
export function onTheWay(p: number, economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.unbonding.length; s++) {
    if (economy.seatProtocol[s] === p) total += economy.unbonding[s];
  }
  return total;
}

/** What one seat can give back while it stays in the pool. */
function room(s: number, p: number, economy: Seats): number {
  const isOurs = economy.seatProtocol[s] === p && economy.seatActive[s] === 1;
  return isOurs ? Math.max(0, economy.bond[s] - economy.minimumLock) : 0;
}

/** What the protocol’s seats can give back while they stay. */
export function withdrawable(p: number, economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) total += room(s, p, economy);
  return total;
}

/** Fills the protocol’s seats in order, each up to the largest bond; an empty seat needs the smallest. Returns what stays idle. */
export function bondSpare(p: number, economy: Board, spare: number): number {
  let left = spare;
  for (let s = 0; s < economy.bond.length; s++) {
    const mayLock =
      economy.seatProtocol[s] === p && economy.whitelisted[s] === 1 && economy.unbonding[s] === 0;
    const amount = mayLock ? Math.max(0, Math.min(left, economy.maximumLock - economy.bond[s])) : 0;
    if (economy.bond[s] + amount < economy.minimumLock || amount === 0) continue;
    economy.stakingBuffer[p] -= amount;
    economy.operatorLiquid[s] += amount;
    economy.lockAsked[s] += amount;
    left -= amount;
  }
  return left;
}

/** Asks for a vote on the first of the protocol’s nodes that is not approved yet. */
export function askForNode(p: number, economy: Seats & { readonly electionAsked: Float64Array }): void {
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatProtocol[s] !== p || economy.whitelisted[s] === 1) continue;
    economy.electionAsked[s] += 1;
    return;
  }
}

/** Calls back what the queue lacks: by withdrawals, once a batch a seat, and by exits where those do not suffice or come too late. */
export function callBack(p: number, economy: Board, own: Books, lacking: number): void {
  let left = lacking;
  let nextBatch = 0;
  for (let s = 0; s < economy.bond.length && left > 0; s++) {
    if (own.askedIn[s] === economy.settledBatches) {
      nextBatch += room(s, p, economy);
      continue;
    }
    const amount = Math.min(left, room(s, p, economy));
    if (amount === 0) continue;
    economy.withdrawAsked[s] = amount;
    own.askedIn[s] = economy.settledBatches;
    left -= amount;
  }
  const nobodyIsOverdue = own.ripe[p] <= economy.redemptionsFunded[p];
  if (nobodyIsOverdue) left -= nextBatch;
  for (let s = economy.bond.length - 1; s >= 0 && left > 0; s--) {
    if (economy.seatProtocol[s] !== p || economy.seatActive[s] !== 1) continue;
    economy.exitAsked[s] = 1;
    left -= economy.bond[s] - economy.withdrawAsked[s];
  }
}

/** METIS behind all claims on a protocol: what it holds, less what it owes to those who have redeemed. */
export function valueOfPool(p: number, economy: Holdings): number {
  let value = economy.stakingBuffer[p] + economy.redemptionFund[p] + economy.ticketsOwed[p];
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatProtocol[s] !== p) continue;
    value += economy.bond[s] + economy.unbonding[s] + economy.operatorLiquid[s];
  }
  return value;
}
