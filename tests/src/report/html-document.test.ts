import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { htmlDocument } from '../../../src/report/html-document.ts';

const style = 'p > a::after { content: "é"; }\n';
const page = htmlDocument({ title: 'Mine & <yours>', style, body: ['<main>', '<h1>One</h1>', '</main>'] });

test('a page begins with its type, ends with a line break and has its body as it was given', () => {
  expect(page.startsWith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')).toBe(true);
  expect(page.endsWith('<body>\n<main>\n<h1>One</h1>\n</main>\n</body>\n</html>\n')).toBe(true);
});

test('the title is text, whatever stands in it', () => {
  expect(page).toContain('<title>Mine &amp; &lt;yours&gt;</title>');
});

test('the policy allows the style of the page by the hash of its UTF-8 bytes, pictures inside, and nothing else', () => {
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/u.exec(page) ?? [];
  const [, inside = ''] = /<style>(.*)<\/style>/su.exec(page) ?? [];
  const hash = createHash('sha256').update(Buffer.from(inside, 'utf8')).digest('base64');
  expect(inside).toBe(style);
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the policy stands before everything that it governs, and a link tells no address', () => {
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  expect(page).toContain('<meta name="referrer" content="no-referrer">');
});

test('a page may be empty', () => {
  expect(htmlDocument({ title: '', style: '', body: [] })).toContain('<body>\n</body>');
});
