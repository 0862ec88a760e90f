import { expect, test } from 'vitest';
import { isFinished, splitting, splittingEstimate } from '../../../src/rare/index.ts';
import type { PathRequest, SplittingPlan, SplittingState } from '../../../src/rare/index.ts';
import { gambler, gaussianWalk, simulatorOfWalk } from './walk.ts';

const walk = gambler(3, 9, 0.4);
const plan: SplittingPlan = { target: 9, particles: 12, replaced: 3, repeats: 3, seed: 8 };

test('the same plan gives the same state, another seed another one', async () => {
  const simulate = simulatorOfWalk(walk, 8);
  const state = await splitting(plan, simulate);
  expect(await splitting(plan, simulate)).toEqual(state);
  expect(await splitting({ ...plan, seed: 9 }, simulate)).not.toEqual(state);
});

test('after a round every future has been above its level, and ties are replaced together', async () => {
  const sizes = new Set<number>();
  await splitting(plan, simulatorOfWalk(walk, 8), {
    onRound: ({ swarms }) => {
      for (const { rounds, particles } of swarms) {
        const last = rounds.at(-1);
        if (last === undefined) continue;
        sizes.add(last.replaced);
        expect(Math.min(...particles.map(({ top }) => top))).toBeGreaterThan(last.level);
      }
    },
  });
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
  expect(Math.max(...sizes)).toBeGreaterThan(3);
});

test('the first round, where no two futures are equally high, replaces exactly as many as the plan says', async () => {
  const steep = gaussianWalk(20, 40, 1);
  const { swarms } = await splitting({ ...plan, target: 40 }, simulatorOfWalk(steep, 8));
  expect(swarms.map(({ rounds }) => rounds[0].replaced)).toEqual([3, 3, 3]);
});

test('the estimate is the share that arrived times 1 − replaced ÷ particles for each round', async () => {
  const state = await splitting(plan, simulatorOfWalk(walk, 8));
  const { repetitions, probability } = splittingEstimate(plan, state);
  const byHand = state.swarms.map(({ rounds, particles }) =>
    rounds.reduce(
      (product, { replaced }) => product * (1 - replaced / 12),
      particles.filter(({ top }) => top >= 9).length / 12,
    ),
  );
  expect(repetitions).toEqual(byHand);
  expect(probability).toBeCloseTo((byHand[0] + byHand[1] + byHand[2]) / 3, 15);
});

test('from the state after any round, written down and read again, splitting goes on to the same end', async () => {
  const states: SplittingState[] = [];
  const whole = await splitting(plan, simulatorOfWalk(walk, 8), {
    onRound: (state) => void states.push(state),
  });
  expect(states.length).toBeGreaterThan(3);
  expect(states.at(-1)).toEqual(whole);
  for (const state of states) {
    const from: SplittingState = JSON.parse(JSON.stringify(state));
    expect(await splitting(plan, simulatorOfWalk(walk, 8), { from })).toEqual(whole);
  }
});

test('a stop leaves the state of the last whole round', async () => {
  const stop = new AbortController();
  const state = await splitting(plan, simulatorOfWalk(walk, 8), {
    signal: stop.signal,
    onRound: () => stop.abort(),
  });
  expect(isFinished(state)).toBe(false);
  expect(state.swarms.every(({ rounds }) => rounds.length === 0)).toBe(true);
});

test('first futures are replications 0, 1, 2, …, and children have the replication of their parent', async () => {
  const asked: PathRequest[][] = [];
  const simulate = simulatorOfWalk(walk, 8);
  await splitting(plan, (requests) => {
    asked.push([...requests]);
    return simulate(requests);
  });
  expect(asked[0].map(({ replication }) => replication)).toEqual(Array.from({ length: 36 }, (_, k) => k));
  expect(
    asked
      .slice(1)
      .flat()
      .every(({ leave }) => leave !== undefined),
  ).toBe(true);
  const seeds = asked
    .slice(1)
    .flat()
    .map(({ leave }) => leave?.seed);
  expect(new Set(seeds).size).toBe(seeds.length);
});

