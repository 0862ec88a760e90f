import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insideFolder, runFolderName } from '../../../src/store/index.ts';
import { problemOf, scratchFolder } from './helpers.ts';

test('ordinary names become folders unchanged', () => {
  for (const name of [
    'eagr',
    'subsidy-in-a-bear-market',
    'v1.2',
    'a_b',
    '7k3m9q2f',
    'größer',
    '東京',
    'x'.repeat(64),
  ])
    expect(runFolderName(name)).toBe(name);
});

test('names that lead elsewhere, hide, or mean something else to a system are refused', () => {
  const bad = [
    '',
    '.',
    '..',
    '../../x',
    '/etc',
    'a/b',
    'a\\b',
    'C:',
    '.hidden',
    'a..b',
    'end.',
    'a b',
    ' a',
    'a\n',
    'a\0b',
    'a\u202eb',
  ];
  const worse = [
    'con',
    'NUL',
    'com1.txt',
    '__proto__',
    'constructor',
    '-rf',
    '~',
    '$HOME',
    '*',
    'a|b',
    'a<b',
    'x'.repeat(65),
    'e\u0301',
  ];
  for (const name of [...bad, ...worse])
    expect(
      problemOf(() => runFolderName(name)),
      JSON.stringify(name),
    ).toMatchObject({ code: 'E201', place: { exit: 3 } });
});

test('the refusal of a name says why and suggests a similar one', () => {
  const problem = problemOf(() => runFolderName('../../x y'));
  expect(problem.message).toBe('invalid name "../../x y": contains a separator of folders');
  expect(problem.place.suggestion).toBe('x-y');
  expect(problemOf(() => runFolderName('a\u202eb')).message).toContain(
    '"a\\u202eb": contains a control character',
  );
});

test('a path inside a folder is resolved, one that leads out is refused', () => {
  const root = scratchFolder();
  expect(insideFolder(root, 'a/b/../c')).toBe(join(root, 'a', 'c'));
  for (const path of ['..', '../x', 'a/../../x', '/etc/passwd', '', '.', 'a\0b', `${root}x/y`])
    expect(
      problemOf(() => insideFolder(root, path)),
      path,
    ).toMatchObject({ code: 'E202', place: { exit: 3 } });
});

test('a link that leads out of the folder is not followed, one that stays inside is', () => {
  const [root, elsewhere] = [scratchFolder(), scratchFolder()];
  mkdirSync(join(root, 'inside'));
  symlinkSync(elsewhere, join(root, 'out'));
  symlinkSync(join(elsewhere, 'nothing'), join(root, 'dangling'));
  symlinkSync(join(root, 'inside'), join(root, 'in'));
  expect(problemOf(() => insideFolder(root, 'out/file')).code).toBe('E202');
  expect(problemOf(() => insideFolder(root, 'dangling')).code).toBe('E202');
  expect(problemOf(() => insideFolder(root, 'dangling/file')).code).toBe('E202');
  expect(insideFolder(root, 'in/file')).toBe(join(root, 'in', 'file'));
});
