import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTexts } from '../../../src/cli/error-texts.ts';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const sources = ['src', 'models'].flatMap(filesBelow).filter((file) => !file.endsWith('error-texts.ts'));
const code = /'([EW]\d{3})'/gu;
const used = new Map<string, string>();
for (const file of sources) {
  for (const [, found] of readFileSync(file, 'utf8').matchAll(code)) used.set(found, file);
}
const printed = readFileSync('src/cli/print-problem.ts', 'utf8');

test('every code that the sources name has a title and a text for explain', () => {
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter(([found]) => !errorTexts.has(found))).toEqual([]);
});

test('every code that explain knows is thrown somewhere', () => {
  const unknown = [...errorTexts.keys()].filter((found) => !used.has(found) && !printed.includes(found));
  expect(unknown).toEqual([]);
});

test.each([...errorTexts])('%s is explained by a short title and whole sentences', (_, { title, text }) => {
  expect(title.length).toBeGreaterThan(5);
  expect(title.length).toBeLessThan(80);
  expect(title).toMatch(/^\p{Ll}|^`/u);
  expect(text.length).toBeGreaterThan(60);
  expect(text).toMatch(/[.`]$/u);
  expect(text).not.toMatch(/undefined|TODO/u);
});

test('codes lie in the ranges that their folders own', () => {
  const wrong = [...used].filter(
    ([found, file]) => found.startsWith('E6') && !/src\/(report|cli|reproduce)\//u.test(file),
  );
  expect(wrong).toEqual([]);
});
