import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandLine, keptRuns, referenceExperiment } from '../../scripts/reference-run.ts';

const elsewhere = mkdtempSync(join(tmpdir(), 'mlab-reference-test-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + statSync(join(entry.parentPath, entry.name)).size, 0);

test('one reference run is kept, of the experiment of today, in less than 2 MB', async () => {
  const runs = keptRuns();
  expect(runs).toHaveLength(1);
  for (const run of runs) {
    expect(readFileSync(join(run, 'experiment.source.yaml'), 'utf8')).toBe(await referenceExperiment());
    expect(sizeOf(run)).toBeLessThan(2_000_000);
  }
});

// Grade A is asked for, not equal digests of sources: an edited comment changes these and no number.
test('the reference run is reproduced to the last bit, from a copy in another folder', () => {
  const [run = ''] = keptRuns();
  const copy = join(elsewhere, basename(run));
  cpSync(run, copy, { recursive: true });
  const { exit, text } = commandLine(['reproduce', copy, '--level', 'full', '--strict'], elsewhere);
  expect(text).toContain('Grade A, identical: 32 of 32 runs equal to the last bit.');
  expect(exit).toBe(0);
  expect(existsSync(join(elsewhere, 'results'))).toBe(false);
});
