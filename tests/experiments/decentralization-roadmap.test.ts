import { expect, test } from 'vitest';
import experiment from '../../experiments/decentralization-roadmap.exp.ts';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { last, small } from '../laws/small-economy.ts';
import type { Values } from '../laws/small-economy.ts';

test('the roadmap compares policies by their levers, with the thresholds of the gates the same in all', async () => {
  const { resolved, warnings } = await loadExperiment('experiments/decentralization-roadmap.exp.ts', {
    models: installedModels,
  });
  expect([...warnings]).toEqual([]);
  expect(resolved.scenarios.map(({ name }) => name)).toEqual([
    'today',
    'leaves',
    'fees',
    'elections',
    'tiers',
    'all',
  ]);
  for (const { levers } of resolved.scenarios) expect(levers['stages.leastOwners']).toBe(2);
});

test('claims come from the article, the release and the roadmap of 2021, and labels begin with “the”', () => {
  const authors = new Set((experiment.claims ?? []).map(({ by }) => by));
  expect([...authors].sort()).toEqual([
    'Kevin Liu in TechFlow',
    'press release of June 2024',
    'roadmap of 2021',
  ]);
  for (const { label } of Object.values(experiment.outcomes)) expect(label).toMatch(/^the [^.]+$/u);
});

test('without the foundation more goes to outsiders, and two tiers begin on their day', () => {
  const run = (parameters: Values) =>
    small({ days: 400, observe: ['stages.outsideShare', 'twoTierActive'], parameters });
  const today = run({});
  const all = run({
    'locking.forcedExit': 'foundation',
    'locking.forcedExitDay': 10,
    'governance.rule': 'twoTier',
    'governance.twoTierFrom': 365,
    'sequencerPool.feeShare': 0.5,
  });
  expect(last(all, 'stages.outsideShare')).toBeGreaterThan(last(today, 'stages.outsideShare'));
  expect(all.series['twoTierActive']?.[364]).toBe(0);
  expect(all.series['twoTierActive']?.[365]).toBe(1);
});
