import { expect, test } from 'vitest';
import { splitting, splittingEstimate } from '../../src/rare/index.ts';
import type { SplittingEstimate, SplittingPlan } from '../../src/rare/index.ts';
import { gambler, gamblerWins, gaussianWalk, simulatorOfWalk } from '../src/rare/walk.ts';
import type { Walk } from '../src/rare/walk.ts';

async function estimateOf(walk: Walk, plan: Omit<SplittingPlan, 'target'>): Promise<SplittingEstimate> {
  const whole = { ...plan, target: walk.target };
  return splittingEstimate(whole, await splitting(whole, simulatorOfWalk(walk, plan.seed)));
}

/** Distance of the estimate from the truth in standard errors. */
const z = ({ probability, error }: SplittingEstimate, truth: number): number => (probability - truth) / error;

test('the chance of a gambler to win, 2.98 in a million, is estimated without bias though many paths are equally high', async () => {
  const truth = gamblerWins(5, 20, 0.3);
  expect(truth).toBeCloseTo(2.98e-6, 8);
  const estimate = await estimateOf(gambler(5, 20, 0.3), {
    particles: 40,
    replaced: 10,
    repeats: 300,
    seed: 1,
  });
  expect(Math.abs(z(estimate, truth))).toBeLessThan(3);
  expect(estimate.error / truth).toBeLessThan(0.1);
});

test('it is estimated without bias whatever share of the futures is replaced, and with very few of them', async () => {
  const truth = gamblerWins(3, 9, 0.4);
  for (const [particles, replaced] of [
    [4, 1],
    [4, 3],
    [10, 1],
    [10, 8],
  ]) {
    const estimate = await estimateOf(gambler(3, 9, 0.4), { particles, replaced, repeats: 500, seed: 7 });
    expect(Math.abs(z(estimate, truth))).toBeLessThan(3);
  }
});

// Truths by Gauss–Legendre integration with 3,000 and 4,000 nodes, which agree to 1e-12.
test.each([
  ['0.0037 in 50 days', gaussianWalk(50, 20), 0.00369236780011, 0.08, 2],
  ['6.9e-5 in 100 days against a drift', gaussianWalk(100, 30, -0.1), 6.9228414363e-5, 0.13, 10],
  ['5.2e-7 in 50 days', gaussianWalk(50, 35), 5.19671315558e-7, 0.3, 100],
] as const)(
  'the highest place of a walk with normal steps reaches a level with its probability, and for fewer days than plain futures: %s',
  async (_, walk, truth, precision, gain) => {
    const estimate = await estimateOf(walk, { particles: 50, replaced: 12, repeats: 80, seed: 3 });
    expect(Math.abs(z(estimate, truth))).toBeLessThan(3);
    expect(estimate.error / truth).toBeLessThan(precision);
    expect(estimate.gain).toBeGreaterThan(gain);
  },
);

test('a waiting time without progress, whose law is geometric, is estimated without bias', async () => {
  const runs: Walk = {
    start: 0,
    target: 14,
    horizon: 14,
    move: (place, stream, day) => (stream.uniform(0, day) < 0.4 ? place + 1 : NaN),
  };
  const estimate = await estimateOf(runs, { particles: 40, replaced: 10, repeats: 150, seed: 2 });
  expect(Math.abs(z(estimate, 0.4 ** 14))).toBeLessThan(3);
});

test('intervals of ten repetitions cover the truth about as often as they say', async () => {
  const truth = gamblerWins(3, 12, 0.4);
  let covered = 0;
  for (let seed = 0; seed < 100; seed++) {
    const { low, high } = await estimateOf(gambler(3, 12, 0.4), {
      particles: 30,
      replaced: 8,
      repeats: 10,
      seed,
    });
    if (low <= truth && truth <= high) covered += 1;
  }
  expect(covered / 100).toBeGreaterThan(0.9);
});
