import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { query } from '../../../src/cli/verbs/query.ts';
import { plainTable } from '../../../src/store/index.ts';
import { bareEnvironment, build, documentOf, main, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);
const one = 'select scenario, count(*) n from outcomes group by all order by all';

beforeAll(async () => {
  await build();
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--replications', '8']).exit).toBe(0);
});

test('a query answers as table, CSV, JSON and Markdown', () => {
  const lines = (format: string): string[] =>
    mlab(folder, ['query', 'yield', one, '--format', format]).stdout.trimEnd().split('\n');
  const [header, ...rows] = lines('table');
  expect(header.split(/\s+/u)).toEqual(['scenario', 'n']);
  expect(lines('csv')).toEqual(['scenario,n', ...rows.map((row) => row.trim().split(/\s+/u).join(','))]);
  expect(JSON.parse(lines('json').join(''))).toHaveLength(rows.length);
  expect(lines('markdown')[1]).toBe('| --- | ---: |');
});

test('Arrow goes to a pipe as it is', () => {
  const { stdout, status } = spawnSync(process.execPath, [main, 'query', 'yield', one, '--format', 'arrow'], {
    cwd: folder,
    env: bareEnvironment(),
  });
  expect(status).toBe(0);
  expect(plainTable(new Uint8Array(stdout)).columns.map(({ name }) => name)).toEqual(['scenario', 'n']);
});

test('SQL comes from a file or from stdin too', () => {
  writeFileSync(join(folder, 'one.sql'), one);
  const expected = mlab(folder, ['query', 'yield', one]).stdout;
  expect(mlab(folder, ['query', 'yield', '-f', 'one.sql']).stdout).toBe(expected);
  const piped = spawnSync(process.execPath, [main, 'query', 'yield', '-'], {
    cwd: folder,
    env: bareEnvironment(),
    input: one,
    encoding: 'utf8',
  });
  expect(piped.stdout).toBe(expected);
});

test('mistakes end with one error and no stack', () => {
  for (const [args, exit, said] of [
    [['query', 'yield', 'selec 1'], 2, 'error[E521] Parser Error'],
    [['query', 'nobody', one], 2, 'error[E211]'],
    [['query', 'yield'], 2, 'a query needs a run and SQL'],
    [['query', 'yield', one, '--format', 'xml'], 2, 'invalid --format: xml'],
    [['query', 'yield', "copy (select 1) to 'leak.csv'"], 2, 'error[E521] Permission Error'],
  ] as const) {
    const found = mlab(folder, args);
    expect(found.exit).toBe(exit);
    expect(found.stderr).toContain(said);
    expect(found.stderr).not.toContain('    at ');
  }
  expect(existsSync(join(folder, 'leak.csv'))).toBe(false);
});

test('long tables for people are cut with a note, data never', () => {
  const all = 'select range from range(50)';
  expect(mlab(folder, ['query', 'yield', all, '--limit', '3']).stdout).toContain('(3 of 50 rows');
  const { data } = documentOf(mlab(folder, ['query', 'yield', all, '--limit', '3', '--json']));
  expect(data).toMatchObject({ rows: { length: 50 } });
});

test('every example of the help is a statement that the engine reads', () => {
  const examples = (query.examples ?? []).flatMap((line) => /"(.*)"/u.exec(line)?.[1] ?? []);
  expect(examples.length).toBeGreaterThan(3);
  for (const sql of examples) expect(mlab(folder, ['query', 'yield', sql]).stderr).toBe('');
});
