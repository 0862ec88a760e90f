// Writes the tables of docs/validation/calibration.md between their markers, and its pictures.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { calibrateReturns, dependences, readPrices } from '../../src/calibrate/index.ts';
import type { CalibratedSeries, Fit, PriceSource, Role } from '../../src/calibrate/index.ts';
import { calibrationCharts } from '../../src/cli/calibration/calibration-charts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { sha256 } from '../../src/store/index.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/calibration.md';
const FOLDER = '../shared/data';
const COMMAND = 'mlab calibrate bybit-perp-daily-METISUSDT.csv --from 2024-01-03 --to 2025-11-12';

/** LAYERS 6.1, window B: figure, then METIS, BTC, ETH. */
const published: readonly (readonly [string, string, readonly [number, number, number], number])[] = [
  ['sample', 'logDrift', [-1.176, 0.464, 0.233], 3],
  ['sample', 'volatility', [1.178, 0.48, 0.703], 3],
  ['sample', 'skewness', [-0.27, 0.26, 0.33], 2],
  ['sample', 'excessKurtosis', [4.74, 2.24, 3.58], 2],
  ['sample', 'squaresAutocorrelation', [0.04, 0.14, 0.1], 2],
  ['garch-t', 'alpha', [0.108, 0.057, 0.159], 3],
  ['garch-t', 'beta', [0.52, 0.921, 0.482], 3],
  ['garch-t', 'degrees', [4.84, 3.85, 3.39], 2],
  ['merton-12', 'diffusion', [1.017, 0.41, 0.577], 3],
  ['merton-12', 'jumpMean', [0.001, 0.016, 0.02], 3],
  ['merton-12', 'jumpDeviation', [0.159, 0.059, 0.095], 3],
  ['merton-52', 'diffusion', [0.898, 0.358, 0.502], 3],
  ['merton-52', 'jumpMean', [0.012, 0.004, 0.003], 3],
  ['merton-52', 'jumpDeviation', [0.102, 0.043, 0.066], 3],
  ['merton-free', 'diffusion', [0.811, 0.19, 0.39], 3],
  ['merton-free', 'jumpRate', [112, 379, 175], 0],
  ['merton-free', 'jumpDeviation', [0.079, 0.022, 0.044], 3],
  ['regimes-means', 'lowVolatility', [0.863, 0.255, 0.429], 3],
  ['regimes-means', 'highVolatility', [2.063, 0.662, 1.116], 3],
  ['regimes-means', 'stayLow', [0.916, 0.703, 0.823], 3],
  ['regimes-means', 'stayHigh', [0.613, 0.621, 0.571], 3],
];
const likelihoods: Readonly<Record<string, readonly string[]>> = {
  gbm: ['929.0', '1538.7', '1279.4'],
  'merton-free': ['966.6', '1580.0', '1331.8'],
  'garch-t': ['972.6', '1587.0', '1338.0'],
  'regimes-means': ['971.5', '1580.5', '1334.5'],
};

function sourceOf(asset: string, name: Role): PriceSource {
  const file = `bybit-perp-daily-${asset}USDT.csv`;
  const bytes = readFileSync(`${FOLDER}/${file}`);
  const table = readPrices(bytes.toString('utf8'), {
    file,
    column: 'close',
    from: '2024-01-03',
    to: '2025-11-12',
    duplicates: 'refuse',
    gaps: 'refuse',
    positive: true,
  });
  return { name, role: name, file, sha256: sha256(bytes), table };
}

const fitOf = ({ fits }: CalibratedSeries, law: string): Fit => {
  const fit = fits.find((each) => each.law === law);
  if (fit === undefined) throw new Error(`missing fit ${law}; expected it among the fits`);
  return fit;
};

function figureOf(series: CalibratedSeries, law: string, name: string): number {
  const sample: Readonly<Record<string, number | undefined>> = { ...series.sample };
  if (law === 'sample') return sample[name] ?? NaN;
  return fitOf(series, law).estimates.find((each) => each.name === name)?.value ?? NaN;
}

function estimateRows(all: readonly CalibratedSeries[]): string[][] {
  return published.map(([law, name, values, decimals]) => {
    const found = all.map((series) => figureOf(series, law, name));
    const gap = Math.max(...found.map((value, a) => Math.abs(value - values[a])));
    const cells = values.flatMap((value, a) => [value.toFixed(decimals), found[a].toFixed(decimals)]);
    return [
      `${law}: ${name}`,
      ...cells,
      gap <= 1.1 * 10 ** -decimals ? 'agrees' : `differs by ${gap.toPrecision(2)}`,
    ];
  });
}

