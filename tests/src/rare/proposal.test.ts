import { expect, test } from 'vitest';
import { drawAssumptions } from '../../../src/plan/index.ts';
import type { ResolvedAssumption, ResolvedDistribution } from '../../../src/plan/index.ts';
import { checkProposal, drawProposed, importanceEstimate } from '../../../src/rare/index.ts';

const provenance = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;
const assumption = (name: string, distribution: ResolvedDistribution): ResolvedAssumption => ({
  ...{ name, distribution, provenance },
});

const assumptions = [
  assumption('price.drift', { kind: 'normal', mean: 0, deviation: 1 }),
  assumption('price.jumps', { kind: 'gamma', shape: 2, scale: 3 }),
  assumption('price.law', { kind: 'choice', options: ['a', 'b'], weights: [1, 9] }),
  assumption('price.fixed', { kind: 'fixed', value: 3 }),
];
const laws: Record<string, ResolvedDistribution> = {
  'price.drift': { kind: 'normal', mean: 3, deviation: 1 },
  'price.law': { kind: 'choice', options: ['a', 'b'], weights: [9, 1] },
};
const seed = 4;

test('weights average 1 and never exceed 1 over the defensive share', () => {
  const weights = Array.from(
    { length: 5_000 },
    (_, replication) => drawProposed(assumptions, { laws, defensive: 0.2 }, { seed, replication }).weight,
  );
  const { weights: diagnostics } = importanceEstimate({
    ...{ weights, hits: weights.map(() => 1), days: 1, failures: 0 },
  });
  expect(Math.abs(diagnostics.mean - 1) / diagnostics.error).toBeLessThan(3);
  expect(Math.max(...weights)).toBeLessThanOrEqual(5);
});

test('with weights, P(drift > 3.5 and law a) comes out as under the own laws', () => {
  const draws = Array.from({ length: 10_000 }, (_, replication) =>
    drawProposed(assumptions, { laws, defensive: 0.1 }, { seed, replication }),
  );
  const hits = draws.map(({ values }) =>
    Number(values['price.drift']) > 3.5 && values['price.law'] === 'a' ? 1 : 0,
  );
  const weights = draws.map(({ weight }) => weight);
  const estimate = importanceEstimate({ weights, hits, days: 10_000, failures: 0, bound: 10 });
  const truth = 0.1 * 2.326290790355401e-4;
  expect(Math.abs(estimate.probability - truth) / estimate.error).toBeLessThan(3);
  expect(Math.abs(estimate.selfNormalised.probability - truth) / estimate.selfNormalised.error).toBeLessThan(
    3,
  );
  expect(estimate.gain).toBeGreaterThan(20);
});

test('a replication that is drawn from the own laws has its plain values', () => {
  let same = 0;
  for (let replication = 0; replication < 500; replication++) {
    const plain = drawAssumptions(assumptions, { seed, replication });
    const { values } = drawProposed(assumptions, { laws, defensive: 0.3 }, { seed, replication });
    if (values['price.drift'] === plain['price.drift'] && values['price.law'] === plain['price.law'])
      same += 1;
  }
  expect(same).toBeGreaterThan(120);
  expect(same).toBeLessThan(180);
});

test('values beyond the possible range are brought to its ends after they were weighed', () => {
  const narrow = [{ ...assumptions[0], between: [-1, 1] as const }];
  const only = { laws: { 'price.drift': laws['price.drift'] }, defensive: 0.01 };
  const wide = drawProposed(assumptions, only, { seed, replication: 1 });
  const drawn = drawProposed(narrow, only, { seed, replication: 1 });
  expect(wide.values['price.drift']).toBeGreaterThan(1);
  expect(drawn.values['price.drift']).toBe(1);
  expect(drawn.weight).toBe(wide.weight);
});

test('a proposal that never draws what the own law does keeps its weights, thanks to the defensive share', () => {
  const own = [assumption('x', { kind: 'uniform', low: 0, high: 1 })];
  const proposal = { laws: { x: { kind: 'uniform', low: 0.9, high: 1.5 } as const }, defensive: 0.25 };
  const draws = Array.from({ length: 4_000 }, (_, replication) =>
    drawProposed(own, proposal, { seed, replication }),
  );
  const mean = draws.reduce((sum, { weight }) => sum + weight, 0) / draws.length;
  expect(Math.abs(mean - 1)).toBeLessThan(0.08);
  expect(draws.filter(({ values }) => Number(values['x']) > 1).every(({ weight }) => weight === 0)).toBe(
    true,
  );
});

test.each([
  [{ nobody: laws['price.drift'] }, 0.1, 'unknown assumption: nobody'],
  [{ 'price.fixed': laws['price.drift'] }, 0.1, 'invalid law for price.fixed'],
  [{ 'price.law': laws['price.drift'] }, 0.1, 'invalid law for price.law'],
  [{ 'price.drift': laws['price.law'] }, 0.1, 'invalid law for price.drift'],
  [laws, 0, 'invalid defensive share: 0'],
  [laws, 1, 'invalid defensive share: 1'],
])('impossible proposals are refused', (wrong, defensive, text) => {
  expect(() => checkProposal(assumptions, { laws: wrong, defensive })).toThrow(text);
});
