import { LabError, METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** Who sits in the pool at the start, and how what is locked is divided. */
export interface Roster {
  readonly minimumLock: number;
  readonly maximumLock: number;
  readonly lockedAtStart: number;
  readonly foundationSeats: number;
  readonly liquidSeats: number;
  readonly secondLiquidSeats: number;
  readonly operatorSeats: number;
  readonly foundationExcess: number;
  readonly liquidExcess: number;
  readonly secondLiquidExcess: number;
}

/** The columns of seats that the roster fills. */
export interface RosterColumns {
  /** METIS locked. */
  readonly bond: Float64Array;
  /** Owner of each seat. */
  readonly owners: Float64Array;
  /** Liquid-staking protocol of each seat, -1 without. */
  readonly protocols: Float64Array;
}

/** Numbers of the owners, as in the column of owners. */
export interface OwnerNumbers {
  readonly foundation: number;
  readonly liquidStaking: number;
  readonly secondLiquidStaking: number;
  readonly firstOperator: number;
}

interface Group {
  readonly seats: number;
  /** Share of what is locked above the minimum, before groups without seats drop out. */
  readonly excess: number;
  readonly owner: number;
  readonly protocol: number;
}

function groupsOf(roster: Roster, numbers: OwnerNumbers): readonly Group[] {
  const { foundationExcess, liquidExcess, secondLiquidExcess } = roster;
  const left = 1 - foundationExcess - liquidExcess - secondLiquidExcess;
  return [
    { seats: roster.foundationSeats, excess: foundationExcess, owner: numbers.foundation, protocol: -1 },
    { seats: roster.liquidSeats, excess: liquidExcess, owner: numbers.liquidStaking, protocol: 0 },
    {
      seats: roster.secondLiquidSeats,
      excess: secondLiquidExcess,
      owner: numbers.secondLiquidStaking,
      protocol: 1,
    },
    { seats: roster.operatorSeats, excess: Math.max(0, left), owner: numbers.firstOperator, protocol: -1 },
  ];
}

/**
 * Fills the seats in order (foundation, two liquid-staking protocols, operators, then empty ones, each operator and
 * candidate an owner of its own). Every filled seat has the minimum; what is locked above it is divided between the groups
 * that have seats, equally within each. Throws LabError E320 when the limits do not allow it.
 */
export function fillRoster(columns: RosterColumns, roster: Roster, numbers: OwnerNumbers): void {
  const { bond, owners, protocols } = columns;
  checkLimits(roster, bond.length);
  const groups = groupsOf(roster, numbers);
  const excess = roster.lockedAtStart - filledSeats(roster) * roster.minimumLock;
  let weights = 0;
  for (const group of groups) if (group.seats > 0) weights += group.excess;
  if (weights <= 0 && excess > 0) {
    throw conflict(
      `${excess} METIS above the minimum for nobody`,
      'a share above 0 for a group that has seats',
    );
  }
  const share = weights > 0 ? excess / weights : 0;
  let first = 0;
  for (const group of groups) {
    const end = first + group.seats;
    seat(bond, first, end, roster.minimumLock + (share * group.excess) / group.seats);
    owners.fill(group.owner, first, end);
    protocols.fill(group.protocol, first, end);
    first = end;
  }
  const firstOperator = first - roster.operatorSeats;
  for (let s = firstOperator; s < owners.length; s++) owners[s] = numbers.firstOperator + s - firstOperator;
  protocols.fill(-1, firstOperator);
  checkBonds(bond, roster.maximumLock);
}

function filledSeats(roster: Roster): number {
  return roster.foundationSeats + roster.liquidSeats + roster.secondLiquidSeats + roster.operatorSeats;
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
  const filled = filledSeats(roster);
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
  const { foundationExcess, liquidExcess, secondLiquidExcess } = roster;
  if (foundationExcess + liquidExcess + secondLiquidExcess > 1) {
    throw conflict(
      `shares ${foundationExcess}, ${liquidExcess} and ${secondLiquidExcess} of what is locked above the minimum`,
      'foundationExcess, liquidExcess and secondLiquidExcess of at most 1 together',
    );
  }
}

function conflict(found: string, expected: string): LabError {
  return new LabError('E320', `conflicting roster: ${found}`, { path: 'sequencerPool', expected });
}
