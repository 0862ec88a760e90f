import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { twoStateChain } from '../../../models/textbook/index.ts';
import { readManifest, readTable, textsOf } from '../../../src/store/index.ts';
import { stakingExperiment, fileDigests, finishedRun, runInto, temporaryFolder } from './small-run.ts';

const names = [
  'REPRODUCE.md',
  'experiment.resolved.json',
  'experiment.source.json',
  'failures.arrow',
  'flows.arrow',
  'lock.json',
  'manifest.json',
  'outcomes.arrow',
  'parameters.arrow',
  'replications.arrow',
  'series/scenario=high/part-0000.arrow',
  'series/scenario=low/part-0000.arrow',
  'summary.arrow',
];

test('a finished run has the files of its manifest, and nothing else', async () => {
  const { folder, status, computed } = await runInto(temporaryFolder());
  expect({ status, computed }).toEqual({ status: 'complete', computed: 80 });
  expect(Object.keys(fileDigests(folder))).toEqual(names);
  const { tables, files } = readManifest(join(folder, 'manifest.json'));
  expect([...tables, ...files].map(({ path }) => path).sort()).toEqual(
    names.filter((name) => name !== 'manifest.json'),
  );
});

test('every file has the same bytes with 1, 2, 3 and 7 workers, in any order of blocks', async () => {
  const alone = await runInto(temporaryFolder());
  const wanted = fileDigests(alone.folder);
  for (const threads of [2, 3, 7]) {
    const { folder, resultDigest } = await runInto(temporaryFolder(), {
      threads,
      order: (blocks) => [...blocks].reverse(),
    });
    expect(resultDigest).toBe(alone.resultDigest);
    expect(fileDigests(folder)).toEqual(wanted);
  }
});

test('a complete run answers at once and leaves every file as it was', async () => {
  const { results, folder } = await finishedRun();
  const { resultDigest } = readManifest(join(folder, 'manifest.json'));
  const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const again = await runInto(results);
  expect(again).toMatchObject({
    status: 'complete',
    computed: 0,
    done: 80,
    total: 80,
    resultDigest,
    notices: [],
  });
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
});

test('more replications extend a run to the bytes of a larger one', async () => {
  const { results } = await finishedRun();
  const larger = stakingExperiment({ replications: 70 });
  const extended = await runInto(results, { experiment: larger });
  // 32 of 40 replications fill whole blocks; the block that was cut short is computed again.
  expect(extended).toMatchObject({ status: 'complete', total: 140, computed: 76 });
  const fresh = await runInto(temporaryFolder(), { experiment: larger });
  expect(extended.resultDigest).toBe(fresh.resultDigest);
  expect(fileDigests(extended.folder)).toEqual(fileDigests(fresh.folder));
});

test('a finished run never shrinks', async () => {
  const { results } = await finishedRun();
  const fewer = await runInto(results, { experiment: stakingExperiment({ replications: 16 }) });
  expect(fewer).toMatchObject({ status: 'complete', computed: 0, total: 80 });
});

test.each(names.filter((name) => name !== 'manifest.json'))(
  'an altered %s is noticed, said, and mended to the same bytes',
  async (name) => {
    const results = temporaryFolder();
    const { folder } = await runInto(results);
    const wanted = fileDigests(folder);
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(folder, name), bytes);
    const { notices, status } = await runInto(results);
    expect(status).toBe('complete');
    expect(notices[0]).toContain(name);
    expect(fileDigests(folder)).toEqual(wanted);
  },
);

test('a series file that was cut short costs only its own scenario', async () => {
  const { results, folder } = await finishedRun();
  const wanted = fileDigests(folder);
  truncateSync(join(folder, 'series/scenario=high/part-0000.arrow'), 1_000);
  const { computed, notices } = await runInto(results);
  expect(computed).toBe(40);
  expect(notices).toEqual([
    expect.stringContaining('series/scenario=high/part-0000.arrow: 1000 bytes; expected'),
  ]);
  expect(fileDigests(folder)).toEqual(wanted);
});

