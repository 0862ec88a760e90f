import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml', 'failing.exp.ts']);
const few = ['--replications', '24'];

beforeAll(build);

test('a file against itself with a lever set says what moved, and a second time at once', () => {
  const text = readFileSync(join(folder, 'yield.exp.yaml'), 'utf8');
  writeFileSync(join(folder, 'other.exp.yaml'), text);
  const same = mlab(folder, ['difference', 'yield.exp.yaml', 'other.exp.yaml', ...few]);
  expect(same.exit).toBe(0);
  expect(same.stdout).toContain('0 moved beyond noise');
  expect(same.stdout).toContain('equal to the last bit in every future');
  const again = mlab(folder, ['difference', 'yield', 'yield', '--json']);
  expect(again.exit).toBe(0);
  expect(documentOf(again)).toMatchObject({ status: 'done', data: { changes: [], words: [] } });
});

test('another seed is refused, one seed for both is not', () => {
  const text = readFileSync(join(folder, 'yield.exp.yaml'), 'utf8');
  writeFileSync(join(folder, 'seeded.exp.yaml'), text.replace(/^seed: \d+/mu, 'seed: 987'));
  const sides = ['difference', 'yield.exp.yaml', 'seeded.exp.yaml', ...few];
  const refused = mlab(folder, sides);
  expect(refused.exit).toBe(2);
  expect(refused.stderr).toContain('error[E523]');
  expect(mlab(folder, [...sides, '--seed', '5']).exit).toBe(0);
});

test('one version alone is no difference', () => {
  const { exit, stderr } = mlab(folder, ['difference', 'yield.exp.yaml']);
  expect(exit).toBe(2);
  expect(stderr).toContain('a difference needs two versions');
});

test('a dry run says what both sides would cost and runs neither', () => {
  const out = ['--out', 'dry', '--json'];
  const { exit, stdout } = mlab(folder, [
    ...['difference', 'yield.exp.yaml', '--set', 'issuance.baseRewardFactor=65', '-n', ...few],
    ...out,
  ]);
  expect(exit).toBe(0);
  expect(documentOf({ exit, stdout, stderr: '' })).toMatchObject({
    data: {
      plans: [
        { side: 'before', runs: 48, done: 0 },
        { side: 'after', runs: 48, done: 0 },
      ],
    },
  });
  expect(existsSync(join(folder, 'dry'))).toBe(false);
});

test('futures that failed in one version are counted, not passed over as unchanged', () => {
  const { exit, stdout } = mlab(folder, ['difference', 'failing.exp.ts', '--set', 'mover.trouble=nan']);
  expect(exit).toBe(0);
  expect(stdout).toContain('note: futures of well that failed and are left out: 0 before, 6 after');
  expect(stdout).toContain('note: futures of trouble that failed and are left out: 6 before, 6 after');
});

test('a mistake in the second version is told before the first one is run', () => {
  const set = ['--set', 'issuance.baseRewardFactr=65', '--out', 'mistaken'];
  const { exit, stderr } = mlab(folder, ['difference', 'yield.exp.yaml', ...set]);
  expect(exit).toBe(3);
  expect(stderr).toContain('issuance.baseRewardFactor');
  expect(existsSync(join(folder, 'mistaken'))).toBe(false);
});
