import { expect, test } from 'vitest';
import { saltelliDesign, scrambledSobol } from '../../../src/design/index.ts';
import { unitDimensions } from './dimensions.ts';

const rowsOf = (unit: Float64Array, k: number): number[][] =>
  Array.from({ length: unit.length / k }, (_, row) => [...unit.subarray(row * k, (row + 1) * k)]);

test('a group is A, then A with one column of B each, then B', () => {
  const { unit, rowsPerBase, points } = saltelliDesign(unitDimensions(3), { base: 8, seed: 5 });
  const sequence = scrambledSobol({ count: 8, dimensions: 6 }, 5);
  const rows = rowsOf(unit, 3);
  expect(rowsPerBase).toBe(5);
  expect(points).toHaveLength(8 * 5);
  for (let n = 0; n < 8; n++) {
    const [a0, a1, a2, b0, b1, b2] = sequence.subarray(n * 6, (n + 1) * 6);
    expect(rows.slice(n * 5, (n + 1) * 5)).toEqual([
      [a0, a1, a2],
      [b0, a1, a2],
      [a0, b1, a2],
      [a0, a1, b2],
      [b0, b1, b2],
    ]);
  }
});

test('with second order a group also has B with one column of A each, before B', () => {
  const { unit, rowsPerBase } = saltelliDesign(unitDimensions(2), { base: 4, seed: 5, secondOrder: true });
  const sequence = scrambledSobol({ count: 4, dimensions: 4 }, 5);
  expect(rowsPerBase).toBe(6);
  const [a0, a1, b0, b1] = sequence.subarray(8, 12);
  expect(rowsOf(unit, 2).slice(12, 18)).toEqual([
    [a0, a1],
    [b0, a1],
    [a0, b1],
    [a0, b1],
    [b0, a1],
    [b0, b1],
  ]);
});

test('half the base is the first half of the design', () => {
  const whole = saltelliDesign(unitDimensions(4), { base: 16, seed: 1 });
  const half = saltelliDesign(unitDimensions(4), { base: 8, seed: 1 });
  expect(whole.unit.slice(0, half.unit.length)).toEqual(half.unit);
});

test('the design gives the first-order and total shares of x + 2y, 1/5 and 4/5, to one part in 200', () => {
  const base = 1024;
  const { unit } = saltelliDesign(unitDimensions(2), { base, seed: 1 });
  const f = rowsOf(unit, 2).map(([x, y]) => x + 2 * y);
  const variance = 5 / 12;
  for (const [i, share] of [
    [1, 0.2],
    [2, 0.8],
  ]) {
    let first = 0;
    let total = 0;
    for (let n = 0; n < base; n++) {
      const [a, ab, b] = [f[n * 4], f[n * 4 + i], f[n * 4 + 3]];
      first += (b * (ab - a)) / base / variance;
      total += (a - ab) ** 2 / (2 * base) / variance;
    }
    expect(first).toBeCloseTo(share, 2);
    expect(total).toBeCloseTo(share, 2);
  }
});

test('a base that is no power of two is refused with the nearest ones', () => {
  expect(() => saltelliDesign(unitDimensions(2), { base: 1000, seed: 1 })).toThrow(
    'invalid base sample: 1000; expected a power of 2, such as 512 or 1024',
  );
  expect(() => saltelliDesign(unitDimensions(2), { base: 0, seed: 1 })).toThrow('invalid base sample: 0');
  expect(() => saltelliDesign(unitDimensions(129), { base: 2, seed: 1 })).toThrow(
    'invalid number of dimensions: 258',
  );
});
