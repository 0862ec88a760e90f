// Writes the tables of docs/validation/prices.md between their markers, and its pictures: 679 days of METIS, ETH and BTC by each process,
// many times, against what was measured on daily closes of perpetuals from 2024-01-03 to 2025-11-12 (window B).
import { readFileSync, writeFileSync } from 'node:fs';
import {
  deepestDrawdown,
  longestUnderWater,
  monitoringDates,
} from '../../models/arithmetic/path-measures.ts';
import { model } from '../../models/metis/economy.ts';
import { layerOne } from '../../models/metis/layer-one.ts';
import { majors } from '../../models/metis/majors.ts';
import { market } from '../../models/metis/market.ts';
import { windowB } from '../../models/processes/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import { correlation, median, quantiles } from '../../src/summarise/index.ts';
import { draw } from './prices-chart.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/prices.md';
const DAYS = 679;
const LAGS = 20;

type Values = Readonly<Record<string, number | string>>;
interface Setting {
  readonly label: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly parameters: Values;
}

const shocks = { 'majors.dependence': 'shocks', 'market.dependence': 'shocks' };
const { merton52 } = windowB;
const settings: readonly Setting[] = [
  { label: 'gbm', colour: '#5F6B76', parameters: { 'market.process': 'gbm' } },
  { label: 'merton 12', colour: '#009E73', dash: [10, 3, 2, 3], parameters: { 'market.process': 'merton' } },
  {
    label: 'merton 52',
    colour: '#7B3F8C',
    dash: [1, 3],
    parameters: {
      'market.process': 'merton',
      'market.jumpRate': 52,
      'market.diffusion': merton52.volatility,
      'market.jumpMean': merton52.jumpMean,
      'market.jumpDeviation': merton52.jumpDeviation,
      ...shocks,
    },
  },
  { label: 'garch-t', colour: '#D55E00', dash: [3, 3], parameters: { 'market.process': 'garch-t' } },
  { label: 'regimes', colour: '#0072B2', dash: [8, 3], parameters: {} },
];
const together: readonly Setting[] = [
  { label: 'all three gbm', colour: '', parameters: { 'market.process': 'gbm' } },
  { label: 'METIS regimes, ETH and BTC gbm (default)', colour: '', parameters: {} },
  {
    label: 'the same, correlations of shocks',
    colour: '',
    parameters: shocks,
  },
  { label: 'all three regimes', colour: '', parameters: { 'majors.process': 'regimes', ...shocks } },
  {
    label: 'all three garch-t',
    colour: '',
    parameters: { 'market.process': 'garch-t', 'majors.process': 'garch-t', ...shocks },
  },
  {
    label: 'all three merton 12',
    colour: '',
    parameters: { 'market.process': 'merton', 'majors.process': 'merton', ...shocks },
  },
];

/** Sample moments and shape of one path of METIS. */
interface PathFigures {
  readonly returns: Float64Array;
  readonly volatility: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly clustering: readonly number[];
  readonly correlations: readonly number[];
  readonly drawdown: number;
  readonly underWater: number;
}

const prices = model({ name: 'prices', version: '1', means: 'three prices', schedule: [majors, market] });
const mean = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k];
  return total / values.length;
};
const changesOf = (logs: Float64Array): Float64Array =>
  Float64Array.from({ length: logs.length - 1 }, (_, k) => logs[k + 1] - logs[k]);

function autocorrelations(values: Float64Array): number[] {
  const centre = mean(values);
  let variance = 0;
  for (const each of values) variance += (each - centre) ** 2;
  return Array.from({ length: LAGS }, (_, at) => {
    let total = 0;
    for (let k = at + 1; k < values.length; k++)
      total += (values[k] - centre) * (values[k - at - 1] - centre);
    return total / variance;
  });
}

// Few windows a run: over a century without drift most paths would reach the lowest price that the model knows.
const PATHS_A_RUN = 4;
const RUNS = 106;
const PATHS = PATHS_A_RUN * RUNS;
const fewest = { holders: 1, clients: 1, positions: 1, verifiers: 1, sequencers: 1 };

