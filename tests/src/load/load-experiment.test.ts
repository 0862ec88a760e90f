import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  estimate,
  experimentSchema,
  importBundle,
  loadExperiment,
  writeExperiment,
} from '../../../src/load/index.ts';
import { parametersFor } from '../../../src/plan/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { canonicalJson } from '../../../src/store/canonical-json.ts';
import { tiny, models } from '../../fixtures/tiny-model.ts';
import * as library from '../../fixtures/tiny-library.ts';

const fixtures = 'tests/fixtures/experiments';
const options = { models, library };
const folder = mkdtempSync(join(tmpdir(), 'load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const load = (file: string) => loadExperiment(file, options);

test('the same experiment in TypeScript, YAML and JSON resolves to the same data', async () => {
  const ts = await load(`${fixtures}/full.exp.ts`);
  const yaml = await load(`${fixtures}/full.exp.yaml`);
  const json = join(folder, 'full.exp.json');
  writeFileSync(json, writeExperiment(yaml.resolved, yaml.model, 'json'));
  expect(canonicalJson(yaml.resolved)).toBe(canonicalJson(ts.resolved));
  expect(canonicalJson((await load(json)).resolved)).toBe(canonicalJson(ts.resolved));
  expect([ts.format, yaml.format]).toEqual(['ts', 'yaml']);
  expect([ts.ownModel, yaml.ownModel, ts.model === tiny]).toEqual([false, false, true]);
});

test('every value of a resolved experiment is in its canonical unit', async () => {
  const { resolved, warnings } = await load(`${fixtures}/full.exp.yaml`);
  expect(resolved.time).toEqual({ start: '2025-11-03', days: 1825, record: 7 });
  expect(resolved.scenarios).toEqual([
    { name: 'current', label: 'Current rules', levers: { 'pool.mode': 'fast' } },
    { name: 'rate', label: 'Rate only', levers: { 'pool.mode': 'fast', 'pool.rate': 0.15 } },
    { name: 'reserve', label: 'Reserve only', levers: { 'pool.mode': 'fast', 'pool.size': 2_000_000 } },
    {
      name: 'full',
      label: 'Full proposal',
      levers: { 'pool.mode': 'fast', 'pool.rate': 0.15, 'pool.size': 2_000_000 },
    },
  ]);
  expect(resolved.points).toEqual([
    { 'pool.cost': 60, 'pool.rate': 0.2 },
    { 'pool.cost': 60, 'pool.rate': 0.1 },
    { 'pool.cost': 90, 'pool.rate': 0.2 },
    { 'pool.cost': 90, 'pool.rate': 0.1 },
  ]);
  expect(resolved.assumptions.map(({ name, distribution }) => [name, distribution])).toEqual([
    ['pool.reading', { kind: 'choice', options: ['b', 'c'], weights: [1, 1] }],
    ['pool.remaining', { kind: 'uniform', low: 3_000_000, high: 5_000_000 }],
    ['pool.response', { kind: 'lognormal', median: 0.8, sigma: 0.25 }],
    ['pool.rollout', { kind: 'choice', options: [90, 180, 365], weights: [1, 2, 1] }],
  ]);
  expect(resolved.outcomes.map(({ name, unit, matters }) => [name, unit, matters])).toEqual([
    ['paidOut', 'METIS', 50_000],
    ['runwayYears', 'years', 0.25],
    ['stakeDrop', 'share', 0.05],
  ]);
  expect(resolved.claims[1].scenarios).toEqual(['rate', 'reserve', 'full']);
  expect(resolved.populations).toEqual({ holders: 50 });
  expect(warnings.map(({ code }) => code)).toEqual(['W102']);
});

test.each(['json', 'yaml'] as const)(
  'an experiment written as %s loads to the identical experiment',
  async (format) => {
    const { resolved, model } = await load(`${fixtures}/full.exp.ts`);
    const file = join(folder, `written.exp.${format}`);
    writeFileSync(file, writeExperiment(resolved, model, format));
    const again = await load(file);
    expect(again.resolved).toEqual(resolved);
    expect(writeExperiment(again.resolved, again.model, format)).toBe(readFileSync(file, 'utf8'));
  },
);

test('the bundle of a TypeScript experiment has the same bytes in every folder and names none', async () => {
  const here = await load(`${fixtures}/full.exp.ts`);
  cpSync(fixtures, join(folder, 'copy'), { recursive: true });
  const there = await load(join(folder, 'copy', 'full.exp.ts'));
  expect(there.bundle).toBe(here.bundle);
  expect(here.bundle).not.toContain('shared.ts');
  expect(here.bundle).not.toContain(folder);
  expect(here.bundle).toContain('from "metis-lab"');
});

test('a bundle can be imported again and brings its own model', async () => {
  writeFileSync(join(folder, 'own.exp.ts'), ownModel);
  const { bundle = '', model, ownModel: own, resolved } = await load(join(folder, 'own.exp.ts'));
  expect([own, model.name, resolved.model.version]).toEqual([true, 'mine', '0.1.0']);
  expect(await importBundle(bundle, library)).toMatchObject({ model: { name: 'mine' } });
});

const ownModel = `
import { assumed, defineEconomy, defineExperiment, level, lever, pct, days } from 'metis-lab';
const { mechanism, model } = defineEconomy({ quantities: { x: level('1', { means: 'x' }) } });
const grow = mechanism({
  name: 'grow', purpose: 'Grows.', writes: ['x'],
  parameters: { rate: lever({ value: 0.1, unit: '1/year', between: [0, 1], means: 'rate', source: assumed('test', 'low') }) },
  step({ economy, parameters }) { economy.x += Math.max(0, parameters.rate); },
});
export default defineExperiment({
  schema: 1, name: 'own', question: 'Own?', model: model({ name: 'mine', version: '0.1.0', means: 'mine', schedule: [grow] }),
  time: { start: '2025-01-01', horizon: days(10) }, replications: 1, seed: 1, baseline: 'a',
  scenarios: { a: { label: 'A' }, b: { label: 'B', levers: { grow: { rate: pct(15) } } } },
  observe: ['x'], outcomes: { x: { label: 'x', from: 'x@end', better: 'higher', matters: 0.1 } },
});
`;

test('a mechanism of the file’s own cannot reach the clock in its steps either', async () => {
  const text = ownModel.replace('Math.max(0, parameters.rate)', 'Math.random() + Date.now()');
  writeFileSync(join(folder, 'clock.exp.ts'), text);
  const { model } = await load(join(folder, 'clock.exp.ts'));
  const run = () => simulate({ model, days: 1, seed: 1, observe: ['x'] });
  expect(run).toThrow(expect.objectContaining({ code: 'E132', message: 'not pure: use of `Math.random`' }));
});

test('the command line changes replications, seed, sizes, values and the choice of scenarios', async () => {
  const { resolved, warnings } = await loadExperiment(`${fixtures}/full.exp.yaml`, {
    ...options,
    overrides: {
      replications: 10,
      seed: 4,
      scenarios: ['rate', 'current'],
      populations: { holders: 9 },
      set: { 'pool.mode': 'slow', 'pool.response': '0.5', 'pool.cost': '70 USD/day', 'pool.size': '1 METIS' },
    },
  });
  expect([resolved.replications, resolved.seed, resolved.populations]).toEqual([10, 4, { holders: 9 }]);
  expect(resolved.scenarios.map(({ name }) => name)).toEqual(['current', 'rate']);
  expect(resolved.scenarios[0].levers).toEqual({ 'pool.mode': 'slow', 'pool.size': 1 });
  expect(resolved.points).toEqual([{ 'pool.rate': 0.2 }, { 'pool.rate': 0.1 }]);
  const response = resolved.assumptions.find(({ name }) => name === 'pool.response');
  expect(response).toMatchObject({
    distribution: { kind: 'fixed', value: 0.5 },
    provenance: { why: 'set on the command line' },
  });
  expect(resolved.claims.map(({ scenarios }) => scenarios)).toEqual([['rate'], ['rate'], ['rate']]);
  expect(resolved.expect).toEqual(['ledger.balanced', 'failed == 0']);
  expect(warnings.map(({ code }) => code)).toContain('W103');
});

test('what the command line gets wrong is named as the command line’s', async () => {
  const overrides = {
    replications: 0,
    scenarios: ['rat'],
    populations: { holder: 3, holders: 0 },
    set: { 'pool.rates': '1%', 'pool.rate': '15', 'pool.cost': '1e9 USD/day' },
  };
  const error = await loadExperiment(`${fixtures}/full.exp.yaml`, { ...options, overrides }).catch(
    (problem) => problem,
  );
  const found = error.problems.map(({ code, place }: { code: string; place: object }) => ({
    code,
    ...place,
  }));
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'E119', path: '--replications' }),
      expect.objectContaining({ code: 'E112', path: '--scenarios', suggestion: 'rate' }),
      expect.objectContaining({ code: 'E102', path: '--holder', suggestion: 'holders' }),
      expect.objectContaining({ code: 'E118', path: '--holders' }),
      expect.objectContaining({ code: 'E104', path: '--set.pool.rates', suggestion: 'pool.rate' }),
      expect.objectContaining({ code: 'E121', path: '--set.pool.rate' }),
      expect.objectContaining({ code: 'E105', path: '--set.pool.cost' }),
    ]),
  );
  for (const each of found) expect(each).not.toHaveProperty('line');
});

