import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { loadExperiment, writeExperiment } from '../../../src/load/index.ts';
import { writtenForm } from '../../../src/load/written-form.ts';
import { keyMaterial } from '../../../src/plan/index.ts';
import { canonicalJson } from '../../../src/store/canonical-json.ts';
import * as library from '../../fixtures/tiny-library.ts';
import { models } from '../../fixtures/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'draws-'));
afterAll(() => rmSync(folder, { recursive: true }));
const base = readFileSync('tests/fixtures/experiments/full.exp.yaml', 'utf8');

let number = 0;
/** The experiment of the fixtures with further lines; 64 replications. */
function load(lines: string, text = base.replace(/^replications: .*$/mu, 'replications: 64')) {
  const file = join(folder, `draws-${number++}.exp.yaml`);
  writeFileSync(file, `${text}\n${lines}\n`);
  return loadExperiment(file, { models, library });
}

async function problemOf(lines: string): Promise<readonly [string, string, string | undefined]> {
  try {
    await load(lines);
  } catch (error) {
    if (error instanceof LabError) {
      const [first] = error.problems;
      return [first.code, first.message, first.place.expected];
    }
    throw error;
  }
  return ['none', '', undefined];
}

test('without draws, and with independent ones, an experiment resolves as it always did and keeps its key', async () => {
  const plain = (await load('')).resolved;
  const said = (await load('draws: { assumptions: independent }')).resolved;
  expect(canonicalJson(said)).toBe(canonicalJson(plain));
  expect(Object.hasOwn(keyMaterial(plain), 'draws')).toBe(false);
});

test('a group that is not said is a pair, a block, or 64 points', async () => {
  const drawsOf = async (kind: string) => (await load(`draws: { assumptions: ${kind} }`)).resolved.draws;
  expect(await drawsOf('antithetic')).toEqual({ assumptions: 'antithetic', group: 2 });
  expect(await drawsOf('stratified')).toEqual({ assumptions: 'stratified', group: 16 });
  expect(await drawsOf('sobol')).toEqual({ assumptions: 'sobol', group: 64 });
});

test('coordinated draws are part of the key of a run, group included', async () => {
  const keys = await Promise.all(
    ['antithetic', 'stratified', 'stratified, group: 32', 'sobol'].map(async (draws) =>
      canonicalJson(keyMaterial((await load(`draws: { assumptions: ${draws} }`)).resolved)),
    ),
  );
  expect(new Set(keys).size).toBe(4);
});

test('draws are written and read back, in YAML and JSON', async () => {
  const { resolved, model } = await load('draws: { assumptions: sobol, group: 32 }');
  for (const format of ['yaml', 'json'] as const) {
    const file = join(folder, `again.exp.${format}`);
    writeFileSync(file, writeExperiment(resolved, model, format));
    expect(canonicalJson((await loadExperiment(file, { models, library })).resolved)).toBe(
      canonicalJson(resolved),
    );
  }
  expect(writtenForm({ draws: { assumptions: 'sobol', group: 32 } })).toEqual({
    draws: { assumptions: 'sobol', group: 32 },
  });
});

test('a group that the way of drawing cannot have is refused with what it can have', async () => {
  expect(await problemOf('draws: { assumptions: antithetic, group: 4 }')).toEqual([
    'E119',
    'invalid group of antithetic draws: 4',
    '2: a pair',
  ]);
  expect(await problemOf('draws: { assumptions: stratified, group: 2.5 }')).toEqual([
    'E119',
    'invalid group of stratified draws: 2.5',
    'a whole number, 2 to 4096',
  ]);
  expect(await problemOf('draws: { assumptions: sobol, group: 48 }')).toEqual([
    'E119',
    'invalid group of sobol draws: 48',
    'a power of two, 2 to 4096',
  ]);
  expect((await problemOf('draws: { assumptions: independent, group: 4 }'))[1]).toBe(
    'a group of independent draws',
  );
  expect((await problemOf('draws: { assumptions: latin }'))[0]).toBe('E108');
});

test('replications behind the last whole group are warned of, with the nearest numbers that would do', async () => {
  const warningOf = async (draws: string) =>
    (await load(`draws: { assumptions: ${draws} }`)).warnings.find(({ code }) => code === 'W105');
  const stratified = await warningOf('stratified, group: 24');
  expect(stratified?.message).toBe(
    'the last 16 of 64 replications are no whole group of 24: results leave them out',
  );
  expect(stratified?.place.expected).toBe('a multiple of 24: 48 or 72');
  expect((await warningOf('sobol, group: 128'))?.message).toBe(
    '64 replications are not one group of 128: there will be no interval',
  );
  expect(await warningOf('sobol')).toBeUndefined();
});
