import { expect, test } from 'vitest';
import type { Dimension } from '../../../src/design/index.ts';
import { simulatorOf } from '../../../src/design/index.ts';
import { chiSquareTail, simulatedMoments } from '../../../src/match/index.ts';
import { Stream } from '../../../src/random/index.ts';
import { noisy, target } from './known-models.ts';

const between = (name: string, low: number, high: number): Dimension => ({
  name,
  distribution: { kind: 'uniform', low, high },
});

test('tail probabilities of chi-square are the published ones', () => {
  // 95 % points of Abramowitz and Stegun, table 26.8, to more places; far tails from the incomplete gamma function in 30 digits.
  for (const [degrees, point] of [
    [1, 3.841458820694124],
    [2, 5.991464547107979],
    [3, 7.814727903251179],
    [10, 18.307038053275146],
  ])
    expect(Math.abs(chiSquareTail(point, degrees) - 0.05)).toBeLessThan(1e-10);
  const far = [
    [100, 5, 5.2851483609432401e-20],
    [50, 7, 1.4444852779215405e-8],
    [0.1, 4, 0.99879089572574971],
  ];
  for (const [x, degrees, p] of far) expect(Math.abs(chiSquareTail(x, degrees) / p - 1)).toBeLessThan(1e-9);
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(() => chiSquareTail(1, 0)).toThrow('invalid degrees of freedom: 0');
});

const N = 50;
/** Mean and standard deviation of 50 normal numbers. */
const sample = simulatorOf((point, { futures, replication }) => {
  const stream = new Stream('sample');
  stream.begin(77, replication);
  let [sum, squares] = [0, 0];
  for (let k = 0; k < N; k++) {
    const x = Number(point['mean']) + Number(point['deviation']) * stream.normal(k, futures);
    sum += x;
    squares += x * x;
  }
  return { average: sum / N, spread: Math.sqrt((squares - (sum * sum) / N) / (N - 1)) };
});

test('the mean and deviation of a normal sample come with their asymptotic errors, larger by 1 + 1/R', async () => {
  const dimensions = [between('mean', -2, 2), between('deviation', 0.5, 3)];
  const targets = [target('average', 0.4), target('spread', 1.3)];
  const replications = 200;
  const found = await simulatedMoments(sample, { dimensions, targets }, { seed: 1, replications });
  const [mean, deviation] = found.parameters;
  expect(Math.abs(mean.value - 0.4) / (1.3 / Math.sqrt(N * replications))).toBeLessThan(3);
  expect(Math.abs(deviation.value - 1.3) / (1.3 / Math.sqrt(2 * N * replications))).toBeLessThan(3.5);
  const more = Math.sqrt(1 + 1 / replications);
  // The covariance is itself estimated from 200 replications: its root has a relative error of 5 %.
  expect(Math.abs((mean.standardError ?? NaN) / ((1.3 / Math.sqrt(N)) * more) - 1)).toBeLessThan(0.15);
  expect(Math.abs((deviation.standardError ?? NaN) / ((1.3 / Math.sqrt(2 * N)) * more) - 1)).toBeLessThan(
    0.15,
  );
  expect(found.overidentification).toBeUndefined();
  expect(found.parameters.map(({ isIdentified, isAtEdge }) => [isIdentified, isAtEdge])).toEqual([
    [true, false],
    [true, false],
  ]);
});

// Three readings of one number with different slopes and independent errors: everything is known in closed form.
const slopes = [1, 2, 0.5];
const errors = [1, 3, 0.4];
const readings = noisy((point, normal) =>
  Object.fromEntries(slopes.map((slope, k) => [`y${k}`, slope * Number(point['x']) + errors[k] * normal(k)])),
);
const line = [between('x', -20, 20)];

/** Targets that a world with x = 1.5 shows. */
function seen(set: number) {
  const stream = new Stream('world');
  stream.begin(5, set);
  return slopes.map((slope, k) => target(`y${k}`, slope * 1.5 + errors[k] * stream.normal(k, 0)));
}

test('standard errors of a linear model are those of least squares, for each weighting', async () => {
  const replications = 400;
  const request = { seed: 1, replications } as const;
  const omega = errors.map((error) => error * error * (1 + 1 / replications));
  const information = slopes.reduce((sum, slope, k) => sum + (slope * slope) / omega[k], 0);
  const optimal = await simulatedMoments(readings, { dimensions: line, targets: seen(0) }, request);
  expect(Math.abs((optimal.parameters[0].standardError ?? NaN) * Math.sqrt(information) - 1)).toBeLessThan(
    0.1,
  );
  // Identity: each target in its spread over the design, which is its slope times that of x, so all count alike in y ÷ slope.
  const identity = await simulatedMoments(
    readings,
    { dimensions: line, targets: seen(0) },
    { ...request, weighting: 'identity' },
  );
  const plain = slopes.reduce((sum, slope, k) => sum + omega[k] / (slope * slope), 0) / 9;
  expect(Math.abs((identity.parameters[0].standardError ?? NaN) / Math.sqrt(plain) - 1)).toBeLessThan(0.15);
  const diagonal = await simulatedMoments(
    readings,
    { dimensions: line, targets: seen(0) },
    { ...request, weighting: 'diagonal' },
  );
  expect(Math.abs(diagonal.parameters[0].value - optimal.parameters[0].value)).toBeLessThan(0.15);
});

