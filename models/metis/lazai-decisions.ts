import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { leave, postBond, reserveHolds, seatStates } from './lazai-actions.ts';
import type { Accounts, BondRules, Seats } from './lazai-actions.ts';

/** How validators decide. */
export interface DecisionRules extends BondRules {
  readonly decisions: 'on' | 'off';
  readonly runningCost: number;
  readonly hurdle: number;
  readonly incomeSold: number;
  readonly unbondingDays: number;
}

/** USD a day that a validator has left when `active` share the usual fees. */
function netIncome(economy: Accounts, own: Seats, active: number, runningCost: number): number {
  return (own.usualFees / active) * economy.price - runningCost;
}

/** USD a day that a bond must earn: nothing on a bond of the reserve. */
function askedOn(bond: number, supported: boolean, price: number, hurdle: number): number {
  return supported ? 0 : (bond * price * hurdle) / YEAR;
}

/** Seats under review sell their fees; validators leave, and candidates take empty seats, by net income against the hurdle on their bond. */
export function reviewSeats(
  economy: Accounts,
  own: Seats,
  due: Int32Array,
  day: number,
  rules: DecisionRules,
): void {
  for (let d = 0; d < due.length; d++) {
    const v = due[d];
    sellIncome(economy, own, v, rules.incomeSold);
    if (rules.decisions === 'off' || own.founding[v] === 1) continue;
    if (own.state[v] === seatStates.active) {
      const asked = askedOn(own.bond[v], own.supported[v] === 1, economy.price, rules.hurdle);
      if (netIncome(economy, own, own.active, rules.runningCost) >= asked) continue;
      leave(own, v, day, rules.unbondingDays);
      own.active -= 1;
    } else if (own.state[v] === seatStates.empty) enter(economy, own, v, rules);
  }
}

function enter(economy: Accounts, own: Seats, v: number, rules: DecisionRules): void {
  const supported = reserveHolds(economy, rules);
  const asked = askedOn(rules.minimumBond, supported, economy.price, rules.hurdle);
  const pays = netIncome(economy, own, own.active + 1, rules.runningCost) >= asked;
  if (!pays || !postBond(economy, own, v, rules)) return;
  own.state[v] = seatStates.active;
  own.active += 1;
}

function sellIncome(economy: Accounts, own: Seats, v: number, share: number): void {
  const amount = floorToGrid(own.income[v] * share, METIS_GRID);
  own.income[v] -= amount;
  economy.market += amount;
  economy.sold += amount;
}
