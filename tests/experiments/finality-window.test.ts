import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { drawAssumptions } from '../../src/plan/index.ts';
import { simulate } from '../../src/simulate/index.ts';

const { resolved, model, warnings } = await loadExperiment('experiments/finality-window.exp.ts', {
  models: installedModels,
});
const observe = ['stolen', 'verifiers.checksPerBatch', 'verifiers.verifiers', 'finality.delay'];

/** The end of a year under the rules of a scenario, with few holders. */
function year(name: string, replication: number): Record<string, number> {
  const levers = resolved.scenarios.find((scenario) => scenario.name === name)?.levers ?? {};
  const drawn = drawAssumptions(resolved.assumptions, { seed: resolved.seed, replication });
  const { series } = simulate({
    model,
    start: resolved.time.start,
    days: 365,
    seed: resolved.seed,
    replication,
    populations: { holders: 20, clients: 5, positions: 5 },
    parameters: { ...drawn, ...levers },
    observe,
    recordEvery: 365,
  });
  return Object.fromEntries(observe.map((each) => [each, series[each]?.at(-1) ?? NaN]));
}

test('the question of the window has six scenarios, and a claim for every promise of the roadmap', () => {
  expect(warnings).toEqual([]);
  expect(resolved.scenarios).toHaveLength(6);
  expect(resolved.claims.map(({ by }) => by)).toEqual(Array<string>(5).fill('roadmap of 2021'));
});

test('with nothing to win nobody checks, even where verifiers are paid; with a deposit at stake somebody does', () => {
  const [today, paid, deposit] = ['today', 'paid', 'deposit'].map((name) => year(name, 0));
  expect(today?.['verifiers.checksPerBatch']).toBe(0);
  expect(today?.['verifiers.verifiers']).toBe(0);
  expect(paid?.['verifiers.verifiers']).toBeGreaterThan(0);
  expect(paid?.['verifiers.checksPerBatch']).toBe(0);
  expect(deposit?.['verifiers.checksPerBatch']).toBeGreaterThan(0);
});

test('without a check the length of the window changes what is stolen by nothing, and with one a shorter one never loses less', () => {
  for (let replication = 0; replication < 2; replication++) {
    const [today, hours, staked, minutes] = ['today', 'hours', 'deposit', 'minutesDeposit'].map((name) =>
      year(name, replication),
    );
    expect(hours?.['stolen']).toBe(today?.['stolen']);
    expect(hours?.['finality.delay']).toBeCloseTo(0.25, 12);
    expect(minutes?.['stolen']).toBeGreaterThanOrEqual(staked?.['stolen'] ?? NaN);
  }
});
