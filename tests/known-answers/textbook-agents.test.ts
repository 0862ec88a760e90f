// Small populations of agents whose laws are known exactly: chi-square of counts against them, and z of means.
import { expect, test } from 'vitest';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { birthDeath } from '../../models/textbook/birth-death.ts';
import { contagion } from '../../models/textbook/contagion.ts';
import { herding } from '../../models/textbook/herding.ts';
import { urn } from '../../models/textbook/urn.ts';

/** Normal score of the chi-square of whole-numbered `values` against `law` (Wilson–Hilferty); rare values together. */
function score(values: ArrayLike<number>, law: readonly number[]): number {
  const seen = new Float64Array(law.length);
  for (let v = 0; v < values.length; v++) seen[Math.min(values[v], law.length - 1)] += 1;
  let square = 0;
  let cells = 0;
  let expected = 0;
  let count = 0;
  let done = 0;
  law.forEach((probability, value) => {
    expected += probability * values.length;
    count += seen[value];
    const rest = values.length - done - expected;
    if (expected < 10 || rest < 10) return;
    square += (count - expected) ** 2 / expected;
    cells += 1;
    done += expected;
    expected = 0;
    count = 0;
  });
  if (expected > 0) {
    square += (count - expected) ** 2 / expected;
    cells += 1;
  }
  const degrees = cells - 1;
  return (Math.cbrt(square / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
}

/** Law of a beta-binomial number of n, by its recursion. */
function betaBinomial(n: number, a: number, b: number): number[] {
  const weights = [1];
  for (let k = 0; k < n; k++) {
    weights.push(((weights[k] ?? 0) * (n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function binomial(n: number, p: number): number[] {
  let law = [1];
  for (let trial = 0; trial < n; trial++) {
    law = Array.from({ length: law.length + 1 }, (_, k) => (law[k] ?? 0) * (1 - p) + (law[k - 1] ?? 0) * p);
  }
  return law;
}

function poisson(mean: number, length: number): number[] {
  const law = [Math.exp(-mean)];
  for (let k = 1; k < length; k++) law.push(((law[k - 1] ?? 0) * mean) / k);
  return law;
}

function columnOf({ world }: Simulation, name: string): Float64Array {
  const column = world.board[name];
  if (!(column instanceof Float64Array)) throw new Error(`invalid ${name}: not a column`);
  return column;
}

// Herding.

const crowdsAfter = (days: number, scheduler: string): Float64Array =>
  columnOf(
    simulate({
      model: herding,
      days,
      seed: 3,
      populations: { crowds: 4_000 },
      parameters: { 'meeting.scheduler': scheduler },
      observe: [],
    }),
    'optimists',
  );
const kirman = betaBinomial(10, (0.2 * 9) / 1.6, (0.2 * 9) / 1.6);

test('one member a day leads a crowd to the beta-binomial law of Kirman', () => {
  expect(Math.abs(score(crowdsAfter(600, 'oneADay'), kirman))).toBeLessThan(3);
});

/** Stationary law when all members reconsider at once: the transition matrix is a sum of two binomials, applied until it rests. */
function allAtOnceLaw(size: number, ownMind: number): number[] {
  let law = Array.from({ length: size + 1 }, () => 1 / (size + 1));
  const rows = law.map((_, happy) => {
    const stay = binomial(happy, 1 - ownMind / 2 - ((1 - ownMind) * (size - happy)) / (size - 1));
    const join = binomial(size - happy, ownMind / 2 + ((1 - ownMind) * happy) / (size - 1));
    const row = new Array<number>(size + 1).fill(0);
    stay.forEach((p, s) => join.forEach((q, j) => (row[s + j] = (row[s + j] ?? 0) + p * q)));
    return row;
  });
  for (let turn = 0; turn < 500; turn++) {
    law = law.map((_, to) => law.reduce((sum, p, from) => sum + p * (rows[from]?.[to] ?? 0), 0));
  }
  return law;
}

test('all members at once lead to another law, known by its transition matrix', () => {
  const crowds = crowdsAfter(200, 'allAtOnce');
  expect(Math.abs(score(crowds, allAtOnceLaw(10, 0.2)))).toBeLessThan(3);
  expect(Math.abs(score(crowds, kirman))).toBeGreaterThan(4.9);
});

// Urn.

test('white draws from an urn are beta-binomial, and the expected share never moves', () => {
  const simulation = simulate({
    model: urn,
    days: 20,
    seed: 4,
    populations: { urns: 5_000 },
    observe: ['drawing.whiteShare'],
  });
  const drawn = columnOf(simulation, 'white').map((white) => white - 2);
  expect(Math.abs(score(drawn, betaBinomial(20, 2, 3)))).toBeLessThan(3);
  const share = simulation.series['drawing.whiteShare']?.at(-1) ?? NaN;
  // Variance of the share after n draws: m(1 − m)/(w + b + 1) · n/(n + w + b), m = w/(w + b).
  const error = Math.sqrt((((0.4 * 0.6) / 6) * (20 / 25)) / 5_000);
  expect(Math.abs((share - 0.4) / error)).toBeLessThan(3);
});

// Birth and death.

test('a colony that starts empty is Poisson on every day, with the exact mean', () => {
  for (const day of [1, 3, 40]) {
    const simulation = simulate({
      model: birthDeath,
      days: day,
      seed: 5,
      populations: { colonies: 4_000 },
      observe: [],
    });
    const mean = (2 * (1 - Math.pow(0.8, day))) / 0.2;
    expect(Math.abs(score(columnOf(simulation, 'alive'), poisson(mean, 40)))).toBeLessThan(3);
  }
});

// Contagion.

/** Law of how many are never infected, by enumeration of all chains. */
function neverInfected(healthy: number, infectious: number, infects: number): number[] {
  const law = new Array<number>(healthy + 1).fill(0);
  if (infectious === 0) {
    law[healthy] = 1;
    return law;
  }
  const infected = binomial(healthy, 1 - Math.pow(1 - infects, infectious));
  infected.forEach((p, today) =>
    neverInfected(healthy - today, today, infects).forEach(
      (q, left) => (law[left] = (law[left] ?? 0) + p * q),
    ),
  );
  return law;
}

test('an infection dies out with the final size that the enumeration of all chains gives', () => {
  const simulation = simulate({
    model: contagion,
    days: 8,
    seed: 6,
    populations: { groups: 5_000 },
    observe: [],
  });
  expect(columnOf(simulation, 'infectious').every((count) => count === 0)).toBe(true);
  expect(Math.abs(score(columnOf(simulation, 'healthy'), neverInfected(5, 1, 0.25)))).toBeLessThan(3);
});
