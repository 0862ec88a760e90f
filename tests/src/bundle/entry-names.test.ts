import { expect, test } from 'vitest';
import { namesProblem, pathObjection } from '../../../src/bundle/entry-names.ts';

test.each([
  ['', 'an empty name'],
  ['/etc/passwd', 'an absolute path'],
  ['C:/windows', 'an absolute path'],
  ['c:file', 'an absolute path'],
  ['a\\b', 'a backslash'],
  ['..', 'a path that leads out of its folder'],
  ['a/../../b', 'a path that leads out of its folder'],
  ['./a', 'a path that leads out of its folder'],
  ['a//b', 'a folder, or an empty part of a path'],
  ['a/', 'a folder, or an empty part of a path'],
  ['a\u0000.txt', 'a character that some systems do not allow in names'],
  ['a\u202etxt.exe', 'a character that some systems do not allow in names'],
  ['ab:stream', 'a character that some systems do not allow in names'],
  ['what?', 'a character that some systems do not allow in names'],
  ['a./b', 'a dot or space at the end of a name'],
  ['a/b ', 'a dot or space at the end of a name'],
  ['a/CON', 'a reserved name'],
  ['nul.txt', 'a reserved name'],
  ['é'.repeat(501), 'a name that is too long'],
])('the path %j is %s', (path, objection) => {
  expect(pathObjection(path)).toBe(objection);
});

test.each([
  'manifest.json',
  'series/scenario=full/part-0000.arrow',
  'eagr/7k3m9q2f/report/my notes.txt',
  '...a',
  'größe/x',
  'console',
])('the path %j can stand in a bundle', (path) => {
  expect(pathObjection(path)).toBeUndefined();
});

test('paths are told apart as the least exact system would', () => {
  expect(namesProblem(['a', 'b/c', 'b/d'])).toBeUndefined();
  expect(namesProblem(['a', 'b', 'a'])).toBe('"a": given twice');
  expect(namesProblem(['a/Report', 'a/report'])).toBe(
    '"a/report" and "a/Report": the same name on some systems',
  );
  expect(namesProblem(['\u00e9', 'e\u0301'])).toMatch(/the same name on some systems$/u);
  expect(namesProblem(['a', 'A/b'])).toBe('"A/b": inside of something that is a file');
  expect(namesProblem(['a/b/c/d', 'a/b'])).toBe('"a/b/c/d": inside of something that is a file');
});

test('a name that is printed is on one line and short', () => {
  const problem = namesProblem([`a\u001b[31m\n${'x'.repeat(500)}`]) ?? '';
  expect(problem).not.toMatch(/\p{C}/u);
  expect(problem.length).toBeLessThan(160);
});
