import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);
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
