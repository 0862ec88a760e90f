import { expect, test } from 'vitest';
import { NEVER_TODAY } from '../../../models/arithmetic/outage.ts';
import { drawSpans, producerOfSpan, shareBlocks, totalSlots } from '../../../models/arithmetic/span-draw.ts';
import { Stream } from '../../../src/random/index.ts';

const stream = (): Stream => {
  const spans = new Stream('test.span');
  spans.begin(1, 0);
  return spans;
};
const books = (seats: number) => ({
  blocksDue: new Float64Array(seats),
  span: 0,
  spanLeft: 0,
  producer: 0,
  respans: 0,
  blocksLost: 0,
  waitBlocks: 10,
  downFrom: new Float64Array(seats).fill(NEVER_TODAY),
  downUntil: new Float64Array(seats),
});

test('a slot is a whole METIS of an active seat', () => {
  expect(totalSlots([20_000.9, 1.2, 30_000], [1, 1, 0])).toBe(20_001);
});

test('the owner of the drawn slot produces: 2, 0 and 3 slots', () => {
  const bond = [2.5, 0.9, 3];
  const lucks = [0, 0.39, 0.41, 0.99];
  expect(lucks.map((luck) => producerOfSpan(bond, [1, 1, 1], luck))).toEqual([0, 0, 2, 2]);
  expect(producerOfSpan(bond, [0, 1, 0], 0.5)).toBe(-1);
});

test('expected blocks are shared by whole METIS and all given out', () => {
  const produced = new Float64Array(3);
  expect(shareBlocks(100, [30.7, 10.2, 60], [1, 1, 1], produced)).toBe(100);
  expect([...produced]).toEqual([30, 10, 60]);
  expect(shareBlocks(100, [30, 10, 60], [0, 0, 0], produced)).toBe(0);
});

test('a span goes on the next day with the same producer, and each span costs one draw', () => {
  const seats = { bond: [1, 1, 1, 1], seatActive: [1, 1, 1, 1], spanBlocks: 1_000 };
  const oneDay = books(4);
  drawSpans(5_000, seats, oneDay, stream());
  const twoDays = books(4);
  drawSpans(2_300, seats, twoDays, stream());
  expect(twoDays).toMatchObject({ span: 3, spanLeft: 700 });
  drawSpans(2_700, seats, twoDays, stream());
  expect([...twoDays.blocksDue]).toEqual([...oneDay.blocksDue]);
  expect(oneDay.span).toBe(5);
});

test('the span of a producer that has left ends at once', () => {
  const spans = { ...books(2), span: 1, spanLeft: 900, producer: 0 };
  drawSpans(100, { bond: [0, 50], seatActive: [0, 1], spanBlocks: 1_000 }, spans, stream());
  expect([...spans.blocksDue]).toEqual([0, 100]);
  expect(spans.spanLeft).toBe(900);
});

test('shares of spans agree with shares of stake: chi-square of 20,000 draws', () => {
  const bond = [20_000, 20_000, 60_000, 100_000];
  const spans = books(4);
  const draws = 20_000;
  drawSpans(draws, { bond, seatActive: [1, 1, 1, 1], spanBlocks: 1 }, spans, stream());
  let chiSquare = 0;
  bond.forEach((stake, s) => {
    const expected = (draws * stake) / 200_000;
    chiSquare += (spans.blocksDue[s] - expected) ** 2 / expected;
  });
  expect(chiSquare).toBeLessThan(14.16); // 0.3 % of chi-square laws with 3 degrees of freedom lie above
  expect(chiSquare).toBeGreaterThan(0.01);
});

const down = (seats: number, from: number, until: number, ...members: readonly number[]) => {
  const spans = books(seats);
  for (const s of members) {
    spans.downFrom[s] = from;
    spans.downUntil[s] = until;
  }
  return spans;
};

test('a producer that goes down loses the blocks of the wait, and another one makes the rest', () => {
  const spans = { ...down(4, 0.5, 1, 0), span: 1, spanLeft: 5_000, producer: 0 };
  const seats = { bond: [1, 1, 1, 1], seatActive: [1, 1, 1, 1], spanBlocks: 5_000 };
  expect(drawSpans(1_000, seats, spans, stream())).toBe(990);
  expect(spans.blocksDue[0]).toBe(500);
  expect(spans.blocksDue.reduce((a, b) => a + b, 0)).toBe(990);
  expect(spans).toMatchObject({ respans: 1, blocksLost: 10, span: 2 });
});

test('a producer that comes back before the pool stops waiting goes on with its span', () => {
  const spans = { ...down(2, 0.5, 0.505, 0), span: 1, spanLeft: 5_000, producer: 0 };
  const seats = { bond: [1, 1], seatActive: [1, 1], spanBlocks: 5_000 };
  expect(drawSpans(1_000, seats, spans, stream())).toBe(995);
  expect([...spans.blocksDue]).toEqual([995, 0]);
  expect(spans.respans).toBe(0);
});

test('while more than a third of the stake is down nobody can be drawn in place of the producer', () => {
  const seats = { bond: [10, 10, 9], seatActive: [1, 1, 1], spanBlocks: 5_000 };
  const spans = { ...down(3, 0.5, 0.8, 0), span: 1, spanLeft: 5_000, producer: 0 };
  expect(drawSpans(1_000, seats, spans, stream())).toBe(700);
  expect(spans.blocksDue[0]).toBe(700);
  const small = { ...down(3, 0.5, 0.8, 2), span: 1, spanLeft: 5_000, producer: 2 };
  expect(drawSpans(1_000, seats, small, stream())).toBe(990);
});

test('with everybody down all day no block is made', () => {
  const spans = down(3, 0, 1, 0, 1, 2);
  const seats = { bond: [5, 5, 5], seatActive: [1, 1, 1], spanBlocks: 100 };
  expect(drawSpans(1_000, seats, spans, stream())).toBe(0);
  expect(spans.blocksLost).toBe(1_000);
});
