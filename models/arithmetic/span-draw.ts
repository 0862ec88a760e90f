import type { ReadonlyColumn } from '../../src/define/index.ts';
import type { Stream } from '../../src/random/index.ts';

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

/** Bonds (METIS) and whether each seat produces (1) or not. */
export interface Seats {
  readonly bond: ReadonlyColumn;
  readonly seatActive: ReadonlyColumn;
}

/** The running span, and the blocks of each seat that await payment. */
export interface Spans {
  readonly blocksDue: Float64Array;
  /** Spans drawn so far: the address of the next draw. */
  span: number;
  spanLeft: number;
  producer: number;
}

/**
 * Gives `blocks` to the producers of successive spans of `spanBlocks`; a producer that has left ends its span. One draw
 * a span. Returns the blocks given out, fewer only when nobody is bonded.
 */
export function drawSpans(
  blocks: number,
  seats: Seats,
  spans: Spans,
  spanBlocks: number,
  stream: Stream,
): number {
  let left = blocks;
  while (left > 0) {
    if (spans.spanLeft === 0 || seats.seatActive[spans.producer] !== 1) {
      spans.producer = producerOfSpan(seats.bond, seats.seatActive, stream.uniform(spans.span, 0));
      if (spans.producer < 0) return blocks - left;
      spans.span += 1;
      spans.spanLeft = Math.floor(spanBlocks);
    }
    const made = Math.min(left, spans.spanLeft);
    spans.blocksDue[spans.producer] += made;
    spans.spanLeft -= made;
    left -= made;
  }
  return blocks;
}
