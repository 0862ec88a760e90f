import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'docs/validation';
const index = readFileSync('docs/validation.md', 'utf8');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

test('every page of validation stands in the index, and every picture in a page', () => {
  expect(pages.filter((name) => !index.includes(`(validation/${name})`))).toEqual([]);
  const texts = pages.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.svg'));
  expect(pictures.filter((name) => !texts.includes(`(${name})`))).toEqual([]);
  expect(pictures.length).toBeGreaterThan(10);
});

test('every page of validation has a script that writes it, and shows no table that is empty', () => {
  for (const name of pages) {
    expect(existsSync(join('scripts/validation', name.replace('.md', '.ts'))), name).toBe(true);
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text, name).not.toMatch(/<!-- table:[\w-]+ -->\s*<!-- \/table -->/u);
    expect(text, name).not.toMatch(/\bNaN\b|undefined/u);
  }
});
