import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeForum, plainText, snapshotText } from '../../../src/report/escape.ts';
import { markdownOf } from '../../../src/report/markdown.ts';
import { snapshotOf } from '../../../src/report/snapshot-text.ts';
import { code, link, paragraph, rich, strong } from '../../../src/report/rich-text.ts';
import type { Block } from '../../../src/report/rich-text.ts';
import { elementsOf, onForum, onVote, readOf } from './sites.ts';

const hostile = [
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  'a | b',
  '`code` and ``more``',
  '*all* **of** _it_ __here__',
  '~~gone~~ H~2~O x^2^',
  '$x$ and $$y$$',
  ':smile: :) ;) <3 8-) B) =)',
  '@metis and @all',
  '#governance and #1',
  '(c) the third, (r), (tm), (p)',
  'wait... --- -- +- -> <- => ?? !! ,,',
  '[date=2025-10-27] [ ] [poll] [details="x"]',
  '[^1] ^[note] [a]: b',
  '1. first',
  '1) first',
  '- item',
  '+ item',
  '# heading',
  '> quote',
  '--- rule',
  '=== rule',
  '| a | b |',
  '&lt; &amp; &copy;',
  '![x](y.png)',
  'www.example.com example.com mail@example.com mailto:a@b.com ftp://example.com',
  '{{expr}} datum.x {"signal":"1"}',
  '=cmd()',
  'مقترح كامل 15%',
  '😀 Größe − 市',
  `${'word'.repeat(75)}`,
  'two\nlines\r\nand\u202eback',
  'back\\slash \\*',
  '0+.aC //x.io www.w x//www.M',
  '市_PJf_ɉ',
  'line␤end',
  '',
];
const label = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));
const straight = (text: string): string =>
  readOf(plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
const none = (): undefined => undefined;
const forum = (blocks: readonly Block[]): string => onForum(markdownOf(blocks, none));
const vote = (blocks: readonly Block[]): string => onVote(snapshotOf(blocks, none));
const table = (first: string, second: string): Block => ({
  kind: 'table',
  caption: 'c',
  columns: ['A', second],
  rows: [
    [[first], [second]],
    [[second], rich`${code('a || b')}`],
  ],
});

test.each(hostile)(
  'a forum shows %j word by word, in a sentence, a list, a table, a title and in bold',
  (text) => {
    const shown = straight(text);
    const html = forum([paragraph([text]), { kind: 'list', items: [[text], rich`${strong(text)}!`] }]);
    expect(elementsOf(html).filter((name) => !['p', 'ul', 'li', 'strong'].includes(name))).toEqual([]);
    expect(
      readOf(html)
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual([shown, shown, `${shown}!`].filter((line) => line !== ''));
    expect(readOf(onForum(`# Title: ${escapeForum(text)}`))).toBe(`Title: ${shown}`.trim());
    const cells = [...forum([table(text, text)]).matchAll(/<t[hd]>(.*?)<\/t[hd]>/gu)].map(([, cell]) =>
      readOf(cell),
    );
    expect(cells).toEqual(['A', shown, shown, shown, shown, 'a || b']);
  },
);

test('a forum shows any label word by word and makes nothing of it', () => {
  fc.assert(
    fc.property(label, (text) => {
      fc.pre(!/https?:/u.test(text));
      const html = onForum(`x ${escapeForum(text)}`);
      expect(elementsOf(html)).toEqual(['p']);
      expect(readOf(html)).toBe(straight(`x ${text}`));
    }),
    { numRuns: 400 },
  );
});

test.each(hostile)('a vote shows %j in one line, with lookalikes of marks only', (text) => {
  const html = vote([paragraph([text]), { kind: 'list', items: [[text], rich`${strong(text)}!`] }]);
  expect(elementsOf(html).filter((name) => !['p', 'ul', 'li', 'strong'].includes(name))).toEqual([]);
  const shown = alike(straight(text));
  expect(
    alike(readOf(html))
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual([shown, shown, `${shown}!`].filter((line) => line !== ''));
});

test('a vote shows any label as words and makes nothing of it', () => {
  fc.assert(
    fc.property(label, (text) => {
      fc.pre(!/https?:/u.test(text));
      const html = onVote(snapshotText(`x ${text}`));
      expect(elementsOf(html)).toEqual(['p']);
      expect(alike(readOf(html))).toBe(alike(straight(`x ${text}`)));
    }),
    { numRuns: 400 },
  );
});

/** Both what is written and what stands for it where there are no escapes. */
function alike(text: string): string {
  const stand = {
    '\\': '/',
    '`': "'",
    '*': '∗',
    '[': '(',
    ']': ')',
    '<': '‹',
    '>': '›',
    '|': '/',
    '~': '∼',
    '^': 'ˆ',
    '␤': '↵',
  };
  const marks = new Map(Object.entries(stand));
  return [...text]
    .map((each) => marks.get(each) ?? each)
    .join('')
    .replace(/[_‗]/gu, '_')
    .replace(/[‘’]/gu, "'");
}

test('an address written out in full stays a link to itself on both sites', () => {
  const blocks = [
    paragraph(['Section 1, https://forum.ceg.vote/t/11006, read (see https://a.org/b_c_d?e=1#f).']),
  ];
  for (const html of [forum(blocks), vote(blocks)]) {
    const links = [...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/gu)].map(([, href, text]) => [
      href,
      text,
    ]);
    expect(links.map(([href]) => href)).toEqual([
      'https://forum.ceg.vote/t/11006',
      'https://a.org/b%5fc%5fd?e=1#f',
    ]);
    expect(readOf(html)).toMatch(
      /^Section 1, https:\/\/forum\.ceg\.vote\/t\/11006, read \(see https:\S+#f\)\.$/u,
    );
  }
});

test('a link of ours leads where it should, whatever its words and its address hold', () => {
  const blocks = [paragraph([link('a ] b | *c*', 'https://example.org/a_(b)(|c*')])];
  expect(forum(blocks)).toBe('<p><a href="https://example.org/a_%28b%29%28%7cc*">a ] b | *c*</a></p>\n');
  expect(vote(blocks)).toBe(
    '<p><a href="https://example.org/a%5f%28b%29%28%7cc%2a" target="_blank">a ) b / ∗c∗</a></p>\n',
  );
});

test('code keeps its marks and pipes in sentences, in tables and in blocks', () => {
  const text = 'a | b || `c` ``d';
  const blocks: Block[] = [paragraph(rich`${code(text)}`), { kind: 'code', text: '```\na' }];
  expect(forum(blocks)).toBe('<p><code>a | b || `c` ``d</code></p>\n<pre><code>``` a\n</code></pre>\n');
  expect(vote(blocks)).toBe('<p><code>a | b || `c` ``d</code></p>\n<p><code>``` a</code></p>\n');
  const cell: Block = {
    kind: 'table',
    caption: '',
    columns: ['A', 'B'],
    rows: [[rich`${code(text)}`, ['x | y']]],
  };
  expect(forum([cell])).toContain('<td><code>a | b || `c` ``d</code></td>\n<td>x | y</td>');
});

test('a chart without a picture takes no room in a text', () => {
  const chart: Block = { kind: 'chart', name: 'fan', chart: pictured('A finding') };
  expect(markdownOf([paragraph(['a']), chart, paragraph(['b'])], none)).toBe('a\n\nb\n');
  expect(snapshotOf([paragraph(['a']), chart, paragraph(['b'])], none)).toBe('a\n\nb\n');
});

test('a picture has its size for forums, and its description without marks', () => {
  const chart: Block = { kind: 'chart', name: 'fan', chart: pictured('Dots | [of] <b> *x*') };
  const at = () => ({ path: 'charts/fan.png', width: 690, height: 430 });
  const shown = (text: string): string => text.replaceAll('\u2060', '');
  expect(shown(markdownOf([chart], at))).toBe(
    '![Dots / (of) ‹b› ∗x∗|690x430](charts/fan.png)\n\n*A caption.*\n',
  );
  expect(shown(snapshotOf([chart], at))).toBe('![Dots / (of) ‹b› ∗x∗](charts/fan.png)\n');
});

function pictured(alt: string): Extract<Block, { kind: 'chart' }>['chart'] {
  return {
    kind: 'fan',
    title: 'T',
    subtitle: 'S',
    alt,
    caption: 'A caption.',
    footer: { run: 'r', command: 'c' },
    width: 690,
    height: 430,
    spec: {},
    table: { columns: [], rows: [] },
  };
}

test('a link to a file beside the page is only its words in a post, which lies beside nothing', () => {
  const beside = { kind: 'link', text: 'Description', href: 'model.md' } as const;
  expect(markdownOf([paragraph([beside, ' here'])], () => undefined)).toBe('Description here\n');
});

test('options and names of files are code in forum and vote, so that a copy has no invisible sign in it', () => {
  const text =
    'All with --level full. See parameters.arrow, “model.md” and (protocols/metis.ts); not metis.xyz.';
  for (const written of [
    markdownOf([paragraph([text])], none),
    snapshotOf([paragraph([text])], none),
    markdownOf([table(text, text)], none),
  ])
    expect(
      ['`--level` full', '`parameters.arrow`, “`model.md`” and (`protocols/metis.ts`)'].map((part) =>
        written.includes(part),
      ),
    ).toEqual([true, true]);
  const address = 'https://example.org/a/b.ts and https://example.org/--level';
  expect(markdownOf([paragraph([address])], none)).not.toContain('`');
});

test('a text that hides a name of a file behind joints or marks still becomes nothing else', () => {
  for (const text of ['`a.ts`', '--a`b`.md', 'a\u2060.ts', '[x](a.md)', '<b>a.md</b>']) {
    expect(readOf(forum([paragraph([text])])).trim()).toBe(straight(text));
    expect(elementsOf(forum([paragraph([text])])).filter((name) => !['p', 'code'].includes(name))).toEqual(
      [],
    );
  }
});
