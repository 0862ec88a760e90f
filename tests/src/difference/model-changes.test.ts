import { expect, test } from 'vitest';
import { modelChanges } from '../../../src/difference/index.ts';
import { readRun } from '../../../src/report/run-data.ts';
import type { ParameterRow, RunData } from '../../../src/report/run-data.ts';
import { finishedRun } from '../run/small-run.ts';

const row = (name: string, changes: Partial<ParameterRow> = {}): ParameterRow => ({
  scenario: 'low',
  name,
  role: 'lever',
  means: '',
  value: '1',
  unit: 'METIS',
  set: 'default',
  provenance: 'assume',
  source: '',
  confidence: 'low',
  ...changes,
});

async function withParameters(rows: readonly ParameterRow[], version = 'm@1.0.0'): Promise<RunData> {
  const run = readRun((await finishedRun()).folder);
  const versions = { ...run.manifest.versions, model: version };
  return { ...run, manifest: { ...run.manifest, versions }, parameters: () => rows };
}

test('mechanisms, their order, and parameters that came, went or changed are named', async () => {
  const before = await withParameters([row('a.x'), row('b.y'), row('c.z', { value: '3' }), row('d.old')]);
  const after = await withParameters(
    [row('b.y', { unit: 'days' }), row('a.x'), row('a.new'), row('c.z', { value: '4' })],
    'm@1.1.0',
  );
  expect(modelChanges(before, after)).toEqual([
    { where: 'model', what: 'version', before: 'm@1.0.0', after: 'm@1.1.0' },
    { where: 'model', what: 'mechanism d', before: 'present', after: 'absent' },
    { where: 'model', what: 'order of mechanisms', before: 'a, b, c', after: 'b, a, c' },
    { where: 'parameter', what: 'b.y', before: 'lever in METIS', after: 'lever in days' },
    { where: 'parameter', what: 'd.old', before: 'lever in METIS', after: 'absent' },
    { where: 'parameter', what: 'a.new', before: 'absent', after: 'lever in METIS' },
    { where: 'default', what: 'c.z', before: '3', after: '4' },
  ]);
});

test('a parameter that an experiment sets has no default to compare', async () => {
  const before = await withParameters([row('a.x', { set: 'scenario', value: '5' })]);
  const after = await withParameters([row('a.x', { value: '6' })]);
  expect(modelChanges(before, after)).toEqual([]);
});
