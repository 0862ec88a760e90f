import { expect, test } from 'vitest';
import { drawAssumptions, drawnStreams, drawnUniform, groupOf, withDesign } from '../../../src/plan/index.ts';
import type { ResolvedAssumption, ResolvedDraws } from '../../../src/plan/index.ts';
import { stakingExperiment } from '../run/small-experiment.ts';

const ways: readonly ResolvedDraws[] = [
  { assumptions: 'antithetic', group: 2 },
  { assumptions: 'stratified', group: 16 },
  { assumptions: 'sobol', group: 64 },
];

const uniformsOf = (draws: ResolvedDraws | undefined, count: number, name = 'first', dimension = 0) =>
  Float64Array.from({ length: count }, (_, replication) =>
    drawnUniform({ seed: 7, replication, name, dimension }, draws),
  );

test('every single draw is uniform, whatever its place in the group', () => {
  for (const draws of ways) {
    // Place by place over many groups: Kolmogorov's distance of independent uniforms, 1.63 / sqrt(n) at 1 %.
    for (const place of [0, 1, draws.group - 1]) {
      const n = 600;
      const sorted = Float64Array.from({ length: n }, (_, k) =>
        drawnUniform({ seed: 11, replication: k * draws.group + place, name: 'first', dimension: 3 }, draws),
      ).sort();
      const distance = sorted.reduce((most, u, i) => Math.max(most, (i + 1) / n - u, u - i / n), 0);
      expect(distance * Math.sqrt(n), `${draws.assumptions} ${place}`).toBeLessThan(1.95);
      expect(sorted[0]).toBeGreaterThan(0);
      expect(sorted[n - 1]).toBeLessThan(1);
    }
  }
});

test('the second of an antithetic pair is one minus the first, to the last bit, and the first is what it always was', () => {
  const paired = uniformsOf(ways[0], 40);
  const plain = uniformsOf(undefined, 40);
  for (let r = 0; r < 40; r += 2) {
    expect(paired[r]).toBe(plain[r]);
    expect(paired[r] + paired[r + 1]).toBe(1);
  }
});

test('each stratum is met once in a group, in an order that differs by assumption and group', () => {
  for (const draws of ways.slice(1)) {
    const { group } = draws;
    const orderOf = (name: string, dimension: number, k: number): number[] =>
      Array.from(uniformsOf(draws, (k + 1) * group, name, dimension).slice(k * group), (u) =>
        Math.floor(u * group),
      );
    const orders = [orderOf('first', 0, 0), orderOf('first', 0, 1), orderOf('second', 1, 0)];
    for (const order of orders)
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: group }, (_, s) => s));
    expect(new Set(orders.map(String)).size).toBe(3);
  }
});

test('scrambled points of two assumptions fill every elementary box of a group once: still a net', () => {
  const group = 64;
  const [first, second] = [0, 1].map((d) => uniformsOf(ways[2], group, `a${d}`, d));
  for (let split = 0; split <= 6; split++) {
    const [wide, high] = [2 ** split, 2 ** (6 - split)];
    const boxes = Array.from(first, (u, i) => Math.floor(u * wide) * high + Math.floor(second[i] * high));
    expect(new Set(boxes).size).toBe(group);
  }
});

test('draws of different groups do not depend on one another', () => {
  for (const draws of ways) {
    const n = 2000;
    const at = (replication: number) =>
      drawnUniform({ seed: 5, replication, name: 'first', dimension: 0 }, draws) - 0.5;
    let product = 0;
    for (let k = 0; k < n; k++) product += at(2 * k * draws.group) * at((2 * k + 1) * draws.group);
    expect(Math.abs(product / n / (1 / 12 / Math.sqrt(n)))).toBeLessThanOrEqual(3);
  }
});

const provenance = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;
const uniform = (name: string): ResolvedAssumption => ({
  name,
  provenance,
  distribution: { kind: 'uniform', low: 0, high: 1 },
});

test('another assumption moves no antithetic or stratified draw, and a Sobol’ point only if it stands before', () => {
  const alone = [uniform('pool.b')];
  const behind = [uniform('pool.b'), uniform('pool.c')];
  const before = [uniform('pool.a'), uniform('pool.b')];
  const drawn = (assumptions: readonly ResolvedAssumption[], draws: ResolvedDraws) =>
    Array.from(
      { length: 8 },
      (_, r) => drawAssumptions(assumptions, { seed: 3, replication: 64 + r, draws })['pool.b'],
    );
  for (const draws of ways) {
    expect(drawn(behind, draws)).toEqual(drawn(alone, draws));
    const isMoved = String(drawn(before, draws)) !== String(drawn(alone, draws));
    expect(isMoved).toBe(draws.assumptions === 'sobol');
  }
});

test('fixing an assumption to a value moves no other draw', () => {
  const fixed: ResolvedAssumption = { ...uniform('pool.a'), distribution: { kind: 'fixed', value: 1 } };
  for (const draws of ways) {
    const drawn = (first: ResolvedAssumption) =>
      drawAssumptions([first, uniform('pool.b')], { seed: 3, replication: 70, draws })['pool.b'];
    expect(drawn(fixed)).toBe(drawn(uniform('pool.a')));
  }
});

test('columns of one table are drawn from one stream: one dimension', () => {
  const column = (name: string): ResolvedAssumption => ({
    name,
    provenance,
    distribution: { kind: 'rows', group: 'posterior', values: [1, 2, 3, 4], weights: [1, 1, 1, 1] },
  });
  const all = [column('pool.a'), column('pool.b'), uniform('pool.c')];
  expect(drawnStreams(all)).toBe(2);
  for (const draws of ways) {
    for (let replication = 0; replication < 20; replication++) {
      const drawn = drawAssumptions(all, { seed: 1, replication, draws });
      expect(drawn['pool.a']).toBe(drawn['pool.b']);
    }
  }
});

test('a design draws independently whatever the experiment says, unless it asks for draws of its own', () => {
  const draws = { assumptions: 'sobol', group: 16 } as const;
  const written = { ...stakingExperiment().resolved, draws };
  expect(withDesign(written, { points: [{}] }).draws).toBeUndefined();
  expect(withDesign(stakingExperiment().resolved, { points: [{}], draws }).draws).toEqual(draws);
});

test('replications of an experiment without coordinated draws are groups of one', () => {
  expect(groupOf({})).toBe(1);
  expect(groupOf({ draws: { assumptions: 'sobol', group: 64 } })).toBe(64);
});
