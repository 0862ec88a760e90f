import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const table = readFileSync('docs/architecture.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, folder = '', allowed = ''] = line.split('|');
    return {
      folder: folder.trim().replaceAll('`', ''),
      allowed: [...allowed.matchAll(/`([^`]+)`/gu)].map(([, name]) => name),
      all: allowed.includes('everything'),
    };
  });

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/^\s*\/\/.*$/gmu, '');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu);
  return [...found].map(([, target]) => ({
    file,
    target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
  }));
}

const files = ['src', 'models', 'experiments'].flatMap(filesBelow);
const imports = files.flatMap(importsOf);

/** The row of the table that a file belongs to: the longest that fits. */
function rowOf(file: string) {
  return table
    .filter(({ folder }) => file === folder || file.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

test('every source file belongs to a row of the import table', () => {
  expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
});

test('imports follow the table in docs/architecture.md', () => {
  const wrong = imports.filter(({ file, target }) => {
    const row = rowOf(file);
    if (row === undefined) return true;
    const own = /^(src|models)\//u.test(target);
    if (!own) return false;
    const inside = (folder: string): boolean => target === folder || target.startsWith(`${folder}/`);
    return !(inside(row.folder) || row.allowed.some(inside) || (row.all && inside('src')));
  });
  expect(wrong).toEqual([]);
});

test('experiments import the public library and nothing else', () => {
  expect(
    imports.filter(({ file, target }) => file.startsWith('experiments') && target !== 'metis-lab'),
  ).toEqual([]);
});

test('a mechanism never imports a mechanism', () => {
  const names = filesBelow('models/metis').filter(
    (file) => /\bmechanism\(\{/u.test(readFileSync(file, 'utf8')) && !file.endsWith('economy.ts'),
  );
  const wrong = imports.filter(({ file, target }) => names.includes(file) && names.includes(target));
  expect(names.length).toBeGreaterThan(8);
  expect(wrong).toEqual([]);
});

test('each heavy dependency is imported by one folder only', () => {
  const homes: Record<string, string> = {
    'apache-arrow': 'src/store',
    vega: 'src/report',
    'vega-lite': 'src/report',
    piscina: 'src/run',
    esbuild: 'src/load',
    commander: 'src/cli',
    '@duckdb': 'src/query',
    yazl: 'src/bundle',
    yauzl: 'src/bundle',
  };
  const wrong = imports.filter(({ file, target }) => {
    const home = homes[target.split('/')[0] ?? ''];
    return home !== undefined && !file.startsWith(home);
  });
  expect(wrong).toEqual([]);
});

test('importing any module that makes or examines results touches no files, clock or network', () => {
  const folders =
    'define random numeric plan simulate summarise inference design sensitivity precision rare match search calibrate';
  const pure = new RegExp(`^(models|src/(${folders.replaceAll(' ', '|')}))/`, 'u');
  expect(imports.filter(({ file, target }) => pure.test(file) && target.startsWith('node:'))).toEqual([]);
});
