import { expect, test } from 'vitest';
import { abcRejection, abcSmc, adjusted, summarisePosterior } from '../../../src/match/index.ts';
import { normalPosterior, normalSimulator, noisy, onlyTheSum, target, theta } from './known-models.ts';

const question = { dimensions: [theta], targets: [target('x', 3)] };
const exact = normalPosterior(3);

test('the sequential posterior of a normal mean is the exact one', async () => {
  const found = await abcSmc(normalSimulator, question, { seed: 3, draws: 1_000 });
  const { parameters, effectiveSize: size } = summarisePosterior(found);
  const [{ mean, low, high }] = parameters;
  expect(Math.abs(mean - exact.mean) / (exact.deviation / Math.sqrt(size))).toBeLessThan(3);
  expect(low).toBeCloseTo(exact.mean - 1.645 * exact.deviation, 0);
  expect(high).toBeCloseTo(exact.mean + 1.645 * exact.deviation, 0);
  const variance = found.weights.reduce(
    (sum, weight, row) =>
      sum +
      weight * (Number(found.points[row]['theta']) - mean) * (Number(found.points[row]['theta']) - mean),
    0,
  );
  const z = (variance / (exact.deviation * exact.deviation) - 1) / Math.sqrt(2 / size);
  expect(Math.abs(z)).toBeLessThan(3);
});

