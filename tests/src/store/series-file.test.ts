import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  contentDigest,
  decodeTable,
  numbersOf,
  joinTables,
  readSeries,
  seriesMetrics,
  sha256,
  startSeries,
  writeSeries,
} from '../../../src/store/index.ts';
import type { Part } from '../../../src/store/index.ts';
import { problemOf, scratchFolder, smallPart } from './helpers.ts';

const description = {
  days: Int32Array.of(0, 7, 14, 21),
  metrics: [
    { name: 'price', unit: 'USD/METIS' },
    { name: 'reserve', unit: 'METIS' },
  ],
  metadata: { runKey: '7k3m9q2f', scenario: 'full' },
};
const parts: Part[] = [smallPart(0), smallPart(3), smallPart(6)];
const concatenated = (series: number): number[] => parts.flatMap((part) => [...part.series[series].values]);

test('one metric is read back as a matrix of replications and recorded days', () => {
  const path = join(scratchFolder(), 'series.arrow');
  writeSeries(path, 'series.arrow', description, parts);
  expect(seriesMetrics(path)).toEqual(['price', 'reserve']);
  for (const [s, metric] of ['price', 'reserve'].entries()) {
    const matrix = readSeries(path, metric);
    expect([...matrix.replications]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...matrix.times]).toEqual([0, 7, 14, 21]);
    expect([...matrix.values]).toEqual(concatenated(s));
  }
});

test('the file has a row for each replication and day, a batch for each part, and is described by its entry', () => {
  const path = join(scratchFolder(), 'series.arrow');
  const entry = writeSeries(path, 'series/scenario=full/part-0000.arrow', description, parts);
  const batches = decodeTable(readFileSync(path));
  const table = joinTables(batches);
  expect(batches.length).toBe(3);
  expect([...numbersOf(table, 'replication')].slice(0, 5)).toEqual([0, 0, 0, 0, 1]);
  expect([...numbersOf(table, 'day')].slice(0, 5)).toEqual([0, 7, 14, 21, 0]);
  expect(entry).toMatchObject({
    rows: 36,
    sha256: sha256(readFileSync(path)),
    contentDigest: contentDigest(table),
  });
  expect(table.metadata).toEqual(description.metadata);
});

test('parts out of order, of another scenario or without a series are refused and leave no file', () => {
  const folder = scratchFolder();
  const path = join(folder, 'series.arrow');
  const write = (given: Part[]) => () => writeSeries(path, 'x', description, given);
  expect(write([parts[0], parts[2]])).toThrow('replication 6 first; expected 3');
  expect(write([parts[0], smallPart(3, 'rate')])).toThrow('of rate at point 0');
  expect(write([{ ...parts[0], series: [] }])).toThrow('invalid series price: no times');
  expect(readdirSync(folder)).toEqual([]);
});

test('nothing is seen under the name before the file is finished', () => {
  const folder = scratchFolder();
  const path = join(folder, 'series.arrow');
  const series = startSeries(path, 'x', description);
  series.append(parts[0]);
  expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
  series.finish();
  expect(readdirSync(folder)).toEqual(['series.arrow']);
});

test('a misspelt metric is refused with the names that would be right', () => {
  const path = join(scratchFolder(), 'series.arrow');
  writeSeries(path, 'x', description, parts);
  expect(problemOf(() => readSeries(path, 'prise'))).toMatchObject({
    code: 'E213',
    place: { expected: 'one of price, reserve' },
  });
  expect(problemOf(() => readSeries(join(path, 'x'), 'price')).code).toBe('E205');
});

test('a series file cut short at any length is refused when a metric is read from it', () => {
  const path = join(scratchFolder(), 'series.arrow');
  writeSeries(path, 'x', description, parts);
  const whole = readFileSync(path);
  for (let length = whole.length - 1; length >= 0; length -= 7) {
    truncateSync(path, length);
    expect(problemOf(() => readSeries(path, 'price')).code, `cut at ${length}`).toBe('E207');
  }
});

test('a changed byte in a series file never crashes the reading of a metric', () => {
  const path = join(scratchFolder(), 'series.arrow');
  writeSeries(path, 'x', description, parts);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 3) {
    const changed = Uint8Array.from(whole);
    changed[at] ^= 0x80;
    writeFileSync(path, changed);
    try {
      readSeries(path, 'price');
    } catch (error) {
      expect(error).toMatchObject({ name: 'LabError' });
    }
  }
});

test('reading one metric takes memory for that metric, not for the file', () => {
  const path = join(scratchFolder(), 'series.arrow');
  const metrics = Array.from({ length: 40 }, (_, m) => ({ name: `m${m}` }));
  const days = Int32Array.from({ length: 250 }, (_, t) => t);
  const block = (first: number): Part => ({
    ...{ header: { runKey: 'k', scenario: 's', point: 0, first, count: 16 }, scalars: [], failures: [] },
    replications: Int32Array.from({ length: 16 }, (_, r) => first + r),
    series: metrics.map(({ name }, m) => ({
      name,
      times: 250,
      values: new Float64Array(16 * 250).fill(first + m),
    })),
  });
  const blocks = (function* () {
    for (let first = 0; first < 640; first += 16) yield block(first);
  })();
  const entry = writeSeries(path, 'x', { days, metrics }, blocks);
  expect(entry.bytes).toBeGreaterThan(50_000_000);
  const before = process.memoryUsage().arrayBuffers;
  const { values, replications } = readSeries(path, 'm39');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(12_000_000);
  expect([replications.length, values[0], values[values.length - 1]]).toEqual([640, 39, 624 + 39]);
});
