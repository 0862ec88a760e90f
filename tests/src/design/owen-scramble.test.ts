import { expect, test } from 'vitest';
import { owenScramble, scrambledSobol, sobolPoints, sobolWords } from '../../../src/design/index.ts';
import { columnOf } from './dimensions.ts';

test('a scrambled coordinate is uniform over seeds, at the origin too', () => {
  // 16 equal cells, chi-square with 15 degrees: mean 15, variance 30.
  const seeds = 1600;
  for (const [point, dimension] of [
    [0, 0],
    [5, 1],
    [11, 2],
  ]) {
    const cells = new Float64Array(16);
    for (let seed = 0; seed < seeds; seed++) {
      const unit = scrambledSobol({ count: 12, dimensions: 3 }, seed);
      cells[Math.floor(unit[point * 3 + dimension] * 16)] += 1;
    }
    const expected = seeds / 16;
    const chiSquare = cells.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - 15) / Math.sqrt(30)).toBeLessThan(3);
  }
});

test('nested scrambling, not a shift: the mean of n = 2^m points of one coordinate has variance 1/(12 n³)', () => {
  // Every interval of length 1/n holds one point, uniform and independent of the others (Owen 1997). One random shift for all points
  // would give 1/(12 n²), plain draws 1/(12 n).
  const seeds = 3000;
  for (const n of [4, 16]) {
    let squares = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const unit = scrambledSobol({ count: n, dimensions: 1 }, seed);
      const error = unit.reduce((sum, u) => sum + u, 0) / n - 0.5;
      squares += error * error;
    }
    const law = 1 / (12 * n ** 3);
    // Fourth moment of a sum of n uniforms: 3 σ⁴ (1 − 2/(5n)).
    const z = (squares / seeds / law - 1) / Math.sqrt((2 - 6 / (5 * n)) / seeds);
    expect(Math.abs(z)).toBeLessThan(3);
  }
});

test('seeds are independent: the same point of two seeds is uncorrelated', () => {
  const seeds = 4000;
  let sum = 0;
  let last = scrambledSobol({ count: 3, dimensions: 2 }, 0)[4];
  for (let seed = 1; seed <= seeds; seed++) {
    const next = scrambledSobol({ count: 3, dimensions: 2 }, seed)[4];
    sum += 12 * (last - 0.5) * (next - 0.5);
    last = next;
  }
  expect(Math.abs(sum / Math.sqrt(seeds))).toBeLessThan(3);
});

test('dimensions are scrambled apart: the flips of two equal columns differ', () => {
  const words = Uint32Array.from(
    { length: 200 },
    (_, at) => sobolWords({ count: 100, dimensions: 1 })[at >> 1],
  );
  const unit = owenScramble(words, { dimensions: 2, seed: 1 });
  const equal = columnOf(unit, 2, 0).filter(
    (u, row) => Math.floor(2 ** 16 * u) === Math.floor(2 ** 16 * unit[row * 2 + 1]),
  );
  expect(equal.length).toBeLessThan(3);
});

test('two points that share their first j digits still share j, and differ at the next as before', () => {
  const words = sobolWords({ count: 64, dimensions: 1 });
  const digits = (u: number): number => Math.floor(u * 2 ** 32);
  const shared = (a: number, b: number): number => Math.clz32((a ^ b) >>> 0);
  const unit = owenScramble(words, { dimensions: 1, seed: 99 });
  for (let a = 0; a < 64; a++)
    for (let b = 0; b < a; b++)
      expect(shared(digits(unit[a]), digits(unit[b]))).toBe(shared(words[a], words[b]));
});

test('coordinates lie strictly inside the unit interval and more points extend fewer', () => {
  const more = scrambledSobol({ count: 512, dimensions: 5 }, 7);
  expect(more.slice(0, 100 * 5)).toEqual(scrambledSobol({ count: 100, dimensions: 5 }, 7));
  for (const u of more) expect(u > 0 && u < 1).toBe(true);
});

test('the estimate from one scrambled net is unbiased where the unscrambled one is not', () => {
  // Mean of x² y, 1/6; eight points.
  const f = (unit: Float64Array): number => {
    let sum = 0;
    for (let at = 0; at < unit.length; at += 2) sum += unit[at] ** 2 * unit[at + 1];
    return sum / (unit.length / 2);
  };
  const seeds = 2000;
  const values = Array.from({ length: seeds }, (_, seed) =>
    f(scrambledSobol({ count: 8, dimensions: 2 }, seed)),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1);
  expect(Math.abs(mean - 1 / 6) / Math.sqrt(variance / seeds)).toBeLessThan(3);
  const unscrambled = f(sobolPoints({ count: 8, dimensions: 2 }));
  expect(Math.abs(unscrambled - 1 / 6) / Math.sqrt(variance / seeds)).toBeGreaterThan(20);
});
