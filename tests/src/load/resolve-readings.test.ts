import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assumed, cite, LabError, reading, tokens } from '../../../src/define/index.ts';
import { loadExperiment, writeExperiment } from '../../../src/load/index.ts';
import { keyMaterial, withDesign } from '../../../src/plan/index.ts';
import * as library from '../../fixtures/tiny-library.ts';
import { models } from '../../fixtures/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'readings-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Lines are counted in the tests below: keep one key a line.
const plain = `schema: 1
name: small
question: Is it right?
model: tiny@1
time: { start: 2025-11-03, horizon: 1 year, record: 1 week }
replications: 100
seed: 1
populations: { holders: 10 }
baseline: current
scenarios:
  current: { label: Current }
  rate: { label: Rate, levers: { pool.rate: 15% } }
observe: [price, reserve]
outcomes:
  left: { label: Left, from: reserve@end, better: higher, matters: 5 METIS }
`;
const read = `${plain}readings:
  - of: reserve
    values: { 2026-01-07: 900000 METIS, 2025-12-01: 950000 METIS }
    cite: { title: A page, read: 2026-01-07 }
`;

async function load(text: string, overrides = {}, name = 'small.exp.yaml') {
  const file = join(folder, name);
  writeFileSync(file, text);
  return loadExperiment(file, { models, library, overrides });
}

/** Code, path, line, message and what is expected of each problem of a file. */
async function problemsOf(text: string): Promise<string[]> {
  try {
    await load(text);
  } catch (error) {
    if (error instanceof LabError)
      return error.problems.map(
        ({ code, message, place }) =>
          `${code} ${place.path} line ${place.line}: ${message}; ${place.expected}${place.suggestion === undefined ? '' : `; did you mean ${place.suggestion}`}`,
      );
    throw error;
  }
  return [];
}

test('readings are resolved by day from the start, in order of days, against the baseline', async () => {
  const { resolved } = await load(read);
  expect(resolved.readings).toEqual([
    {
      of: 'reserve',
      label: 'not yet paid',
      scenario: 'current',
      values: [
        { date: '2025-12-01', day: 28, value: 950_000 },
        { date: '2026-01-07', day: 65, value: 900_000 },
      ],
      provenance: { kind: 'cite', title: 'A page', read: '2026-01-07' },
    },
  ]);
});

test('an experiment without readings has no key for them', async () => {
  const { resolved } = await load(plain);
  expect(Object.hasOwn(resolved, 'readings')).toBe(false);
});

test('readings are no part of what the run key is made of', async () => {
  const [without, withThem] = [await load(plain), await load(read)];
  expect(keyMaterial(withThem.resolved)).toEqual(keyMaterial(without.resolved));
});

test('`reading` in TypeScript says the same as YAML', () => {
  expect(reading('reserve', { values: { '2026-01-07': tokens(5) }, source: cite('A page') })).toEqual({
    of: 'reserve',
    values: { '2026-01-07': tokens(5) },
    cite: { title: 'A page' },
  });
  expect(
    reading('reserve', { values: { '2026-01-07': 5 }, source: assumed('implied', 'low'), scenario: 'rate' }),
  ).toEqual({
    of: 'reserve',
    values: { '2026-01-07': 5 },
    scenario: 'rate',
    assume: { why: 'implied', confidence: 'low' },
  });
});

test.each(['json', 'yaml'] as const)('readings written as %s load to the same readings', async (format) => {
  const text = read.replace('    cite:', '    label: Budget\n    scenario: rate\n    cite:');
  const { resolved, model } = await load(text);
  const again = await load(writeExperiment(resolved, model, format), {}, `again.exp.${format}`);
  expect(again.resolved.readings).toEqual(resolved.readings);
  expect(again.resolved.readings?.[0]).toMatchObject({ scenario: 'rate', label: 'Budget' });
});

test('a reading of a scenario that is not selected is left out', async () => {
  const text = read.replace('    cite:', '    scenario: rate\n    cite:');
  const { resolved } = await load(text, { scenarios: ['current'] });
  expect(resolved.readings).toBeUndefined();
  expect((await load(read, { scenarios: ['current'] })).resolved.readings).toHaveLength(1);
});

test('a design keeps no series, so it has no readings', async () => {
  const { resolved } = await load(read);
  expect(withDesign(resolved, { points: [{}] }).readings).toBeUndefined();
});

const cases: readonly (readonly [string, string, string, string])[] = [
  ['of: reserve', 'of: reserv', 'E106 readings[0].of line 17: unknown quantity', 'did you mean reserve'],
  ['of: reserve', 'of: paid', 'E128 readings[0].of line 17: reading of `paid`, which is not', 'in `observe`'],
  [
    '2026-01-07: 9',
    '2026-11-04: 9',
    'E128 readings[0].values.2026-11-04 line 18',
    '2025-11-03 to 2026-11-03',
  ],
  ['2025-12-01: 9', '2025-11-02: 9', 'E128 readings[0].values.2025-11-02 line 18', 'is not simulated'],
  ['2025-12-01: 9', '2025-02-30: 9', 'E126 readings[0].values.2025-02-30 line 18', 'a calendar date'],
  ['950000 METIS', '950000', 'E121 readings[0].values.2025-12-01 line 18', 'METIS'],
  ['950000 METIS', '95 days', 'E122 readings[0].values.2025-12-01 line 18', 'METIS'],
  ['950000 METIS', 'many', 'E108 readings[0].values.2025-12-01 line 18', 'an amount'],
  [
    'cite: { title: A page, read: 2026-01-07 }',
    'scenario: rate',
    'E107 readings[0] line 17',
    '`assume: { why }`',
  ],
  ['    cite', '    scenario: rat\n    cite', 'E112 readings[0].scenario line 19', 'did you mean rate'],
  ['    cite', '    unit: METIS\n    cite', 'E102 readings[0].unit line 19', 'one of of, label'],
  ['{ 2026-01-07: 900000 METIS, 2025-12-01: 950000 METIS }', '{}', 'E107 readings[0].values', 'by date'],
];

test.each(cases)('`%s` → `%s` is %s', async (from, to, found, more) => {
  if (!read.includes(from)) throw new Error(`not in the text: ${from}`);
  const told = (await problemsOf(read.replace(from, to))).filter((each) => each.startsWith(found));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(more);
});

test('the first and the last day of the time simulated can be read', async () => {
  const ends = read.replace('2026-01-07: 9', '2026-11-03: 9').replace('2025-12-01: 9', '2025-11-03: 9');
  const { resolved } = await load(ends);
  expect(resolved.readings?.[0].values.map(({ day }) => day)).toEqual([0, 365]);
});

test('one quantity is read once a date, also by two sources', async () => {
  const twice = `${read}  - of: reserve
    values: { 2026-01-07: 900000 METIS }
    assume: { why: implied }
`;
  expect(await problemsOf(twice)).toEqual([
    'E103 readings[1].values.2026-01-07 line 21: two readings of `reserve` on 2026-01-07; one reading of a quantity a date',
  ]);
  const other = twice.replace(
    '  - of: reserve\n    values: { 2026-01-07: 900000 METIS }\n',
    '  - of: price\n    values: { 2026-01-07: 20 USD/METIS }\n',
  );
  expect(await problemsOf(other)).toEqual([]);
});
