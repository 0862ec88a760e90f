import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandLine, keptRuns, referenceExperiment, referenceNames } from '../../scripts/reference-runs.ts';

const elsewhere = mkdtempSync(join(tmpdir(), 'mlab-reference-test-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + statSync(join(entry.parentPath, entry.name)).size, 0);

test('a run is kept of each of the ten experiments and of nothing else', () => {
  expect(readdirSync('results/reference').sort()).toEqual(referenceNames());
  expect(referenceNames()).toHaveLength(10);
});

test.each(referenceNames())(
  'one run of %s is kept, of the experiment of today, in less than 1 MB',
  async (name) => {
    const [run = '', ...others] = keptRuns(name);
    expect(others).toEqual([]);
    expect(readFileSync(join(run, 'experiment.source.yaml'), 'utf8')).toBe(await referenceExperiment(name));
    expect(sizeOf(run)).toBeLessThan(1_000_000);
  },
);

// Grade A is asked for, not equal digests of sources: an edited comment changes these and no number.
test.each(referenceNames())(
  'the run of %s is reproduced to the last bit, from a copy in another folder',
  (name) => {
    const [run = ''] = keptRuns(name);
    const copy = join(elsewhere, basename(run));
    cpSync(run, copy, { recursive: true });
    const { exit, text } = commandLine(['reproduce', copy, '--level', 'full', '--strict'], elsewhere);
    expect(text).toMatch(/^Grade A, identical: (\d+) of \1 runs equal to the last bit\./mu);
    expect(exit).toBe(0);
    expect(existsSync(join(elsewhere, 'results'))).toBe(false);
  },
);
