import { expect, test } from 'vitest';
import { metis } from '../../models/metis/metis.ts';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { simulate } from '../../src/simulate/index.ts';

const load = () => loadExperiment('experiments/ai-demand.exp.ts', { models: installedModels });
const observe = [
  'demandOffset.ratio',
  'demandOffset.bought',
  'demandOffset.kept',
  'demandOffset.released',
  'dataAvailability.burnedSoFar',
  'lazai.feesSoFar',
  'price',
];

/** A future of a year under the levers of a scenario. */
async function run(scenario: string) {
  const { resolved } = await load();
  const found = resolved.scenarios.find(({ name }) => name === scenario);
  const { series } = simulate({
    model: metis,
    days: 365,
    seed: 4,
    populations: { holders: 60 },
    parameters: { ...found?.levers, 'market.impact': 'none', 'aiWorkload.innovation': 2 },
    observe,
  });
  return (name: string) => series[name]?.at(-1) ?? NaN;
}

test('the scenarios differ by the opening of LazAI and its fee split, and by nothing else', async () => {
  const { resolved, warnings } = await load();
  expect([...warnings]).toEqual([]);
  const [closed, ...others] = resolved.scenarios;
  const changed = others.map(({ name, levers }) => {
    const all = new Set([...Object.keys(closed?.levers ?? {}), ...Object.keys(levers)]);
    return [name, [...all].filter((lever) => closed?.levers[lever] !== levers[lever]).sort()];
  });
  expect(Object.fromEntries(changed)).toEqual({
    burning: ['lazai.feeSplit', 'lazai.launched'],
    open: ['lazai.launched'],
  });
});

test('without LazAI the offset is exactly zero; with it AI use buys some, and less than is released', async () => {
  const closed = await run('closed');
  expect(closed('demandOffset.ratio')).toBe(0);
  expect(closed('lazai.feesSoFar')).toBe(0);
  const open = await run('open');
  expect(open('demandOffset.bought')).toBeGreaterThan(0);
  expect(open('demandOffset.ratio')).toBeLessThan(1);
  expect(open('demandOffset.kept')).toBeLessThanOrEqual(open('demandOffset.bought'));
  // Without impact on the price, LazAI changes neither releases nor prices.
  expect(open('price')).toBe(closed('price'));
  expect(open('demandOffset.released')).toBe(closed('demandOffset.released'));
});

test('the contract’s split burns a tenth of LazAI’s fees, and no other scenario burns any', async () => {
  const burning = await run('burning');
  expect(burning('dataAvailability.burnedSoFar') / burning('lazai.feesSoFar')).toBeCloseTo(0.1, 6);
  expect((await run('open'))('dataAvailability.burnedSoFar')).toBe(0);
});

test('labels of outcomes fit behind a verb', async () => {
  const { resolved } = await load();
  for (const { label } of resolved.outcomes) expect(label).toMatch(/^the [^.]+$/u);
});