/** Figures of 424 windows of 679 days: long runs cut into four pieces, since daily returns are stationary. */
function pathsOf(parameters: Values): PathFigures[] {
  return Array.from({ length: RUNS }, (_, replication) => {
    const { series } = simulate({
      model: prices,
      days: DAYS * PATHS_A_RUN,
      seed: 20_251_103,
      replication,
      parameters,
      given: { sold: 0, bought: 0 },
      observe: ['price', 'etherPrice', 'bitcoinPrice'],
      audit: false,
      populations: fewest,
    });
    const [metis, ether, bitcoin] = ['price', 'etherPrice', 'bitcoinPrice'].map((name) =>
      (series[name] ?? new Float64Array()).map((price) => Math.log(price)),
    );
    return Array.from({ length: PATHS_A_RUN }, (_path, k) => {
      const window = (logs: Float64Array): Float64Array => logs.slice(k * DAYS, (k + 1) * DAYS + 1);
      return figuresOf(window(metis), window(ether), window(bitcoin));
    });
  }).flat();
}

function figuresOf(metis: Float64Array, ether: Float64Array, bitcoin: Float64Array): PathFigures {
  const path = metis.map((log) => Math.exp(log - metis[0]));
  const dates = monitoringDates(path.length);
  const [returns, ofEther, ofBitcoin] = [metis, ether, bitcoin].map(changesOf);
  const centre = mean(returns);
  const moment = (k: number): number => mean(returns.map((each) => (each - centre) ** k));
  const variance = moment(2);
  return {
    returns,
    volatility: Math.sqrt(variance * 365),
    skewness: moment(3) / variance ** 1.5,
    kurtosis: moment(4) / variance ** 2 - 3,
    clustering: autocorrelations(returns.map((each) => each * each)),
    correlations: [
      correlation(returns, ofBitcoin),
      correlation(returns, ofEther),
      correlation(ofEther, ofBitcoin),
    ],
    drawdown: deepestDrawdown(path, dates),
    underWater: longestUnderWater(path, dates),
  };
}

/** Median and the middle 90 % of a figure over the paths. */
function spread(values: readonly number[], digits: number): string {
  const [low, middle, high] = quantiles(values, [0.05, 0.5, 0.95]).map((each) => each.toFixed(digits));
  return `${middle} (${low} to ${high})`;
}

/** Where the published figure stands among the paths. */
function verdict(values: readonly number[], published: number): string {
  const below = values.filter((each) => each < published).length / values.length;
  if (below < 0.025 || below > 0.975) return 'no';
  return below < 0.05 || below > 0.95 ? 'barely' : 'yes';
}

/** Quantiles of the 679 daily log returns of METIS in window B, from the closes of the perpetual. */
const probabilities = [0.0015, 0.005, ...Array.from({ length: 39 }, (_, k) => (k + 1) / 40), 0.995, 0.9985];
const measuredQuantiles = [
  -0.2453, -0.1873, -0.1189, -0.0959, -0.081, -0.0702, -0.0647, -0.0554, -0.05, -0.0449, -0.0411, -0.0385,
  -0.0356, -0.0311, -0.0265, -0.0242, -0.02, -0.0173, -0.0149, -0.0112, -0.0067, -0.003, -0.0005, 0.0033,
  0.0053, 0.009, 0.0129, 0.0152, 0.0185, 0.0219, 0.0261, 0.0299, 0.0336, 0.0386, 0.0451, 0.0528, 0.0589,
  0.065, 0.0772, 0.0944, 0.1297, 0.1728, 0.2037,
];
/** Autocorrelation of its squared returns at lags 1 to 20. */
const measuredClustering = [
  0.042, 0.05, 0.035, 0.015, -0.015, -0.02, -0.026, -0.036, -0.011, -0.022, -0.013, -0.025, -0.026, -0.017,
  -0.017, -0.018, -0.035, 0.043, -0.036, -0.01,
];
const published = { volatility: 1.178, skewness: -0.27, kurtosis: 4.74, clustering: 0.04, drawdown: 0.941 };

type Figures = ReadonlyMap<string, readonly PathFigures[]>;

function momentsTable(figures: Figures): string[][] {
  const rows: readonly [string, number, number, (path: PathFigures) => number][] = [
    ['volatility a year', published.volatility, 2, ({ volatility }) => volatility],
    ['skewness', published.skewness, 2, ({ skewness }) => skewness],
    ['excess kurtosis', published.kurtosis, 2, ({ kurtosis }) => kurtosis],
    ['autocorrelation of squares, lag 1', published.clustering, 2, ({ clustering }) => clustering[0]],
    ['deepest drawdown', published.drawdown, 3, ({ drawdown }) => drawdown],
  ];
  return rows.map(([name, fact, digits, of]) => [
    name,
    String(fact),
    ...settings.map(({ label }) => {
      const values = (figures.get(label) ?? []).map(of);
      return `${spread(values, digits)} ${verdict(values, fact)}`;
    }),
  ]);
}

