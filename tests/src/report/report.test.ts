import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { checkChart } from '../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../src/report/render/render-png.ts';
import { readingGrade, wordsOf } from '../../../src/report/reading-grade.ts';
import { rederive } from '../../../src/report/rederive.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import { defaultBudgets } from '../../../src/report/budgets.ts';
import { readNames, reportFormats, writeReport } from '../../../src/report/write-report.ts';
import { openChoice, runOf, values } from './run-fixture.ts';
import type { Given } from './run-fixture.ts';

const n = 60;
const hostile = '<script>alert(1)</script> | [x](javascript:alert(1)) `c` {"signal":"1"}';
const reading = values(n, (r) => r % 2).map((bit) => (bit === 0 ? 'b' : 'c'));

function vote(more: Partial<Given> = {}) {
  const current = values(n, (r) => 20 + (r % 7));
  const changed = (factor: number) => current.map((value, r) => value * factor + (r % 5) / 10);
  const full = current.map((value, r) => value * (r % 2 === 0 ? 0.8 : 0.45) + (r % 5) / 10);
  return runOf({
    folder: mkdtempSync(join(tmpdir(), 'report-')),
    values: {
      current: { runway: current },
      rate: { runway: changed(1.33) },
      reserve: { runway: changed(0.5) },
      full: { runway: full },
    },
    labels: { current: 'Current rules', rate: 'Rate only', reserve: 'Reserve only', full: 'Full proposal' },
    assumptions: [openChoice('eagr.reading', ['b', 'c'])],
    drawn: { 'eagr.reading': reading },
    claims: [
      {
        quote: `longer by a quarter ${hostile}`,
        by: 'proposal',
        scenarios: ['rate', 'full'],
        test: 'runway >= 1.25 * current.runway',
      },
      { quote: 'sells less', by: 'forum reply 2', scenarios: [], cannotTest: 'no price data' },
    ],
    expect: ['failed == 0'],
    parameters: ['current', 'rate', 'reserve', 'full'].flatMap((scenario) => [
      { scenario, name: 'rateChange.from', unit: '1/year', value: '0.2' },
      {
        scenario,
        name: 'rateChange.to',
        unit: '1/year',
        value: ['rate', 'full'].includes(scenario) ? '0.15' : '0.2',
      },
      {
        scenario,
        name: 'eagr.size',
        unit: 'METIS',
        value: ['reserve', 'full'].includes(scenario) ? '2000000' : '0',
      },
    ]),
    ...more,
  });
}

const command = 'npx metis-lab@0.1.0 reproduce 7k3m9q2f';
const run = vote();
const read = (path: string, folder = run.folder): string =>
  readFileSync(join(folder, 'report', path), 'utf8');
let written: Awaited<ReturnType<typeof writeReport>>;
beforeAll(async () => {
  written = await writeReport(run, { formats: reportFormats, command });
});

test('the page has one policy that allows nothing but its own style, by its exact hash, and no script', () => {
  const page = read('report.html');
  const style = /<style>([\s\S]*?)<\/style>/u.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; img-src data:`);
  expect(page.match(/<style/gu)).toHaveLength(1);
  expect(page).not.toMatch(/<script|\sstyle="|\son\w+="|<link|<iframe|src="http/iu);
});

test('the page has a language, a skip link, one main heading and a caption for every table', () => {
  const page = read('report.html');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<a class="skip" href="#minute">');
  expect(page.match(/<h1/gu)).toHaveLength(1);
  expect(page.match(/<table/gu)?.length).toBe(page.match(/<caption/gu)?.length);
});

test('every id of the page stands once and every inner link leads to one', () => {
  const page = read('report.html');
  const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map((found) => found[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]+)"/gu)) expect(ids).toContain(target);
});

test('every text keeps its budget and says how to check it', () => {
  for (const [file, budget] of [
    ['forum.md', defaultBudgets.forum],
    ['snapshot.md', defaultBudgets.snapshot],
    ['summary.txt', defaultBudgets.summary],
  ] as const) {
    expect(read(file).length).toBeLessThanOrEqual(budget);
    expect(read(file)).toContain(command);
    expect(read(file)).toContain('not a forecast');
  }
  expect(read('forum.md').match(/!\[/gu)?.length).toBeLessThanOrEqual(5);
  expect(read('snapshot.md').match(/!\[/gu)?.length).toBe(2);
});

test('the forum text folds sections 7 to 12 and opens none without closing it', () => {
  const text = read('forum.md');
  expect(text.match(/^\[details="(\d+)\./gmu)?.map((line) => Number(/\d+/u.exec(line)?.[0]))).toEqual([
    7, 8, 9, 10, 11, 12,
  ]);
  expect(text.match(/^\[\/details\]$/gmu)).toHaveLength(6);
});

test('the Snapshot text has no HTML, escapes, footnotes, code blocks or marks of tables', () => {
  expect(read('snapshot.md')).not.toMatch(/<\w|\\|\[\^|^ {4}|^```|^\|/mu);
});