test('a design point and a scenario together give every parameter its value', async () => {
  const { resolved } = await load(`${fixtures}/full.exp.yaml`);
  const values = parametersFor(resolved, { scenario: resolved.scenarios[1], point: 2, replication: 0 });
  expect(values).toMatchObject({ 'pool.rate': 0.15, 'pool.cost': 90, 'pool.mode': 'fast' });
});

test('the size of a run is known before it starts', async () => {
  const { resolved, model } = await load(`${fixtures}/full.exp.yaml`);
  // 4 scenarios x 4 points x 2,000 replications; days 0, 7, ..., 1820 and 1825; one column of 50 holders.
  expect(estimate(resolved, model)).toEqual({
    futures: 32_000,
    parts: 2_000,
    rows: 96_000,
    seriesBytes: 32_000 * 262 * 3 * 8,
    memoryBytes: 400,
  });
});

test('the published JSON Schema is the one the loader checks', () => {
  expect(readFileSync('schema/experiment.schema.json', 'utf8')).toBe(experimentSchema());
});

test('minus zero is zero', async () => {
  const overrides = { set: { 'pool.size': '-0 METIS' } };
  const { resolved } = await loadExperiment(`${fixtures}/full.exp.yaml`, { ...options, overrides });
  expect(resolved.scenarios[0].levers['pool.size']).toBe(0);
});

