import { expect, test } from 'vitest';
import { design } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';
import { chiSquareZ } from './reference.ts';

const stream = new Stream('shuffle');
stream.begin(2025, 1);
const REPETITIONS = 48_000;

/** How often each order of four comes, in the order of their names. */
function countOrders(shuffle: (r: number) => ArrayLike<number>): { names: string[]; counts: number[] } {
  const seen = new Map<string, number>();
  for (let r = 0; r < REPETITIONS; r++) {
    const name = Array.from(shuffle(r)).join('');
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  const names = [...seen.keys()].sort();
  return { names, counts: names.map((name) => seen.get(name) ?? 0) };
}

test('all 24 orders of four come equally often', () => {
  const { names, counts } = countOrders((r) => design.permutation(4, stream, r));
  expect(names).toHaveLength(24);
  expect(Math.abs(chiSquareZ(counts, new Array<number>(24).fill(REPETITIONS / 24)))).toBeLessThan(3);
});

test('the same check refuses the shuffle that swaps every place with any other', () => {
  const biased = (r: number) => {
    const order = [0, 1, 2, 3];
    for (let place = 0; place < 4; place++) {
      const other = stream.integer(4, r, 100 + place);
      [order[place], order[other]] = [order[other], order[place]];
    }
    return order;
  };
  const { counts } = countOrders(biased);
  expect(chiSquareZ(counts, new Array<number>(24).fill(REPETITIONS / 24))).toBeGreaterThan(20);
});

test('of a hundred each comes to each place equally often, and every shuffle keeps all of them', () => {
  const counts = new Float64Array(100 * 100);
  for (let r = 0; r < 2000; r++) {
    const order = design.permutation(100, stream, 1_000_000 + r);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    order.forEach((value, place) => counts[100 * place + value]++);
  }
  // 99² free cells of 100²: rows and columns are full.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 20) ** 2 / 20, 0);
  expect(Math.abs(chiSquare - 99 * 100) / Math.sqrt(2 * 99 * 99)).toBeLessThan(3);
});

test('a shuffle belongs to its address: the same again, others unmoved', () => {
  const before = design.permutation(20, stream, 5);
  design.permutation(1000, stream, 6);
  expect(design.permutation(20, stream, 5)).toEqual(before);
  expect(design.permutation(20, stream, 7)).not.toEqual(before);
  expect([...design.permutation(1, stream, 5)]).toEqual([0]);
  expect([...design.permutation(0, stream, 5)]).toEqual([]);
});