function regimeRows([series]: readonly CalibratedSeries[]): string[][] {
  const [own, other] = [fitOf(series, 'regimes'), fitOf(series, 'regimes-means')];
  const rows = own.estimates.slice(1).map(({ name, value, standardError = NaN }) => {
    const theirs = figureOf(series, 'regimes-means', name);
    const distance = (value - theirs) / standardError;
    return [
      name,
      theirs.toFixed(3),
      `${value.toFixed(3)} ± ${standardError.toFixed(3)}`,
      `${distance.toFixed(2)} standard errors`,
    ];
  });
  const gap = own.logLikelihood - other.logLikelihood;
  return [
    ...rows,
    ['log-likelihood', other.logLikelihood.toFixed(1), own.logLikelihood.toFixed(1), gap.toFixed(1)],
  ];
}

function likelihoodRows(all: readonly CalibratedSeries[]): string[][] {
  return all[0].fits.map(({ law, parameters }) => [
    law,
    String(parameters),
    ...all.flatMap((series, a) => {
      const { logLikelihood, aic } = fitOf(series, law);
      return [likelihoods[law]?.[a] ?? '', logLikelihood.toFixed(1), aic.toFixed(1)];
    }),
  ]);
}

function errorRows([series]: readonly CalibratedSeries[]): string[][] {
  return ['gbm', 'garch-t', 'regimes'].flatMap((law) =>
    fitOf(series, law).estimates.map(({ name, value, standardError, robustError, low, high }) => [
      `${law}: ${name}`,
      value.toFixed(3),
      (standardError ?? NaN).toFixed(3),
      (robustError ?? NaN).toFixed(3),
      `${(low ?? NaN).toFixed(3)} to ${(high ?? NaN).toFixed(3)}`,
    ]),
  );
}

function dependenceRows(sources: readonly PriceSource[]): string[][] {
  const facts = [
    ['0.652', '1.600', '0.893'],
    ['0.791', '1.325', '0.721'],
    ['0.790', '', ''],
  ];
  return dependences(sources).map((each, d) => [
    `${each.first}, ${each.second}`,
    facts[d][0],
    `${each.correlation.toFixed(3)} [${each.low.toFixed(3)} to ${each.high.toFixed(3)}]`,
    facts[d][1],
    `${each.beta.toFixed(3)} ± ${each.betaError.toFixed(3)}`,
    facts[d][2],
    each.residualVolatility.toFixed(3),
  ]);
}

async function write(): Promise<void> {
  const sources = [sourceOf('METIS', 'metis'), sourceOf('BTC', 'bitcoin'), sourceOf('ETH', 'ether')];
  const found = sources.map((source) => calibrateReturns(source));
  const all = found.map(({ series }) => series);
  const assets = ['METIS', 'BTC', 'ETH'];
  const pairs = assets.flatMap((asset) => [`${asset} published`, 'here']);
  let page = readFileSync(PAGE, 'utf8');
  page = withTable(page, 'estimates', ['figure', ...pairs, 'result'], estimateRows(all));
  page = withTable(
    page,
    'regimes',
    ['METIS', 'published (regimes-means)', 'the model’s own regimes', 'difference'],
    regimeRows(all),
  );
  const criteria = assets.flatMap((asset) => [`${asset} published`, 'log-likelihood', 'AIC']);
  page = withTable(page, 'likelihoods', ['fit', 'parameters', ...criteria], likelihoodRows(all));
  const pairHead = [
    'pair',
    'published',
    'correlation [95 %]',
    'published',
    'beta',
    'published',
    'volatility left',
  ];
  page = withTable(page, 'dependence', pairHead, dependenceRows(sources));
  const errorHead = ['METIS', 'estimate', 'standard error', 'robust error', '95 % interval'];
  page = withTable(page, 'errors', errorHead, errorRows(all));
  writeFileSync(PAGE, page);
  for (const { name, chart } of calibrationCharts(found[0].series, found[0].detail, COMMAND)) {
    const picture = name.replace('metis-', 'calibration-');
    if (!picture.endsWith('price')) writeFileSync(`docs/validation/${picture}.svg`, await renderSvg(chart));
  }
}

if (existsSync(FOLDER)) await write();
else console.log(`${FOLDER} is not at hand: ${PAGE} stays as it is`);
