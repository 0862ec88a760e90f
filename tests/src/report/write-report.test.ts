import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMade } from '../../../src/report/made.ts';
import { renderReport, writeCharts, writeReport } from '../../../src/report/write-report.ts';
import { checkReport } from '../../../src/reproduce/check-report.ts';
import { runOf, values } from './run-fixture.ts';

const command = 'npx metis-lab@0.1.0 reproduce fixture-7k3m9q2f-w40.zip';
const series = values(40, (r) => 20 + (r % 7));
const parts = ['rate', 'reserve', 'full'].map((name, k): [string, { runway: number[] }] => [
  name,
  { runway: series.map((value, r) => value * (0.8 + 0.2 * k) + (r % 5) / 10) },
]);
const vote = () =>
  runOf({
    folder: mkdtempSync(join(tmpdir(), 'charts-')),
    values: { current: { runway: series }, ...Object.fromEntries(parts) },
  });

test('a picture alone is drawn without a text, numbers or an upload list, with the bytes that a report has', async () => {
  const run = vote();
  const files = await writeCharts(run, { command }, ['dots']);
  expect(files.map(({ path }) => path)).toEqual(
    ['png', 'svg', 'csv', 'vl.json', 'alt.txt'].map((end) => `charts/dots.${end}`),
  );
  expect(readdirSync(join(run.folder, 'report'))).toEqual(['charts']);
  const { files: whole } = await renderReport(run, { formats: [], command });
  const drawn = whole.find(({ path }) => path === 'charts/dots.svg')?.text;
  expect(readFileSync(join(run.folder, 'report', 'charts', 'dots.svg'), 'utf8')).toBe(drawn);
  expect((await checkReport(run.folder))?.files).toBeNull();
});

test('a picture of what the run does not have is refused by name, and nothing is written', async () => {
  const run = vote();
  await expect(writeCharts(run, { command }, ['dots', 'backtest'])).rejects.toMatchObject({
    code: 'E604',
    message: 'nothing to draw in the chart `backtest`',
  });
  expect(existsSync(join(run.folder, 'report'))).toBe(false);
});

test('a text shows at first the charts that say most, as many as it may, and others when they are named', async () => {
  const { files } = await renderReport(vote(), {
    formats: ['forum', 'snapshot'],
    budgets: { 'forum-images': 3, 'snapshot-images': 1 },
    command,
  });
  const shownIn = (path: string, all: typeof files): string[] =>
    [...String(all.find((file) => file.path === path)?.text).matchAll(/\]\(charts\/(\w+)\.png\)/gu)].map(
      ([, name]) => name,
    );
  expect(shownIn('forum.md', files).sort()).toEqual(['dots', 'effect', 'fan']);
  expect(shownIn('snapshot.md', files)).toEqual(['fan']);
  const named = await renderReport(vote(), { formats: ['snapshot'], charts: ['outcomes'], command });
  expect(shownIn('snapshot.md', named.files)).toEqual(['outcomes']);
});

test('a post that may have one picture has the poster, with both captions, and its upload list asks for nothing else', async () => {
  const { files } = await renderReport(vote(), {
    formats: ['forum', 'snapshot'],
    budgets: { 'forum-images': 1, 'snapshot-images': 1 },
    command,
  });
  const textAt = (path: string): string => String(files.find((each) => each.path === path)?.text);
  const [alt = ''] = textAt('charts/poster.alt.txt').split('\n');
  expect(textAt('forum.md').match(/!\[.*/gu)).toEqual([
    expect.stringMatching(/^!\[.*\|690x\d+\]\(charts\/poster\.png\)$/u),
  ]);
  expect(alt.length).toBeGreaterThan(20);
  expect(textAt('forum.md')).toContain('nine single futures');
  expect(textAt('forum.md')).toContain('Interaction:');
  expect(textAt('snapshot.md')).toContain('](charts/fan.png)');
  const [, post = ''] = textAt('upload-list.md').split('## The forum post');
  expect(post).not.toContain('One image only?');
});

test('limits other than the usual ones are kept with the report, so that it can be made again', async () => {
  const run = vote();
  await writeReport(run, { formats: ['summary'], budgets: { summary: 700 }, command });
  expect(readMade(join(run.folder, 'report'))?.[0]).toMatchObject({ budgets: { summary: 700 } });
  await writeReport(run, { formats: ['summary'], command });
  expect(readMade(join(run.folder, 'report'))?.[0]).not.toHaveProperty('budgets');
  await expect(
    writeReport(run, { formats: ['summary'], budgets: { summary: 60 }, command }),
  ).rejects.toMatchObject({
    code: 'E601',
    place: { file: 'summary.txt', path: 'In one minute' },
  });
});

test('a text that is too long keeps no other from being written, and is named', async () => {
  const run = vote();
  const asked = { formats: ['html', 'forum', 'snapshot'], command } as const;
  await expect(writeReport(run, { ...asked, budgets: { forum: 500 } })).rejects.toMatchObject({
    code: 'E601',
    place: {
      file: 'forum.md',
      expected: expect.stringMatching(/; the other files of the report are written$/u),
    },
  });
  const folder = join(run.folder, 'report');
  const written = readdirSync(folder);
  expect(written).toEqual(expect.arrayContaining(['report.html', 'snapshot.md', 'numbers.json']));
  expect(written).not.toContain('forum.md');
  expect(readFileSync(join(folder, 'upload-list.md'), 'utf8')).not.toContain('forum.md');
  await expect(
    writeReport(run, { ...asked, formats: ['forum', 'summary'], budgets: { forum: 500, summary: 50 } }),
  ).rejects.toMatchObject({ code: 'E601', place: { file: 'summary.txt' } });
});

test('the upload list names only files that the report has', async () => {
  const { files } = await renderReport(vote(), {
    formats: ['html', 'forum', 'snapshot', 'summary'],
    command,
  });
  const list = String(files.find(({ path }) => path === 'upload-list.md')?.text);
  const paths = files.map(({ path }) => path);
  const named = [...list.matchAll(/`([\w./-]+\.(?:html|md|txt|png))`/gu)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(6);
  for (const path of named) expect(paths).toContain(path);
});

test('the upload list keeps the steps of texts that an earlier request left in the folder', async () => {
  const run = vote();
  const listIn = (): string => readFileSync(join(run.folder, 'report', 'upload-list.md'), 'utf8');
  await writeReport(run, { formats: ['forum', 'snapshot'], charts: ['dots'], command });
  await writeReport(run, { formats: ['summary'], command });
  expect(listIn().match(/^## .*$/gmu)).toEqual([
    '## The forum post (Discourse)',
    '## The vote (Snapshot)',
    '## Short messages',
    '## Nothing to do with the rest',
  ]);
  expect(listIn()).toContain('Upload `charts/dots.png`');
  expect(listIn()).not.toContain('Upload `charts/fan.png`');
  rmSync(join(run.folder, 'report', 'forum.md'));
  await writeReport(run, { formats: ['summary'], command });
  expect(listIn()).not.toContain('The forum post');
});
