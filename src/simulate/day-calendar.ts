import type { Calendar } from '../define/index.ts';
import { log, log1p } from '../numeric/index.ts';
import type { Stream } from '../random/index.ts';

const NEVER = -1;
/** Where there are more words of marks than this for each member found, sorting is quicker than reading all marks. */
const WORDS_A_MEMBER = 8;

/**
 * Members in buckets by day. With a stream and waiting times each member that was due gets its next day by a geometric
 * wait drawn at (member, today); without, the mechanism schedules. Memory: four columns of 32 bits and one of 64, whatever
 * the horizon.
 */
export class DayCalendar implements Calendar {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly dayOf: Int32Array;
  private readonly found: Int32Array;
  /** One bit per member, set only while a day's members are put in order. */
  private readonly marks: Int32Array;
  private readonly stream: Stream | undefined;
  /** ln(1 − 1/mean wait) of each member, so that a wait costs one logarithm: 1 + ⌊ln u ÷ this⌋ is geometric. */
  private readonly stay: Float64Array;

  constructor(members: number, days: number, stream?: Stream) {
    this.head = new Int32Array(days + 1);
    this.next = new Int32Array(members);
    this.previous = new Int32Array(members);
    this.dayOf = new Int32Array(members);
    this.found = new Int32Array(members);
    this.marks = new Int32Array(Math.ceil(members / 32));
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
      this.found[member] = member;
    }
    this.draw(this.found.subarray(0, stay.length), 0);
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
    const due = this.collect(day);
    this.draw(due, day);
    return due;
  }

  /** Empties the bucket of a day; its members ascending. */
  private collect(day: number): Int32Array {
    const { found, next, dayOf } = this;
    let count = 0;
    for (let member = this.head[day]; member !== NEVER; member = next[member]) {
      found[count++] = member;
      dayOf[member] = NEVER;
    }
    this.head[day] = NEVER;
    const due = found.subarray(0, count);
    return count * WORDS_A_MEMBER < this.marks.length ? due.sort() : this.inOrder(due);
  }

  /** Sorts by marking each member's bit and reading the bits in order. */
  private inOrder(members: Int32Array): Int32Array {
    const { marks } = this;
    for (let m = 0; m < members.length; m++) marks[members[m] >> 5] |= 1 << members[m];
    let place = 0;
    for (let word = 0; place < members.length; word++) {
      let bits = marks[word];
      marks[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        members[place++] = (word << 5) + 31 - Math.clz32(lowest);
        bits ^= lowest;
      }
    }
    return members;
  }

  /** Gives members their next day. */
  private draw(members: Int32Array, day: number): void {
    if (this.stream === undefined || members.length === 0) return;
    const luck = this.stream.openUniforms(members, day);
    for (let m = 0; m < members.length; m++) {
      const member = members[m];
      this.schedule(member, day + 1 + Math.floor(log(luck[m]) / this.stay[member]));
    }
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
