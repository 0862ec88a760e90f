import type { Dimension, Simulator } from '../../../src/design/index.ts';
import { simulatorOf } from '../../../src/design/index.ts';
import type { Target } from '../../../src/match/index.ts';
import { Stream } from '../../../src/random/index.ts';

/** A target without error called after its response. */
export const target = (response: string, value: number, error = 0): Target => ({
  name: response,
  response,
  value,
  error,
  source: 'made for the test',
});

/** Prior and noise of the normal mean: θ ~ N(1, 2²), observed x ~ N(θ, 1). */
export const normalMean = { mean: 1, deviation: 2, noise: 1 };
export const theta: Dimension = {
  name: 'theta',
  distribution: { kind: 'normal', mean: normalMean.mean, deviation: normalMean.deviation },
};

/** One observation of a normal mean. */
export const normalSimulator: Simulator = noisy((point, normal) => ({
  x: Number(point['theta']) + normalMean.noise * normal(0),
}));

/** Exact posterior of the normal mean. */
export function normalPosterior(x: number): { mean: number; deviation: number } {
  const precision =
    1 / (normalMean.deviation * normalMean.deviation) + 1 / (normalMean.noise * normalMean.noise);
  const mean =
    (normalMean.mean / (normalMean.deviation * normalMean.deviation) +
      x / (normalMean.noise * normalMean.noise)) /
    precision;
  return { mean, deviation: Math.sqrt(1 / precision) };
}

/** Service times of a queue: the mean of 20 exponential ones with rate λ ~ Gamma(3, 1/2); the posterior is Gamma(23, 1/(2 + Σx)). */
export const rate: Dimension = { name: 'rate', distribution: { kind: 'gamma', shape: 3, scale: 0.5 } };
export const SERVICES = 20;
export const serviceSimulator: Simulator = simulatorOf((point, at) => {
  const stream = started('service', at);
  let sum = 0;
  for (let k = 0; k < SERVICES; k++) sum += stream.exponential(k, at.futures);
  return { mean: sum / SERVICES / Number(point['rate']) };
});

/** Two parameters of which only the sum matters. */
export const onlyTheSum: Simulator = noisy((point, normal) => ({
  x: Number(point['a']) + Number(point['b']) + 0.1 * normal(0),
}));

/** A simulator of a function of the point and of standard normal numbers by number. */
export function noisy(
  response: (
    point: Readonly<Record<string, number | string>>,
    normal: (k: number) => number,
  ) => Readonly<Record<string, number>>,
): Simulator {
  return simulatorOf((point, at) => {
    const stream = started('noise', at);
    return response(point, (k) => stream.normal(k, at.futures));
  });
}

function started(name: string, { replication }: { readonly replication: number }): Stream {
  const stream = new Stream(name);
  stream.begin(12345, replication);
  return stream;
}

/** The same simulator, which answers a batch that it knows from memory. */
export function remembered(simulator: Simulator): Simulator {
  const known = new Map<string, ReturnType<Simulator>>();
  return (batch) => {
    const key = `${batch.name} ${batch.futures} ${batch.points.length} ${batch.replications} ${JSON.stringify(batch.points[0])}`;
    const found = known.get(key) ?? simulator(batch);
    known.set(key, found);
    return found;
  };
}
