import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { flipStudies } from '../../../src/report/difference-report/flip-record.ts';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);
const few = ['--replications', '20'];
const lever = ['flip', 'yield.exp.yaml', '--over', 'issuance.baseRewardFactor=32:96', ...few];

beforeAll(build);

test('the reward rate of a changed factor turns where the factor is the current one', () => {
  const found = mlab(folder, [...lever, '--json', '-j', '2']);
  expect(found.exit).toBe(0);
  const [study] = flipStudies(join(folder, 'results', 'yield'));
  // The rate is the current one exactly at a factor of 64: a step, located to half a per cent of the range.
  const [{ flips }] = study.record.questions;
  expect(flips).toHaveLength(1);
  expect(Math.abs(flips[0].value - 64)).toBeLessThan(0.5);
  expect(flips[0].turns).toBe('up');
  const files = readdirSync(join(folder, 'results', 'yield', study.folder));
  expect(files).toEqual(expect.arrayContaining(['study.json', 'study.csv', 'flip.png', 'flip.svg']));
  const drawn = readFileSync(join(folder, 'results', 'yield', study.folder, 'flip.svg'), 'utf8');
  expect(drawn).toMatch(/Check it: npx metis-lab@\d+\.\d+\.\d+\S* flip yield\.exp\.yaml/u);
});

test('the same search is answered again with the same bytes for another number of workers', () => {
  const [study] = flipStudies(join(folder, 'results', 'yield'));
  const path = join(folder, 'results', 'yield', study.folder);
  const before = ['study.json', 'study.csv', 'flip.svg'].map((name) =>
    readFileSync(join(path, name), 'utf8'),
  );
  expect(mlab(folder, [...lever, '-j', '1', '--out', 'alone']).exit).toBe(0);
  const alone = join(folder, 'alone', 'yield', study.folder);
  const after = ['study.json', 'study.csv', 'flip.svg'].map((name) =>
    readFileSync(join(alone, name), 'utf8'),
  );
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('a claim that no value can turn has no flip, and the answer says so', () => {
  const { exit, stdout } = mlab(folder, [
    'flip',
    'yield.exp.yaml',
    '--over',
    'issuance.staked',
    '--test',
    'claim:1',
    ...few,
  ]);
  expect(exit).toBe(0);
  expect(stdout).toContain('no flip when issuance.staked goes from');
  expect(stdout).toContain('0 of 100 futures all the way');
});

test('a dry run says what would be looked for and runs nothing', () => {
  const { exit, stdout } = mlab(folder, [...lever, '-n', '--json', '--out', 'dry']);
  expect(exit).toBe(0);
  expect(documentOf({ exit, stdout, stderr: '' })).toMatchObject({
    data: {
      tests: ['half.rate > current.rate'],
      carrier: { scenario: 'current', moved: ['half'] },
      chance: 0.5,
    },
  });
  expect(existsSync(join(folder, 'dry'))).toBe(false);
});

test.each([
  [['--over', 'issuance.nothing=1:2'], 'E104'],
  [[], 'invalid --over: missing'],
  [['--over', 'issuance.staked', '--test', 'half.rat > 1'], 'E112'],
  [['--over', 'issuance.staked', '--test', 'half.rate'], 'E124'],
  [['--over', 'issuance.staked', '--test', 'chance(rate > 1, half) > 2'], 'E124'],
  [['--over', 'issuance.staked', '--test', 'claim:9'], 'no claim `9` that can be tested'],
  [['--over', 'issuance.staked', '--at', '66%'], 'invalid --at: 66%'],
  [['--over', 'issuance.staked', '--scenario', 'hal'], 'did you mean `half`?'],
])('a wrong question is refused with what would be right: %j', (options, message) => {
  const { exit, stderr } = mlab(folder, ['flip', 'yield.exp.yaml', ...options]);
  expect(exit).toBe(2);
  expect(stderr).toContain(message);
});
