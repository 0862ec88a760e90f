import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regimes } from '../../../models/processes/index.ts';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { calibrate } from '../../../src/cli/verbs/calibrate.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { LabError } from '../../../src/define/index.ts';
import { sha256 } from '../../../src/store/index.ts';
import { csvOf, pricesOf, simulated } from '../calibrate/price-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-calibrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const law = { drift: 0, lowVolatility: 0.7, highVolatility: 2, stayLow: 0.9, stayHigh: 0.7 };
const prices = pricesOf(simulated(regimes, law, 200));
const csv = csvOf(prices);
const file = join(folder, 'metis.csv');
const other = join(folder, 'eth.csv');

beforeAll(() => {
  writeFileSync(file, csv);
  writeFileSync(other, csvOf(pricesOf(simulated(regimes, law, 200, 9))));
});

const silent = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const run = (args: readonly string[], options: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
  calibrate.run({ args, options: { into: join(folder, 'out'), charts: false, ...options }, console: silent });

async function problemOf(
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    await run(args, options);
  } catch (error) {
    if (error instanceof LabError) return { code: error.code, message: error.message, ...error.place };
    throw error;
  }
  return undefined;
}

test('the command stands in the list and names its options', () => {
  expect(verbs.map(({ name }) => name)).toContain('calibrate');
  expect(calibrate.options?.map(([flags]) => flags.split(' ')[0])).toContain('--duplicates');
});

test('fits, criteria and errors are printed, and files are written with the hash of the prices', async () => {
  const { text, records, data } = await run([file], { fit: 'gbm,regimes' });
  expect(text[0]).toBe(
    `metis   metis.csv, close, 2024-01-03 to 2024-07-21: 200 daily log returns   SHA-256 ${sha256(csv).slice(0, 8)}`,
  );
  expect(text.join('\n')).toMatch(/ {2}gbm +-?\d+\.\d .*yes\n {6}drift -?[\d.]+ ± [\d.]+ {2}volatility/u);
  expect(text.at(-1)).toBe(`Wrote ${join(folder, 'out')}: calibration.json, assumptions.yaml`);
  expect(records?.map(([name, of, parameter]) => `${name} ${of} ${parameter}`)).toEqual([
    'metis gbm drift',
    'metis gbm volatility',
    'metis regimes drift',
    'metis regimes lowVolatility',
    'metis regimes highVolatility',
    'metis regimes stayLow',
    'metis regimes stayHigh',
  ]);
  const written = readFileSync(join(folder, 'out', 'calibration.json'), 'utf8');
  expect(written).toContain(`"sha256": "${sha256(csv)}"`);
  expect(data).toMatchObject(JSON.parse(written));
});

test('the same prices give the same bytes twice, pictures included', async () => {
  const bytes = (into: string): string[] =>
    readdirSync(into)
      .sort()
      .map((name) => `${name} ${sha256(readFileSync(join(into, name)))}`);
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const into of [one, two]) await run([file], { fit: 'gbm,merton-12,garch-t', charts: true, into });
  expect(bytes(one)).toEqual(bytes(two));
  expect(readdirSync(one).sort()).toEqual([
    'assumptions.yaml',
    'calibration.json',
    'metis-autocorrelation.svg',
    'metis-price.svg',
    'metis-quantiles.svg',
  ]);
  expect(readFileSync(join(one, 'metis-quantiles.svg'), 'utf8')).toContain(
    'mlab calibrate metis.csv --fit gbm,merton-12,garch-t',
  );
});

test('several files give correlations, and --as says what they are', async () => {
  const { text, data } = await run([file, other], { fit: 'gbm', as: 'metis,ether' });
  expect(text.join('\n')).toMatch(/metis, ether +-?0\.\d{3} \[-?0\.\d{3} to -?0\.\d{3}\]/u);
  expect(data).toMatchObject({ series: [{ role: 'metis' }, { role: 'ether' }], dependence: [{ days: 200 }] });
});

test('a level is fitted by reversion, to its logarithm or plain', async () => {
  for (const [level, kind] of [
    [true, 'log'],
    ['plain', 'plain'],
  ]) {
    const { data } = await run([file], { level });
    expect(data).toMatchObject({ series: [{ role: 'gas', kind, fits: [{ law: 'ornstein-uhlenbeck' }] }] });
  }
});

test.each([
  [{ fit: 'gmb' }, 'invalid --fit: gmb', 'gbm'],
  [{ fit: 'gbm', level: true }, 'invalid --fit: with --level', undefined],
  [{ level: 'root' }, 'invalid --level: root', undefined],
  [{ duplicates: 'first' }, 'invalid --duplicates: first', undefined],
  [{ gaps: 'fill' }, 'invalid --gaps: fill', undefined],
  [{ from: '2024-13-01' }, 'invalid --from: 2024-13-01', undefined],
  [{ from: '2024-03-01', to: '2024-02-01' }, 'invalid --from: 2024-03-01 after 2024-02-01', undefined],
  [{ as: 'mets' }, 'invalid --as: mets', 'metis'],
  [{ as: 'metis,ether' }, 'invalid --as: 2 for 1 files', undefined],
])('an option that cannot be used is refused as usage: %#', async (options, message, suggestion) => {
  expect(await problemOf([file], options)).toMatchObject({ code: 'E502', message, suggestion, exit: 2 });
});

test('files that are missing, too short, still, or twice under one name are refused before anything is written', async () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const into = join(folder, 'never');
  const said = async (args: readonly string[], more: object = {}) => problemOf(args, { into, ...more });
  expect(await said([join(folder, 'none.csv')])).toMatchObject({ code: 'E801' });
  expect(await said([folder])).toMatchObject({ code: 'E801' });
  expect(await said([write('short.csv', csvOf(prices.slice(0, 50)))])).toMatchObject({
    code: 'E805',
    message: '49 values to fit',
  });
  expect(await said([write('still.csv', csvOf(prices.map(() => 7)))])).toMatchObject({ code: 'E805' });
  expect(await said([file, file])).toMatchObject({
    code: 'E502',
    message: 'invalid --as: two series `metis`',
  });
  expect(await said([file], { column: 'price' })).toMatchObject({
    code: 'E801',
    expected: 'one of date, close',
  });
  expect(() => readdirSync(into)).toThrow();
});

test('fifty returns are enough', async () => {
  writeFileSync(join(folder, 'fifty.csv'), csvOf(prices.slice(0, 51)));
  const { data } = await run([join(folder, 'fifty.csv')], { fit: 'gbm' });
  expect(data).toMatchObject({ series: [{ data: { values: 50 }, fits: [{ converged: true }] }] });
});
