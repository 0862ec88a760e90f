import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { verbs } from '../../src/cli/verbs/index.ts';

interface Row {
  readonly section: string;
  readonly cells: readonly string[];
}

const page = readFileSync('docs/verification.md', 'utf8');
const rows: Row[] = page.split('\n## ').flatMap((text) => {
  const [section = ''] = text.split('\n');
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (class|what) \|/u.test(line))
    .map((line) => ({
      section,
      cells: line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    }));
});
const named = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
const open = '*open*';
const scripts = new Map<string, unknown>(
  Object.entries(JSON.parse(readFileSync('package.json', 'utf8')).scripts ?? {}),
);

/** True for a script of the package whose own files are there. */
function isScript(name: string): boolean {
  const words = String(scripts.get(name) ?? '').split(' ');
  const files = words.filter((word) => word.startsWith('scripts/') || word.startsWith('bench/'));
  return scripts.has(name) && files.every((file) => existsSync(file));
}

/** True for an exported name, or with dots for a part of one. */
function isExported(name: string): boolean {
  let found: unknown = library;
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Reflect.has(found, part)) return false;
    found = Reflect.get(found, part);
  }
  return true;
}

function isReachable(entry: string): boolean {
  if (entry.startsWith('mlab ')) return verbs.some(({ name }) => name === entry.slice(5));
  if (entry.startsWith('npm run ')) return isScript(entry.slice(8));
  if (entry.startsWith('model: ')) return library.installedModels.has(entry.slice(7));
  return isExported(entry);
}

test('the table has a row for each class, and no cell is empty', () => {
  expect(rows.length).toBeGreaterThan(180);
  for (const { section, cells } of rows) {
    expect(cells, `${section}: ${cells[0]}`).toHaveLength(4);
    for (const cell of cells) expect(cell, `${section}: ${cells[0]}`).not.toBe('');
  }
});

test('no class is listed twice', () => {
  const names = rows.map(({ section, cells }) => `${section}: ${cells[0]}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('every named test exists, and a row that names none says open', () => {
  for (const { cells } of rows) {
    const files = named(cells[2]);
    if (files.length === 0) expect(cells[2], cells[0]).toBe(open);
    for (const file of files) expect(existsSync(file), `${cells[0]}: ${file}`).toBe(true);
  }
});

test('every named entry point can be reached, and a row that names none says open', () => {
  for (const { cells } of rows) {
    const entries = named(cells[1]);
    if (entries.length === 0) expect(cells[1], cells[0]).toBe(open);
    for (const entry of entries) expect(isReachable(entry), `${cells[0]}: ${entry}`).toBe(true);
  }
  expect(isReachable('noSuchThing')).toBe(false);
  expect(isReachable('mlab dance')).toBe(false);
});

test('the conventions say scheduler, day count, rounding, quantiles, Gini, quorum and streams', () => {
  const conventions = page.slice(page.indexOf('## Conventions in words'));
  for (const word of [
    'Scheduler and tie rule',
    'Day count',
    'Rounding',
    'Quantile type',
    'Gini form',
    'Quorum rule',
    'Stream derivation',
  ])
    expect(conventions).toContain(`**${word}.**`);
});