test('days and futures are counted, replayed ones too', async () => {
  const simulate = simulatorOfWalk(walk, 8);
  let [days, paths] = [0, 0];
  const state = await splitting(plan, async (requests) => {
    const ends = await simulate(requests);
    paths += ends.length;
    for (const end of ends) days += end.days;
    return ends;
  });
  expect(state).toMatchObject({ days, paths, failures: 0 });
  expect(splittingEstimate(plan, state)).toMatchObject({ days, futures: paths });
});

test('a future that is another one when it is lived again is found out', async () => {
  let calls = 0;
  const fickle = simulatorOfWalk(walk, 8);
  const lying = (requests: readonly PathRequest[]) =>
    calls++ === 0
      ? fickle(requests)
      : Promise.resolve(requests.map(({ replication }) => ({ replication, branches: [], top: 3, days: 1 })));
  await expect(splitting(plan, lying)).rejects.toThrow('the same request must give the same future');
});

test('an event that holds from the first day on has probability 1', async () => {
  const certain = { ...plan, target: 2 };
  const estimate = splittingEstimate(certain, await splitting(certain, simulatorOfWalk(walk, 8)));
  expect(estimate).toMatchObject({ probability: 1, high: 1, rounds: 0 });
  expect(estimate.low).toBeCloseTo(0.025 ** (1 / 36), 12);
  expect(estimate.notes.join(' ')).toMatch(/not rare/u);
});

test('a level that announces nothing lets all repetitions die out: a bound instead of zero, and a note', async () => {
  const flat = { start: 0, target: 1, horizon: 5, move: () => 0 };
  const blind = { ...plan, target: 1 };
  const estimate = splittingEstimate(blind, await splitting(blind, simulatorOfWalk(flat, 8)));
  expect(estimate).toMatchObject({ probability: 0, low: 0, error: 0 });
  expect(estimate.high).toBeCloseTo(1 - 0.05 ** (1 / 36), 12);
  expect(estimate.gain).toBeUndefined();
  expect(estimate.notes.join(' ')).toMatch(/3 of 3 repetitions died out/u);
  expect(estimate.notes.join(' ')).not.toMatch(/not rare/u);
});

test('the gain has an interval from five repetitions on, by the chi-square law of their variance', async () => {
  const estimateOf = async (repeats: number) =>
    splittingEstimate({ ...plan, repeats }, await splitting({ ...plan, repeats }, simulatorOfWalk(walk, 8)));
  const four = await estimateOf(4);
  expect(four.gain).toBeGreaterThan(0);
  expect(four.gainInterval).toBeUndefined();
  // Quantiles 0.025 and 0.975 of chi-square with 4 degrees of freedom, from published tables: 0.4844 and 11.1433.
  const { gain = NaN, gainInterval } = await estimateOf(5);
  expect((gainInterval?.low ?? NaN) / gain).toBeCloseTo(0.4844 / 4, 4);
  expect((gainInterval?.high ?? NaN) / gain).toBeCloseTo(11.1433 / 4, 4);
});

test('for an event that is not rare the answer says that splitting has not helped', async () => {
  const common = { ...plan, target: 5, particles: 40, replaced: 30, repeats: 20 };
  const estimate = splittingEstimate(common, await splitting(common, simulatorOfWalk(gambler(3, 5, 0.4), 8)));
  expect(estimate.gain).toBeLessThan(1);
  expect(estimate.notes.join(' ')).toMatch(/has not helped here/u);
});

test.each([
  [{ particles: 1 }, 'invalid particles: 1'],
  [{ replaced: 0 }, 'invalid replaced: 0'],
  [{ replaced: 12 }, 'invalid replaced: 12'],
  [{ repeats: 1 }, 'invalid repeats: 1'],
  [{ seed: -1 }, 'invalid seed: -1'],
  [{ target: NaN }, 'invalid target: NaN'],
])('a plan with %j is refused', async (wrong, text) => {
  await expect(splitting({ ...plan, ...wrong }, simulatorOfWalk(walk, 8))).rejects.toThrow(text);
});
