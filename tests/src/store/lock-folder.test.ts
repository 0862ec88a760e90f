import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../src/store/index.ts';
import { fateOf, newMark, parseMark } from '../../../src/store/process-mark.ts';
import { problemOf, scratchFolder, startChild } from './helpers.ts';

test('a folder is taken once at a time, also by one process, and can be taken again after release', () => {
  const folder = join(scratchFolder(), 'new');
  const lock = lockFolder(folder);
  expect(problemOf(() => lockFolder(folder)).message).toContain(`in use by process ${process.pid}`);
  lock.release();
  lock.release();
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a second process is refused, told which process it is, and what to do', async () => {
  const folder = scratchFolder();
  const child = startChild('hold-lock.ts', folder, 'hold');
  await child.said('taken');
  const problem = problemOf(() => lockFolder(folder));
  expect(problem).toMatchObject({ code: 'E208', place: { exit: 8 } });
  expect(problem.message).toContain(`process ${child.pid}`);
  expect(problem.place.expected).toContain('--out');
  child.kill();
  await child.ended;
  // Killed without a chance to tidy up: its lock is still there and is recognised as stale.
  expect(readdirSync(folder).length).toBe(1);
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock whose process number belongs to another process by now is stale', () => {
  const folder = scratchFolder();
  lockFolder(folder);
  const [name] = readdirSync(folder);
  const fields = name.split('-');
  if (fields[4] === '0') return;
  renameSync(join(folder, name), join(folder, [...fields.slice(0, 4), '12345', fields[5]].join('-')));
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock from another machine is respected and the file to delete is named', () => {
  const folder = scratchFolder();
  lockFolder(folder);
  const [name] = readdirSync(folder);
  const [prefix, , ...rest] = name.split('-');
  const foreign = [prefix, '00000000', ...rest].join('-');
  renameSync(join(folder, name), join(folder, foreign));
  const problem = problemOf(() => lockFolder(folder));
  expect(problem.message).toContain('on another machine');
  expect(problem.place.expected).toContain(foreign);
  expect(readdirSync(folder)).toEqual([foreign]);
});

test('of processes that come at once, no two hold the folder at the same time', async () => {
  const folder = scratchFolder();
  const children = Array.from({ length: 4 }, () => startChild('hold-lock.ts', folder, 'try', '60'));
  const texts = await Promise.all(children.map((child) => child.ended));
  const held = texts.flatMap((text) => {
    const found = /taken (\d+)\ngiven (\d+)/.exec(text);
    if (found === null) expect(text).toBe('refused E208\n');
    return found === null ? [] : [{ from: Number(found[1]), to: Number(found[2]) }];
  });
  held.sort((a, b) => a.from - b.from);
  expect(held.length).toBeGreaterThan(0);
  for (let i = 1; i < held.length; i++) expect(held[i].from).toBeGreaterThanOrEqual(held[i - 1].to);
  expect(readdirSync(folder)).toEqual([]);
});

test('a mark of a process is read back, is alive while the process is, and other names are no marks', () => {
  const mark = parseMark(newMark());
  expect(mark?.pid).toBe(process.pid);
  expect(mark && fateOf(mark)).toBe('alive');
  expect(mark && fateOf({ ...mark, boot: '00000000' })).toBe('dead');
  expect(newMark()).not.toBe(newMark());
  expect(parseMark('x')).toBe(undefined);
});
