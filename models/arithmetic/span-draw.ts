import type { ReadonlyColumn } from '../../src/define/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { canAgree, isDown, nextReturn } from './outage.ts';
import type { Outages } from './outage.ts';

/**
 * Slots of all active seats together: whole METIS bonded, one slot each.
 * Source: themis metis/selection.go and params.go (268e586), one slot per whole METIS.
 */
export function totalSlots(bond: ReadonlyColumn, active: ReadonlyColumn): number {
  let slots = 0;
  for (let s = 0; s < bond.length; s++) if (active[s] === 1) slots += Math.floor(bond[s]);
  return slots;
}

/**
 * The seat that produces a span: the owner of slot number floor(luck × slots), luck in [0, 1); -1 without slots.
 * One draw with replacement, weighted by whole METIS bonded (themis metis/selection.go).
 */
export function producerOfSpan(bond: ReadonlyColumn, active: ReadonlyColumn, luck: number): number {
  let left = Math.floor(luck * totalSlots(bond, active));
  for (let s = 0; s < bond.length; s++) {
    if (active[s] !== 1) continue;
    left -= Math.floor(bond[s]);
    if (left < 0) return s;
  }
  return -1;
}

/** As `producerOfSpan`, among the seats that are up at a moment of the day; -1 when nobody with a slot is. */
export function producerAmongUp(seats: Seats, outages: Outages, moment: number, luck: number): number {
  const { bond, seatActive } = seats;
  let slots = 0;
  for (let s = 0; s < bond.length; s++) {
    if (seatActive[s] === 1 && !isDown(outages, s, moment)) slots += Math.floor(bond[s]);
  }
  let left = Math.floor(luck * slots);
  for (let s = 0; s < bond.length; s++) {
    if (seatActive[s] !== 1 || isDown(outages, s, moment)) continue;
    left -= Math.floor(bond[s]);
    if (left < 0) return s;
  }
  return -1;
}

/** Adds each active seat's expected blocks (its share of the slots) to `produced`; returns the blocks given out, 0 without slots. */
export function shareBlocks(
  blocks: number,
  bond: ReadonlyColumn,
  active: ReadonlyColumn,
  produced: Float64Array,
): number {
  const slots = totalSlots(bond, active);
  if (slots === 0) return 0;
  for (let s = 0; s < bond.length; s++) {
    if (active[s] === 1) produced[s] += (blocks * Math.floor(bond[s])) / slots;
  }
  return blocks;
}

/** Bonds (METIS), whether each seat is in the pool (1), and the length of a span. */
export interface Seats {
  readonly bond: ReadonlyColumn;
  readonly seatActive: ReadonlyColumn;
  readonly spanBlocks: number;
}

/** The running span, the blocks of each seat that await payment, and the outages of the day. */
export interface Spans extends Outages {
  readonly blocksDue: Float64Array;
  /** Spans drawn so far: the address of the next draw. */
  span: number;
  spanLeft: number;
  producer: number;
  /** Spans that were cut short because the producer was down. */
  respans: number;
  /** Blocks that were not made because the producer, or too many seats, were down. */
  blocksLost: number;
  /** Blocks that pass before a span without progress is given to another seat. */
  readonly waitBlocks: number;
}

/**
 * Gives the `blocks` of a day to the producers of successive spans; a producer that has left ends its span. One draw a span.
 * A producer that is down loses blocks until the pool stops waiting and draws again among the seats that are up, which takes
 * two thirds of the stake; without them no block is made until a seat comes back. Returns the blocks made.
 */
export function drawSpans(blocks: number, seats: Seats, spans: Spans, stream: Stream): number {
  let at = 0;
  let lost = 0;
  while (at < blocks) {
    if (spans.spanLeft === 0 || seats.seatActive[spans.producer] !== 1) {
      spans.producer = producerOfSpan(seats.bond, seats.seatActive, stream.uniform(spans.span, 0));
      if (spans.producer < 0) return at - lost;
      spans.span += 1;
      spans.spanLeft = Math.floor(seats.spanBlocks);
    }
    const before = at;
    if (isDown(spans, spans.producer, at / blocks)) {
      at = replaceProducer(at, blocks, seats, spans, stream);
      lost += at - before;
      continue;
    }
    at = Math.min(blocks, at + spans.spanLeft, firstBlockDown(spans, spans.producer, at, blocks));
    spans.blocksDue[spans.producer] += at - before;
    spans.spanLeft -= at - before;
  }
  spans.blocksLost += lost;
  return blocks - lost;
}

/** The block of the day at which a producer that is up now goes down; beyond the day when it does not. */
function firstBlockDown({ downFrom, downUntil }: Outages, s: number, at: number, blocks: number): number {
  const isOver = downUntil[s] * blocks <= at;
  return isOver ? Infinity : Math.max(at + 1, Math.ceil(downFrom[s] * blocks));
}

/** Waits, then draws another producer when enough stake is up; returns the block at which production may go on. */
function replaceProducer(at: number, blocks: number, seats: Seats, spans: Spans, stream: Stream): number {
  const back = Math.min(blocks, Math.ceil(spans.downUntil[spans.producer] * blocks));
  const after = Math.min(blocks, at + Math.max(1, Math.ceil(spans.waitBlocks)));
  if (back <= after) return Math.max(at + 1, back);
  if (after >= blocks) return blocks;
  const moment = after / blocks;
  if (!canAgree(spans, seats.bond, seats.seatActive, moment)) {
    return Math.min(blocks, Math.max(after + 1, Math.ceil(nextReturn(spans, moment) * blocks)));
  }
  const producer = producerAmongUp(seats, spans, moment, stream.uniform(spans.span, 0));
  if (producer < 0) return blocks;
  spans.producer = producer;
  spans.span += 1;
  spans.respans += 1;
  spans.spanLeft = Math.floor(seats.spanBlocks);
  return after;
}
