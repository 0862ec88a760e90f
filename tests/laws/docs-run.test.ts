import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';

const folder = '.cache/docs-code';
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const blocks = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code = ''], place) => ({
    page,
    code,
    name: `${page.replace(/\W/gu, '-')}-${place}.ts`,
  })),
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the TypeScript in every page of documentation compiles against the public library', () => {
  mkdirSync(folder, { recursive: true });
  const files = blocks.map(({ name, code }) => {
    const path = join(folder, name);
    writeFileSync(path, code);
    return path;
  });
  const { config } = ts.readConfigFile('tsconfig.json', (path) => readFileSync(path, 'utf8'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map((each) => `${each.file?.fileName ?? ''} ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`);
  expect(blocks.length).toBeGreaterThan(0);
  expect(messages).toEqual([]);
});

test('every file that a page links to is there', () => {
  const missing = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)\s]+)\)/gu)]
      .map(([, target = '']) => join(page, '..', target.replace(/#.*$/u, '')))
      .filter((path) => ts.sys.fileExists(path) === false && ts.sys.directoryExists(path) === false),
  );
  expect(missing).toEqual([]);
});
