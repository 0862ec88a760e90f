import { expect, test } from 'vitest';
import type { Dimension, Simulator } from '../../src/design/index.ts';
import { pointAt, simulatorOf } from '../../src/design/index.ts';
import { abcRejection, abcSmc, adjusted, rankOfTruth } from '../../src/match/index.ts';
import type { Posterior, Target } from '../../src/match/index.ts';
import { gammaQuantile } from '../../src/numeric/index.ts';
import { twoStateChain } from '../../models/textbook/index.ts';
import { Stream } from '../../src/random/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import {
  normalPosterior,
  normalSimulator,
  rate,
  remembered,
  serviceSimulator,
  SERVICES,
  target,
  theta,
} from '../src/match/known-models.ts';

/** 100 chains that are off at first: the shares that are on after one day and after eight. */
const twoStates: Simulator = simulatorOf((point, { futures, replication }) => {
  const { series } = simulate({
    model: twoStateChain,
    days: 8,
    seed: futures,
    replication,
    populations: { members: 100 },
    parameters: { ...point, 'chain.begin': 'off' },
    observe: ['chain.share'],
  });
  const share = series['chain.share'];
  return { first: share[1], last: share[8] };
});

// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): when truths are drawn from the prior and data from
// the model, the rank of the truth within its posterior is uniform, and an interval of 90 % holds 90 % of the truths.
const DATA_SETS = 100;

/** One synthetic data set: a truth from the prior and what the model then shows. */
async function synthetic(simulator: Simulator, dimensions: readonly Dimension[], set: number) {
  const stream = new Stream('truth');
  stream.begin(99, set);
  const truth = pointAt(
    dimensions,
    dimensions.map((_, d) => stream.openUniform(d, 0)),
  );
  const batch = {
    name: 'truth',
    points: [truth],
    replications: 1,
    luck: 'own',
    futures: 1_000 + set,
  } as const;
  return { truth, responses: await simulator(batch) };
}

interface Recovery {
  readonly simulator: Simulator;
  readonly dimensions: readonly Dimension[];
  readonly responses: readonly string[];
  posterior(targets: readonly Target[], set: number): Promise<Posterior>;
}

/** Ranks of the truths (0 to 1), data set by data set, of each parameter. */
async function ranks({ simulator, dimensions, responses, posterior }: Recovery): Promise<number[][]> {
  const found = dimensions.map((): number[] => []);
  for (let set = 0; set < DATA_SETS; set++) {
    const { truth, responses: seen } = await synthetic(simulator, dimensions, set);
    const targets = responses.map((name) => target(name, seen.column(name)[0]));
    const sample = await posterior(targets, set);
    dimensions.forEach(({ name }, d) => found[d].push(rankOfTruth(sample, name, Number(truth[name]))));
  }
  return found;
}

/** z of the number of ranks inside the middle share, of their mean, and of their second moment about 1/2. */
function uniformity(all: readonly number[]): Record<string, number> {
  const n = all.length;
  const coverage = (p: number): number => {
    const inside = all.filter((rank) => Math.abs(rank - 0.5) <= p / 2).length;
    return (inside - n * p) / Math.sqrt(n * p * (1 - p));
  };
  const mean = all.reduce((sum, rank) => sum + rank, 0) / n;
  const second = all.reduce((sum, rank) => sum + (rank - 0.5) * (rank - 0.5), 0) / n;
  return {
    half: coverage(0.5),
    ninety: coverage(0.9),
    mean: (mean - 0.5) / Math.sqrt(1 / 12 / n),
    // The fourth moment of a uniform number about its middle is 1/80.
    spread: (second - 1 / 12) / Math.sqrt((1 / 80 - 1 / 144) / n),
  };
}

function expectUniform(all: readonly number[]): void {
  for (const [what, z] of Object.entries(uniformity(all)))
    expect(Math.abs(z), `${what}: z ${z}`).toBeLessThan(3);
}

test('truths of 100 synthetic data sets have uniform ranks in sequential posteriors of a normal mean', async () => {
  const question: Recovery = {
    simulator: normalSimulator,
    dimensions: [theta],
    responses: ['x'],
    posterior: (targets, set) =>
      abcSmc(normalSimulator, { dimensions: [theta], targets }, { seed: set + 1, draws: 300, stages: 8 }),
  };
  const [all] = await ranks(question);
  expectUniform(all);
}, 60_000);

test('the check can fail: posteriors that are too wide or too narrow, or aside, have ranks that are not uniform', async () => {
  const exactRank = async (stretch: number, aside: number): Promise<number[]> => {
    const found: number[] = [];
    for (let set = 0; set < DATA_SETS; set++) {
      const { truth, responses } = await synthetic(normalSimulator, [theta], set);
      const { mean, deviation } = normalPosterior(responses.column('x')[0]);
      const z = (Number(truth['theta']) - mean - aside * deviation) / (stretch * deviation);
      found.push(1 / (1 + Math.exp(-1.702 * z)));
    }
    return found;
  };
  expect(uniformity(await exactRank(3, 0)).spread).toBeLessThan(-3);
  expect(uniformity(await exactRank(0.4, 0)).spread).toBeGreaterThan(3);
  expect(Math.abs(uniformity(await exactRank(1, 0.8)).mean)).toBeGreaterThan(3);
  expectUniform(await exactRank(1, 0));
});

test('truths of 100 synthetic data sets have uniform ranks in adjusted posteriors of a service rate', async () => {
  const simulator = remembered(serviceSimulator);
  const question: Recovery = {
    simulator,
    dimensions: [rate],
    responses: ['mean'],
    posterior: async (targets) =>
      adjusted(
        await abcRejection(simulator, { dimensions: [rate], targets }, { seed: 5, draws: 4_000, keep: 0.06 }),
      ),
  };
  const [all] = await ranks(question);
  expectUniform(all);
}, 60_000);

test('the posterior of a service rate has the quantiles of its gamma law', async () => {
  const observed = 0.6;
  const question = { dimensions: [rate], targets: [target('mean', observed)] };
  const posterior = adjusted(
    await abcRejection(serviceSimulator, question, { seed: 5, draws: 40_000, keep: 0.025 }),
  );
  // Prior Gamma(3, scale 1/2), so the posterior is Gamma(3 + 20, scale 1 ÷ (2 + 20 × 0.6)).
  for (const p of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    const exact = gammaQuantile(p, 3 + SERVICES, 1 / (2 + SERVICES * observed));
    const share = rankOfTruth(posterior, 'rate', exact);
    expect(Math.abs(share - p) / Math.sqrt((p * (1 - p)) / 750), `p ${p}: ${share}`).toBeLessThan(3);
  }
}, 60_000);

test('truths of 100 synthetic data sets have uniform ranks for both parameters of a textbook model', async () => {
  const dimensions: Dimension[] = [
    { name: 'chain.switchOn', distribution: { kind: 'uniform', low: 0.05, high: 0.6 } },
    { name: 'chain.switchOff', distribution: { kind: 'uniform', low: 0.05, high: 0.6 } },
  ];
  const simulator = remembered(twoStates);
  const question: Recovery = {
    simulator,
    dimensions,
    responses: ['first', 'last'],
    posterior: async (targets) =>
      adjusted(await abcRejection(simulator, { dimensions, targets }, { seed: 8, draws: 6_000, keep: 0.05 })),
  };
  for (const all of await ranks(question)) expectUniform(all);
}, 120_000);