test.each([
  ['cut short', (text: string) => text.slice(0, 200)],
  ['empty', () => ''],
  [
    'with another number of replications',
    (text: string) => text.replace('"replications": 40', '"replications": 32'),
  ],
  ['with another number of failures', (text: string) => text.replace('"failures": 0', '"failures": 1')],
  [
    'with another digest of the result',
    (text: string) => text.replace(/"resultDigest": "../u, '"resultDigest": "00'),
  ],
  ['of another run', (text: string) => text.replace(/"runKeyFull": "../u, '"runKeyFull": "00')],
])('a manifest %s is noticed, said, and made anew', async (_, alter) => {
  const { results, folder } = await finishedRun();
  const wanted = fileDigests(folder);
  const path = join(folder, 'manifest.json');
  writeFileSync(path, alter(readFileSync(path, 'utf8')));
  const { notices, status } = await runInto(results);
  expect(status).toBe('complete');
  expect(notices[0]).toContain('manifest.json');
  expect(fileDigests(folder)).toEqual(wanted);
});

test('a manifest of a later version is left alone and refused with exit 8', async () => {
  const { results, folder } = await finishedRun();
  const path = join(folder, 'manifest.json');
  const later = readFileSync(path, 'utf8').replace('"schema": 1', '"schema": 2');
  writeFileSync(path, later);
  await expect(runInto(results)).rejects.toMatchObject({ code: 'E210', place: { exit: 8 } });
  expect(readFileSync(path, 'utf8')).toBe(later);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, 500)],
  ['empty', (bytes: Buffer) => bytes.subarray(0, 0)],
  [
    'altered in one bit',
    (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, 900), Buffer.from([bytes[900] ^ 1]), bytes.subarray(901)]),
  ],
])('a part that is %s is noticed, said, and computed again', async (_, alter) => {
  const wanted = fileDigests((await finishedRun()).folder);
  const results = temporaryFolder();
  const stopped = await interruptedRun(results);
  const part = join(stopped.folder, 'parts/scenario=low/point=0000/block-000000.arrow');
  writeFileSync(part, alter(readFileSync(part)));
  const { notices, status, folder } = await runInto(results);
  expect(status).toBe('complete');
  expect(notices).toEqual([
    expect.stringMatching(/^part of low, replications 0 to 15: .*; computing it again$/u),
  ]);
  expect(fileDigests(folder)).toEqual(wanted);
});

test('the part of another block under a block’s name is not believed', async () => {
  const results = temporaryFolder();
  const { folder } = await interruptedRun(results);
  const parts = join(folder, 'parts/scenario=low/point=0000');
  const [first] = readdirSync(parts);
  writeFileSync(join(parts, 'block-000002.arrow'), readFileSync(join(parts, first ?? '')));
  const { notices } = await runInto(results);
  expect(notices).toEqual([expect.stringContaining('the part of another block')]);
});

async function interruptedRun(results: string) {
  const stop = new AbortController();
  const stopped = await runInto(results, { signal: stop.signal, onBlock: () => stop.abort() });
  expect(stopped.status).toBe('partial');
  return stopped;
}

test('a stopped run keeps what is finished, says so in its manifest, and ends with the same bytes', async () => {
  const results = temporaryFolder();
  const { folder, done } = await interruptedRun(results);
  expect(done).toBeGreaterThanOrEqual(16);
  const manifest = readManifest(join(folder, 'manifest.json'));
  expect(manifest).toMatchObject({ status: 'partial', resultDigest: null, tables: [] });
  const rest = await runInto(results);
  expect(rest.computed).toBe(80 - done);
  expect(fileDigests(folder)).toEqual(fileDigests((await finishedRun()).folder));
});

