import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

beforeAll(build);

test('a new experiment from the template can be checked at once, and is never overwritten', () => {
  const made = mlab(folder, ['new', 'question', '--format', 'yaml']);
  expect(made.stdout.split('\n')[0]).toBe('experiments/question.exp.yaml');
  expect(mlab(folder, ['check', 'experiments/question.exp.yaml']).exit).toBe(0);
  const again = mlab(folder, ['new', 'question']);
  expect(again.exit).toBe(2);
  expect(again.stderr).toContain('error[E508] experiments/question.exp.yaml is there already');
  expect(existsSync(join(folder, 'experiments/question.exp.ts'))).toBe(false);
});

test('a fork of a run keeps where it comes from, says what differs, and lives through the same futures', () => {
  const run = mlab(folder, ['run', 'yield.exp.yaml', '--replications', '16', '--json']);
  const { data } = documentOf(run);
  expect(data).toBeTypeOf('object');
  const forked = mlab(folder, ['new', 'less', '--from', 'yield', '--set', 'issuance.baseRewardFactor=16']);
  expect(forked.exit).toBe(0);
  expect(forked.stdout).toContain('half   issuance.baseRewardFactor   32   16');
  expect(read('experiments/less.exp.ts')).toMatch(
    /^\/\/ Fork of run yield\/\w{8}, digest \w+\n\/\/ {3}half: issuance/u,
  );
  expect(read('experiments/less.exp.ts')).toContain('"label": "Half the base reward (fork)"');
  expect(mlab(folder, ['run', 'experiments/less.exp.ts']).exit).toBe(0);
  const report = mlab(folder, ['difference', 'yield', 'less', '--report']);
  expect(report.exit).toBe(0);
  expect(report.stdout).toContain('report.html');
  const checked = mlab(folder, ['difference', 'yield', 'less', '--check']);
  expect(checked.exit).toBe(0);
  expect(checked.stdout).toMatch(/^(\d+) of \1 numbers, words and pictures derived again/u);
});

test('a fork that changes a named reading lists what its letters mean', () => {
  const from = resolve('experiments/eagr.exp.ts');
  const { stdout } = mlab(folder, ['new', 'turned', '--from', from, '--set', 'eagr.reading=d']);
  expect(stdout).toMatch(/all +eagr\.reading +b or c +d/u);
  for (const letter of 'abcde')
    expect(stdout).toMatch(new RegExp(`^ +eagr\\.reading ${letter}: .{20}`, 'mu'));
});

test('an assumption of a fork is fixed with its reason', () => {
  const options = ['--set', 'issuance.staked=30,000,000 ETH', '--why', 'the middle', '--format', 'yaml'];
  expect(mlab(folder, ['new', 'fixed', '--from', 'yield.exp.yaml', ...options]).exit).toBe(0);
  const text = read('experiments/fixed.exp.yaml');
  expect(text).toContain('# Fork of file yield.exp.yaml');
  expect(text).toMatch(/value: 30,000,000 ETH\n\s+assume:\n\s+(?:\w+: .*\n\s+)*why: the middle/u);
});

test('the reason for a changed lever is kept, also in a fork of a fork, which names the first value', () => {
  const why = ['--why', 'reply 7 asks for a quarter'];
  const first = ['new', 'first', '--from', 'yield.exp.yaml', '--set', 'issuance.baseRewardFactor=16', ...why];
  expect(mlab(folder, first).exit).toBe(0);
  expect(read('experiments/first.exp.ts')).toContain(
    '"changed half issuance.baseRewardFactor": "32 -> 16, because reply 7 asks for a quarter"',
  );
  const again = ['new', 'again', '--from', 'experiments/first.exp.ts', '--format', 'yaml'];
  expect(mlab(folder, [...again, '--set', 'issuance.baseRewardFactor=8']).exit).toBe(0);
  expect(read('experiments/again.exp.yaml')).toContain('32 -> 8');
  expect(mlab(folder, ['check', 'experiments/again.exp.yaml']).exit).toBe(0);
});

test('a fork without a change says that nothing differs', () => {
  const { exit, stdout } = mlab(folder, ['new', 'copy', '--from', 'yield.exp.yaml']);
  expect(exit).toBe(0);
  expect(stdout).toContain('Nothing differs from where it comes from; --set p=v changes a value.');
});

test.each([
  [['Bad Name'], 'invalid name: Bad Name'],
  [['a', '--format', 'toml'], 'invalid --format: toml'],
  [['a', '--from', 'nothing'], 'E211'],
  [['a', '--from', 'yield.exp.yaml', '--set', 'issuance.stake=1 ETH'], 'did you mean `issuance.staked`?'],
  [['a', '--from', 'yield.exp.yaml', '--set', 'issuance.staked=-1 ETH'], 'E105'],
  [['a', '--from', 'yield.exp.yaml', '--set', 'issuance.staked'], 'invalid --set: issuance.staked'],
])('a mistake is told before anything is written: %j', (args, message) => {
  rmSync(join(folder, 'experiments'), { recursive: true, force: true });
  mkdirSync(join(folder, 'experiments'));
  const { exit, stderr } = mlab(folder, ['new', ...args]);
  expect(exit).toBe(2);
  expect(stderr).toContain(message);
  expect(existsSync(join(folder, 'experiments/a.exp.ts'))).toBe(false);
});
