import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFailures, readRun } from '../../src/report/run-data.ts';
import { reproduce } from '../../src/reproduce/index.ts';
import { readManifest } from '../../src/store/index.ts';
import { faultyExperiment } from '../src/run/faulty-model.ts';
import { fileDigests, runInto, temporaryFolder } from '../src/run/small-run.ts';

/** Replications that fail, and values of those that do not, against the scenario in which nothing goes wrong. */
function outcomesOf(folder: string): { failed: number[]; sameElsewhere: boolean } {
  const run = readRun(folder);
  const [well, ill] = [run.outcome('well', 'mood'), run.outcome('ill', 'mood')];
  const failed = [...ill.keys()].filter((r) => Number.isNaN(ill[r]));
  return { failed, sameElsewhere: [...ill].every((value, r) => Number.isNaN(value) || value === well[r]) };
}

test.each([
  ['throw', 'E400', 'no luck on day'],
  ['nan', 'E401', 'not a number'],
  ['leak', 'E901', 'lost 1 coin'],
])(
  'a replication with the fault %s becomes a failure row with its replay, and the others go on',
  async (fault, code, words) => {
    const { folder, status, failures, accountingBroken, key } = await runInto(temporaryFolder(), {
      experiment: await faultyExperiment(fault),
      threads: 2,
    });
    expect(status).toBe('complete');
    expect(accountingBroken).toBe(fault === 'leak');
    const { failed, sameElsewhere } = outcomesOf(folder);
    expect(failed.length).toBeGreaterThan(3);
    expect(failed.length).toBeLessThan(30);
    expect(sameElsewhere).toBe(true);
    expect(failures).toBe(failed.length);
    const rows = readFailures(join(folder, 'failures.arrow'));
    expect(rows.map(({ replication }) => replication)).toEqual(failed);
    for (const row of rows) {
      expect(row).toMatchObject({
        scenario: 'ill',
        code,
        replay: `mlab show ${key} --replay ${row.replication} --scenario ill`,
      });
      expect(row.message).toContain(words);
    }
  },
);

test('a complete run with failures says so again when it is asked again', async () => {
  const results = temporaryFolder();
  const experiment = await faultyExperiment('leak');
  const first = await runInto(results, { experiment });
  expect(await runInto(results, { experiment })).toMatchObject({
    computed: 0,
    failures: first.failures,
    accountingBroken: true,
  });
});

test('extending a run with failures gives the bytes of a larger run', async () => {
  const small = await faultyExperiment('throw');
  const large = { ...small, resolved: { ...small.resolved, replications: 70 } };
  const results = temporaryFolder();
  await runInto(results, { experiment: small });
  const extended = await runInto(results, { experiment: large });
  const fresh = await runInto(temporaryFolder(), { experiment: large });
  expect(fileDigests(extended.folder)).toEqual(fileDigests(fresh.folder));
});

test('a worker that dies once is replaced, its block computed again, and nothing shows in the result', async () => {
  const marker = join(temporaryFolder(), 'dead');
  const experiment = await faultyExperiment('dieOnce', marker);
  const first = await runInto(temporaryFolder(), { experiment, threads: 2 });
  expect(existsSync(marker)).toBe(true);
  expect(first).toMatchObject({ status: 'complete', lost: 0, failures: 0 });
  expect(first.notices).toEqual([
    expect.stringMatching(/^a worker stopped at ill, replications \d+ to \d+ .*; trying again$/u),
  ]);
  const second = await runInto(temporaryFolder(), { experiment, threads: 2 });
  expect(second.notices).toEqual([]);
  expect(fileDigests(second.folder)).toEqual(fileDigests(first.folder));
});

test('a block that kills its worker three times is given up, the others are kept, and the run is not called complete', async () => {
  const results = temporaryFolder();
  const { status, lost, done, notices, folder } = await runInto(results, {
    experiment: await faultyExperiment('die'),
  });
  expect(status).toBe('partial');
  expect(lost).toBeGreaterThan(0);
  expect(done).toBeGreaterThanOrEqual(40);
  expect(notices.filter((text) => text.endsWith('given up after three attempts'))).toHaveLength(lost);
  expect(readManifest(join(folder, 'manifest.json'))).toMatchObject({ status: 'partial', tables: [] });
  expect(readdirSync(join(folder, 'parts/scenario=well/point=0000'))).toHaveLength(3);
});

test('a run with its own model is reproduced only when its code is trusted, failures and all', async () => {
  const { folder } = await runInto(temporaryFolder(), { experiment: await faultyExperiment('throw') });
  const request = { folder, level: 'full', threads: 1 } as const;
  await expect(reproduce(request)).rejects.toMatchObject({ code: 'E701', place: { exit: 8 } });
  expect((await reproduce({ ...request, level: 'files' })).intact).toBe(true);
  const found = await reproduce({ ...request, trustCode: true });
  expect(found).toMatchObject({ grade: 'A', comparison: { runs: 80, equal: 80 } });
});

test('nothing that is hashed names the machine, the user or the folder', async () => {
  const results = temporaryFolder();
  const { folder } = await runInto(results);
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:arrow|json|md|mjs)$/u.test(path) && path !== 'manifest.json')
    .map((path) => readFileSync(join(folder, path), 'latin1'));
  const today = new Date().toISOString().slice(0, 10);
  for (const secret of [results, process.version, today]) {
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
});
