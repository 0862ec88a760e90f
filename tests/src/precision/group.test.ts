import { expect, test } from 'vitest';
import {
  classicalBounds,
  exitChances,
  groupPlan,
  groupSequential,
  spendingBounds,
  spentError,
} from '../../../src/precision/index.ts';
import { gaussLegendre } from '../../../src/precision/gauss-legendre.ts';
import { normals } from '../summarise/draws.ts';

const last = (bounds: readonly number[]) => bounds[bounds.length - 1];
const total = (chances: readonly number[]) => chances.reduce((a, b) => a + b, 0);
const fifths = [0.2, 0.4, 0.6, 0.8, 1];

test('a rule of integration is exact for polynomials', () => {
  const { nodes, weights } = gaussLegendre(-1, 1, 5);
  expect(nodes[0]).toBeCloseTo(-0.906179845938664, 14);
  expect(weights[0]).toBeCloseTo(0.236926885056189, 14);
  const { nodes: x, weights: w } = gaussLegendre(1, 3, 6);
  // The integral of x^11 from 1 to 3 is (3^12 - 1) / 12.
  const power = x.reduce((sum, value, i) => {
    const square = value * value;
    const fourth = square * square;
    return sum + w[i] * fourth * fourth * square * value;
  }, 0);
  expect(power / (531440 / 12)).toBeCloseTo(1, 12);
});

// Jennison and Turnbull (2000), tables 2.1 and 2.3: two-sided tests, error 0.05, K looks.
test('boundaries are those of the tables for Pocock and for O’Brien and Fleming', () => {
  const table = [
    [2, 2.178, 1.977],
    [3, 2.289, 2.004],
    [4, 2.361, 2.024],
    [5, 2.413, 2.04],
    [10, 2.555, 2.087],
  ];
  for (const [looks, pocock, obrienFleming] of table) {
    expect(Math.abs(last(classicalBounds('pocock', looks)) - pocock)).toBeLessThanOrEqual(0.00051);
    const bounds = classicalBounds('obrienFleming', looks);
    expect(Math.abs(last(bounds) - obrienFleming)).toBeLessThanOrEqual(0.00051);
    expect(bounds[0]).toBeCloseTo(last(bounds) * Math.sqrt(looks), 12);
  }
});

test('one look is the ordinary test', () => {
  expect(classicalBounds('pocock', 1)[0]).toBeCloseTo(1.959963984540054, 9);
  expect(spendingBounds('obrienFleming', [1])[0]).toBeCloseTo(1.959963984540054, 9);
});

// Reboussin, DeMets, Kim and Lan (2000), five equal looks, error 0.05 two-sided.
test('spent boundaries are those of the published program', () => {
  const obrienFleming = [4.8769, 3.3569, 2.6803, 2.2898, 2.031];
  const pocock = [2.438, 2.4268, 2.4101, 2.3966, 2.3859];
  spendingBounds('obrienFleming', fifths).forEach((bound, k) =>
    expect(Math.abs(bound - obrienFleming[k])).toBeLessThan(2e-4),
  );
  spendingBounds('pocock', fifths).forEach((bound, k) =>
    expect(Math.abs(bound - pocock[k])).toBeLessThan(2e-4),
  );
});

// Adaptive double integration of the bivariate normal density (scipy).
test('chances to cross at each of three unequal looks are those of double integration', () => {
  const chances = exitChances([2.5, 2.2, 2], [0.3, 0.7, 1]);
  expect(chances[0]).toBeCloseTo(0.012419330651552265, 12);
  expect(chances[1]).toBeCloseTo(0.023775391140512747, 12);
  expect(chances[2]).toBeCloseTo(0.028308093513045307, 12);
});

test('all error is spent at the last look, at unequal and at many looks', () => {
  for (const fractions of [fifths, [0.1, 0.15, 0.9, 1], Array.from({ length: 40 }, (_, k) => (k + 1) / 40)]) {
    for (const spending of ['pocock', 'obrienFleming'] as const) {
      const bounds = spendingBounds(spending, fractions, 0.9);
      expect(total(exitChances(bounds, fractions))).toBeCloseTo(0.1, 9);
    }
  }
  expect(spentError('pocock', 0.05, 0)).toBe(0);
  expect(spentError('pocock', 0.05, 1)).toBeCloseTo(0.05, 14);
  expect(spentError('obrienFleming', 0.05, 1)).toBeCloseTo(0.05, 14);
});

test('O’Brien and Fleming spend hardly anything early, Pocock evenly', () => {
  expect(spentError('obrienFleming', 0.05, 0.2)).toBeLessThan(1e-5);
  expect(spentError('pocock', 0.05, 0.2)).toBeGreaterThan(0.014);
});

test('fractions that do not ascend to 1 at most are refused', () => {
  expect(() => spendingBounds('pocock', [0.5, 0.5])).toThrow('invalid fractions: 0.5, 0.5');
  expect(() => spendingBounds('pocock', [])).toThrow('invalid fractions');
  expect(() => spendingBounds('pocock', [0, 1])).toThrow('invalid fractions');
  expect(() => spendingBounds('pocock', [0.5, 1.1])).toThrow('invalid fractions');
  expect(() => exitChances([2], [0.5, 1])).toThrow('invalid bounds: 1');
  expect(() => classicalBounds('pocock', 0)).toThrow('invalid number of looks: 0');
});

test('looks at a mean are those that the values reach, each with its boundary', () => {
  const plan = groupPlan([100, 200, 400], 'pocock');
  const looks = groupSequential(normals(250, 1), plan);
  expect(looks.map(({ n }) => n)).toEqual([100, 200]);
  expect(looks[0].bound).toBe(plan.bounds[0]);
  const { low, high } = looks[1].interval;
  expect(((high ?? NaN) - (low ?? NaN)) / 2).toBeGreaterThan(plan.bounds[1] / Math.sqrt(200) / 1.2);
});

test('a large effect crosses at the first look and no effect in equal values never', () => {
  const plan = groupPlan([50, 100], 'obrienFleming');
  const shifted = normals(100, 2).map((value) => value + 2);
  expect(groupSequential(shifted, plan)[0].crossed).toBe(true);
  expect(groupSequential(new Float64Array(100), plan).some(({ crossed }) => crossed)).toBe(false);
  expect(() => groupPlan([1, 2], 'pocock')).toThrow('invalid number of values at a look: 1');
});
