import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gbm, regimes } from '../../../models/processes/index.ts';
import {
  calibrateLevel,
  calibrateReturns,
  dependences,
  fromCalibration,
  gasFromCalibration,
  readPrices,
} from '../../../src/calibrate/index.ts';
import type { Calibration, Role } from '../../../src/calibrate/index.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { writeCalibration } from '../../../src/cli/calibration/calibration-files.ts';
import { defineExperiment, days, LabError } from '../../../src/define/index.ts';
import { metis } from '../../../models/metis/metis.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { runExperiment } from '../../../src/run/index.ts';
import { readTable, sha256, textsOf } from '../../../src/store/index.ts';
import { temporaryFolder } from '../run/small-run.ts';
import { csvOf, pricesOf, request, simulated } from './price-files.ts';

const sourceOf = (role: Role, returns: Float64Array) => {
  const text = csvOf(pricesOf(returns));
  return { name: role, role, file: `${role}.csv`, sha256: sha256(text), table: readPrices(text, request) };
};
const law = { drift: 0, lowVolatility: 0.7, highVolatility: 2, stayLow: 0.92, stayHigh: 0.7 };
const metisReturns = simulated(regimes, law, 300);
const noise = simulated(gbm, { drift: 0, volatility: 0.6 }, 300);
const sources = [
  sourceOf('metis', metisReturns),
  sourceOf(
    'ether',
    noise.map((each, t) => each + 0.3 * metisReturns[t]),
  ),
  sourceOf('bitcoin', noise),
];
const calibration: Calibration = {
  schema: 1,
  series: sources.map(
    (source) => calibrateReturns(source, ['gbm', 'merton-12', 'garch-t', 'regimes', 'regimes-means']).series,
  ),
  dependence: dependences(sources),
};

test('each value comes with file, hash, window, method and standard error; the drift is left out', () => {
  const { market, majors } = fromCalibration(calibration, { market: 'regimes' });
  expect(Object.keys(market)).toEqual([
    'process',
    'lowVolatility',
    'highVolatility',
    'stayLow',
    'stayHigh',
    'etherCorrelation',
    'bitcoinCorrelation',
  ]);
  expect(market.process.setting).toBe('regimes');
  const estimate = calibration.series[0].fits.find(({ law: name }) => name === 'regimes')?.estimates[1];
  expect(market.lowVolatility?.setting).toEqual({
    amount: Number(estimate?.value.toPrecision(6)),
    unit: '1/year',
  });
  expect(market.lowVolatility?.provenance).toEqual({
    kind: 'measure',
    file: 'metis.csv',
    sha256: sources[0].sha256,
    how: expect.stringMatching(
      /^maximum likelihood of regimes on 300 daily log returns of close, 2024-01-03 to 2024-10-29; standard error 0\.\d+$/u,
    ),
  });
  expect(Object.keys(majors)).toEqual(['correlation']);
});

test.each([
  ['gbm', ['etherVolatility', 'bitcoinVolatility']],
  ['merton-12', ['etherDiffusion', 'bitcoinJumpDeviation', 'jumpRate']],
  ['garch-t', ['etherAlpha', 'bitcoinDegrees']],
  ['regimes', ['etherLowVolatility', 'bitcoinStayHigh']],
])('%s for ETH and BTC names parameters that the model has', (majors, some) => {
  // Names do not depend on whether these samples allow every law.
  const series = calibration.series.map((each) => ({
    ...each,
    fits: each.fits.map((fit) => ({ ...fit, converged: true })),
  }));
  const found = fromCalibration({ ...calibration, series }, { market: majors, majors });
  const known = (mechanism: string): string[] =>
    Object.keys(metis.schedule.find(({ name }) => name === mechanism)?.parameters ?? {});
  expect(known('market')).toEqual(expect.arrayContaining(Object.keys(found.market)));
  expect(known('majors')).toEqual(expect.arrayContaining(Object.keys(found.majors)));
  expect(Object.keys(found.majors)).toEqual(expect.arrayContaining(some));
});

test('the compiler takes what a calibration says for an experiment on the METIS economy', () => {
  const { assumptions } = defineExperiment({
    schema: 1,
    name: 'typed',
    question: 'Does it compile?',
    model: metis,
    time: { start: '2025-11-03', horizon: days(10) },
    replications: 1,
    seed: 1,
    baseline: 'current',
    scenarios: { current: { label: 'Current' } },
    assumptions: { ...fromCalibration(calibration, { market: 'garch-t', majors: 'gbm' }) },
    observe: ['price'],
    outcomes: {},
  });
  expect(assumptions?.market).toBeDefined();
});

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof LabError) return `${error.code} ${error.message}; ${error.place.suggestion ?? ''}`;
    throw error;
  }
  return undefined;
};

