import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { netReturn } from '../arithmetic/seat.ts';
import { entities } from './economy.ts';

type Column = { readonly length: number; readonly [seat: number]: number };
interface Board {
  readonly price: number;
  readonly realisedRate: number;
  readonly feeYield: number;
  readonly minimumLock: number;
  readonly maximumLock: number;
  readonly seatEntity: Column;
  readonly seatProtocol: Column;
  readonly seatActive: Column;
  readonly bond: Column;
  readonly unbonding: Column;
  readonly whitelisted: Column;
  readonly electionAsked: Float64Array;
  readonly rewardsHeld: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly lockAsked: Float64Array;
  readonly withdrawAsked: Float64Array;
  readonly exitAsked: Float64Array;
  market: number;
  sold: number;
  bought: number;
}
interface Habits {
  readonly joining: string;
  readonly toppingUp: string;
  readonly withdrawing: string;
  readonly leaving: string;
  readonly protocolSeats: string;
  readonly protocolCommission: number;
  readonly runningCost: number;
  readonly indifference: number;
  readonly profitTaking: number;
  readonly trimming: number;
}

/** The owner of a seat sells METIS to the market. */
export function sell(s: number, economy: Board, amount: number): void {
  economy.operatorLiquid[s] -= amount;
  economy.market += amount;
  economy.sold += amount;
}

function buy(s: number, economy: Board, amount: number): void {
  economy.market -= amount;
  economy.operatorLiquid[s] += amount;
  economy.bought += amount;
}

/** Everybody but the liquid-staking protocols claims; operators pay the day's cost in METIS as far as they have any beside the bond. */
export function claimAndPayCosts(economy: Board, runningCost: number): void {
  const { seatEntity, seatProtocol, seatActive, rewardsHeld, operatorLiquid } = economy;
  const cost = economy.price > 0 ? floorToGrid(runningCost / economy.price, METIS_GRID) : 0;
  for (let s = 0; s < seatEntity.length; s++) {
    if (seatProtocol[s] >= 0) continue;
    if (rewardsHeld[s] > 0) {
      operatorLiquid[s] += rewardsHeld[s];
      rewardsHeld[s] = 0;
    }
    const paysCost = seatEntity[s] >= entities.firstOperator && seatActive[s] === 1;
    if (paysCost) sell(s, economy, Math.min(cost, operatorLiquid[s]));
  }
}

/** Leaves below the hurdle, trims just above it, and otherwise tops up with part of what it earned. */
export function reviewSeat(s: number, economy: Board, hurdle: number, habits: Habits): void {
  const bond = economy.bond[s];
  const earned = economy.realisedRate + economy.feeYield;
  const net = netReturn(bond, earned, habits.runningCost * YEAR, economy.price);
  if (net < hurdle && habits.leaving === 'on') {
    economy.exitAsked[s] = 1;
    return;
  }
  if (net < hurdle + habits.indifference && habits.withdrawing === 'on') {
    economy.withdrawAsked[s] = floorToGrid((bond - economy.minimumLock) * habits.trimming, METIS_GRID);
    return;
  }
  sell(s, economy, floorToGrid(economy.operatorLiquid[s] * habits.profitTaking, METIS_GRID));
  const topsUp = net >= hurdle + habits.indifference && habits.toppingUp === 'on';
  const room = Math.min(economy.operatorLiquid[s], economy.maximumLock - bond);
  if (topsUp && room > 0) economy.lockAsked[s] = room;
}

/** A protocol closes a seat when its part of the rewards is worth less than the seat costs. */
export function reviewProtocolSeat(s: number, economy: Board, habits: Habits): void {
  if (habits.protocolSeats === 'kept' || economy.seatActive[s] !== 1) return;
  const earned = (economy.realisedRate + economy.feeYield) * habits.protocolCommission;
  const net = netReturn(economy.bond[s], earned, habits.runningCost * YEAR, economy.price);
  if (net < 0) economy.exitAsked[s] = 1;
}

/**
 * Outside the pool: somebody who came forward joins with the smallest bond when that pays and it is whitelisted, buying what
 * it lacks, and asks to be elected when it is not; others sell what they hold.
 */
export function reviewEntry(s: number, economy: Board, hurdle: number, habits: Habits): void {
  if (economy.unbonding[s] > 0) return;
  const earned = economy.realisedRate + economy.feeYield;
  const net = netReturn(economy.minimumLock, earned, habits.runningCost * YEAR, economy.price);
  const lacking = Math.max(0, economy.minimumLock - economy.operatorLiquid[s]);
  const wants = habits.joining === 'on' && net >= hurdle + habits.indifference && lacking <= economy.market;
  if (wants && economy.whitelisted[s] !== 1) economy.electionAsked[s] = 1;
  if (!wants || economy.whitelisted[s] !== 1) {
    sell(s, economy, economy.operatorLiquid[s]);
    return;
  }
  buy(s, economy, lacking);
  economy.lockAsked[s] = economy.minimumLock;
}
