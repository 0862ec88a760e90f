import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Executed } from '../../scripts/notebooks/execute.ts';
import type { Output } from '../../scripts/notebooks/outputs.ts';
import { anchorOf, pageOf, titleOf } from '../../scripts/notebooks/page.ts';
import type { NotebookName } from '../../scripts/notebooks/page.ts';

const first: NotebookName = {
  name: 'one',
  title: 'One & only',
  language: 'typescript',
  command: 'npx tsx a.ts',
};
const second: NotebookName = { name: 'two', title: 'Two', language: 'python', command: 'python3 b.py' };
const prose = (text: string): Executed => ({ kind: 'prose', text, line: 1, outputs: [] });
const code = (text: string, ...outputs: Output[]): Executed => ({ kind: 'code', text, line: 1, outputs });
const pageWith = (...cells: Executed[]): string =>
  pageOf(first, [prose('# One & only\n\nBegins.'), ...cells], [first, second]);

test('a page has title, contents, links to the other notebooks, and how it was built', () => {
  const page = pageWith(prose('## What is `asked`?\n\nMuch.'), prose('## More'));
  expect(page).toContain('<title>One &amp; only</title>');
  expect(page).toContain('<h1>One &amp; only</h1>\n<p>Begins.</p>');
  expect(page).toContain('<li><a href="#more">More</a></li>');
  expect(page).toContain('<h2 id="what-is-asked">What is <code>asked</code>?</h2>');
  expect(page).toContain('<a href="#what-is-asked">');
  expect(page).toContain('<a href="one.html" aria-current="page">1. One &amp; only</a>');
  expect(page).toContain('<a href="two.html">2. Two</a>');
  expect(page).toContain('notebooks/one.ts');
});

test('what a cell showed stands below its code', () => {
  const page = pageWith(
    code(
      'f();',
      { kind: 'printed', text: 'a  <b>' },
      { kind: 'table', caption: 'T', columns: ['x', 'y'], rows: [['1', '<2>']] },
      { kind: 'prose', text: '**Yes**' },
      { kind: 'file', name: 'a.md', text: '# A', language: 'text', folded: true },
      { kind: 'file', name: 'b.ts', text: 'if', language: 'typescript', folded: false },
    ),
  );
  const found = page.slice(page.indexOf('<div class="found">'));
  expect(page).toContain('<code>f();</code></pre>\n<div class="found"><pre>a  &lt;b&gt;</pre>');
  expect(found).toContain(
    '<th scope="row" role="rowheader">1</th><td role="cell" data-label="y">&lt;2&gt;</td>',
  );
  expect(found).toContain('<strong>Yes</strong>');
  expect(found).toContain('<details class="file prosefile"><summary>a.md</summary>');
  expect(found).toContain('<code><span class="keyword">if</span></code>');
});

test('code is folded on the page of a notebook for those who write about votes; what it showed stays', () => {
  const cells = [prose('# One & only\n\nBegins.'), code('f();\ng();', { kind: 'prose', text: 'Found.' })];
  const page = pageOf({ ...first, codeFolded: true }, cells, [first, second]);
  expect(page).toContain('<details class="code"><summary>Code of this step, 2 lines</summary><pre');
  expect(page).toContain('</details>\n<div class="found"><p>Found.</p></div>');
  expect(page).not.toContain('<details class="code" open');
  expect(pageOf(first, cells, [first, second])).not.toContain('<details');
});

test('a cell that showed nothing has no place for outputs', () => {
  expect(pageWith(code('f();'))).not.toContain('class="found"');
});

test('a table with long texts becomes cards on narrow screens, one with numbers does not', () => {
  const table = (text: string): string =>
    pageWith(code('', { kind: 'table', caption: 'T', columns: ['x', 'y'], rows: [['1', text]] }));
  expect(table('a sentence of more than thirty-two letters')).toContain('<div class="scroll cards"');
  expect(table('12,345.678')).toContain('<div class="scroll" ');
});

test('two pictures on one page share no names', () => {
  const svg =
    '<svg aria-labelledby="t d"><title id="t">a</title><g clip-path="url(#c)"/><use href="#c"/></svg>';
  const page = pageWith(code('', { kind: 'picture', svg }, { kind: 'picture', svg }));
  const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page).toContain('aria-labelledby="p2-t p2-d"><title id="p2-t">');
  expect(page).toContain('url(#p2-c)');
  expect(page).toContain('href="#p1-c"');
});

test('a picture is one image: its parts have no roles of their own', () => {
  const svg =
    '<svg role="img"><g role="graphics-object" aria-roledescription="group"><path d="M0"/></g></svg>';
  expect(pageWith(code('', { kind: 'picture', svg }))).toContain(
    '<svg role="img"><g><path d="M0"/></g></svg>',
  );
});

test('a page runs no script and loads nothing: its policy allows its own style alone', () => {
  const page = pageWith(prose('<script>alert(1)</script> <img src=x>'));
  const style = /<style>([\s\S]*?)<\/style>/u.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; img-src data:`);
  expect(page).not.toMatch(/<script|<img|<link|@import|url\(/u);
});

test('a heading is found again by its words', () => {
  expect(anchorOf('Claims, of both sides')).toBe('claims-of-both-sides');
  expect(anchorOf('What “it” says?')).toBe('what-it-says');
});

test('the title is the heading of the first cell, and must be there', () => {
  expect(titleOf([prose('# A b\n\nc')])).toBe('A b');
  for (const cells of [[], [prose('A b')], [code('# A b')]])
    expect(() => titleOf(cells)).toThrow('missing title');
});
