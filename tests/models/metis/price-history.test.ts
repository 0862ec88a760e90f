import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { model } from '../../../models/metis/economy.ts';
import { metis } from '../../../models/metis/metis.ts';
import { majorsWith, marketWith, withHistory } from '../../../models/metis/price/index.ts';
import { assumed, LabError } from '../../../src/define/index.ts';
import type { Model } from '../../../src/define/index.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import * as library from '../../../src/library.ts';
import { codeIdentity, runKeyOf } from '../../../src/run/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { testStream } from '../../known-answers/process-samples.ts';

const source = assumed('a test', 'high');
const luck = testStream('test.closes', 9);
const walk = (start: number, member: number): number[] => {
  const closes = [start];
  for (let day = 1; day <= 300; day++)
    closes.push(closes[day - 1] * Math.exp(0.05 * luck.normal(member, day) + 0.03 * luck.normal(9, day)));
  return closes;
};
const history = { metis: walk(10, 0), ether: walk(3_000, 1), bitcoin: walk(100_000, 2), source };
const only = { metis: history.metis, source };

const prices = model({
  name: 'prices',
  version: '1',
  means: 'prices with a history',
  schedule: [majorsWith(history), marketWith(history)],
});
const run = (parameters: Record<string, number | string>, days = 200, of: typeof prices = prices) =>
  simulate({
    model: of,
    days,
    seed: 3,
    parameters,
    given: { sold: 0, bought: 0 },
    observe: ['price', 'etherPrice', 'bitcoinPrice'],
  }).series;

test('under path METIS, ETH and BTC repeat the history from its first day', () => {
  const series = run({ 'market.process': 'path', 'majors.process': 'path' }, 300);
  for (let day = 0; day <= 300; day++) {
    expect((series.price?.[day] ?? NaN) / history.metis[day]).toBeCloseTo(1, 10);
    expect((series.etherPrice?.[day] ?? NaN) / history.ether[day]).toBeCloseTo(1, 10);
    expect((series.bitcoinPrice?.[day] ?? NaN) / history.bitcoin[day]).toBeCloseTo(1, 10);
  }
});

test('a run longer than the path is refused before the first day', () => {
  expect(() => run({ 'market.process': 'path' }, 301)).toThrow(
    'invalid days: 301; expected at most 300, the returns of the given path',
  );
});

test('a bootstrap begins at the last price and repeats the same days for all three', () => {
  const series = run({});
  expect(series.price?.[0]).toBe(history.metis[300]);
  const returnsOf = (values: ArrayLike<number>): number[] =>
    Array.from({ length: values.length - 1 }, (_, k) => Math.log(values[k + 1] / values[k]));
  const [metisPast, etherPast] = [returnsOf(history.metis), returnsOf(history.ether)];
  const centre = (past: number[]): number =>
    Math.log(past.reduce((sum, each) => sum + Math.exp(each), 0) / past.length);
  const [metisNow, etherNow] = [returnsOf(series.price ?? []), returnsOf(series.etherPrice ?? [])];
  metisNow.forEach((now, k) => {
    const day = metisPast.findIndex((each) => Math.abs(each - centre(metisPast) - now) < 1e-9);
    expect(day).toBeGreaterThanOrEqual(0);
    expect(etherPast[day] - centre(etherPast)).toBeCloseTo(etherNow[k] ?? NaN, 9);
  });
});

/** Default of `market.process`. */
const processOf = ({ schedule }: Model): unknown =>
  schedule.find(({ name }) => name === 'market')?.parameters['process']?.value;

test('a history of METIS alone leaves ETH and BTC to their own process', () => {
  const both = withHistory(metis, only);
  const names = both.schedule.map(({ name }) => name);
  expect(names).toEqual(metis.schedule.map(({ name }) => name));
  expect(both.schedule.find(({ name }) => name === 'majors')).toBe(
    metis.schedule.find(({ name }) => name === 'majors'),
  );
  expect(processOf(both)).toBe('bootstrap');
  expect(processOf(metis)).toBe('regimes');
});

test('with a history the other processes are the same as without one', () => {
  const plain = model({
    name: 'plain',
    version: '1',
    means: 'no history',
    schedule: [library.mechanisms.majors, library.mechanisms.market],
  });
  const parameters = {
    'market.process': 'regimes',
    'majors.process': 'gbm',
    'market.startPrice': 5,
    'majors.etherStart': 2_000,
    'majors.bitcoinStart': 50_000,
  };
  expect(run(parameters)).toEqual(
    simulate({
      model: plain,
      days: 200,
      seed: 3,
      parameters,
      given: { sold: 0, bought: 0 },
      observe: ['price', 'etherPrice', 'bitcoinPrice'],
    }).series,
  );
});

test('impossible histories are refused', () => {
  expect(() => marketWith({ metis: [1], source })).toThrow('invalid prices: 1; expected at least 2');
  expect(() => majorsWith(only)).toThrow('invalid history: no prices of ether and bitcoin; expected both');
  expect(() => marketWith({ ...only, ether: [1, 2], bitcoin: [1, 2] })).toThrow(
    'invalid history: 2 prices; expected 301',
  );
  expect(() => marketWith({ ...only, ether: history.ether })).toThrow('one of ether and bitcoin');
});

const folder = mkdtempSync(join(tmpdir(), 'mlab-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

const experiment = `
import { assumed, defineExperiment, metis, prices, processes, days, quantity } from 'metis-lab';
import csv from './closes.csv';
const closes = processes.priceColumn(csv, 'close');
export default defineExperiment({
  schema: 1, baseline: 'past', scenarios: { past: { label: 'The past again' } },
  name: 'history', question: 'What if the past came back in another order?', seed: 1, replications: 16,
  time: { start: '2025-11-03', horizon: days(30) },
  model: prices.withHistory(metis, { metis: closes, source: assumed('a test', 'high') }),
  observe: ['price'],
  outcomes: { last: { label: 'Last price', from: 'price@end', better: 'neutral', matters: quantity(0.1, 'USD/METIS') } },
});
`;

async function keyWith(closes: string): Promise<string> {
  writeFileSync(join(folder, 'history.exp.ts'), experiment);
  writeFileSync(join(folder, 'closes.csv'), closes);
  const loaded = await loadExperiment(join(folder, 'history.exp.ts'), { models: installedModels, library });
  expect(loaded.ownModel).toBe(true);
  const code = codeIdentity({ text: loaded.bundle ?? '' });
  return runKeyOf(loaded.resolved, code).full;
}

test('an experiment reads its closes from the CSV file beside it, and every digit of it is in the key of the run', async () => {
  const first = await keyWith('date,close\n2025-01-01,10\n2025-01-02,11\n2025-01-03,10.5\n');
  const same = await keyWith('date,close\n2025-01-01,10\n2025-01-02,11\n2025-01-03,10.5\n');
  const other = await keyWith('date,close\n2025-01-01,10\n2025-01-02,11\n2025-01-03,10.6\n');
  expect(same).toBe(first);
  expect(other).not.toBe(first);
});

test('what is wrong in the CSV file is said when the experiment is loaded', async () => {
  const error: unknown = await keyWith('date,close\n2025-01-01,10\n2025-01-02,zero\n').catch(
    (problem: unknown) => problem,
  );
  const problems = error instanceof LabError ? error.problems : [];
  expect(problems.map(({ code }) => code)).toEqual(['E130']);
  expect(problems[0]?.message).toContain('invalid close in line 3: zero; expected a number');
});
