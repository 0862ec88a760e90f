import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { drawAssumptions } from '../../src/plan/index.ts';
import { simulate } from '../../src/simulate/index.ts';

const { resolved, model, warnings } = await loadExperiment('experiments/reward-rate.exp.ts', {
  models: installedModels,
});

/** Mean realised rate, mean gap and runway of a year under the rules of a scenario, with few holders. */
function year(name: string, replication: number) {
  const levers = resolved.scenarios.find((scenario) => scenario.name === name)?.levers ?? {};
  const drawn = drawAssumptions(resolved.assumptions, { seed: resolved.seed, replication });
  const { series } = simulate({
    model,
    start: resolved.time.start,
    days: 365,
    seed: resolved.seed,
    replication,
    populations: { holders: 50 },
    parameters: { ...drawn, ...levers },
    observe: ['realisedRate', 'rewardReset.rateGap', 'rewardReset.nominalRate', 'sequencerPool.runway'],
    recordEvery: 5,
  });
  const late = (series['realisedRate'] ?? []).slice(40);
  return {
    realised: late.reduce((a, b) => a + b, 0) / late.length,
    gap: series['rewardReset.rateGap']?.at(-1) ?? NaN,
    nominal: series['rewardReset.nominalRate']?.at(-1) ?? NaN,
    runway: series['sequencerPool.runway']?.at(-1) ?? NaN,
  };
}

test('the experiment is read without a warning', () => {
  expect(warnings).toEqual([]);
  expect(resolved.scenarios.map(({ name }) => name)).toContain('atPace');
});

test('a higher announced rate pays more and lasts shorter', () => {
  const sweep = ['five', 'ten', 'fifteen', 'twenty', 'twentyFive'].map((name) => year(name, 0));
  const realised = sweep.map((each) => each.realised);
  const runways = sweep.map((each) => each.runway);
  expect(realised).toEqual([...realised].sort((a, b) => a - b));
  expect(runways).toEqual([...runways].sort((a, b) => b - a));
});

test('set every two weeks for blocks of 8 seconds, 20 % pay less than 17 % although the reset is kept', () => {
  for (let replication = 0; replication < 2; replication++) {
    const { realised, nominal, gap } = year('twenty', replication);
    expect(nominal).toBeGreaterThan(0.18);
    expect(realised).toBeLessThan(0.17);
    expect(gap).toBeGreaterThan(0.02);
  }
});

test('set for the real pace the same 20 % pay almost twice as much', () => {
  const [twenty, atPace] = [year('twenty', 0), year('atPace', 0)];
  expect(atPace.realised / twenty.realised).toBeGreaterThan(1.4);
  expect(atPace.realised / twenty.realised).toBeLessThan(14 / 8 + 0.2);
});