test('markup in a quote is shown, never obeyed', () => {
  expect(read('report.html')).toContain('&lt;script&gt;alert(1)');
  expect(read('forum.md')).not.toMatch(/<script|[^\\]\]\(javascript/u);
});

test('the first section has at most 120 words, 3 to 5 verdicts and a reading grade of at most 9', () => {
  const [minute] = written.content.sections;
  const lists = minute.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  const text = minute.blocks
    .flatMap((block) =>
      block.kind === 'list'
        ? block.items.map(bareText)
        : block.kind === 'paragraph'
          ? [bareText(block.text)]
          : [],
    )
    .join('\n');
  expect(lists.length).toBeGreaterThanOrEqual(3);
  expect(lists.length).toBeLessThanOrEqual(5);
  expect(wordsOf(text).length).toBeLessThanOrEqual(120);
  expect(readingGrade(text)).toBeLessThanOrEqual(9);
  expect(text).not.toMatch(/percentile|quantile/iu);
});

test('the hand check is exact: 4/9, 2/3, 4/5 and 1 for pools of 3, 4, 5 and 8 million METIS', () => {
  const factors = written.content.numbers.flatMap(({ query, value }) =>
    query.measure === 'runwayFactor' && query.moved > 0 ? [value] : [],
  );
  expect(factors).toEqual([4 / 9, 2 / 3, 4 / 5, 1].map((value) => expect.closeTo(value, 14)));
  expect(read('forum.md')).toContain('8,000,000 METIS');
});

test('the reading that the proposal leaves open is named first among what it does not say', () => {
  const open = written.content.sections.find(({ id }) => id === 'open');
  const table = open?.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' && bareText(table.rows[0][0])).toContain('eagr.reading');
});

test('every picture keeps the rules for pictures', () => {
  expect(written.content.charts.map(({ name }) => name)).toEqual([
    'fan',
    'dots',
    'effect',
    'outcomes',
    'groups',
    'drivers',
  ]);
  for (const { name, chart } of written.content.charts) {
    const svg = read(`charts/${name}.svg`);
    expect(checkChart(chart, svg, renderPng(svg)), name).toEqual([]);
    expect(svg).toContain(command);
  }
});

test('the data table of a picture on the page has as many rows as its CSV', () => {
  for (const { name, chart } of written.content.charts) {
    expect(read(`charts/${name}.csv`).trimEnd().split('\r\n')).toHaveLength(chart.table.rows.length + 1);
  }
});

test('the same run gives the same bytes', async () => {
  const again = vote();
  await writeReport(again, { formats: reportFormats, command });
  for (const { path } of written.files) {
    const [first, second] = [run, again].map(({ folder }) => readFileSync(join(folder, 'report', path)));
    expect(first.equals(second), path).toBe(true);
  }
});

test('a report folder that is a link to somewhere else is refused, and nothing is written there', async () => {
  const other = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  const linked = vote();
  symlinkSync(other, join(linked.folder, 'report'));
  await expect(writeReport(linked, { formats: reportFormats, command })).rejects.toThrow(
    expect.objectContaining({ code: 'E202' }),
  );
  expect(readdirSync(other)).toEqual([]);
});

test('every stored number, verdict and picture is derived again, and an altered one is found', () => {
  const checks = rederive(run);
  expect(checks.length).toBeGreaterThan(50);
  expect(checks.filter(({ matches }) => !matches)).toEqual([]);
  const other = vote({ drawn: { 'eagr.reading': [...reading].reverse() } });
  const differing = rederive({ ...other, folder: run.folder }).filter(({ matches }) => !matches);
  expect(differing.length).toBeGreaterThan(0);
});

