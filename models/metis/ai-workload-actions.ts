import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import type { Calendar } from '../../src/define/index.ts';
import { exp, floorToGrid } from '../../src/numeric/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { bassTime } from '../arithmetic/adoption.ts';

/** Sizes are multiples of 2^-10 requests a day, so that their sum stays exact however clients come and go. */
const SIZE_GRID = 1 / 1_024;

/** States of a client. */
export const clientStates = { notYet: 0, here: 1, gone: 2 } as const;

/** Columns and totals of the clients. */
export interface Clients {
  readonly size: Float64Array;
  readonly worth: Float64Array;
  readonly state: Float64Array;
  readonly on: Float64Array;
  /** Requests a day of all who are here and on, at the reference cost. */
  demand: number;
  clients: number;
}

/** Sizes of clients are floored to their grid, and so is what they ask for while on. */
export function sizeOnGrid(requests: number): number {
  return floorToGrid(requests, SIZE_GRID);
}

/** The day on which each client comes, from the day LazAI opens, by the Bass law: its place in the population is uniform. */
export function scheduleArrivals(
  clients: number,
  day: number,
  innovation: number,
  imitation: number,
  places: Stream,
  calendar: Calendar,
): void {
  for (let c = 0; c < clients; c++) {
    const years = bassTime(places.uniform(c, 0), innovation, imitation);
    calendar.schedule(c, day + 1 + Math.floor(years * YEAR));
  }
}

/** Adds a client to the demand, or takes it out, by what it asks for now. */
function count(own: Clients, c: number, sign: 1 | -1): void {
  own.clients += sign;
  if (own.on[c] === 1) own.demand += sign * own.size[c];
}

/** Those whose day has come are here from now on. */
export function welcome(own: Clients, due: Int32Array): void {
  for (let d = 0; d < due.length; d++) {
    const c = due[d];
    if (own.state[c] !== clientStates.notYet) continue;
    own.state[c] = clientStates.here;
    count(own, c, 1);
  }
}

/** Those who look at their bill leave when a request costs more than it is worth to them, and come back when it does not. */
export function review(own: Clients, due: Int32Array, cost: number): void {
  for (let d = 0; d < due.length; d++) {
    const c = due[d];
    const dear = cost > own.worth[c];
    if (own.state[c] === clientStates.here && dear) {
      own.state[c] = clientStates.gone;
      count(own, c, -1);
    } else if (own.state[c] === clientStates.gone && !dear) {
      own.state[c] = clientStates.here;
      count(own, c, 1);
    }
  }
}

/** Mean days on and off. */
export interface Spells {
  readonly onDays: number;
  readonly offDays: number;
}

/** Clients whose spell is over go from on to off or back; the next spell has a geometric length. */
export function turnOnAndOff(
  own: Clients,
  due: Int32Array,
  day: number,
  spells: Spells,
  luck: Stream,
  calendar: Calendar,
): void {
  for (let d = 0; d < due.length; d++) {
    const c = due[d];
    const was = own.on[c];
    const mean = was === 1 ? spells.offDays : spells.onDays;
    calendar.schedule(c, day + luck.geometric(1 / mean, c, day));
    own.on[c] = 1 - was;
    if (own.state[c] === clientStates.here) own.demand += (1 - 2 * was) * own.size[c];
  }
}

/**
 * Requests of a day with expected number `mean`: Poisson with a gamma rate of the same mean, so that the variance is mean × (1 + burst). Rates of
 * many clients add up to one of the same law, so only the sum matters.
 */
export function requestsOf(mean: number, burst: number, rate: Stream, number: Stream, day: number): number {
  if (!(mean > 0)) return 0;
  const asked = burst > 0 ? rate.gamma(mean / burst, burst, 0, day) : mean;
  return number.poisson(asked, 0, day);
}

/** Tokens of `requests` lognormal requests together: a gamma draw with the mean and the variance of their sum. */
export function tokensOf(
  requests: number,
  mean: number,
  variation: number,
  draw: Stream,
  day: number,
): number {
  if (requests === 0) return 0;
  if (variation === 0) return requests * mean;
  const spread = variation * variation;
  return draw.gamma(requests / spread, mean * spread, 0, day);
}

/** The common slow rate: lognormal with mean 1 around its deviation. */
export function slowFactor(deviation: number, spread: number): number {
  return exp(deviation - (spread * spread) / 2);
}

/** What AI work moves. */
export interface Trade {
  market: number;
  lazaiFees: number;
  settlementDeposits: number;
  sold: number;
  bought: number;
  aiBought: number;
  aiSold: number;
}

/** Clients buy METIS for gas and pay it on LazAI; returns the amount. */
export function payGas(economy: Trade, wanted: number): number {
  const fees = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  economy.market -= fees;
  economy.lazaiFees += fees;
  economy.bought += fees;
  economy.aiBought += fees;
  return fees;
}

/** Clients top up their deposits to what they want to hold beside today's payment, or take out and sell what they no longer need. */
export function keepDeposits(economy: Trade, wanted: number): void {
  const change = wanted - economy.settlementDeposits;
  if (change > 0) {
    const added = floorToGrid(Math.min(change, economy.market), METIS_GRID);
    economy.market -= added;
    economy.settlementDeposits += added;
    economy.bought += added;
    economy.aiBought += added;
  } else {
    const taken = floorToGrid(-change, METIS_GRID);
    economy.settlementDeposits -= taken;
    economy.market += taken;
    economy.sold += taken;
    economy.aiSold += taken;
  }
}

/** METIS of those who answer. */
export interface Providers {
  nodes: number;
  datOwners: number;
}

/** How payments are shared and what providers sell of them. */
export interface Sharing {
  readonly datShare: number;
  readonly ownersSell: number;
  readonly nodesSell: number;
}

/** Pays providers for answers settled off chain out of the deposits; they sell a part at once. Returns the amount paid. */
export function payProviders(economy: Trade, own: Providers, due: number, sharing: Sharing): number {
  const payment = floorToGrid(Math.min(due, economy.settlementDeposits), METIS_GRID);
  const forOwners = floorToGrid(payment * sharing.datShare, METIS_GRID);
  const forNodes = payment - forOwners;
  const ownersSold = floorToGrid(forOwners * sharing.ownersSell, METIS_GRID);
  const nodesSold = floorToGrid(forNodes * sharing.nodesSell, METIS_GRID);
  const resold = ownersSold + nodesSold;
  economy.settlementDeposits -= payment;
  own.datOwners += forOwners - ownersSold;
  own.nodes += forNodes - nodesSold;
  economy.market += resold;
  economy.sold += resold;
  economy.aiSold += resold;
  return payment;
}
