import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml', 'failing.exp.ts']);

beforeAll(build);

function edited(file: string, from: string, to: string, name: string): string {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(folder, name),
    text.replace(from, () => to),
  );
  return name;
}

test('a gate that failed fails again when the run is already complete', () => {
  const file = edited('yield.exp.yaml', 'failed == 0', 'failed == 3', 'gate.exp.yaml');
  for (const first of ['complete: 80 of 80', 'is already complete (0 of 80 to do)']) {
    const { exit, stdout } = mlab(folder, ['run', file, '--out', 'gate']);
    expect(exit).toBe(5);
    expect(stdout).toContain(first);
    expect(stdout).toContain('gate failed: failed == 3   (failed is 0)');
  }
});

test('a gate added to a finished run is judged without running anything', () => {
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--out', 'added']).exit).toBe(0);
  const file = edited('yield.exp.yaml', 'failed == 0', 'failed > 0', 'added.exp.yaml');
  const again = mlab(folder, ['run', file, '--out', 'added', '--json']);
  expect(again.exit).toBe(5);
  expect(documentOf(again)['data']).toMatchObject({
    computed: 0,
    gates: [{ passed: true }, { passed: false }],
  });
});

test('failures of a finished run keep its exit code', () => {
  for (const trouble of ['nan', 'leak']) {
    const file = edited('failing.exp.ts', "'throw' }", `'${trouble}' }`, `${trouble}.exp.ts`);
    const exits = [1, 2].map(
      () => mlab(folder, ['run', file, '--out', trouble, '--replications', '64']).exit,
    );
    const code = trouble === 'leak' ? 9 : 4;
    expect(exits).toEqual([code, code]);
  }
});

test('a finished run that has more replications than asked for says so, planned and run', () => {
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--out', 'more']).exit).toBe(0);
  const few = ['run', 'yield.exp.yaml', '--out', 'more', '--replications', '20'];
  expect(mlab(folder, few).stdout).toContain('It has 40 replications, more than the 20 asked for.');
  const { stdout } = mlab(folder, [...few, '--dry-run']);
  expect(stdout).toContain('0 of 80 runs to do');
  expect(stdout).toContain('It has 40 replications, more than the 20 asked for.');
});

test('--set tells which scenarios keep their own value, and which assumptions it fixes', () => {
  const set = ['--set', 'issuance.baseRewardFactor=48', '--set', 'issuance.staked=30,000,000 ETH'];
  const checked = mlab(folder, ['check', 'yield.exp.yaml', ...set]);
  expect(checked.stderr).toContain('W104 `--set issuance.baseRewardFactor` does not reach half:');
  expect(checked.stdout).toContain(
    'assumptions 1 (1 not stated in the proposal; 1 fixed by --set: issuance.staked = 30,000,000 ETH)',
  );
  const run = mlab(folder, ['run', 'yield.exp.yaml', ...set, '-n']);
  expect(run.stderr).toContain('assumptions: 1 fixed by --set: issuance.staked = 30,000,000 ETH');
  expect(mlab(folder, ['explain', 'W104']).exit).toBe(0);
});

test('another text of a file with a model of its own is named as such, not as another engine', () => {
  expect(mlab(folder, ['run', 'failing.exp.ts', '--out', 'texts']).exit).toBe(4);
  const file = edited('failing.exp.ts', 'What happens', 'What exactly happens', 'asked.exp.ts');
  const { stderr } = mlab(folder, ['run', file, '--out', 'texts']);
  expect(stderr).toContain('is the same experiment from another text of the experiment file');
  expect(stderr).not.toContain('another engine');
});

test.each([
  ['--replications', 'a whole number, 1 to 10,000,000'],
  ['--seed', 'a whole number, 0 to 9,007,199,254,740,991'],
])('%s names the same range for words and for numbers out of it', (option, range) => {
  for (const value of ['many', '-1', '0.5'])
    expect(mlab(folder, ['check', 'yield.exp.yaml', `${option}=${value}`]).stderr).toContain(range);
  if (option === '--replications')
    expect(mlab(folder, ['check', 'yield.exp.yaml', `${option}=0`]).stderr).toContain(range);
});

test('holders that cannot be are reported at --holders', () => {
  const { stderr } = mlab(folder, ['check', 'yield.exp.yaml', '--holders', '5']);
  expect(stderr).toMatch(/error\[E10\d\].*holders/u);
  expect(stderr).not.toContain('--population');
});