test('every kind of source is kept, and a value without one is warned about', async () => {
  const text = readFileSync(`${fixtures}/full.exp.yaml`, 'utf8');
  const sha256 = 'ab'.repeat(32);
  const changed = text
    .replace('assume: { why: two readings }', `measure: { file: data.csv, sha256: ${sha256}, how: counted }`)
    .replace('[60 USD/day, 90 USD/day]', '60 USD/day');
  const file = join(folder, 'sources.exp.yaml');
  writeFileSync(file, changed);
  const { resolved, warnings } = await load(file);
  const sources = Object.fromEntries(resolved.assumptions.map(({ name, provenance }) => [name, provenance]));
  expect(sources['pool.reading']).toEqual({ kind: 'measure', file: 'data.csv', sha256, how: 'counted' });
  expect(sources['pool.response']).toMatchObject({ kind: 'cite', title: 'The proposal' });
  expect(sources['pool.rollout']).toMatchObject({ kind: 'assume', confidence: 'medium', notStated: true });
  expect(sources['pool.cost']).toMatchObject({ kind: 'assume', why: 'as written in the experiment' });
  expect(warnings).toContainEqual(
    expect.objectContaining({
      code: 'W101',
      place: expect.objectContaining({ path: 'assumptions.pool.cost', line: 32 }),
    }),
  );
});
