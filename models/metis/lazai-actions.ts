import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { burnedOf, systemPartOf } from '../arithmetic/fee-split.ts';

/** States of a validator seat. */
export const seatStates = { empty: 0, active: 1, jailed: 2, leaving: 3 } as const;

/** Accounts of the board that LazAI moves. */
export interface Accounts {
  market: number;
  validatorBonds: number;
  lazaiFees: number;
  burned: number;
  bought: number;
  sold: number;
  feesBurned: number;
  validatorsPaid: number;
  readonly price: number;
}

/** Validator seats, the system pool and the bonds. */
export interface Seats {
  readonly bond: Float64Array;
  readonly income: Float64Array;
  readonly state: Float64Array;
  readonly until: Float64Array;
  readonly supported: Float64Array;
  readonly founding: Float64Array;
  systemPool: number;
  active: number;
  usualFees: number;
  slashed: number;
}

/** Where a bond comes from and how large it is. */
export interface BondRules {
  readonly bondSource: 'reserve' | 'bought';
  readonly minimumBond: number;
}

/** True where what the reserve released for validators still holds a bond. */
export function reserveHolds(economy: Accounts, rules: BondRules): boolean {
  return rules.bondSource === 'reserve' && economy.validatorBonds >= rules.minimumBond;
}

/** Bonds METIS for a seat out of the reserve's part or from the market; false where neither holds enough. */
export function postBond(economy: Accounts, own: Seats, v: number, rules: BondRules): boolean {
  const amount = floorToGrid(rules.minimumBond, METIS_GRID);
  if (reserveHolds(economy, rules)) {
    economy.validatorBonds -= amount;
    own.bond[v] += amount;
    own.supported[v] = 1;
    return true;
  }
  if (economy.market < amount) return false;
  economy.market -= amount;
  own.bond[v] += amount;
  economy.bought += amount;
  own.supported[v] = 0;
  return true;
}

/** The foundation's validators bond when LazAI opens, with METIS of the reserve or that the foundation holds; nothing is bought. */
export function openSeats(economy: Accounts, own: Seats, founding: number, rules: BondRules): void {
  const amount = floorToGrid(rules.minimumBond, METIS_GRID);
  for (let v = 0; v < Math.min(founding, own.bond.length); v++) {
    if (reserveHolds(economy, rules)) {
      economy.validatorBonds -= amount;
      own.supported[v] = 1;
    } else if (economy.market >= amount) economy.market -= amount;
    else return;
    own.bond[v] += amount;
    own.founding[v] = 1;
    own.state[v] = seatStates.active;
    own.active += 1;
  }
}

/** Rule for dividing fees. */
export interface SplitRules {
  readonly feeSplit: 'proposer' | 'contract';
  readonly burnShare: number;
  readonly systemShare: number;
  readonly systemCap: number;
}

/**
 * Divides the fees collected: burned and system pool under the contract's rule, the rest in equal parts to those who make blocks, because
 * proposers take turns. What does not divide on the grid waits until tomorrow. Returns what validators got.
 */
export function divideFees(economy: Accounts, own: Seats, rules: SplitRules): number {
  if (own.active === 0) return 0;
  const fees = economy.lazaiFees;
  if (rules.feeSplit === 'contract') {
    const burnt = burnedOf(fees, rules.burnShare);
    economy.lazaiFees -= burnt;
    economy.burned += burnt;
    economy.feesBurned += burnt;
    const share = systemPartOf(fees, rules.systemShare, own.systemPool, rules.systemCap);
    const system = Math.min(share, economy.lazaiFees);
    economy.lazaiFees -= system;
    own.systemPool += system;
  }
  const each = floorToGrid(economy.lazaiFees / own.active, METIS_GRID);
  for (let v = 0; v < own.state.length; v++) {
    if (own.state[v] !== seatStates.active) continue;
    economy.lazaiFees -= each;
    own.income[v] += each;
  }
  const paid = each * own.active;
  economy.validatorsPaid += paid;
  return paid;
}

/** Takes METIS of the bonds of those at fault into the system pool and jails them. */
export function punish(own: Seats, due: Int32Array, day: number, slash: number, jailDays: number): void {
  for (let d = 0; d < due.length; d++) {
    const v = due[d];
    if (own.state[v] !== seatStates.active) continue;
    const taken = Math.min(own.bond[v], floorToGrid(slash, METIS_GRID));
    own.bond[v] -= taken;
    own.systemPool += taken;
    own.slashed += taken;
    own.state[v] = seatStates.jailed;
    own.until[v] = day + jailDays;
    own.active -= 1;
  }
}

/** Ends terms in jail (the bond is topped up first, or the validator leaves) and gives back bonds whose unbonding is over. */
export function releaseSeats(
  economy: Accounts,
  own: Seats,
  day: number,
  rules: BondRules & { unbondingDays: number },
): void {
  for (let v = 0; v < own.state.length; v++) {
    if (own.state[v] < seatStates.jailed || own.until[v] > day) continue;
    if (own.state[v] === seatStates.leaving) giveBack(economy, own, v);
    else if (topUp(economy, own, v, rules.minimumBond)) {
      own.state[v] = seatStates.active;
      own.active += 1;
    } else leave(own, v, day, rules.unbondingDays);
  }
}

/** Brings a bond back to the minimum by buying what slashing took; false where the market does not hold it. */
function topUp(economy: Accounts, own: Seats, v: number, minimum: number): boolean {
  const lacking = Math.max(0, floorToGrid(minimum, METIS_GRID) - own.bond[v]);
  if (economy.market < lacking) return false;
  economy.market -= lacking;
  own.bond[v] += lacking;
  economy.bought += lacking;
  return true;
}

/** Starts the unbonding of a seat that was active. */
export function leave(own: Seats, v: number, day: number, unbondingDays: number): void {
  own.state[v] = seatStates.leaving;
  own.until[v] = day + unbondingDays;
}

/** A bond of the reserve goes back to it; one's own is sold. */
function giveBack(economy: Accounts, own: Seats, v: number): void {
  const bond = own.bond[v];
  own.bond[v] -= bond;
  if (own.supported[v] === 1) economy.validatorBonds += bond;
  else {
    economy.market += bond;
    economy.sold += bond;
  }
  own.supported[v] = 0;
  own.state[v] = seatStates.empty;
}
