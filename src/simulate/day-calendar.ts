// Longer than most: the pages, the order and the waits of one calendar are read and written together in every turn.
import type { Calendar } from '../define/index.ts';
import { log, log1p } from '../numeric/index.ts';
import type { Stream } from '../random/index.ts';

const NEVER = -1;
/** Entries of a page: long enough to be read in one go, short enough that days with few members waste little. */
const PAGE = 64;
/** Mean waits that members share: up to so many different ones are kept once each, and a byte per member says which. */
const SHARED_WAITS = 256;
/** Where there are more words of marks than this for each entry found, sorting is quicker than reading all marks. */
const WORDS_AN_ENTRY = 8;

/**
 * Members by day, each day a chain of pages of entries. With a stream and waiting times each member that was due gets its
 * next day by a geometric wait drawn at (member, today); without, the mechanism schedules. Who is moved to another day
 * leaves an entry behind, which no longer counts when its day comes. Memory: with waits, 9 bytes a member if they share
 * few different ones; the days of members are only noted once the mechanism schedules; all that whatever the horizon.
 */
export class DayCalendar implements Calendar {
  /** First page of each day's chain, and how many entries it holds; the pages behind it are full. */
  private readonly head: Int32Array;
  private readonly filled: Int32Array;
  private entries = new Int32Array(0);
  private nextPage = new Int32Array(0);
  private freePage = NEVER;
  /** Day of each member, known from the first call of `schedule` on: without one every entry counts. */
  private dayOf: Int32Array | undefined;
  private found: Int32Array;
  /** One bit per member, set only while a day's members are put in order. */
  private readonly marks: Int32Array;
  private readonly stream: Stream | undefined;
  private readonly members: number;
  /** ln(1 − 1/mean wait), so that a wait costs one logarithm: 1 + ⌊ln u ÷ this⌋ is geometric; by number of the wait or by member. */
  private stay = new Float64Array(SHARED_WAITS);
  /** Number of each member’s wait; empty where they differ too much. */
  private waitOf = new Uint8Array(0);

  constructor(members: number, days: number, stream?: Stream) {
    this.head = new Int32Array(days + 1);
    this.filled = new Int32Array(days + 1);
    this.found = new Int32Array(members);
    this.marks = new Int32Array(Math.ceil(members / 32));
    this.members = members;
    this.stream = stream;
    this.clear();
  }

  /** Forgets everybody. */
  clear(): void {
    this.head.fill(NEVER);
    this.filled.fill(PAGE);
    this.dayOf?.fill(NEVER);
    this.freePage = NEVER;
    this.releaseFrom(0);
  }

  /** Draws everybody's first day; `mean` is the mean wait in days, one number or one per member; at most 1 means every day. */
  begin(mean: number | Float64Array): void {
    const { found, members } = this;
    if (typeof mean === 'number') this.noteWaits(new Float64Array(members).fill(mean));
    else this.noteWaits(mean);
    for (let member = 0; member < members; member++) found[member] = member;
    this.draw(found.subarray(0, members), 0);
  }

  private noteWaits(means: Float64Array): void {
    const numbers = new Map<number, number>();
    if (this.waitOf.length !== means.length) this.waitOf = new Uint8Array(means.length);
    for (let member = 0; member < means.length; member++) {
      let number = numbers.get(means[member]);
      if (number === undefined) {
        number = numbers.size;
        if (number === SHARED_WAITS) return this.noteEveryWait(means);
        numbers.set(means[member], number);
        this.stay[number] = stayOf(means[member]);
      }
      this.waitOf[member] = number;
    }
  }

  private noteEveryWait(means: Float64Array): void {
    this.waitOf = new Uint8Array(0);
    this.stay = Float64Array.from(means, stayOf);
  }

  schedule(member: number, day: number): void {
    this.dayOf ??= this.noteDays();
    if (this.dayOf[member] !== day) this.put(member, day);
  }

  due(day: number): Int32Array {
    const entered = this.collect(day);
    const due = this.dayOf === undefined ? entered : present(entered, this.dayOf, day);
    this.draw(due, day);
    return due;
  }

  /** Days of all members, read from the pages. */
  private noteDays(): Int32Array {
    const dayOf = new Int32Array(this.members).fill(NEVER);
    for (let day = 0; day < this.head.length; day++) {
      let held = this.filled[day];
      for (let page = this.head[day]; page !== NEVER; page = this.nextPage[page]) {
        for (let k = 0; k < held; k++) dayOf[this.entries[PAGE * page + k]] = day;
        held = PAGE;
      }
    }
    return dayOf;
  }

