import { addMonths, dateOf, dayNumber } from '../../define/index.ts';
import { textWidth } from '../render/font-metrics.ts';
import { smallestText } from '../render/frame.ts';

/** A date on an axis of days since 1970-01-01, with its label. */
export interface DateTick {
  readonly day: number;
  readonly label: string;
}

/** Months between ticks, from close to far. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const between = 10;

/**
 * First days of months or years between two days since 1970-01-01, as many as have room on an axis of some length in units:
 * `Jan 2026`, or `2026` where only years are marked. Both ends as dates when no such day lies between them.
 */
export function dateTicks(from: number, to: number, length: number): DateTick[] {
  for (const step of steps) {
    const ticks = ticksEvery(step, from, to);
    const widest = Math.max(0, ...ticks.map(({ label }) => textWidth(label, smallestText)));
    const distance = (length * daysIn(step)) / Math.max(1, to - from);
    if (ticks.length > 0 && (ticks.length === 1 || widest + between <= distance)) return ticks;
    if (ticks.length === 0) break;
  }
  return ends(from, to, length);
}

const daysIn = (step: number): number => (step * 365) / 12;

function ticksEvery(step: number, from: number, to: number): DateTick[] {
  const year = Number(dateOf(from).slice(0, 4));
  const ticks: DateTick[] = [];
  const first = Math.floor(year / Math.max(1, step / 12)) * Math.max(1, step / 12);
  let date = `${String(first).padStart(4, '0')}-01-01`;
  while (dayNumber(date) <= to) {
    if (dayNumber(date) >= from) ticks.push({ day: dayNumber(date), label: labelOf(date, step) });
    date = addMonths(date, step);
  }
  return ticks;
}

function labelOf(date: string, step: number): string {
  const year = date.slice(0, 4);
  return step % 12 === 0 ? year : `${months[Number(date.slice(5, 7)) - 1]} ${year}`;
}

function ends(from: number, to: number, length: number): DateTick[] {
  const both = [from, to].map((day) => ({ day, label: dateOf(day) }));
  const width = textWidth(both[0].label, smallestText);
  return from === to || 2 * width + between > length ? both.slice(0, 1) : both;
}
