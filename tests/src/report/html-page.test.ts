import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeHtml } from '../../../src/report/html-page.ts';
import { cardsHtml } from '../../../src/report/html-tables.ts';
import { wordsHtml } from '../../../src/report/html-words.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import { readRun } from '../../../src/report/run-data.ts';

const kept = 'results/reference/eagr';
const [key = ''] = readdirSync(kept);
const content = reportContent(readRun(join(kept, key)), { command: 'npx metis-lab@0.1.0 reproduce x.zip' });
const drawn =
  '<svg role="img"><g id="a" role="graphics-symbol" aria-roledescription="mark"/><use href="#a"/></svg>';
const page = writeHtml(content, () => drawn);
const part = (id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 'su').exec(page)?.[0] ?? '';

test('every number of the page leads to its query, and the query back to where the number stands first', () => {
  const uses = [...page.matchAll(/<a class="number"(?: id="at-([^"]+)")? href="#([^"]+)"/gu)];
  const first = new Map<string, string | undefined>();
  for (const [, place, id] of uses) if (!first.has(id)) first.set(id, place);
  expect(uses.length).toBeGreaterThan(100);
  expect(uses.filter(([, place]) => place !== undefined)).toHaveLength(first.size);
  for (const [id, place] of first) expect(place).toBe(id);
  const rows = [...part('numbers').matchAll(/<(a|span) id="([^"]+)"(?: href="#at-([^"]+)")?>/gu)];
  expect(rows.map(([, , id]) => id)).toEqual(content.numbers.map(({ id }) => id));
  for (const [, tag, id, back] of rows)
    expect([tag, back]).toEqual(first.has(id) ? ['a', id] : ['span', undefined]);
});

test('the first chart stands beside the answer and in no other place; its section says so', () => {
  const [lead] = content.charts;
  expect(part('minute')).toContain(`<figure id="chart-${lead.name}">`);
  expect(part('minute')).toMatch(/<div class="answer">.+<\/div>\n<figure/su);
  expect(page.match(new RegExp(`id="chart-${lead.name}"`, 'gu'))).toHaveLength(1);
  expect(part('charts')).toContain('The first chart stands at the top');
  for (const { name } of content.charts) expect(page).toContain(`id="chart-${name}"`);
});

test('a report without charts has its answer alone', () => {
  const sections = content.sections.map((each) => ({
    ...each,
    blocks: each.blocks.filter(({ kind }) => kind !== 'chart'),
  }));
  const bare = writeHtml({ ...content, sections, charts: [] }, () => '');
  expect(bare).toContain('<div class="answer">');
  expect(bare).not.toMatch(/<figure|stands at the top/u);
});

test('sections are landmarks with a name, their headings in order', () => {
  const levels = [...page.matchAll(/<h(\d)/gu)].map(([, level]) => Number(level));
  expect(levels).toEqual([1, ...content.sections.map(() => 2), 2]);
  for (const [, id, label] of page.matchAll(/<section id="([^"]+)" aria-labelledby="([^"]+)"/gu)) {
    expect(label).toBe(`${id}-title`);
    expect(page).toContain(`<h2 id="${label}">`);
  }
  expect(page.match(/<section /gu)).toHaveLength(content.sections.length + 1);
  expect(page).not.toMatch(/role="region"/u);
});

test('a picture is one picture for readers, and its names are its own', () => {
  expect(page).not.toMatch(/graphics-symbol|aria-roledescription/u);
  const [lead] = content.charts;
  expect(part('minute')).toContain(`<g id="${lead.name}-a"/><use href="#${lead.name}-a"/>`);
});

test('words from right to left stand apart from the words beside them, Latin ones and marks do not', () => {
  expect(wordsHtml('with مقترح كامل, 15%')).toBe('with <bdi dir="rtl">مقترح كامل</bdi>, 15%');
  expect(wordsHtml('א & ב and c')).toBe('<bdi dir="rtl">א</bdi> &amp; <bdi dir="rtl">ב</bdi> and c');
  expect(wordsHtml('a <b> 2025-11-03 "c"')).toBe(
    'a &lt;b&gt; <span class="day">2025-11-03</span> &quot;c&quot;',
  );
});

test.each([
  [2, 'scroll cards'],
  [3, 'scroll cards'],
  [4, 'scroll cards broad'],
  [5, 'scroll cards broad'],
  [6, 'scroll cards wide'],
])('a table of %i columns becomes cards when it has no room', (count, names) => {
  const columns = Array.from({ length: count }, (_, c) => `Column ${c} & <more>`);
  const html = cardsHtml('Caption', columns, [columns.map((_, c) => `cell ${c}`)]);
  expect(html).toContain(`<div class="${names}" `);
  expect(html.match(/role="cell" data-label="Column \d &amp; &lt;more&gt;"/gu)).toHaveLength(count - 1);
  expect(html).toContain('<th scope="row" role="rowheader">cell 0</th>');
});

test('the list of numbers counts futures in whole numbers and names no statistics before voters', () => {
  const cells = (html: string): string[] =>
    [...html.matchAll(/<td>(.*?)<\/td>/gu)].map(([, cell]) => cell.replace(/<code>.*<\/code>/u, ''));
  for (const name of readdirSync('results/reference')) {
    const folder = join('results/reference', name);
    const run = readRun(join(folder, readdirSync(folder)[0] ?? ''));
    const html = writeHtml(reportContent(run, { command: 'x' }), () => drawn);
    const numbers = /<section id="numbers".*?<\/section>/su.exec(html)?.[0] ?? '';
    expect(cells(numbers).filter((cell) => /^\d+\.\d+$/u.test(cell))).toEqual([]);
    expect(cells(numbers).join('\n')).not.toMatch(
      /percentile|median|quantile|correlation|type 7|isotonic|binomial|Wilson|remainder/iu,
    );
  }
  const analyst = writeHtml(
    reportContent(readRun(join(kept, key)), { command: 'x', audience: 'analyst' }),
    () => drawn,
  );
  expect(analyst).toContain('quantiles 5% and 95% of paired differences, type 7');
});
