import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDesign } from '../../../src/plan/index.ts';
import { openQuery } from '../../../src/query/index.ts';
import type { QuerySession } from '../../../src/query/index.ts';
import { readRun } from '../../../src/report/run-data.ts';
import { plainTable } from '../../../src/store/index.ts';
import { finishedRun, runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const opened: { query?: QuerySession; folder?: string } = {};
const results = mkdtempSync(join(tmpdir(), 'mlab-query-'));

beforeAll(async () => {
  const { folder } = await runInto(results, { experiment: stakingExperiment() });
  opened.folder = folder;
  opened.query = await openQuery([folder]);
});
afterAll(() => {
  opened.query?.close();
  rmSync(results, { recursive: true, force: true });
});

const rows = (sql: string) => opened.query?.sql(sql).rows;

test('views are named after the tables, and nothing else is listed', () => {
  expect(rows('show tables')?.flat()).toEqual(
    ['outcomes', 'replications', 'parameters', 'summary', 'flows', 'failures', 'series', 'points'].sort(),
  );
});

test('an average over a view is that of the values in the file', () => {
  const values = readRun(opened.folder ?? '').outcome('high', 'staked');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [[found, count]] = rows(
    "select avg(value), count(*) from outcomes where scenario = 'high' and outcome = 'staked'",
  ) ?? [[]];
  expect(found).toBeCloseTo(mean, 12);
  expect(count).toBe(40);
});

test('series of all scenarios stand in one view', () => {
  expect(rows('select scenario, count(*), max(day) from series group by all order by all')).toEqual([
    ['high', 40 * 10, 60],
    ['low', 40 * 10, 60],
  ]);
});

test('the same statement gives the same bytes', () => {
  const sql = 'select scenario, sum(value), stddev(value) from outcomes group by all order by all';
  expect(opened.query?.arrow(sql)).toEqual(opened.query?.arrow(sql));
});

test.each([
  ["select * from read_csv('/etc/passwd')", /disabled by configuration/u],
  ["select * from read_text('/etc/hostname')", /disabled by configuration/u],
  ["copy (select 1) to 'leak.csv'", /disabled by configuration/u],
  ["attach 'leak.db'", /disabled by configuration/u],
  ['set enable_external_access = true', /locked|configuration/u],
  ["set memory_limit = '100GB'", /locked/u],
])('a statement does not reach beyond the tables: %s', (sql, message) => {
  expect(() => opened.query?.sql(sql)).toThrow(
    expect.objectContaining({ code: 'E521', message: expect.stringMatching(message) }),
  );
});

test('a mistake in the SQL is told in one line, with the views there are', () => {
  expect(() => opened.query?.sql('selec 1')).toThrow(
    expect.objectContaining({
      code: 'E521',
      message: 'Parser Error: syntax error at or near "selec"',
      place: expect.objectContaining({
        exit: 2,
        expected: expect.stringContaining('outcomes, replications'),
      }),
    }),
  );
});

test('values of every kind become plain data', () => {
  const sql = `select 9007199254740993::bigint, 12::bigint, 'nan'::double, null, [1, 2], {'a': 1, 'b': ['x']},
    date '2024-02-29', timestamp '2024-02-29 03:04:05.5', 1.25::decimal(9, 2), true`;
  expect(rows(sql)).toEqual([
    [
      9007199254740993n,
      12,
      NaN,
      null,
      [1, 2],
      { a: 1, b: ['x'] },
      '2024-02-29',
      '2024-02-29T03:04:05.500Z',
      1.25,
      true,
    ],
  ]);
});

test('several runs are united with a column that names them', async () => {
  const { folder } = await finishedRun();
  const other = await runInto(temporaryFolder(), { experiment: stakingExperiment({ seed: 12 }) });
  const both = await openQuery([folder, other.folder], 'select run from outcomes');
  expect(both.sql('select count(distinct run), count(*) from outcomes').rows).toEqual([[2, 160]]);
  both.close();
});

test('a sweep has its points and the tables of its analysis', async () => {
  const experiment = stakingExperiment({ replications: 4 });
  const points = [{ 'holders.stakedAtStart': 0.25 }, { 'holders.stakedAtStart': 0.75 }];
  const resolved = withDesign(experiment.resolved, { points });
  const { folder } = await runInto(temporaryFolder(), { experiment: { ...experiment, resolved } });
  mkdirSync(join(folder, 'analysis'));
  writeFileSync(join(folder, 'analysis', 'heat-map.csv'), 'x,y\n1,"a, b"\n');
  const sweep = await openQuery([folder]);
  expect(
    sweep.sql(
      'select "holders.stakedAtStart", count(*) from points join outcomes using (point) group by all order by all',
    ).rows,
  ).toEqual([
    [0.25, 8],
    [0.75, 8],
  ]);
  expect(sweep.sql('select * from heat_map').rows).toEqual([[1, 'a, b']]);
  expect(sweep.views.map(({ name }) => name)).not.toContain('series');
  expect(() => sweep.sql('select * from series')).toThrow(
    expect.objectContaining({
      place: expect.objectContaining({ expected: expect.not.stringContaining('series') }),
    }),
  );
  sweep.close();
});

test('a table of an analysis with numbers and text in one column is text', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'analysis'));
  const rows = Array.from({ length: 30_000 }, (_, r) => `${r}`).join('\n');
  writeFileSync(join(folder, 'analysis', 'mixed.csv'), `x\n${rows}\nunknown\n`);
  const session = await openQuery([folder], 'select x from mixed');
  expect(session.sql("select count(*), max(x) from mixed where x like 'u%'").rows).toEqual([[1, 'unknown']]);
  session.close();
});

test('an unfinished run is refused', async () => {
  const stop = new AbortController();
  stop.abort();
  const { folder } = await runInto(temporaryFolder(), { signal: stop.signal });
  await expect(openQuery([folder])).rejects.toMatchObject({ code: 'E503' });
});

test('the bytes of an Arrow result are read back as the rows', () => {
  const sql = 'select scenario, value from outcomes order by all limit 3';
  expect(plainTable(opened.query?.arrow(sql) ?? new Uint8Array()).rows).toEqual(rows(sql));
});