test('unknown fits, missing prices and things that are no calibration are refused', () => {
  const [series] = calibration.series;
  const alone: Calibration = { ...calibration, series: [series], dependence: [] };
  const said = (given: unknown, laws: { market: string; majors?: string }) =>
    codeOf(() => fromCalibration(given, laws));
  expect(said(alone, { market: 'regime' })).toBe('E806 no fit `regime` of metis; regimes');
  expect(said(alone, { market: 'regimes-means' })).toContain('E806 no fit `regimes-means` of metis');
  expect(said(alone, { market: 'gbm', majors: 'gbm' })).toContain('E806 no prices of ether');
  expect(codeOf(() => gasFromCalibration(alone))).toContain('E806 no prices of gas');
  const failed = { ...series, fits: series.fits.map((fit) => ({ ...fit, converged: false })) };
  expect(said({ ...alone, series: [failed] }, { market: 'gbm' })).toContain(
    'E806 the fit of `gbm` did not converge',
  );
  // What did not converge may hold anything, also numbers that JSON cannot write.
  const away = { law: 'merton-free', converged: false, estimates: [{ name: 'drift', value: null }] };
  const written: unknown = JSON.parse(
    JSON.stringify({ ...alone, series: [{ ...series, fits: [...series.fits, away] }] }),
  );
  expect(said(written, { market: 'gbm' })).toBeUndefined();
  const damaged = [
    { ...series, data: {} },
    { ...series, fits: [{}] },
    { ...series, role: 1 },
  ];
  const wrong = [undefined, 7, {}, { schema: 1 }, ...damaged.map((each) => ({ ...alone, series: [each] }))];
  for (const each of wrong) expect(said(each, { market: 'gbm' })).toContain('E806 this is no calibration');
});

test('a price of gas becomes a median, a half-life and a surprise', () => {
  const values = new Float64Array(400);
  const luck = simulated(gbm, { drift: 0.5, volatility: 1 }, 400, 5);
  for (let t = 1; t < 400; t++) values[t] = 0.9 * values[t - 1] + 6 * luck[t];
  const text = csvOf([...values].map((value) => 20 * Math.exp(value)));
  const { series } = calibrateLevel({ ...sourceOf('gas', luck), table: readPrices(text, request) }, 'log');
  const { layerOne } = gasFromCalibration({ schema: 1, series: [series], dependence: [] });
  const [mean, kept, surprise] = series.fits[0].estimates.map(({ value }) => value);
  expect(layerOne.typicalGasPrice.setting).toEqual({
    amount: Number(Math.exp(mean).toPrecision(6)),
    unit: 'gwei',
  });
  expect(layerOne.gasHalfLife.setting).toEqual({
    amount: Number((Math.log(0.5) / Math.log(kept)).toPrecision(6)),
    unit: 'days',
  });
  expect(layerOne.gasSurprise.setting).toEqual({ amount: Number(surprise.toPrecision(6)), unit: 'log' });
});

test('the experiment of docs/calibrate.md runs on a calibration, and its tables say where each value was measured', async () => {
  const folder = temporaryFolder();
  const [, code = ''] = /```typescript\n([\s\S]*?)```/u.exec(readFileSync('docs/calibrate.md', 'utf8')) ?? [];
  mkdirSync(join(folder, 'calibration'));
  const metisOnly = { ...calibration, series: calibration.series.slice(0, 1), dependence: [] };
  await writeCalibration(join(folder, 'calibration'), metisOnly, [], 'mlab calibrate metis.csv');
  const file = join(folder, 'measured.exp.ts');
  writeFileSync(file, smaller(code));
  const loaded = await loadExperiment(file, { models: installedModels });
  const { folder: run, status } = await runExperiment({
    experiment: loaded,
    results: join(folder, 'results'),
    threads: 1,
  });
  expect(status).toBe('complete');
  const table = readTable(join(run, 'parameters.arrow'));
  const [names, sourcesOf, kinds] = ['name', 'source', 'provenance'].map((column) => textsOf(table, column));
  const at = names.indexOf('market.stayHigh');
  expect(kinds[at]).toBe('measure');
  expect(sourcesOf[at]).toContain('maximum likelihood of regimes on 300 daily log returns');
  expect(sourcesOf[at]).toContain(sources[0].sha256.slice(0, 8));
  const written = readFileSync(join(folder, 'calibration/assumptions.yaml'), 'utf8');
  const yaml = join(folder, 'measured.exp.yaml');
  writeFileSync(yaml, yamlOf(written));
  const again = await loadExperiment(yaml, { models: installedModels });
  expect(again.resolved.assumptions).toEqual(loaded.resolved.assumptions);
}, 60_000);

/** The experiment of the page with fewer and shorter futures. */
function smaller(code: string): string {
  const smallerCode = code
    .replace('horizon: years(2)', 'horizon: years(0.2)')
    .replace('replications: 64', 'replications: 4')
    .replace('holders: 500', 'holders: 50');
  for (const part of ['years(0.2)', 'replications: 4', 'holders: 50 ']) expect(smallerCode).toContain(part);
  return smallerCode;
}

/** The same experiment in YAML, with the block of `regimes` copied out of assumptions.yaml. */
function yamlOf(written: string): string {
  const [, block = ''] = /^regimes:\n((?: .*\n)+)/mu.exec(written) ?? [];
  return `schema: 1
name: measured-prices
question: The same?
model: ${metis.name}@${metis.version}
time: { start: '2025-11-13', horizon: 0.2 years }
replications: 4
seed: 1
populations: { holders: 50 }
baseline: current
scenarios: { current: { label: Current rules }, rate: { label: Lower rate, levers: { rateChange.to: 15% } } }
observe: [price, sequencerPool.runway]
outcomes: { runway: { label: Runway, from: sequencerPool.runway@end, better: higher, matters: 0.1 years } }
assumptions:
${block}`;
}
