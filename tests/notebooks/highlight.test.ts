import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageOf } from '../../scripts/notebooks/cells.ts';
import { asHtml, highlight } from '../../scripts/notebooks/highlight.ts';

const span = (kind: string, text: string): string => `<span class="${kind}">${text}</span>`;

/** Text as a browser shows it. */
function shown(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]+>/gu, '')
    .replace(/&(#?\w+);/gu, (whole, name: string) => entities[name] ?? whole);
}

test('comments, strings, numbers and keywords of TypeScript are marked', () => {
  expect(highlight("const a = 'x'; // if 1\nf(2_000.5);", 'typescript')).toBe(
    `${span('keyword', 'const')} a = ${span('string', '&#39;x&#39;')}; ${span('comment', '// if 1')}\nf(${span('number', '2_000.5')});`,
  );
});

test('what looks like a comment inside a string is part of the string', () => {
  expect(highlight("'http://a' + `// ${b}`", 'typescript')).toBe(
    `${span('string', '&#39;http://a&#39;')} + ${span('string', '`// ${b}`')}`,
  );
  expect(highlight('a = "# no"', 'python')).toBe(`a = ${span('string', '&quot;# no&quot;')}`);
});

test('a quote behind a backslash does not end a string', () => {
  expect(highlight(String.raw`'it\'s' in b`, 'typescript')).toBe(
    `${span('string', String.raw`&#39;it\&#39;s&#39;`)} ${span('keyword', 'in')} b`,
  );
});

test('strings of several lines and f-strings of Python are marked as one', () => {
  expect(highlight('f"""a\n"b" """\nNone', 'python')).toBe(
    `${span('string', 'f&quot;&quot;&quot;a\n&quot;b&quot; &quot;&quot;&quot;')}\n${span('keyword', 'None')}`,
  );
});

test('keywords and digits inside names are parts of the names', () => {
  expect(highlight('iffy format a1 import_me', 'typescript')).toBe('iffy format a1 import_me');
});

test('markup in code stays text', () => {
  expect(highlight('a<b && "<script>"', 'typescript')).toBe(
    `a&lt;b &amp;&amp; ${span('string', '&quot;&lt;script&gt;&quot;')}`,
  );
});

test('lines and runs of spaces stay', () => {
  expect(asHtml('  a   b\n\n c')).toBe('  a   b\n\n c');
});

test('marks change nothing that is read in any notebook', () => {
  const files = readdirSync('notebooks').filter((file) => languageOf(file) !== undefined);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(`notebooks/${file}`, 'utf8');
    expect(shown(highlight(text, languageOf(file) ?? 'python')), file).toBe(text);
  }
});
