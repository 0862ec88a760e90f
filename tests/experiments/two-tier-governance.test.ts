import { expect, test } from 'vitest';
import experiment from '../../experiments/two-tier-governance.exp.ts';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { last, small } from '../laws/small-economy.ts';
import type { Values } from '../laws/small-economy.ts';

test('the rules differ by levers of governance and nothing else, and proposals come in all of them', async () => {
  const { resolved, warnings } = await loadExperiment('experiments/two-tier-governance.exp.ts', {
    models: installedModels,
  });
  const [inForce, ...others] = resolved.scenarios;
  expect([...warnings]).toEqual([]);
  expect(inForce?.levers['governance.rule'] ?? 'optimistic').toBe('optimistic');
  for (const { levers } of others) {
    expect(levers['governance.proposals']).toBe('poisson');
    const changed = Object.keys(levers).filter((name) => levers[name] !== inForce?.levers[name]);
    expect(changed.every((name) => name.startsWith('governance.'))).toBe(true);
  }
});

test('every claim of the article is quoted with its author, and labels begin with “the”', () => {
  expect(experiment.claims?.length).toBe(8);
  for (const { by } of experiment.claims ?? [])
    expect(by).toMatch(/^(Kevin Liu in TechFlow|press release of June 2024)$/u);
  for (const { label } of Object.values(experiment.outcomes)) expect(label).toMatch(/^the [^.]+$/u);
});

test('with 500 wallets asked for and few voters nothing passes; two tiers let useful proposals pass and leave large voters little power', () => {
  const run = (parameters: Values) =>
    small({
      days: 730,
      populations: { holders: 1_000 },
      observe: ['governance.usefulPassRate', 'governance.harmfulPassRate', 'whaleCapture'],
      parameters: {
        'governance.proposals': 'calendar',
        'governance.proposalsPerYear': 12,
        'governance.turnout': 0.03,
        'governance.whaleTurnout': 0.1,
        ...parameters,
      },
    });
  const wallets = run({ 'governance.rule': 'token', 'governance.wallets': 500 });
  const token = run({ 'governance.rule': 'token', 'governance.wallets': 5 });
  const tiers = run({ 'governance.rule': 'twoTier' });
  expect(last(wallets, 'governance.usefulPassRate')).toBe(0);
  expect(last(tiers, 'governance.usefulPassRate')).toBeGreaterThan(0.3);
  expect(last(tiers, 'governance.harmfulPassRate')).toBeLessThan(0.2);
  expect(last(tiers, 'whaleCapture')).toBeLessThan(last(token, 'whaleCapture'));
});
