import { expect, test } from 'vitest';
import { morrisTrajectories, saltelliDesign } from '../../src/design/index.ts';
import type { Dimension } from '../../src/design/index.ts';
import { morrisEffects } from '../../src/sensitivity/morris-effects.ts';
import { pointsOfRow } from '../../src/sensitivity/pick-freeze.ts';
import { sobolIndices } from '../../src/sensitivity/sobol-indices.ts';
import { gFunction, ishigami, morrisFunction } from '../../src/sensitivity/test-functions.ts';
import { inputNames, responses } from '../src/sensitivity/samples.ts';

function dimensions(count: number): Dimension[] {
  return inputNames(count).map((name) => ({ name, distribution: { kind: 'uniform', low: 0, high: 1 } }));
}

test("the groups of Morris' function are found: 1-7 large with spread, 8-10 large and linear, 11-20 small", () => {
  const { unit } = morrisTrajectories(dimensions(20), { trajectories: 20, seed: 1, candidates: 20 });
  const values = responses(unit, 20, morrisFunction);
  const { effects, trajectories } = morrisEffects({ inputs: inputNames(20), unit, values });
  expect(trajectories).toBe(20);
  expect(unit.length).toBe(20 * 21 * 20);
  const [first, linear, small] = [effects.slice(0, 7), effects.slice(7, 10), effects.slice(10)];
  // Coefficients of the ten large inputs are 20 on (−1, 1), so a linear one changes the response by 40.
  linear.forEach(({ muStar, sigma }) => {
    expect(Math.abs(muStar.value - 40)).toBeLessThan(4);
    expect(sigma.value).toBeLessThan(12);
  });
  first.forEach(({ muStar, sigma }) => {
    expect(muStar.value).toBeGreaterThan(25);
    expect(sigma.value).toBeGreaterThan(20);
  });
  small.forEach(({ muStar }) => expect(muStar.value).toBeLessThan(15));
});

test('mu* of the Ishigami function on four levels: 7.875 for x2 as in SALib, near its 7.77 and 6.31 for x1 and x3', () => {
  // SALib tests/test_regression.py (commit 06732d0): 10,000 trajectories, 7.767792, 7.875, 6.308785.
  const { unit } = morrisTrajectories(dimensions(3), { trajectories: 10_000, seed: 2, candidates: 10_000 });
  const values = responses(unit, 3, ishigami.value);
  const { effects } = morrisEffects({ inputs: inputNames(3), unit, values }, { resamples: 200 });
  expect(effects[1].muStar.value).toBeCloseTo(7.875, 9);
  const error = ({ interval: { low, high } }: (typeof effects)[0]['muStar']) =>
    ((high ?? 0) - (low ?? 0)) / 3.92;
  // Both runs have an error, so the difference has √2 times that of one.
  expect(Math.abs(effects[0].muStar.value - 7.767792) / error(effects[0].muStar) / Math.SQRT2).toBeLessThan(
    3,
  );
  expect(Math.abs(effects[2].muStar.value - 6.308785) / error(effects[2].muStar) / Math.SQRT2).toBeLessThan(
    3,
  );
});

test.each([
  [3, false, 5],
  [3, true, 8],
  [10, false, 12],
  [10, true, 22],
])('a design of %i inputs, second order %s, has %i points a base sample', (inputs, secondOrder, points) => {
  const { points: rows } = saltelliDesign(dimensions(inputs), { base: 8, seed: 1, secondOrder });
  expect(rows).toHaveLength(8 * points);
  expect(pointsOfRow(inputs, secondOrder)).toBe(points);
});

test.each([
  ['Ishigami', ishigami, 0.006],
  ["Sobol' g", gFunction([0, 1, 4.5, 9, 99, 99, 99, 99]), 0.006],
] as const)(
  "indices of %s from a scrambled Sobol' design of 4,096 lie within 0.006 of the closed form",
  (_, of, within) => {
    const { unit } = saltelliDesign(dimensions(of.inputs), { base: 4096, seed: 3 });
    const values = responses(unit, of.inputs, of.value);
    const result = sobolIndices({ inputs: inputNames(of.inputs), values }, { resamples: 50 });
    if (result.kind !== 'indices') throw new Error(result.kind);
    result.inputs.forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - of.first[i])).toBeLessThan(within);
      expect(Math.abs(total.value - of.total[i])).toBeLessThan(within);
    });
  },
);