test('numbers.json that was changed or is no such file is refused', async () => {
  const broken = vote();
  await writeReport(broken, { formats: [], command });
  const path = join(broken.folder, 'report', 'numbers.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"text": "60"/u, '"text": "61"'));
  expect(rederive(broken).filter(({ matches }) => !matches)).toHaveLength(1);
  writeFileSync(path, '{}');
  expect(() => rederive(broken)).toThrow(expect.objectContaining({ code: 'E606' }));
});

test('a text over its budget names the longest section and writes nothing', async () => {
  const claims = Array.from({ length: 40 }, (_, k) => ({
    quote: `claim ${k} ${'very long '.repeat(100)}`,
    by: 'proposal',
    scenarios: [],
    cannotTest: 'no data',
  }));
  const large = vote({ claims });
  const failing = writeReport(large, { formats: ['forum'], command });
  await expect(failing).rejects.toMatchObject({ code: 'E601', place: { path: 'Claims' } });
  expect(() => read('numbers.json', large.folder)).toThrow('ENOENT');
});

test('more pictures than a vote takes, unknown formats and a run without a finished future are refused', async () => {
  await expect(
    writeReport(vote(), { formats: ['snapshot'], charts: ['fan', 'dots', 'effect'], command }),
  ).rejects.toMatchObject({ code: 'E602' });
  expect(() => readNames(['forun'], reportFormats, 'E603')).toThrow(
    expect.objectContaining({ code: 'E603', place: expect.objectContaining({ suggestion: 'forum' }) }),
  );
  expect(() => readNames(['pie'], ['fan'], 'E604')).toThrow(expect.objectContaining({ code: 'E604' }));
  const alone = runOf({ values: { current: { runway: [NaN, NaN, NaN] } } });
  expect(() => reportContent(alone, { command })).toThrow(expect.objectContaining({ code: 'E605' }));
});

test('failed futures are left out of every number and counted', () => {
  const failing = vote({
    values: {
      current: { runway: values(n, (r) => (r === 3 ? NaN : 20 + r / 10)) },
      full: { runway: values(n, (r) => (r === 5 ? NaN : 25 + r / 10)) },
    },
    claims: [],
    failures: [{ replication: 3 }, { replication: 5 }],
  });
  const content = reportContent(failing, { command });
  expect(
    content.numbers.filter(({ query }) => query.measure === 'effect').every((number) => number.n === n - 2),
  ).toBe(true);
  const appendix = content.sections[11].blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [bareText(block.text)] : []))
    .join(' ');
  expect(appendix).toContain('Failed futures: 2 of 60');
});

test('scenarios that change nothing are said to leave the outcome about the same', () => {
  const same = { runway: values(n, (r) => 20 + r) };
  const content = reportContent(vote({ values: { current: same, full: same }, claims: [] }), { command });
  expect(
    content.sections[0].blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(bareText) : [])),
  ).toEqual([
    'Full proposal is very likely (60 of 60 futures) to leave reward runway about the same over 5 years.',
  ]);
});

test('hostile and endless labels still make a report in which nothing is obeyed', async () => {
  const long = `${hostile} ${'endless '.repeat(15)}`;
  const labels = { current: long, rate: '\u001b[31mred\u202e', reserve: '{"signal":"width"}', full: long };
  const bad = vote({ labels, question: long, outcomes: [{ label: long }] });
  await writeReport(bad, { formats: ['html', 'forum'], command: '`mlab` <b>' });
  const [page, forum] = ['report.html', 'forum.md'].map((path) => read(path, bad.folder));
  expect(page).not.toMatch(/<script|<b>|\u001b|\u202e/u);
  expect(forum).not.toMatch(/<script|\u001b|\u202e|[^\\]\]\(javascript/u);
});

test('a picture that cannot draw unlimited values says so', () => {
  const current = { runway: values(n, (r) => (r === 0 ? Infinity : 20 + r)) };
  const full = { runway: values(n, (r) => 10 + r) };
  const { charts } = reportContent(vote({ values: { current, full }, claims: [] }), { command });
  const dots = charts.find(({ name }) => name === 'dots');
  expect(dots?.chart.subtitle).toContain('unlimited values are not drawn');
});
