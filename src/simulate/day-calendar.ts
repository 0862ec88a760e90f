import type { Calendar } from '../define/index.ts';
import { log, log1p } from '../numeric/index.ts';
import type { Stream } from '../random/index.ts';

const NEVER = -1;

/**
 * Members in buckets by day. With a stream and waiting times each member that was due gets its next day by a geometric
 * wait drawn at (member, today); without, the mechanism schedules. Memory: three columns of 32 bits, whatever the horizon.
 */
export class DayCalendar implements Calendar {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly dayOf: Int32Array;
  private readonly found: Int32Array;
  private readonly stream: Stream | undefined;
  /** ln(1 − 1/mean wait) of each member, so that a wait costs one logarithm: 1 + ⌊ln u ÷ this⌋ is geometric. */
  private readonly stay: Float64Array;

  constructor(members: number, days: number, stream?: Stream) {
    this.head = new Int32Array(days + 1);
    this.next = new Int32Array(members);
    this.previous = new Int32Array(members);
    this.dayOf = new Int32Array(members);
    this.found = new Int32Array(members);
    this.stay = new Float64Array(stream === undefined ? 0 : members);
    this.stream = stream;
    this.clear();
  }

  /** Forgets everybody. */
  clear(): void {
    this.head.fill(NEVER);
    this.dayOf.fill(NEVER);
  }

  /** Draws everybody's first day; `mean` is the mean wait in days, one number or one per member; at most 1 means every day. */
  begin(mean: number | Float64Array): void {
    const { stay } = this;
    if (typeof mean === 'number') stay.fill(log1p(-Math.min(1, 1 / mean)));
    for (let member = 0; member < stay.length; member++) {
      if (typeof mean !== 'number') stay[member] = log1p(-Math.min(1, 1 / mean[member]));
      this.draw(member, 0);
    }
  }

  schedule(member: number, day: number): void {
    if (this.dayOf[member] !== NEVER) this.remove(member);
    if (!(day > 0 && day < this.head.length)) return;
    const first = this.head[day];
    this.next[member] = first;
    this.previous[member] = NEVER;
    if (first !== NEVER) this.previous[first] = member;
    this.head[day] = member;
    this.dayOf[member] = day;
  }

  due(day: number): Int32Array {
    let count = 0;
    for (let member = this.head[day]; member !== NEVER; member = this.next[member])
      this.found[count++] = member;
    const due = this.found.subarray(0, count).sort();
    this.head[day] = NEVER;
    for (let d = 0; d < count; d++) this.dayOf[due[d]] = NEVER;
    if (this.stream !== undefined) for (let d = 0; d < count; d++) this.draw(due[d], day);
    return due;
  }

  private draw(member: number, day: number): void {
    if (this.stream === undefined) return;
    const u = this.stream.openUniform(member, day);
    this.schedule(member, day + 1 + Math.floor(log(u) / this.stay[member]));
  }

  private remove(member: number): void {
    const before = this.previous[member];
    const after = this.next[member];
    if (before === NEVER) this.head[this.dayOf[member]] = after;
    else this.next[before] = after;
    if (after !== NEVER) this.previous[after] = before;
    this.dayOf[member] = NEVER;
  }
}