const correlationRows = (): string[][] =>
  together.map(({ label, parameters }) => {
    const paths = pathsOf(parameters);
    return [
      label,
      ...[0, 1, 2].map((k) =>
        spread(
          paths.map(({ correlations }) => correlations[k]),
          3,
        ),
      ),
    ];
  });

/** How often a drawdown as deep as that of window B occurs, at zero drift and with the sample's own fall. */
function drawdownRows(figures: Figures, falling: Figures): string[][] {
  const share = (paths: readonly PathFigures[]): string =>
    `${((100 * paths.filter(({ drawdown }) => drawdown >= published.drawdown).length) / paths.length).toFixed(1)} %`;
  return settings.map(({ label }) => {
    const [still, fallen] = [figures.get(label) ?? [], falling.get(label) ?? []];
    return [
      label,
      spread(
        still.map(({ drawdown }) => drawdown),
        3,
      ),
      share(still),
      spread(
        fallen.map(({ drawdown }) => drawdown),
        3,
      ),
      share(fallen),
      spread(
        still.map(({ underWater }) => underWater),
        0,
      ),
    ];
  });
}

async function quantilesPicture(figures: Figures): Promise<string> {
  const series = settings.map(({ label, colour, dash }) => {
    const all = Float64Array.from((figures.get(label) ?? []).flatMap(({ returns }) => [...returns])).sort();
    const of = (p: number): number => all[Math.floor(p * all.length)];
    const at = probabilities.map((p, k): readonly [number, number] => [measuredQuantiles[k], of(p)]);
    return { label, colour, at, ...(dash === undefined ? {} : { dash }) };
  });
  const ends = [measuredQuantiles[0], measuredQuantiles[measuredQuantiles.length - 1]];
  return draw({
    title: 'Only gbm lacks the tails of METIS',
    subtitle:
      'Quantiles of daily log returns: model (upright) against 679 days of METIS (level), from the 0.15 % to the 99.85 % quantile. On the grey line the two agree. 424 paths a process.',
    alt: 'quantiles of daily returns against those measured',
    range: 'From -0.25 to 0.25',
    x: { title: 'measured daily log return of METIS', ticks: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3] },
    y: { title: 'model', ticks: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3] },
    series: [
      { label: 'equal', colour: '#9AA3AB', at: ends.map((end): readonly [number, number] => [end, end]) },
      ...series,
    ],
  });
}

async function clusteringPicture(figures: Figures): Promise<string> {
  const series = settings.map(({ label, colour, dash }) => ({
    label,
    colour,
    at: Array.from({ length: LAGS }, (_, lag): readonly [number, number] => [
      lag + 1,
      mean((figures.get(label) ?? []).map(({ clustering }) => clustering[lag])),
    ]),
    ...(dash === undefined ? {} : { dash }),
  }));
  const noise = 2 / Math.sqrt(DAYS);
  return draw({
    title: 'METIS clusters little; regimes and garch-t do so somewhat more',
    subtitle:
      'Autocorrelation of squared daily returns by lag: mean of 424 paths of 679 days for each process, and measured (points). Between the dashed lines independent days would lie 19 times in 20.',
    alt: 'autocorrelation of squared returns by lag',
    range: 'From -0.1 to 0.3',
    x: { title: 'lag, days', ticks: [0, 5, 10, 15, 20] },
    y: { title: 'autocorrelation', ticks: [-0.1, 0, 0.1, 0.2] },
    series: [
      ...series,
      {
        label: 'measured',
        colour: '#1B1F23',
        points: true,
        at: measuredClustering.map((value, lag): readonly [number, number] => [lag + 1, value]),
      },
    ],
    level: [-noise, noise],
  });
}

