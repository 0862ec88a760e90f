import { METIS_GRID, sum } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { costOfBuying, stakeForShare } from '../arithmetic/attack-cost.ts';
import { markLargestOwners } from '../arithmetic/concentration.ts';
import { haltingProbability } from '../arithmetic/halting.ts';

/** More than this share of the stake can halt the pool; two thirds decide. */
export const THIRD = 1 / 3;
/** All bonds together in the units of the halting law; a third of it is the last of its `haltingCells`. */
const UNITS = 900;

interface Pool {
  readonly price: number;
  readonly bond: ReadonlyColumn;
  readonly seatEntity: ReadonlyColumn;
  readonly seatActive: ReadonlyColumn;
  readonly outagesAlone: number;
  readonly outagesOfOwner: number;
  readonly outagesOfAll: number;
  haltingProbability: number;
  attackCost: number;
  ownerNakamoto: number;
}
interface Notes {
  readonly weight: Float64Array;
  readonly law: Float64Array;
  readonly owned: Float64Array;
  readonly colluding: Float64Array;
  colludingShare: number;
}
interface Rules {
  readonly haltingRule: string;
  readonly depth: number;
  readonly highestCost: number;
  readonly colluders: number;
}

/** Measures the pool as it stands. */
export function look(economy: Pool, own: Notes, rules: Rules): void {
  const { bond, seatEntity } = economy;
  const third = stakeForShare(sum(bond), THIRD);
  economy.attackCost = costOfBuying(third, economy.price, rules.depth, rules.highestCost);
  economy.ownerNakamoto = markLargestOwners(seatEntity, bond, THIRD, Infinity, own.colluding);
  markLargestOwners(seatEntity, bond, 1, Math.floor(rules.colluders), own.colluding);
  own.colludingShare = shareOfMarked(bond, own.colluding);
  const limit = weighSeats(economy, own.weight, rules.haltingRule);
  economy.haltingProbability = haltingProbability(own.weight, seatEntity, economy, limit, own);
}

/** Writes the weight of each seat (parts of UNITS of the bonds, or 1 a seat) and returns the largest weight that does not halt. */
function weighSeats(
  economy: {
    readonly bond: ReadonlyColumn;
    readonly seatActive: ReadonlyColumn;
  },
  weight: Float64Array,
  rule: string,
): number {
  const { bond, seatActive } = economy;
  const total = sum(bond);
  let seats = 0;
  for (let s = 0; s < weight.length; s++) {
    const isIn = seatActive[s] === 1 && bond[s] > 0;
    seats += isIn ? 1 : 0;
    weight[s] = isIn ? 1 : 0;
    if (isIn && rule === 'stake') weight[s] = Math.floor((UNITS * bond[s]) / total + 1 / 2);
  }
  return Math.floor((rule === 'stake' ? UNITS : seats) / 3);
}

function shareOfMarked(bond: ReadonlyColumn, marked: ReadonlyColumn): number {
  let held = 0;
  for (let s = 0; s < bond.length; s++) if (marked[s] === 1) held += bond[s];
  return held / Math.max(sum(bond), held, METIS_GRID);
}
