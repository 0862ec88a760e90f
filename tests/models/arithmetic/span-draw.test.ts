import { expect, test } from 'vitest';
import { drawSpans, producerOfSpan, shareBlocks, totalSlots } from '../../../models/arithmetic/span-draw.ts';
import { Stream } from '../../../src/random/index.ts';

const stream = (): Stream => {
  const spans = new Stream('test.span');
  spans.begin(1, 0);
  return spans;
};
const books = (seats: number) => ({ blocksDue: new Float64Array(seats), span: 0, spanLeft: 0, producer: 0 });

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
  const seats = { bond: [1, 1, 1, 1], seatActive: [1, 1, 1, 1] };
  const oneDay = books(4);
  drawSpans(5_000, seats, oneDay, 1_000, stream());
  const twoDays = books(4);
  drawSpans(2_300, seats, twoDays, 1_000, stream());
  expect(twoDays).toMatchObject({ span: 3, spanLeft: 700 });
  drawSpans(2_700, seats, twoDays, 1_000, stream());
  expect([...twoDays.blocksDue]).toEqual([...oneDay.blocksDue]);
  expect(oneDay.span).toBe(5);
});

test('the span of a producer that has left ends at once', () => {
  const spans = { ...books(2), span: 1, spanLeft: 900, producer: 0 };
  drawSpans(100, { bond: [0, 50], seatActive: [0, 1] }, spans, 1_000, stream());
  expect([...spans.blocksDue]).toEqual([0, 100]);
  expect(spans.spanLeft).toBe(900);
});

test('shares of spans agree with shares of stake: chi-square of 20,000 draws', () => {
  const bond = [20_000, 20_000, 60_000, 100_000];
  const spans = books(4);
  const draws = 20_000;
  drawSpans(draws, { bond, seatActive: [1, 1, 1, 1] }, spans, 1, stream());
  let chiSquare = 0;
  bond.forEach((stake, s) => {
    const expected = (draws * stake) / 200_000;
    chiSquare += (spans.blocksDue[s] - expected) ** 2 / expected;
  });
  expect(chiSquare).toBeLessThan(14.16); // 0.3 % of chi-square laws with 3 degrees of freedom lie above
  expect(chiSquare).toBeGreaterThan(0.01);
});
