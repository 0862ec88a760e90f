import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);

beforeAll(build, 300_000);

const factor = 'issuance.baseRewardFactor=32:96:16';
const one = ['search', 'yield.exp.yaml', '--over', factor, '--maximise', 'rate', '--replications', '16'];
const two = [...one, '--minimise', 'collected', '--check', '32'];

interface Found {
  readonly folder: string;
  readonly best: number | null;
  readonly left: readonly number[];
  readonly checked: readonly { readonly found: { readonly onFront: boolean } }[];
}

function foundBy(args: readonly string[], out = 'results'): Found {
  const finished = mlab(folder, [...args, '--json', '--quiet', '--out', out]);
  expect(finished.stderr).toBe('');
  const { data } = JSON.parse(JSON.stringify(documentOf(finished)));
  return data;
}

test('the plan says what it costs and runs nothing', () => {
  const { exit, stdout } = mlab(folder, [...one, '-n', '--out', 'none']);
  expect(exit).toBe(0);
  expect(stdout).toContain('First stage: 5 points x 1 scenario x 16 replications = 80 runs');
  expect(stdout).toContain('to find a lead of 0.10% a year of current.rate with 95 in 100');
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('the best setting is chosen and checked in fresh futures against the current rules', () => {
  const { exit, stdout } = mlab(folder, [...one, '-j', '2']);
  expect(exit).toBe(0);
  expect(stdout).toContain('Best of 5 settings for current.rate: issuance.baseRewardFactor 96.');
  expect(stdout).toContain('Chosen by Kim and Nelson: right with 95 in 100 if it leads by 0.10% a year');
  expect(stdout).toContain('+1.5 percentage points a year, better in 64 of 64');
  // The row goes on below, six spaces further in.
  expect(stdout.replace(/\n {6}(?=\S)/gu, '   ')).toMatch(/issuance\.baseRewardFactor 64 .* the same/u);
});

test('one and two threads leave the same record, and asking again computes nothing', () => {
  const first = foundBy([...two, '-j', '1'], 'one');
  const second = foundBy([...two, '-j', '2'], 'two');
  const files = ['settings.csv', 'settings.json', 'settings.arrow', 'study.json'];
  const bytes = (found: Found, name: string): string =>
    readFileSync(join(folder, found.folder, name)).toString('base64');
  for (const name of files) expect(bytes(second, name), name).toBe(bytes(first, name));
  const before = bytes(first, 'study.json');
  const again = mlab(folder, [...two, '--out', 'one']);
  expect(again.stderr).not.toContain('  0%');
  expect(bytes(first, 'study.json')).toBe(before);
}, 180_000);

test('two goals give a front with a picture: here no setting beats another in both', () => {
  const found = foundBy([...two, '-j', '1'], 'one');
  expect(found.best).toBe(null);
  expect(found.left).toEqual([0, 1, 2, 3, 4]);
  expect(found.checked.every(({ found: { onFront } }) => onFront)).toBe(true);
  expect(readFileSync(join(folder, found.folder, 'front.svg'), 'utf8')).toContain('5 of 5 settings');
  const [head, ...rows] = readFileSync(join(folder, found.folder, 'settings.csv'), 'utf8')
    .trim()
    .split('\n');
  expect(head).toContain('issuance.baseRewardFactor,replications,current.rate,');
  expect(rows).toHaveLength(5);
});
