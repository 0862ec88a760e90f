import { LabError, METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** Who sits in the pool at the start, and how what is locked is divided. */
export interface Roster {
  readonly minimumLock: number;
  readonly maximumLock: number;
  readonly lockedAtStart: number;
  readonly foundationSeats: number;
  readonly liquidSeats: number;
  readonly operatorSeats: number;
  readonly foundationExcess: number;
  readonly liquidExcess: number;
}

/** Numbers of the owners, as in the column of owners. */
export interface OwnerNumbers {
  readonly foundation: number;
  readonly liquidStaking: number;
  readonly firstOperator: number;
}

/**
 * Fills the seats in order (foundation, liquid staking, operators, then empty ones, each with a candidate of its own).
 * Every filled seat has the minimum; what is locked above it is divided between the groups that have seats, equally
 * within each. Writes METIS into `bond` and owners into `owners`. Throws LabError E320 when the limits do not allow it.
 */
export function fillRoster(
  bond: Float64Array,
  owners: Float64Array,
  roster: Roster,
  numbers: OwnerNumbers,
): void {
  const { foundationSeats, liquidSeats, operatorSeats, minimumLock } = roster;
  checkLimits(roster, bond.length);
  const filled = foundationSeats + liquidSeats + operatorSeats;
  const excess = roster.lockedAtStart - filled * minimumLock;
  const foundationWeight = foundationSeats > 0 ? roster.foundationExcess : 0;
  const liquidWeight = liquidSeats > 0 ? roster.liquidExcess : 0;
  const operatorWeight = operatorSeats > 0 ? 1 - roster.foundationExcess - roster.liquidExcess : 0;
  const weights = foundationWeight + liquidWeight + operatorWeight;
  if (weights <= 0 && excess > 0) {
    throw conflict(
      `${excess} METIS above the minimum for nobody`,
      'a share above 0 for a group that has seats',
    );
  }
  const share = weights > 0 ? excess / weights : 0;

  const firstLiquid = foundationSeats;
  const firstOperator = foundationSeats + liquidSeats;
  seat(bond, 0, firstLiquid, minimumLock + (share * foundationWeight) / foundationSeats);
  seat(bond, firstLiquid, firstOperator, minimumLock + (share * liquidWeight) / liquidSeats);
  seat(bond, firstOperator, filled, minimumLock + (share * operatorWeight) / operatorSeats);
  owners.fill(numbers.foundation, 0, firstLiquid);
  owners.fill(numbers.liquidStaking, firstLiquid, firstOperator);
  for (let s = firstOperator; s < owners.length; s++) owners[s] = numbers.firstOperator + s - firstOperator;
  checkBonds(bond, roster.maximumLock);
}

function seat(bond: Float64Array, first: number, end: number, amount: number): void {
  if (first < end) bond.fill(floorToGrid(amount, METIS_GRID), first, end);
}

function checkBonds(bond: Float64Array, maximum: number): void {
  const tooLarge = bond.findIndex((amount) => amount > maximum);
  if (tooLarge < 0) return;
  throw conflict(
    `a bond of ${bond[tooLarge]} METIS in seat ${tooLarge}`,
    `at most ${maximum} in every seat: lock less, or divide it otherwise`,
  );
}

function checkLimits(roster: Roster, seats: number): void {
  const filled = roster.foundationSeats + roster.liquidSeats + roster.operatorSeats;
  if (!Number.isInteger(filled) || filled > seats) {
    throw conflict(
      `${filled} filled seats among ${seats}`,
      'whole seats, at least as many sequencers as filled seats',
    );
  }
  const least = filled * roster.minimumLock;
  if (roster.lockedAtStart < least || (filled === 0 && roster.lockedAtStart > 0)) {
    throw conflict(
      `${roster.lockedAtStart} METIS locked by ${filled} seats of at least ${roster.minimumLock}`,
      `the minimum of every filled seat (${least} METIS), and nothing without seats`,
    );
  }
  if (roster.minimumLock > roster.maximumLock) {
    throw conflict(
      `smallest bond ${roster.minimumLock} above largest bond ${roster.maximumLock}`,
      'minimumLock of at most maximumLock',
    );
  }
  if (roster.foundationExcess + roster.liquidExcess > 1) {
    throw conflict(
      `shares ${roster.foundationExcess} and ${roster.liquidExcess} of what is locked above the minimum`,
      'foundationExcess and liquidExcess of at most 1 together',
    );
  }
}

function conflict(found: string, expected: string): LabError {
  return new LabError('E320', `conflicting roster: ${found}`, { path: 'sequencerPool', expected });
}
