import { expect, test } from 'vitest';
import type { Dimension } from '../../../src/design/index.ts';
import { historyMatching, quadraticEmulator } from '../../../src/match/index.ts';
import { normalCdf } from '../../../src/numeric/index.ts';
import { noisy, target } from './known-models.ts';

const between = (name: string, low: number, high: number): Dimension => ({
  name,
  distribution: { kind: 'uniform', low, high },
});
const normal = (name: string): Dimension => ({
  name,
  distribution: { kind: 'normal', mean: 0, deviation: 1 },
});
const grid = (at: (x: number, y: number) => number) => {
  const points = [-2, -1, 0, 1, 2].flatMap((x) => [-2, -1, 0, 1, 2].map((y) => [x, y]));
  return { points, values: points.map(([x, y]) => at(x, y)) };
};

test('a quadratic surface is emulated exactly', () => {
  const { points, values } = grid((x, y) => 3 - x + 2 * y + 0.5 * x * x - x * y + 4 * y * y);
  const emulator = quadraticEmulator(points, values);
  expect(emulator?.at([0.3, -1.7]).mean).toBeCloseTo(3 - 0.3 - 3.4 + 0.045 + 0.51 + 4 * 2.89, 9);
  expect(emulator?.explained).toBeCloseTo(1, 9);
  expect(emulator?.residualVariance).toBeLessThan(1e-18);
});

test('errors of points left out are those of surfaces fitted without them', () => {
  const { points, values } = grid((x, y) => x * x * x + y);
  const emulator = quadraticEmulator(points, values);
  const errors = points.map((point, at) => {
    const rest = quadraticEmulator(
      points.filter((_, other) => other !== at),
      values.filter((_, other) => other !== at),
    );
    return values[at] - (rest?.at(point).mean ?? NaN);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const total = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const explained = 1 - errors.reduce((sum, e) => sum + e * e, 0) / total;
  expect(emulator?.explained).toBeCloseTo(explained, 9);
  expect(emulator?.explained).toBeLessThan(0.9);
});

test('too few points, or points on a line, make no surface', () => {
  const { points, values } = grid((x, y) => x + y);
  expect(quadraticEmulator(points.slice(0, 7), values)).toBeUndefined();
  expect(
    quadraticEmulator(
      points.map(([x]) => [x, x]),
      values,
    ),
  ).toBeUndefined();
});

const line = noisy((point, z) => ({
  x: Number(point['a']) + 0.5 * z(0),
  y: Number(point['b']) + 0.01 * z(1),
}));

test('what is left of a normal prior is the share within three deviations of the target', async () => {
  const question = { dimensions: [normal('a')], targets: [target('x', 1, 0.2)] };
  const found = await historyMatching(line, question, { seed: 1, draws: 100, replications: 100, waves: 1 });
  // Variance of the difference: error 0.04, luck 0.25, and the noise of means of 100.
  const reach = 3 * Math.sqrt(0.04 + 0.25 + 0.0025);
  const expected = normalCdf(1 + reach) - normalCdf(1 - reach);
  expect(Math.abs(found.waves[0].left - expected)).toBeLessThan(0.02);
  const [{ explained, luck, withinThree }] = found.waves[0].emulators;
  expect(explained).toBeGreaterThan(0.98);
  expect(Math.abs(luck - 0.5)).toBeLessThan(0.02);
  expect(withinThree).toBeGreaterThan(0.97);
  const values = found.points.map((point) => Number(point['a']));
  expect(Math.abs(Math.min(...values) - (1 - reach))).toBeLessThan(0.1);
});

test('a mean has no luck, so that more is ruled out; a discrepancy keeps more', async () => {
  const request = { seed: 1, draws: 60, replications: 50, waves: 1 } as const;
  const left = async (change: object, more = {}): Promise<number> => {
    const question = { dimensions: [normal('a')], targets: [{ ...target('x', 1, 0.2), ...more }] };
    return (await historyMatching(line, question, { ...request, ...change })).waves[0].left;
  };
  const [one, mean, loose] = [
    await left({}),
    await left({ observation: 'mean' }),
    await left({}, { discrepancy: 1 }),
  ];
  expect(mean).toBeLessThan(0.6 * one);
  expect(loose).toBeGreaterThan(1.2 * one);
  expect(await left({ cutoff: 1 })).toBeLessThan(one);
});

test('waves rule out more and more where the surface bends, and never the truth', async () => {
  const bent = noisy((point, z) => ({
    x: Math.exp(Number(point['a'])) * (1 + Number(point['b'])) + 0.02 * z(0),
    y: Math.sin(2 * Number(point['a'])) + Number(point['b']) * Number(point['b']) + 0.02 * z(1),
  }));
  const truth = { a: 0.4, b: 0.3 };
  const targets = [target('x', Math.exp(truth.a) * 1.3), target('y', Math.sin(0.8) + 0.09)];
  const dimensions = [between('a', -2, 2), between('b', -1, 1)];
  const found = await historyMatching(
    bent,
    { dimensions, targets },
    { seed: 1, draws: 60, replications: 8, waves: 4 },
  );
  expect(found.waves.length).toBeGreaterThan(1);
  for (let w = 1; w < found.waves.length; w++)
    expect(found.waves[w].left).toBeLessThan(found.waves[w - 1].left);
  expect(found.waves.at(-1)?.left).toBeLessThan(0.1);
  const nearest = Math.min(
    ...found.points.map((point) => Math.hypot(Number(point['a']) - truth.a, Number(point['b']) - truth.b)),
  );
  expect(nearest).toBeLessThan(0.1);
});

test('a target that nothing gives leaves nothing, and the least implausible point says how far off it is', async () => {
  const question = { dimensions: [between('b', 0, 1)], targets: [target('y', 3, 0.1)] };
  const found = await historyMatching(line, question, { seed: 1, draws: 40, replications: 10 });
  expect(found.points).toHaveLength(0);
  expect(found.waves).toHaveLength(1);
  expect(found.waves[0].leastImplausible).toBeGreaterThan(3);
});

test('a parameter without effect keeps its range, and waves that rule out nothing end', async () => {
  const question = { dimensions: [between('idle', 0, 1)], targets: [target('x', 0, 5)] };
  const flat = noisy((_, z) => ({ x: z(0) }));
  const found = await historyMatching(flat, question, { seed: 1, draws: 40, replications: 10 });
  expect(found.waves).toHaveLength(1);
  expect(found.waves[0].left).toBe(1);
});

test('too few points and single replications are refused', async () => {
  const question = { dimensions: [normal('a'), normal('b')], targets: [target('x', 1)] };
  await expect(historyMatching(line, question, { seed: 1, draws: 7, replications: 5 })).rejects.toThrow(
    'invalid points of a wave: 7',
  );
  await expect(historyMatching(line, question, { seed: 1, draws: 20, replications: 1 })).rejects.toThrow(
    'invalid replications: 1',
  );
});
