import { expect, test } from 'vitest';
import { dunnettConstant, rinottConstant } from '../../../src/search/index.ts';
import { studentQuantile } from '../../../src/numeric/index.ts';

test("Rinott's constants are those of the table in Banks, Carson, Nelson and Nicol", () => {
  // Discrete-Event System Simulation, 5th edition (2010), table A.12: P*, first stage, settings, h to three decimals.
  const table = [
    [0.9, 5, 2, 2.291],
    [0.9, 20, 10, 3.437],
    [0.95, 10, 2, 2.614],
    [0.95, 10, 8, 4.106],
    [0.95, 20, 10, 3.875],
    [0.95, 50, 2, 2.373],
    [0.975, 10, 8, 4.635],
  ] as const;
  for (const [confidence, firstStage, settings, h] of table)
    expect(Math.abs(rinottConstant(settings, firstStage, confidence) - h)).toBeLessThanOrEqual(5.1e-4);
});

test("Rinott's constants agree with a quadrature by another program to 1e-11", () => {
  // scipy 1.17: trapezoidal rule with 1,500 nodes on the densities of scipy.stats, brentq to 1e-12.
  expect(rinottConstant(2, 5, 0.95) / 3.1068638462830265 - 1).toBeCloseTo(0, 11);
  expect(rinottConstant(5, 20, 0.95) / 3.385418731564677 - 1).toBeCloseTo(0, 11);
  expect(rinottConstant(100, 16, 0.95) / 5.357622436624235 - 1).toBeCloseTo(0, 11);
});

test("Dunnett's one-sided constants are those of his table of 1955", () => {
  // Journal of the American Statistical Association 50, 1096-1121, table 1a (P = 0.95): degrees, others, value to two decimals.
  const table = [
    [5, 1, 2.02],
    [5, 9, 3.3],
    [10, 2, 2.15],
    [10, 9, 2.81],
    [20, 5, 2.39],
  ] as const;
  for (const [degrees, others, value] of table)
    expect(Math.abs(dunnettConstant(others, degrees, 0.95) - value)).toBeLessThanOrEqual(5.1e-3);
});

test('with one other setting the constant is a quantile of Student', () => {
  expect(dunnettConstant(1, 10, 0.95)).toBeCloseTo(studentQuantile(0.95, 10), 11);
  expect(dunnettConstant(1, 7, 0.9)).toBeCloseTo(studentQuantile(0.9, 7), 11);
});

test('more settings, fewer replications and more confidence need larger constants', () => {
  const middle = rinottConstant(5, 10, 0.9);
  expect(rinottConstant(6, 10, 0.9)).toBeGreaterThan(middle);
  expect(rinottConstant(5, 9, 0.9)).toBeGreaterThan(middle);
  expect(rinottConstant(5, 10, 0.95)).toBeGreaterThan(middle);
});

test('a confidence that a blind choice has, one setting and tiny first stages are refused', () => {
  expect(() => rinottConstant(2, 10, 0.5)).toThrow('invalid confidence: 0.5; expected more than 1/2');
  expect(() => rinottConstant(1, 10, 0.9)).toThrow('invalid number of settings: 1');
  expect(() => rinottConstant(2, 4, 0.9)).toThrow('invalid first-stage replications: 4');
  expect(() => dunnettConstant(2, 1, 0.9)).toThrow('invalid degrees of freedom: 1');
});
