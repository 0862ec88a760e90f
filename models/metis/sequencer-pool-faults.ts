import { METIS_GRID, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid, log } from '../../src/numeric/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { beginDay, takeDown, timeDown } from '../arithmetic/outage.ts';
import { correlationPenalty, proportionalPenalty } from '../arithmetic/slashing.ts';

const HOURS_PER_DAY = 24;

type Column = { readonly length: number; readonly [seat: number]: number };
interface Board {
  readonly seatEntity: Column;
  readonly seatActive: Column;
  readonly minimumLock: number;
  readonly bond: Float64Array;
  readonly exitAsked: Float64Array;
  burned: number;
  rewardBudget: number;
  treasury: number;
  poolSlashed: number;
}
interface Loads {
  outagesAlone: number;
  outagesOfOwner: number;
  outagesOfAll: number;
}
interface Books {
  readonly downFrom: Float64Array;
  readonly downUntil: Float64Array;
  readonly luck: Float64Array;
  readonly ownerLuck: Float64Array;
  readonly firstSeat: Float64Array;
  slashed: number;
}
interface Rules {
  readonly production: string;
  readonly outages: string;
  readonly outageChance: number;
  readonly outageHours: number;
  readonly ownerOutages: number;
  readonly commonOutages: number;
  readonly slashing: 'none' | 'burned' | 'budget' | 'treasury';
  readonly downtimePenalty: number;
  readonly faultsPerYear: number;
  readonly faultPenalty: number;
  readonly correlationFactor: number;
  readonly ejectionShare: number;
}
interface Streams {
  readonly outage: Stream;
  readonly outageLength: Stream;
  readonly ownerOutage: Stream;
  readonly ownerOutageLength: Stream;
  readonly commonOutage: Stream;
  readonly commonOutageLength: Stream;
  readonly offence: Stream;
}

/**
 * Puts on the board how many outages of each reach there are at a time, on average: chance a day × length in days. Every
 * seat is down equally often whatever the reach (the beta-factor model of common causes).
 */
export function noteOutageLoads(economy: Loads, rules: Rules): void {
  const areOn = rules.outages === 'drawn';
  const load = areOn ? (rules.outageChance * rules.outageHours) / HOURS_PER_DAY : 0;
  economy.outagesOfAll = load * rules.commonOutages;
  economy.outagesOfOwner = (load - economy.outagesOfAll) * rules.ownerOutages;
  economy.outagesAlone = load - economy.outagesOfAll - economy.outagesOfOwner;
}

/** Notes for each seat the first seat of its owner, the address of the owner’s draws. */
export function noteFirstSeats(seatEntity: Column, firstSeat: Float64Array): void {
  for (let s = 0; s < firstSeat.length; s++) {
    firstSeat[s] = s;
    for (let before = s - 1; before >= 0; before--) {
      if (seatEntity[before] === seatEntity[s]) firstSeat[s] = before;
    }
  }
}

/** Begins the outages of the day: of single seats, of all seats of an owner, and of every seat. */
export function drawOutages(economy: Board, own: Books, rules: Rules, random: Streams, day: number): void {
  const { luck, ownerLuck, firstSeat } = own;
  const ofAll = rules.outageChance * rules.commonOutages;
  const ofOwner = (rules.outageChance - ofAll) * rules.ownerOutages;
  const alone = rules.outageChance - ofAll - ofOwner;
  beginDay(own);
  random.outage.fillUniform(luck, day);
  random.ownerOutage.fillUniform(ownerLuck, day);
  const commonLuck = random.commonOutage.uniform(0, day);
  for (let s = 0; s < luck.length; s++) {
    if (economy.seatActive[s] !== 1) continue;
    const f = firstSeat[s];
    if (luck[s] < alone) {
      takeDown(own, s, luck[s] / alone, lengthOf(random.outageLength.openUniform(s, day), rules));
    }
    if (ownerLuck[f] < ofOwner) {
      const length = lengthOf(random.ownerOutageLength.openUniform(f, day), rules);
      takeDown(own, s, ownerLuck[f] / ofOwner, length);
    }
    if (commonLuck < ofAll) {
      const length = lengthOf(random.commonOutageLength.openUniform(0, day), rules);
      takeDown(own, s, commonLuck / ofAll, length);
    }
  }
}

/** Length of an outage in days: exponential with the mean of the rules. */
function lengthOf(luck: number, rules: Rules): number {
  return (-log(luck) * rules.outageHours) / HOURS_PER_DAY;
}

/** Under slashing: takes from bonds for time down and for offences; a bond that falls below a share of the smallest has to leave. */
export function slashOffenders(economy: Board, own: Books, rules: Rules, random: Streams, day: number): void {
  if (rules.slashing === 'none') return;
  const { bond, seatEntity } = economy;
  const chance = Math.min(1, rules.faultsPerYear / YEAR);
  let offending = 0;
  for (let s = 0; s < bond.length; s++) {
    if (random.offence.chance(chance, seatEntity[s], day)) offending += bond[s];
  }
  const total = sum(bond);
  for (let s = 0; s < bond.length; s++) {
    if (economy.seatActive[s] !== 1) continue;
    const offends = random.offence.chance(chance, seatEntity[s], day);
    const forTime = proportionalPenalty(bond[s], rules.downtimePenalty * timeDown(own, s));
    const forOffence = offends
      ? correlationPenalty(bond[s], offending, total, rules.correlationFactor, rules.faultPenalty)
      : 0;
    const penalty = floorToGrid(Math.min(bond[s], forTime + forOffence), METIS_GRID);
    if (penalty === 0) continue;
    slash(s, penalty, economy, own, rules.slashing);
    if (bond[s] < economy.minimumLock * rules.ejectionShare) economy.exitAsked[s] = 1;
  }
}

function slash(
  s: number,
  penalty: number,
  economy: Board,
  own: Books,
  to: Exclude<Rules['slashing'], 'none'>,
): void {
  economy.bond[s] -= penalty;
  if (to === 'burned') economy.burned += penalty;
  else if (to === 'budget') economy.rewardBudget += penalty;
  else economy.treasury += penalty;
  economy.poolSlashed += penalty;
  own.slashed += penalty;
}