test('tolerances fall from stage to stage until few new rows come nearer', async () => {
  const found = await abcSmc(normalSimulator, question, { seed: 3, draws: 400 });
  const tolerances = found.stages.map(({ tolerance }) => tolerance);
  for (let s = 1; s < tolerances.length; s++) expect(tolerances[s]).toBeLessThanOrEqual(tolerances[s - 1]);
  expect(tolerances[tolerances.length - 1]).toBeLessThan(tolerances[0] / 10);
  expect(found.stopped).toBe('acceptance');
  expect(found.stages.at(-1)?.accepted).toBeLessThanOrEqual(0.05);
  expect(found.simulations).toBe(found.stages.reduce((sum, { simulated }) => sum + simulated, 0));
  expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test('it stops at a tolerance and at a number of stages, and says which', async () => {
  const loose = await abcSmc(normalSimulator, question, { seed: 3, draws: 400, tolerance: 0.2 });
  expect([loose.stopped, loose.tolerance <= 0.2]).toEqual(['tolerance', true]);
  const short = await abcSmc(normalSimulator, question, { seed: 3, draws: 400, stages: 2 });
  expect([short.stopped, short.stages.length]).toEqual(['budget', 2]);
});

test('the same seed gives the same rows, another seed others', async () => {
  const once = await abcSmc(normalSimulator, question, { seed: 3, draws: 200, stages: 3 });
  const again = await abcSmc(normalSimulator, question, { seed: 3, draws: 200, stages: 3 });
  const other = await abcSmc(normalSimulator, question, { seed: 4, draws: 200, stages: 3 });
  expect(again.latent).toEqual(once.latent);
  expect(again.weights).toEqual(once.weights);
  expect(other.latent).not.toEqual(once.latent);
});

test('a parameter that no target depends on keeps its prior, and this is said', async () => {
  const idle = { name: 'idle', distribution: { kind: 'uniform', low: 0, high: 1 } } as const;
  const found = await abcSmc(
    normalSimulator,
    { ...question, dimensions: [theta, idle] },
    { seed: 5, draws: 1_000 },
  );
  const { parameters } = summarisePosterior(found);
  expect(parameters.map(({ name, isLearnt }) => [name, isLearnt])).toEqual([
    ['theta', true],
    ['idle', false],
  ]);
  // The weights bring back the prior although rows were drawn from a narrower cloud: mean 1/2, 5 % quantile 0.05.
  expect(Math.abs(parameters[1].mean - 0.5) / Math.sqrt(1 / 12 / 500)).toBeLessThan(3);
  expect(parameters[1].low).toBeLessThan(0.12);
  expect(parameters[1].high).toBeGreaterThan(0.88);
});

test('two parameters of which only the sum is seen trade off along a ridge', async () => {
  const between = { kind: 'uniform', low: 0, high: 1 } as const;
  const dimensions = ['a', 'b'].map((name) => ({ name, distribution: between }));
  const found = await abcSmc(onlyTheSum, { dimensions, targets: [target('x', 1)] }, { seed: 7, draws: 800 });
  const { correlations, parameters } = summarisePosterior(found);
  expect(correlations[0][1]).toBeLessThan(-0.9);
  expect(parameters[0].high - parameters[0].low).toBeGreaterThan(0.7);
});

test('an error of observation widens the posterior as theory says', async () => {
  const wide = { dimensions: [theta], targets: [target('x', 3, 2)] };
  const found = await abcSmc(normalSimulator, wide, { seed: 3, draws: 1_000 });
  const [{ mean }] = summarisePosterior(found).parameters;
  // Precision 1/4 of the prior, 1/(1 + 4) of the observation.
  const precision = 1 / 4 + 1 / 5;
  const expected = (1 / 4 + 3 / 5) / precision;
  expect(
    Math.abs(mean - expected) / Math.sqrt(1 / precision / summarisePosterior(found).effectiveSize),
  ).toBeLessThan(3);
});

test('rejection that keeps half is too wide, and the regression adjustment mends it', async () => {
  const plain = await abcRejection(normalSimulator, question, { seed: 11, draws: 5_000, keep: 0.5 });
  const spread = (posterior: typeof plain): number => {
    const [{ low, high }] = summarisePosterior(posterior).parameters;
    return (high - low) / (2 * 1.6449 * exact.deviation);
  };
  const mended = adjusted(plain);
  expect(spread(plain)).toBeGreaterThan(1.2);
  expect(Math.abs(spread(mended) - 1)).toBeLessThan(0.1);
  const [{ mean }] = summarisePosterior(mended).parameters;
  expect(
    Math.abs(mean - exact.mean) / (exact.deviation / Math.sqrt(summarisePosterior(mended).effectiveSize)),
  ).toBeLessThan(3);
});

test('an option is learnt as shares of its weight and is never moved by the adjustment', async () => {
  const option = {
    name: 'side',
    distribution: { kind: 'choice', options: ['left', 'right'], weights: [1, 1] },
  } as const;
  const sides = noisy((point, normal) => ({ x: (point['side'] === 'left' ? 0 : 2) + normal(0) }));
  const found = adjusted(
    await abcSmc(
      sides,
      { dimensions: [option], targets: [target('x', 0)] },
      { seed: 2, draws: 1_000, stages: 6 },
    ),
  );
  const [{ options, mean }] = summarisePosterior(found).parameters;
  // Bayes: 1 ÷ (1 + exp(-2)).
  expect(Math.abs(options['left'] - 0.8808) / Math.sqrt((0.88 * 0.12) / 300)).toBeLessThan(3);
  expect(mean).toBeNaN();
});

test('rows whose simulation failed are never kept', async () => {
  const failing = noisy((point, normal) => ({
    x: Number(point['theta']) > 2 ? NaN : Number(point['theta']) + normal(0),
  }));
  const found = await abcSmc(failing, question, { seed: 3, draws: 400, stages: 4 });
  expect(found.points.every((point) => Number(point['theta']) <= 2)).toBe(true);
  const always = noisy(() => ({ x: NaN }));
  await expect(abcSmc(always, question, { seed: 3, draws: 400 })).rejects.toThrow(
    'invalid simulations: 0 did not fail',
  );
});

test('questions without sense are refused', async () => {
  const ask = (change: object) => abcSmc(normalSimulator, { ...question, ...change }, { seed: 1, draws: 20 });
  await expect(ask({ targets: [] })).rejects.toThrow('missing targets');
  await expect(ask({ dimensions: [] })).rejects.toThrow('missing dimensions');
  await expect(ask({ targets: [target('x', NaN)] })).rejects.toThrow('invalid target x: NaN');
  await expect(ask({ targets: [target('x', 1, -1)] })).rejects.toThrow('invalid error of x');
  await expect(ask({ targets: [target('x', 1), target('x', 2)] })).rejects.toThrow('duplicate target: x');
  await expect(abcSmc(normalSimulator, question, { seed: 1, draws: 3 })).rejects.toThrow(
    'invalid rows kept: 1',
  );
  await expect(abcSmc(normalSimulator, question, { seed: 1, draws: 100, scaling: 'error' })).rejects.toThrow(
    'invalid error of x: 0',
  );
});
