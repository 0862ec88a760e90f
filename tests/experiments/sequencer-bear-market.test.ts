import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { drawAssumptions } from '../../src/plan/index.ts';
import { simulate } from '../../src/simulate/index.ts';

const { resolved, model, warnings } = await loadExperiment('experiments/sequencer-bear-market.exp.ts', {
  models: installedModels,
});
const observe = [
  'price',
  'locking.seats',
  'attackCost',
  'poolRisk.nakamotoOwners',
  'sequencerPool.slashed',
  'feeYield',
];

/** The end of a year and a half under the rules of a scenario, with few holders; a drift of the price where one is given. */
function end(name: string, replication: number, drift?: number): Record<string, number> {
  const levers = resolved.scenarios.find((scenario) => scenario.name === name)?.levers ?? {};
  const drawn = drawAssumptions(resolved.assumptions, { seed: resolved.seed, replication });
  const { series } = simulate({
    model,
    start: resolved.time.start,
    days: 548,
    seed: resolved.seed,
    replication,
    populations: { holders: 50 },
    parameters: { ...drawn, ...levers, ...(drift === undefined ? {} : { 'market.drift': drift }) },
    observe,
    recordEvery: 548,
  });
  return Object.fromEntries(observe.map((each) => [each, series[each]?.at(-1) ?? NaN]));
}

test('the experiment is read without a warning', () => {
  expect(warnings).toEqual([]);
});

test('in the same future a stronger fall of the price makes an attack cheaper and never fills more seats', () => {
  const [flat = {}, falling = {}] = [0, -1].map((drift) => end('current', 0, drift));
  expect(falling['price']).toBeLessThan(flat['price'] ?? NaN);
  expect(falling['attackCost']).toBeLessThan(flat['attackCost'] ?? NaN);
  expect(falling['locking.seats']).toBeLessThanOrEqual(flat['locking.seats'] ?? NaN);
});

test('where the foundation leaves there are fewer seats, and not more owners are needed to halt the pool', () => {
  const [current = {}, out = {}] = ['current', 'foundationOut'].map((name) => end(name, 0));
  expect(out['locking.seats']).toBeLessThan(current['locking.seats'] ?? NaN);
  expect(out['poolRisk.nakamotoOwners']).toBeLessThanOrEqual(current['poolRisk.nakamotoOwners'] ?? NaN);
});

test('only slashing slashes, and only the share of fees pays fees', () => {
  const [current = {}, slashing = {}, fees = {}] = ['current', 'slashing', 'fees'].map((name) =>
    end(name, 1),
  );
  expect(current['sequencerPool.slashed']).toBe(0);
  expect(slashing['sequencerPool.slashed']).toBeGreaterThan(0);
  expect(current['feeYield']).toBe(0);
  expect(fees['feeYield']).toBeGreaterThan(0);
});
