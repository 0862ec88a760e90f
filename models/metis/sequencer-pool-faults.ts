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
  slashed: number;
}
interface Rules {
  readonly production: string;
  readonly outages: string;
  readonly outageChance: number;
  readonly outageHours: number;
  readonly ownerOutages: number;
  readonly commonOutages: number;
  readonly slashing: 'none' | 'burned' | 'budget';
  readonly downtimePenalty: number;
  readonly faultsPerYear: number;
  readonly faultPenalty: number;
  readonly correlationFactor: number;
}
interface Streams {
  readonly outage: Stream;
  readonly outageReach: Stream;
  readonly outageLength: Stream;
  readonly offence: Stream;
}

/** Puts on the board how many outages of each reach one seat has going on at a time, on average: chance a day × length in days. */
export function noteOutageLoads(economy: Loads, rules: Rules): void {
  const areOn = rules.outages === 'drawn';
  const load = areOn ? (rules.outageChance * rules.outageHours) / HOURS_PER_DAY : 0;
  const ofAll = load * rules.commonOutages;
  const ofOwner = (load - ofAll) * rules.ownerOutages;
  economy.outagesOfAll = ofAll;
  economy.outagesOfOwner = ofOwner;
  economy.outagesAlone = load - ofAll - ofOwner;
}

/** Begins the outages of the day. One that reaches the owner or all begins in one seat of the pool and takes the others down with it. */
export function drawOutages(economy: Board, own: Books, rules: Rules, random: Streams, day: number): void {
  const { seatEntity, seatActive } = economy;
  const { luck } = own;
  beginDay(own);
  random.outage.fillUniform(luck, day);
  for (let s = 0; s < luck.length; s++) {
    const begins = luck[s] < rules.outageChance && seatActive[s] === 1;
    if (!begins) continue;
    const moment = luck[s] / rules.outageChance;
    const length = (-log(random.outageLength.openUniform(s, day)) * rules.outageHours) / HOURS_PER_DAY;
    const reach = random.outageReach.uniform(s, day);
    const ofAll = reach < rules.commonOutages;
    const ofOwner = reach < rules.commonOutages + (1 - rules.commonOutages) * rules.ownerOutages;
    for (let other = 0; other < luck.length; other++) {
      const isHit = other === s || ofAll || (ofOwner && seatEntity[other] === seatEntity[s]);
      if (isHit) takeDown(own, other, moment, length);
    }
  }
}

/** Under slashing: takes from bonds for time down and for offences; a bond that falls below the smallest has to leave. */
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
    if (penalty > 0) slash(s, penalty, economy, own, rules.slashing);
  }
}

function slash(s: number, penalty: number, economy: Board, own: Books, to: 'burned' | 'budget'): void {
  economy.bond[s] -= penalty;
  if (to === 'burned') economy.burned += penalty;
  else economy.rewardBudget += penalty;
  economy.poolSlashed += penalty;
  own.slashed += penalty;
  if (economy.bond[s] < economy.minimumLock) economy.exitAsked[s] = 1;
}
