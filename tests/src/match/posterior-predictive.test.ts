import { expect, test } from 'vitest';
import { abcSmc, posteriorPredictive } from '../../../src/match/index.ts';
import { normalPosterior, normalSimulator, noisy, target, theta } from './known-models.ts';

test('what would be observed again has the posterior predictive law of a normal mean', async () => {
  const question = { dimensions: [theta], targets: [target('x', 3)] };
  const posterior = await abcSmc(normalSimulator, question, { seed: 3, draws: 1_000 });
  const { checks, observed } = await posteriorPredictive(normalSimulator, posterior, {
    draws: 2_000,
    seed: 3,
  });
  const exact = normalPosterior(3);
  const deviation = Math.sqrt(exact.deviation * exact.deviation + 1);
  const mean = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  expect(Math.abs(mean - exact.mean) / (deviation / Math.sqrt(400))).toBeLessThan(3);
  const [{ low, high, reach, pValue }] = checks;
  expect(low).toBeCloseTo(exact.mean - 1.645 * deviation, 0);
  expect(high).toBeCloseTo(exact.mean + 1.645 * deviation, 0);
  expect(reach).toBe('met');
  expect(pValue).toBeGreaterThan(0.3);
});

test('a target that no parameter gives is beyond reach, one that others forbid is missed', async () => {
  const bounded = { name: 'p', distribution: { kind: 'uniform', low: 0, high: 1 } } as const;
  const two = noisy((point, normal) => ({
    x: Number(point['p']) + 0.01 * normal(0),
    y: Number(point['p']) + 0.01 * normal(1),
  }));
  const beyond = await abcSmc(
    two,
    { dimensions: [bounded], targets: [target('x', 5)] },
    { seed: 1, draws: 300 },
  );
  const [check] = (await posteriorPredictive(two, beyond, { draws: 300, seed: 1 })).checks;
  expect([check.reach, check.pValue < 0.01]).toEqual(['beyond reach', true]);
  const torn = { dimensions: [bounded], targets: [target('x', 0.2), target('y', 0.8)] };
  const posterior = await abcSmc(two, torn, { seed: 1, draws: 300 });
  const { checks } = await posteriorPredictive(two, posterior, { draws: 300, seed: 1 });
  expect(checks.map(({ reach }) => reach)).toEqual(['missed', 'missed']);
});

test('too few draws and responses that always fail are refused', async () => {
  const question = { dimensions: [theta], targets: [target('x', 3)] };
  const posterior = await abcSmc(normalSimulator, question, { seed: 3, draws: 100, stages: 1 });
  await expect(posteriorPredictive(normalSimulator, posterior, { draws: 1, seed: 3 })).rejects.toThrow(
    'invalid draws: 1',
  );
  const failing = noisy(() => ({ x: NaN }));
  await expect(posteriorPredictive(failing, posterior, { draws: 10, seed: 3 })).rejects.toThrow(
    'missing simulations of x',
  );
});
