import { expect, test } from 'vitest';
import {
  escapeCsv,
  escapeForum,
  escapeHtml,
  escapeMarkdown,
  plainText,
  snapshotText,
  vegaText,
} from '../../../src/report/escape.ts';

test('a script tag in HTML becomes text', () => {
  expect(escapeHtml('<script>alert("1")</script>')).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
});

test('an ampersand and an apostrophe cannot end an attribute', () => {
  expect(escapeHtml(`a' onload='x & y`)).toBe('a&#39; onload=&#39;x &amp; y');
});

test('terminal sequences and control characters leave nothing but spaces behind', () => {
  expect(plainText('\u001b[31mred\u001b[0m\u0007 a\nb\u0000c')).toBe('red a b c');
  expect(plainText('\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007')).toBe('link');
});

test('marks that reverse the direction of text are removed', () => {
  expect(plainText('safe\u202etxt.exe')).toBe('safe txt.exe');
});

test('half of a surrogate pair becomes the replacement character', () => {
  expect(plainText('a\ud800b')).toBe('a\ufffdb');
  expect(plainText('a😀b')).toBe('a😀b');
});

test('ordinary text stays as it is, accents and signs included', () => {
  expect(plainText('Größe −2.4 ± 0.18 · 市')).toBe('Größe −2.4 ± 0.18 · 市');
});

test('Markdown marks, links, tables and tags lose their meaning', () => {
  expect(escapeMarkdown('*a* [b](c) | `d` <e> _f_ # g')).toBe(
    '\\*a\\* \\[b\\](c) \\| \\`d\\` &lt;e&gt; \\_f\\_ # g',
  );
});

test('a leading number with a dot, a dash and a sharp start no list and no heading', () => {
  expect(escapeMarkdown('1. first')).toBe('1\\. first');
  expect(escapeMarkdown('1) first')).toBe('1\\) first');
  expect(escapeMarkdown('- item')).toBe('\\- item');
  expect(escapeMarkdown('## title')).toBe('\\## title');
  expect(escapeMarkdown('20.0 −0.5 +0.5 -0.5 #1')).toBe('20.0 −0.5 +0.5 -0.5 #1');
});

test('numbers, units and plain sentences pass to forum and vote without a mark', () => {
  for (const plain of [
    '+0.16',
    '20.0% a year',
    'by 3.5 to 68 years.',
    'Reading: b (the fund), at 8 of 10',
    '−1 to 2',
  ])
    expect([escapeForum(plain), snapshotText(plain)]).toEqual([plain, plain]);
});

test('an entity in Markdown stays visible as it was written', () => {
  expect(escapeMarkdown('&lt;')).toBe('&amp;lt;');
});

test.each(['=1+1', '+1', '-1', '@sum', ' =1', '\t=1'])('the CSV text %j is no formula', (text) => {
  expect(escapeCsv(text)).toMatch(/^"'/);
});

test('a negative number in CSV stays a number', () => {
  expect(escapeCsv(-2.5)).toBe('-2.5');
});

test('quotes and commas in CSV are quoted', () => {
  expect(escapeCsv('a "b", c')).toBe('"a ""b"", c"');
  expect(escapeCsv('plain')).toBe('plain');
});

test('a chart label must be text, so it can be no signal object', () => {
  expect(() => vegaText({ signal: '1' })).toThrow('invalid chart label: object; expected text');
  expect(vegaText('{"signal":"1"}')).toBe('{"signal":"1"}');
});

test('joiners stay where spelling needs them: in words of Persian and in one emoji', () => {
  for (const word of ['می‌خواهم', '👩‍👩‍👧‍👦', '🏳️‍🌈', '👩🏽‍🚀', 'क्‍ष']) expect(plainText(word)).toBe(word);
  expect(plainText(plainText('می‌خواهم'))).toBe('می‌خواهم');
});

test('joiners that hide in other words are removed', () => {
  expect(plainText('pay\u200dpal \u200cx 7\u200d8 \u200b👩\u200d')).toBe('pay pal x 7 8 👩');
});
