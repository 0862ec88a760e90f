import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unfinishedReport } from '../../../src/report/made.ts';
import { readRun } from '../../../src/report/run-data.ts';
import { readForReport } from '../../../src/report/unfinished-run.ts';
import { writeReport } from '../../../src/report/write-report.ts';
import { otherVersionOf } from '../../../src/reproduce/other-version.ts';
import { reproduce } from '../../../src/reproduce/index.ts';
import { fileDigests, finishedRun, runInto, temporaryFolder } from '../run/small-run.ts';

const command = 'npx metis-lab@0.1.0 reproduce staking/x';

/** A run of 40 futures that was stopped after both scenarios had their first block of 16. */
async function stoppedRun() {
  const results = temporaryFolder();
  const stop = new AbortController();
  let blocks = 0;
  const { folder } = await runInto(results, {
    signal: stop.signal,
    onBlock: () => (++blocks === 2 ? stop.abort() : undefined),
  });
  return { results, folder };
}

test('a stopped run is read as far as it goes, with the values that the finished run will have', async () => {
  const { results, folder } = await stoppedRun();
  const before = fileDigests(folder);
  const part = readForReport(folder);
  const { complete = 0, planned } = part.unfinished ?? {};
  expect(planned).toBe(40);
  expect(complete).toBeGreaterThanOrEqual(16);
  expect(complete).toBeLessThan(40);
  const partial = {
    staked: [...part.outcome('high', 'staked')],
    drawn: part.drawn('holders.stakedAtStart'),
    series: [...part.series('low', 'holders.stakedShare').values],
    days: [...part.series('low', 'holders.stakedShare').days],
    unit: part.unitOf('holders.stakedShare'),
    parameters: part.parameters(),
  };
  expect(fileDigests(folder)).toEqual(before);
  await runInto(results);
  const whole = readRun(folder);
  const series = whole.series('low', 'holders.stakedShare');
  expect(partial).toEqual({
    staked: [...whole.outcome('high', 'staked')].slice(0, complete),
    drawn: whole.drawn('holders.stakedAtStart')?.slice(0, complete),
    series: [...series.values].slice(0, complete * series.days.length),
    days: [...series.days],
    unit: 'share',
    parameters: whole.parameters(),
  });
  expect(whole.unfinished).toBeUndefined();
});

test('everything but a report refuses a run that is not finished', async () => {
  const { folder } = await stoppedRun();
  expect(() => readRun(folder)).toThrow(expect.objectContaining({ code: 'E503' }));
});

test('a run without one future that is complete everywhere is refused', async () => {
  const results = temporaryFolder();
  const stop = new AbortController();
  const { folder } = await runInto(results, { signal: stop.signal, onBlock: () => stop.abort() });
  expect(() => readForReport(folder)).toThrow(
    expect.objectContaining({ code: 'E503', message: expect.stringContaining('no future yet') }),
  );
});

test('the report of a stopped run says so in numbers.json, and reproduce says what it is', async () => {
  const { results, folder } = await stoppedRun();
  const run = readForReport(folder);
  await writeReport(run, { formats: ['html', 'summary'], command });
  const place = join(folder, 'report');
  const numbers = JSON.parse(readFileSync(join(place, 'numbers.json'), 'utf8'));
  expect(numbers.unfinished).toEqual(run.unfinished);
  const about = `${run.unfinished?.complete} of 40 futures`;
  expect(unfinishedReport(place)).toBe(about);
  expect(readFileSync(join(place, 'summary.txt'), 'utf8')).toContain(`Unfinished run: ${about}`);
  const request = { folder, level: 'files', threads: 1, sample: 4 } as const;
  await expect(reproduce(request)).rejects.toMatchObject({
    code: 'E503',
    message: expect.stringContaining(`its report says so and is about ${about}`),
  });
  await runInto(results);
  const later = await reproduce(request);
  const step = later.steps.find(({ name }) => name === 'report');
  expect(step?.ok).toBe(false);
  expect(step?.notes.join(' ')).toContain(`written while the run was not finished, about ${about}`);
});

test('the report of a finished run has a reading grade and no word of being unfinished', async () => {
  const { folder } = await finishedRun();
  await writeReport(readForReport(folder), { formats: ['html'], command });
  const numbers = JSON.parse(readFileSync(join(folder, 'report', 'numbers.json'), 'utf8'));
  expect(Number(numbers.readingGrade)).toBeLessThanOrEqual(9);
  expect(numbers).not.toHaveProperty('unfinished');
  expect(unfinishedReport(join(folder, 'report'))).toBeUndefined();
});

/** The finished run with something else in its manifest. */
async function changedRun(change: (manifest: Record<string, unknown>) => unknown): Promise<string> {
  const { folder } = await finishedRun();
  const copy = join(temporaryFolder(), 'staking', '7k3m9q2f');
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
  return copy;
}

const withVersions = (changed: object) => (manifest: Record<string, unknown>) => ({
  ...manifest,
  versions: { ...Object(manifest['versions']), ...changed },
});

test('a run of this version is no run of another one', async () => {
  const { folder } = await finishedRun();
  expect(otherVersionOf(readForReport(folder))).toBeUndefined();
});

test.each([
  [{ tool: '0.0.9' }, /^metis-lab 0\.0\.9 \(here /u],
  [{ engineDigest: '0'.repeat(64) }, /^another build of metis-lab \S+, with another engine$/u],
  [{ tool: '0.1.0, audited by us' }, /^metis-lab of an unreadable version \(here /u],
  [{ modelDigest: '0'.repeat(64) }, /^another build of metis-lab \S+, with another state of the model$/u],
])('a run with versions %j opens and says who wrote it', async (versions, words) => {
  const folder = await changedRun(withVersions(versions));
  const run = readForReport(folder);
  expect(otherVersionOf(run)).toMatch(words);
  expect(run.outcome('high', 'staked')).toHaveLength(40);
});

test('a manifest of another form that has all that is needed opens for reading, with its form named', async () => {
  const folder = await changedRun((manifest) => ({ ...manifest, schema: 0 }));
  expect(otherVersionOf(readForReport(folder))).toContain('a manifest of form 0');
  expect(() => readRun(folder)).toThrow(expect.objectContaining({ code: 'E210' }));
});

test('a manifest of another form that lacks something is refused with the version that wrote it', async () => {
  const folder = await changedRun(({ tables: _, ...manifest }) => ({ ...manifest, schema: 7 }));
  expect(() => readForReport(folder)).toThrow(expect.objectContaining({ code: 'E210' }));
});