async function drawdownPicture(figures: Figures, falling: Figures): Promise<string> {
  const line = (paths: readonly PathFigures[]): (readonly [number, number])[] => {
    const sorted = paths.map(({ drawdown }) => drawdown).sort((a, b) => a - b);
    return Array.from({ length: 99 }, (_, k) => [sorted[Math.floor(((k + 1) * PATHS) / 100)], (k + 1) / 100]);
  };
  return draw({
    title: 'Every third path falls by 94% without any drift',
    subtitle:
      'Share of 424 paths of 679 days whose deepest drawdown is at most the value below; gbm and regimes at zero drift, and regimes with the drift of the sample. Dashed: METIS in window B, 94.1 %.',
    alt: 'distribution of the deepest drawdown',
    range: 'From 0.4 to 1',
    x: { title: 'deepest drawdown', ticks: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
    y: { title: 'share of paths', ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    series: [
      { label: 'gbm', colour: '#5F6B76', at: line(figures.get('gbm') ?? []) },
      { label: 'regimes', colour: '#0072B2', dash: [8, 3], at: line(figures.get('regimes') ?? []) },
      { label: 'regimes, falling', colour: '#D55E00', dash: [3, 3], at: line(falling.get('regimes') ?? []) },
    ],
    upright: [published.drawdown],
  });
}

function layerOneRows(): string[][] {
  const of = model({ name: 'layer-one', version: '1', means: 'Ethereum', schedule: [layerOne] });
  const { series } = simulate({
    model: of,
    days: 30_000,
    seed: 20_251_103,
    observe: ['gasPrice', 'blobFee'],
    audit: false,
  });
  const gas = [...(series.gasPrice ?? [])].slice(300);
  const fee = [...(series.blobFee ?? [])].slice(300);
  const logs = Float64Array.from(gas, (each) => Math.log(each));
  const resting = fee.filter((each, day) => each <= (gas[day] / 16) * (1 + 1e-9)).length / fee.length;
  const ratio = (p: number): string => (quantiles(gas, [p])[0] / median(gas)).toFixed(1);
  return [
    ['gas: autocorrelation of the logarithm, a day', '0.936', autocorrelations(logs)[0].toFixed(3), 'agrees'],
    [
      'gas: mean ÷ median',
      '2.6',
      (mean(gas) / median(gas)).toFixed(1),
      'the sample drifted upwards over years (median 17, reverting to 26), the model is stationary',
    ],
    ['gas: 95 % quantile ÷ median', '9.7', ratio(0.95), 'for the same reason'],
    [
      'gas: median, gwei',
      'about 1.3 in March 2025',
      median(gas).toFixed(2),
      'an assumption; no current level was found',
    ],
    [
      'blob fee: share of days at its floor',
      'not found',
      `${(100 * resting).toFixed(0)} %`,
      'follows from the assumed demand',
    ],
    ['blob fee: mean, gwei', 'not found', mean(fee).toFixed(2), 'follows from the assumed demand'],
    [
      'blob fee: median, gwei',
      'not found',
      median(fee).toFixed(3),
      'above its floor on days whose busiest hours want more than the target',
    ],
  ];
}

const figures: Figures = new Map(settings.map(({ label, parameters }) => [label, pathsOf(parameters)]));
// The sample's log drift of −1.176 a year as an expected simple return: plus half the variance.
const drift = -1.176 + 1.178 ** 2 / 2;
const falling: Figures = new Map(
  settings.map(({ label, parameters }) => [label, pathsOf({ ...parameters, 'market.drift': drift })]),
);
let page = readFileSync(PAGE, 'utf8');
page = withTable(
  page,
  'moments',
  ['figure', 'published', ...settings.map(({ label }) => label)],
  momentsTable(figures),
);
page = withTable(
  page,
  'correlations',
  ['processes', 'METIS–BTC (0.652)', 'METIS–ETH (0.791)', 'BTC–ETH (0.790)'],
  correlationRows(),
);
page = withTable(
  page,
  'drawdowns',
  [
    'process',
    'drawdown, zero drift',
    'at least 94.1 %',
    'drawdown, drift of the sample',
    'at least 94.1 %',
    'longest days under water',
  ],
  drawdownRows(figures, falling),
);
page = withTable(page, 'layerOne', ['figure', 'published', 'model', 'why'], layerOneRows());
writeFileSync(PAGE, page);
writeFileSync('docs/validation/prices-quantiles.svg', await quantilesPicture(figures));
writeFileSync('docs/validation/prices-clustering.svg', await clusteringPicture(figures));
writeFileSync('docs/validation/prices-drawdowns.svg', await drawdownPicture(figures, falling));
