import { expect, test } from 'vitest';
import { loadExperiment } from '../../../src/load/index.ts';
import type { Overrides } from '../../../src/load/index.ts';
import * as library from '../../fixtures/tiny-library.ts';
import { models } from '../../fixtures/tiny-model.ts';

const disclosureWith = async (overrides: Overrides): Promise<Readonly<Record<string, string>>> => {
  const file = 'tests/fixtures/experiments/full.exp.yaml';
  return (await loadExperiment(file, { models, library, overrides })).resolved.disclosure;
};
const own = { author: 'handle', paidBy: 'nobody' };

test('values that the command line sets stand in the disclosure with what the file says in their place', async () => {
  const set = {
    'pool.reading': 'b',
    'pool.rollout': '90 days',
    'pool.cost': '70 USD/day',
    'pool.size': '1 METIS',
  };
  expect(await disclosureWith({ set })).toEqual({
    ...own,
    'set all pool.reading': 'b or c -> b',
    'set all pool.rollout': '90 days or 180 days or 365 days -> 90 days',
    'set all pool.cost': '60 USD/day or 90 USD/day -> 70 USD/day',
    // Reserve and full set the lever themselves and keep their own value.
    'set current pool.size': '0 METIS (the model’s own) -> 1 METIS',
    'set rate pool.size': '0 METIS (the model’s own) -> 1 METIS',
  });
});

test('a value that is the file’s own, and a command line without changes, add nothing', async () => {
  expect(await disclosureWith({})).toEqual(own);
  expect(await disclosureWith({ set: { 'pool.mode': 'fast' }, seed: 20251103, replications: 2000 })).toEqual(
    own,
  );
});

test('what the file says of futures, seed, rules and holders is kept where the command line says otherwise', async () => {
  const overrides = {
    replications: 10,
    seed: 4,
    scenarios: ['current', 'full'],
    populations: { holders: 9 },
  };
  expect(await disclosureWith(overrides)).toEqual({
    ...own,
    'file says futures': '2,000',
    'file says seed': '20251103',
    'file says rules': 'also Rate only, Reserve only',
    'file says holders': '50',
  });
});

test('what the proposal does not say stays open when the command line gives it a value', async () => {
  const file = 'tests/fixtures/experiments/full.exp.yaml';
  const overrides = { set: { 'pool.rollout': '90 days', 'pool.reading': 'b' } };
  const { resolved } = await loadExperiment(file, { models, library, overrides });
  const open = (name: string) => resolved.assumptions.find((each) => each.name === name)?.provenance;
  expect(open('pool.rollout')).toMatchObject({ notStated: true, confidence: 'low' });
  expect(open('pool.reading')).not.toHaveProperty('notStated');
});

test('a lever that the file lists and the command line sets is said with the values of the list', async () => {
  const said = await disclosureWith({ set: { 'pool.rate': '12%' } });
  expect(said['set all pool.rate']).toMatch(/^20%\S* or 10%\S* -> 12%/u);
});