  private put(member: number, day: number): void {
    const isAhead = day > 0 && day < this.head.length;
    if (this.dayOf !== undefined) this.dayOf[member] = isAhead ? day : NEVER;
    if (!isAhead) return;
    if (this.filled[day] === PAGE) this.addPage(day);
    this.entries[PAGE * this.head[day] + this.filled[day]++] = member;
  }

  private addPage(day: number): void {
    if (this.freePage === NEVER) this.makeRoom();
    const page = this.freePage;
    this.freePage = this.nextPage[page];
    this.nextPage[page] = this.head[day];
    this.head[day] = page;
    this.filled[day] = 0;
  }

  /** Twice the pages, or as many as all members need. */
  private makeRoom(): void {
    const pages = this.nextPage.length;
    const enough = pages === 0 ? Math.ceil(this.waitOf.length / PAGE) + PAGE : 2 * pages;
    const { entries, nextPage } = this;
    this.entries = new Int32Array(PAGE * enough);
    this.nextPage = new Int32Array(enough);
    this.entries.set(entries);
    this.nextPage.set(nextPage);
    this.releaseFrom(pages);
  }

  /** Puts all pages from this one on into the chain of free pages. */
  private releaseFrom(first: number): void {
    const { nextPage } = this;
    for (let page = nextPage.length - 1; page >= first; page--) {
      nextPage[page] = this.freePage;
      this.freePage = page;
    }
  }

  /** Empties the pages of a day; its entries ascending, outdated ones included. */
  private collect(day: number): Int32Array {
    let count = 0;
    let held = this.filled[day];
    for (let page = this.head[day]; page !== NEVER; held = PAGE) {
      if (count + PAGE > this.found.length) this.found = longer(this.found);
      const { found, entries } = this;
      const start = PAGE * page;
      for (let k = 0; k < held; k++) found[count++] = entries[start + k];
      const after = this.nextPage[page];
      this.nextPage[page] = this.freePage;
      this.freePage = page;
      page = after;
    }
    this.head[day] = NEVER;
    this.filled[day] = PAGE;
    const due = this.found.subarray(0, count);
    return count * WORDS_AN_ENTRY < this.marks.length ? due.sort() : this.inOrder(due);
  }

  /** Sorts by marking each member's bit and reading the bits in order; a member entered twice comes once. */
  private inOrder(members: Int32Array): Int32Array {
    const { marks } = this;
    for (let m = 0; m < members.length; m++) marks[members[m] >> 5] |= 1 << members[m];
    let place = 0;
    for (let word = 0; word < marks.length; word++) {
      let bits = marks[word];
      marks[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        members[place++] = (word << 5) + 31 - Math.clz32(lowest);
        bits ^= lowest;
      }
    }
    return place === members.length ? members : members.subarray(0, place);
  }

  /** Gives members their next day. */
  private draw(members: Int32Array, day: number): void {
    if (this.stream === undefined || members.length === 0) return;
    const luck = this.stream.openUniforms(members, day);
    drawWaits(luck, members, this.stay, this.waitOf);
    const horizon = this.head.length;
    for (let m = 0; m < members.length; m++) {
      this.put(members[m], luck[m] < horizon ? (day + luck[m]) | 0 : horizon);
    }
  }
}

/** Replaces uniform draws by geometric waits of 1 and more; in a loop of its own, where the engine needs no memory for a logarithm. */
function drawWaits(luck: Float64Array, members: Int32Array, stay: Float64Array, waitOf: Uint8Array): void {
  const areShared = waitOf.length > 0;
  for (let m = 0; m < members.length; m++) {
    const member = members[m];
    luck[m] = 1 + Math.floor(log(luck[m]) / stay[areShared ? waitOf[member] : member]);
  }
}

/** Those whose day it still is, each once; their day is over. */
function present(members: Int32Array, dayOf: Int32Array, day: number): Int32Array {
  let place = 0;
  for (let m = 0; m < members.length; m++) {
    const member = members[m];
    if (dayOf[member] !== day) continue;
    dayOf[member] = NEVER;
    members[place++] = member;
  }
  return place === members.length ? members : members.subarray(0, place);
}

/** ln(1 − 1/mean): the logarithm of the chance that a wait of this mean goes on for another day. */
function stayOf(mean: number): number {
  return log1p(-Math.min(1, 1 / mean));
}

function longer(column: Int32Array): Int32Array {
  const twice = new Int32Array(2 * column.length + PAGE);
  twice.set(column);
  return twice;
}