test('estimates of 100 worlds lie about the truth as their errors say, and the test of overidentification has its law', async () => {
  const zs: number[] = [];
  const js: number[] = [];
  for (let set = 0; set < 100; set++) {
    const found = await simulatedMoments(
      readings,
      { dimensions: line, targets: seen(set) },
      { seed: 1, replications: 50, designPoints: 5 },
    );
    const [{ value, standardError = NaN }] = found.parameters;
    zs.push((value - 1.5) / standardError);
    js.push(found.overidentification?.statistic ?? NaN);
    expect(found.overidentification?.degrees).toBe(2);
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const within = zs.filter((z) => Math.abs(z) < 1.959964).length;
  expect(Math.abs(within - 95) / Math.sqrt(100 * 0.95 * 0.05)).toBeLessThan(3);
  expect(Math.abs(mean(zs)) * 10).toBeLessThan(3);
  // Chi-square of 2 degrees: mean 2, variance 4.
  expect(Math.abs(mean(js) - 2) / (2 / 10)).toBeLessThan(3);
}, 60_000);

test('targets that contradict the model are refused by the test of overidentification', async () => {
  const [first, ...others] = seen(0);
  const targets = [{ ...first, value: first.value + 8 }, ...others];
  const found = await simulatedMoments(
    readings,
    { dimensions: line, targets },
    { seed: 1, replications: 100 },
  );
  expect(found.overidentification?.pValue).toBeLessThan(1e-4);
});

test('parameters of which only the sum matters have no standard error, and this is said', async () => {
  const twice = noisy((point, normal) => {
    const x = Number(point['a']) + Number(point['b']);
    return { x: x + 0.1 * normal(0), y: 2 * x + 0.1 * normal(1) };
  });
  const question = {
    dimensions: [between('a', 0, 1), between('b', 0, 1)],
    targets: [target('x', 1), target('y', 2)],
  };
  const found = await simulatedMoments(twice, question, { seed: 1, replications: 50 });
  expect(found.covariance).toBeUndefined();
  expect(found.parameters.map(({ standardError, isIdentified }) => [standardError, isIdentified])).toEqual([
    [undefined, false],
    [undefined, false],
  ]);
});

test('one target tells nothing of a parameter without effect', async () => {
  const twice = noisy((point, normal) => ({ x: Number(point['a']) + 0.1 * normal(0), y: 0.1 * normal(1) }));
  const question = {
    dimensions: [between('a', 0, 1), between('idle', 0, 1)],
    targets: [target('x', 0.5), target('y', 0)],
  };
  const found = await simulatedMoments(twice, question, { seed: 1, replications: 10 });
  expect(found.parameters[1].isIdentified).toBe(false);
});

test('a parameter that should be larger stands at its edge', async () => {
  const simulator = noisy((point, normal) => ({ x: Number(point['a']) + 0.1 * normal(0) }));
  const edge = await simulatedMoments(
    simulator,
    { dimensions: [between('a', 0, 1)], targets: [target('x', 9)] },
    { seed: 1, replications: 10 },
  );
  expect(edge.parameters[0].isAtEdge).toBe(true);
  expect(edge.parameters[0].value).toBeGreaterThan(0.99);
});

test('the figure of a mean has no luck of its own', async () => {
  const request = { seed: 1, replications: 100 } as const;
  const question = { dimensions: line, targets: seen(0).map((each) => ({ ...each, error: 1 })) };
  const one = await simulatedMoments(readings, question, request);
  const mean = await simulatedMoments(readings, question, { ...request, observation: 'mean' });
  const expected = slopes.reduce(
    (sum, slope, k) => sum + (slope * slope) / (1 + (errors[k] * errors[k]) / 100),
    0,
  );
  expect(Math.abs((mean.parameters[0].standardError ?? NaN) * Math.sqrt(expected) - 1)).toBeLessThan(0.02);
  expect(one.parameters[0].standardError).toBeGreaterThan(1.05 * (mean.parameters[0].standardError ?? NaN));
});

test('options, too few targets and single replications are refused', async () => {
  const side: Dimension = {
    name: 'side',
    distribution: { kind: 'choice', options: ['a', 'b'], weights: [1, 1] },
  };
  const ask = (dimensions: Dimension[], replications = 10) =>
    simulatedMoments(readings, { dimensions, targets: seen(0).slice(0, 1) }, { seed: 1, replications });
  await expect(ask([side])).rejects.toThrow('invalid parameter side: listed values');
  await expect(ask([...line, between('z', 0, 1)])).rejects.toThrow('invalid targets: 1 for 2 parameters');
  await expect(ask(line, 1)).rejects.toThrow('invalid replications: 1');
});

test('an estimate of nothing but failures is refused', async () => {
  const failing = simulatorOf(() => ({ y: NaN }));
  const question = { dimensions: [between('a', 0, 5)], targets: [target('y', 2, 1)] };
  await expect(simulatedMoments(failing, question, { seed: 1, replications: 5 })).rejects.toThrow(
    'none without a failure',
  );
});
