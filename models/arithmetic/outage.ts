import type { ReadonlyColumn } from '../../src/define/index.ts';

/** Outages of one day in shares of the day, by seat: down from `from` until `until`; from above 1 when it is not down. */
export interface Outages {
  readonly downFrom: Float64Array;
  readonly downUntil: Float64Array;
}

/** Value of `downFrom` for a seat that is not down today. */
export const NEVER_TODAY = 2;

/** Begins a day: what is left of yesterday's outages goes on, everybody else is up. */
export function beginDay({ downFrom, downUntil }: Outages): void {
  for (let s = 0; s < downFrom.length; s++) {
    const left = downUntil[s] - 1;
    downFrom[s] = left > 0 ? 0 : NEVER_TODAY;
    downUntil[s] = left > 0 ? left : 0;
  }
}

/** Takes a seat down from a moment of the day (0 to 1) for a length in days; an outage that goes on is joined, never shortened. */
export function takeDown({ downFrom, downUntil }: Outages, s: number, moment: number, length: number): void {
  downFrom[s] = Math.min(downFrom[s], moment);
  downUntil[s] = Math.max(downUntil[s], moment + length);
}

/** True where a seat is down at a moment of the day. */
export function isDown({ downFrom, downUntil }: Outages, s: number, moment: number): boolean {
  return downFrom[s] <= moment && moment < downUntil[s];
}

/** Share of the day that a seat is down. */
export function timeDown({ downFrom, downUntil }: Outages, s: number): number {
  return Math.max(0, Math.min(1, downUntil[s]) - downFrom[s]);
}

/** True when at most a third of the bonded whole METIS of active seats is down at a moment: the others can agree on a new span. */
export function canAgree(
  outages: Outages,
  bond: ReadonlyColumn,
  active: ReadonlyColumn,
  moment: number,
): boolean {
  let slots = 0;
  let down = 0;
  for (let s = 0; s < bond.length; s++) {
    if (active[s] !== 1) continue;
    const weight = Math.floor(bond[s]);
    slots += weight;
    if (isDown(outages, s, moment)) down += weight;
  }
  return 3 * down <= slots;
}

/** The earliest moment after `moment` at which a seat that is down comes back; 1 when none does today. */
export function nextReturn({ downFrom, downUntil }: Outages, moment: number): number {
  let earliest = 1;
  for (let s = 0; s < downFrom.length; s++) {
    if (downFrom[s] <= moment && downUntil[s] > moment) earliest = Math.min(earliest, downUntil[s]);
  }
  return earliest;
}

/** Share of the day during which more than a third of the stake is down; follows the moments at which seats go down or come back. */
export function timeWithoutAgreement(outages: Outages, bond: ReadonlyColumn, active: ReadonlyColumn): number {
  let moment = 0;
  let time = 0;
  while (moment < 1) {
    const next = nextChange(outages, moment);
    if (!canAgree(outages, bond, active, moment)) time += next - moment;
    moment = next;
  }
  return time;
}

/** The next moment after `moment` at which a seat goes down or comes back; 1 when there is none today. */
function nextChange({ downFrom, downUntil }: Outages, moment: number): number {
  let next = 1;
  for (let s = 0; s < downFrom.length; s++) {
    if (downFrom[s] > moment && downFrom[s] < next) next = downFrom[s];
    if (downUntil[s] > moment && downUntil[s] < next) next = downUntil[s];
  }
  return next;
}
