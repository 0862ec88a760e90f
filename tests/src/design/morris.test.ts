import { expect, test } from 'vitest';
import { morrisTrajectories } from '../../../src/design/index.ts';
import { mostDifferent, spreadOf } from '../../../src/design/most-different.ts';
import { unitDimensions } from './dimensions.ts';

const design = morrisTrajectories(unitDimensions(5), { trajectories: 8, seed: 3 });

test('a trajectory has one point more than dimensions, and each step moves the dimension it names by delta alone', () => {
  const { unit, moved, delta, points } = design;
  expect(delta).toBe(2 / 3);
  expect(points).toHaveLength(8 * 6);
  for (let t = 0; t < 8; t++) {
    for (let i = 0; i < 5; i++) {
      const row = t * 6 + i;
      for (let d = 0; d < 5; d++) {
        const step = Math.abs(unit[(row + 1) * 5 + d] - unit[row * 5 + d]);
        expect(step).toBeCloseTo(moved[t * 5 + i] === d ? delta : 0, 15);
      }
    }
    expect(new Set(moved.slice(t * 5, (t + 1) * 5)).size).toBe(5);
  }
});

test('all coordinates stand on the levels, each level equally often, up as often as down', () => {
  const { unit, moved } = morrisTrajectories(unitDimensions(3), {
    trajectories: 4000,
    seed: 8,
    candidates: 4000,
    levels: 6,
  });
  const counts = new Map<number, number>();
  let ups = 0;
  for (let t = 0; t < 4000; t++) {
    const start = Math.round(unit[t * 4 * 3] * 5);
    counts.set(start, (counts.get(start) ?? 0) + 1);
    const d = moved[t * 3];
    ups += unit[(t * 4 + 1) * 3 + d] > unit[t * 4 * 3 + d] ? 1 : 0;
  }
  expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  const expected = 4000 / 6;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(Math.abs(chiSquare - 5) / Math.sqrt(10)).toBeLessThan(3);
  expect(Math.abs(ups - 2000) / Math.sqrt(1000)).toBeLessThan(3);
  expect(unit.every((u) => Math.abs(u * 5 - Math.round(u * 5)) < 1e-12)).toBe(true);
});

test('the order in which dimensions move is random: each is first equally often', () => {
  const { moved } = morrisTrajectories(unitDimensions(4), { trajectories: 4000, seed: 2, candidates: 4000 });
  const first = new Float64Array(4);
  for (let t = 0; t < 4000; t++) first[moved[t * 4]] += 1;
  const chiSquare = first.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(Math.abs(chiSquare - 3) / Math.sqrt(6)).toBeLessThan(3);
});

test('the chosen trajectories are as far apart as the best of all 495 choices of four out of twelve, to one part in 100', () => {
  const [size, columns] = [12, 3];
  for (let seed = 1; seed <= 4; seed++) {
    const { unit } = morrisTrajectories(unitDimensions(3), { trajectories: 12, seed, candidates: 12 });
    const spread = (chosen: readonly number[]): number => {
      const joined = new Float64Array(chosen.length * size);
      chosen.forEach((t, at) => joined.set(unit.subarray(t * size, (t + 1) * size), at * size));
      return spreadOf(joined, { size, columns, kept: 4 });
    };
    let best = 0;
    for (let a = 0; a < 12; a++)
      for (let b = 0; b < a; b++)
        for (let c = 0; c < b; c++) for (let d = 0; d < c; d++) best = Math.max(best, spread([a, b, c, d]));
    const found = [...mostDifferent(unit, { size, columns, kept: 4 })];
    expect(spread(found)).toBeGreaterThan(0.99 * best);
    expect(spread([0, 1, 2, 3])).toBeLessThan(0.95 * best);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  }
});

test('the choice keeps trajectories that are far apart, where drawing just as many keeps neighbours', () => {
  const spread = (candidates: number): number => {
    const { unit } = morrisTrajectories(unitDimensions(6), { trajectories: 6, seed: 1, candidates });
    return spreadOf(unit, { size: 42, columns: 6, kept: 6 });
  };
  expect(spread(100)).toBeGreaterThan(1.15 * spread(6));
});

test('a law without an end is left at its 5% and 95% quantile, others at their ends', () => {
  const { points } = morrisTrajectories(
    [
      { name: 'a', distribution: { kind: 'normal', mean: 0, deviation: 1 } },
      { name: 'b', distribution: { kind: 'triangular', low: 0, mode: 1, high: 2 } },
    ],
    { trajectories: 20, seed: 1 },
  );
  const ends = (name: string): number[] => {
    const values = points.map((point) => Number(point[name]));
    return [Math.min(...values), Math.max(...values)];
  };
  expect(ends('a')[0]).toBeCloseTo(-1.6448536269514722, 12);
  expect(ends('a')[1]).toBeCloseTo(1.6448536269514722, 12);
  expect(ends('b')[0]).toBeCloseTo(0, 7);
  expect(ends('b')[1]).toBeCloseTo(2, 7);
});

test.each([
  [{ trajectories: 1, seed: 1 }, 'invalid number of trajectories: 1; expected a whole number from 2'],
  [{ trajectories: 4, seed: 1, levels: 5 }, 'invalid number of levels: 5; expected an even number'],
  [
    { trajectories: 4, seed: 1, candidates: 3 },
    'invalid number of candidates: 3; expected a whole number from 4',
  ],
  [{ trajectories: 4, seed: 1, tail: 0.5 }, 'invalid tail: 0.5; expected between 0 and 0.5'],
])('trajectories of %o are refused', (options, message) => {
  expect(() => morrisTrajectories(unitDimensions(2), options)).toThrow(message);
});