test('a stop while parts are joined leaves the parts and no temporary file', async () => {
  const results = temporaryFolder();
  const stop = new AbortController();
  let done = 0;
  const stopped = await runInto(results, {
    signal: stop.signal,
    onBlock(report) {
      done += report.block.count;
      if (done === 80) setImmediate(() => stop.abort());
    },
  });
  expect(stopped).toMatchObject({ status: 'partial', done: 80 });
  expect(readdirSync(stopped.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(stopped.folder, 'outcomes.arrow'))).toBe(false);
  const rest = await runInto(results);
  expect(rest).toMatchObject({ status: 'complete', computed: 0 });
  expect(fileDigests(rest.folder)).toEqual(fileDigests((await finishedRun()).folder));
});

test('an unfinished run is finished with as many replications as are asked for now', async () => {
  const results = temporaryFolder();
  const stop = new AbortController();
  const large = {
    experiment: stakingExperiment({ replications: 400 }),
    signal: stop.signal,
    onBlock: () => stop.abort(),
  };
  expect((await runInto(results, large)).status).toBe('partial');
  const finished = await runInto(results);
  expect(finished).toMatchObject({ status: 'complete', total: 80 });
  expect(fileDigests(finished.folder)).toEqual(fileDigests((await finishedRun()).folder));
});

test('two runs of the same experiment at once: the second is refused and the first is unharmed', async () => {
  const results = temporaryFolder();
  const [first, second] = await Promise.allSettled([runInto(results), runInto(results)]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'E208', place: { exit: 8 } } });
});

test('two different experiments at once do not disturb each other', async () => {
  const results = temporaryFolder();
  const other = stakingExperiment({ name: 'other', seed: 12 });
  const both = await Promise.all([runInto(results), runInto(results, { experiment: other })]);
  expect(both.map(({ status }) => status)).toEqual(['complete', 'complete']);
  expect(both[0].resultDigest).not.toBe(both[1].resultDigest);
});

test('other labels and claims leave the results alone and are stored with the run', async () => {
  const { results, folder } = await finishedRun();
  const { resultDigest } = readManifest(join(folder, 'manifest.json'));
  const [low, high] = stakingExperiment().resolved.scenarios;
  const relabelled = stakingExperiment({ scenarios: [{ ...low, label: 'Few' }, high] });
  const again = await runInto(results, { experiment: relabelled });
  expect(again).toMatchObject({ computed: 0, resultDigest, folder });
  expect(again.notices).toEqual([expect.stringContaining('labels, claims or sources changed')]);
  expect(readFileSync(join(folder, 'experiment.resolved.json'), 'utf8')).toContain('"label": "Few"');
  expect((await runInto(results, { experiment: relabelled })).notices).toEqual([]);
});

test('a run begun afresh is computed again to the same bytes', async () => {
  const { results, folder } = await finishedRun();
  const wanted = fileDigests(folder);
  expect((await runInto(results, { fresh: true })).computed).toBe(80);
  expect(fileDigests(folder)).toEqual(wanted);
});

test('drawn options stand as text and drawn numbers as numbers in replications.arrow', async () => {
  const why = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;
  const { resolved } = stakingExperiment({
    model: { name: twoStateChain.name, version: twoStateChain.version },
    populations: {},
    scenarios: [{ name: 'low', label: 'Low', levers: {} }],
    assumptions: [
      {
        name: 'chain.begin',
        distribution: { kind: 'choice', options: ['off', 'stationary'], weights: [1, 1] },
        provenance: why,
      },
      { name: 'chain.switchOn', distribution: { kind: 'fixed', value: 0.25 }, provenance: why },
    ],
    observe: ['chain.share'],
    outcomes: [],
  });
  const experiment = { ...stakingExperiment(), resolved, model: twoStateChain };
  const { folder } = await runInto(temporaryFolder(), { experiment });
  const table = readTable(join(folder, 'replications.arrow'));
  expect(new Set(textsOf(table, 'chain.begin'))).toEqual(new Set(['off', 'stationary']));
  expect(table.columns.map(({ type }) => type)).toEqual(['int32', 'utf8', 'utf8', 'float64']);
});
