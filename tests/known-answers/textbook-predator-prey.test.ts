import { expect, test } from 'vitest';
import { predatorPrey, predatorPreyInvariant } from '../../models/textbook/predator-prey.ts';
import { simulate } from '../../src/simulate/index.ts';

const observe = ['prey', 'predators', 'cycle.invariant', 'cycle.meanPrey', 'cycle.meanPredators'];
const run = (days: number, parameters: Record<string, number> = {}) =>
  simulate({ model: predatorPrey, days, seed: 1, parameters, observe }).series;

test('at prey 40 and predators 10, deaths over feeding and births over hunting, nothing moves', () => {
  const { prey, predators } = run(1_000, { 'cycle.firstPrey': 40, 'cycle.firstPredators': 10 });
  expect(Math.max(...(prey ?? []).map((x) => Math.abs(x - 40)))).toBeLessThan(1e-9);
  expect(Math.max(...(predators ?? []).map((x) => Math.abs(x - 10)))).toBeLessThan(1e-9);
});

test('the invariant is kept for ever, and its error falls fourfold when steps are halved', () => {
  const wild = { 'cycle.firstPrey': 150, 'cycle.firstPredators': 5 };
  const errorOf = (stepsPerDay: number): number => {
    const invariant = run(5_000, { ...wild, 'cycle.stepsPerDay': stepsPerDay })['cycle.invariant'] ?? [];
    return Math.max(...[...invariant].map((x) => Math.abs(x - (invariant[0] ?? NaN))));
  };
  expect(errorOf(8)).toBeLessThan(1e-5);
  expect(errorOf(4) / errorOf(8)).toBeCloseTo(4, 1);
});

test('averages over many cycles are the equilibrium, however wide the cycles', () => {
  const series = run(20_000, { 'cycle.firstPrey': 100, 'cycle.firstPredators': 10 });
  expect(Math.abs((series['cycle.meanPrey']?.at(-1) ?? NaN) / 40 - 1)).toBeLessThan(0.01);
  expect(Math.abs((series['cycle.meanPredators']?.at(-1) ?? NaN) / 10 - 1)).toBeLessThan(0.01);
});

test('small cycles last 2π/√(births × deaths) days', () => {
  const prey = run(2_000, { 'cycle.firstPrey': 40.4, 'cycle.firstPredators': 10 })['prey'] ?? [];
  const upward: number[] = [];
  for (let day = 1; day < prey.length; day++) {
    const before = (prey[day - 1] ?? 0) - 40;
    const now = (prey[day] ?? 0) - 40;
    if (before < 0 && now >= 0) upward.push(day - now / (now - before));
  }
  const period = ((upward.at(-1) ?? NaN) - (upward[0] ?? NaN)) / (upward.length - 1);
  expect(Math.abs(period / ((2 * Math.PI) / Math.sqrt(0.06 * 0.04)) - 1)).toBeLessThan(0.001);
});

test('the invariant is smallest at the equilibrium', () => {
  const rates = { births: 0.06, hunting: 0.006, feeding: 0.001, deaths: 0.04 };
  const rest = predatorPreyInvariant(40, 10, rates);
  for (const [prey, predators] of [
    [39, 10],
    [41, 10],
    [40, 9.5],
    [40, 10.5],
  ] as const)
    expect(predatorPreyInvariant(prey, predators, rates)).toBeGreaterThan(rest);
});
