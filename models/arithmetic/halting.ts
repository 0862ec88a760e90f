import type { ReadonlyColumn } from '../../src/define/index.ts';
import { expm1 } from '../../src/numeric/index.ts';
import { addMember } from './committee.ts';

/** Outages going on at a time on average: of a seat by itself, of all seats of an owner together, of every seat together. */
export interface OutageLoads {
  readonly outagesAlone: number;
  readonly outagesOfOwner: number;
  readonly outagesOfAll: number;
}

/** Working room: `law` and `owned` for limit + 1 numbers each. */
export interface HaltingRoom {
  readonly law: Float64Array;
  readonly owned: Float64Array;
}

/** Probability that at least one of the outages going on is there: 1 − e^−load (outages begin at random moments). */
export function downProbability(load: number): number {
  return -expm1(-load);
}

/**
 * Probability that seats with more than `limit` of the weight are down at once, exact: every seat for a common outage,
 * otherwise owner by owner (all of an owner’s seats together, or each by itself). Weights are whole numbers, 0 for a seat
 * that is not in the pool. Cost: seats × limit.
 */
export function haltingProbability(
  weight: ReadonlyColumn,
  owner: ReadonlyColumn,
  loads: OutageLoads,
  limit: number,
  room: HaltingRoom,
): number {
  if (limit < 0) return 1;
  room.law.fill(0, 0, limit + 1);
  room.law[0] = 1;
  let total = 0;
  let above = 0;
  for (let s = 0; s < weight.length; s++) {
    if (weight[s] <= 0) continue;
    total += weight[s];
    if (isFirstSeat(s, weight, owner)) above += addOwner(owner[s], weight, owner, loads, limit, room);
  }
  const common = total > limit ? downProbability(loads.outagesOfAll) : 0;
  return common + (1 - common) * Math.min(1, above);
}

function isFirstSeat(s: number, weight: ReadonlyColumn, owner: ReadonlyColumn): boolean {
  for (let before = 0; before < s; before++) {
    if (owner[before] === owner[s] && weight[before] > 0) return false;
  }
  return true;
}

/**
 * Mixes the law of the weight down with one more owner: all of its seats down together, or each by itself. Returns the probability
 * that thereby passes the limit.
 */
function addOwner(
  who: number,
  weight: ReadonlyColumn,
  owner: ReadonlyColumn,
  loads: OutageLoads,
  limit: number,
  { law, owned }: HaltingRoom,
): number {
  const alone = downProbability(loads.outagesAlone);
  let held = 0;
  let apart = 0;
  for (let cell = 0; cell <= limit; cell++) owned[cell] = law[cell];
  for (let s = 0; s < weight.length; s++) {
    if (owner[s] !== who || weight[s] <= 0) continue;
    apart += addMember(weight[s], alone, limit, owned);
    held += weight[s];
  }
  const together = downProbability(loads.outagesOfOwner);
  let joined = 0;
  for (let cell = limit; cell >= 0; cell--) {
    if (cell > limit - held) joined += law[cell];
    const before = cell >= held ? law[cell - held] : 0;
    law[cell] = before * together + owned[cell] * (1 - together);
  }
  return joined * together + apart * (1 - together);
}
