// Writes the tables of docs/validation/layers.md between their markers, and its pictures.
import { readFileSync, writeFileSync } from 'node:fs';
import { createChart } from '../../src/report/charts/chart.ts';
import type { Json, PlotSpec } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { Stream } from '../../src/random/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import { blobCost, calldataCost } from '../../models/arithmetic/data-cost.ts';
import { GOAT_HALVING_BLOCKS, goatEmitted } from '../../models/arithmetic/goat-emission.ts';
import { inferencesPerSecond } from '../../models/arithmetic/inference.ts';
import { serveInOrder } from '../../models/arithmetic/queue-simulation.ts';
import { waitMGc, waitMMc } from '../../models/arithmetic/queues.ts';
import { fanoFactor, requestKinds } from '../../models/arithmetic/request-arrivals.ts';
import { gapVariation, requestTrace } from '../../models/arithmetic/request-trace.ts';
import { aiWorkload } from '../../models/metis/ai-workload.ts';
import { andromeda } from '../../models/metis/andromeda.ts';
import { dataAvailability } from '../../models/metis/data-availability.ts';
import { model } from '../../models/metis/economy.ts';
import { lazai } from '../../models/metis/lazai.ts';
import { supply } from '../../models/metis/supply.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/layers.md';
const FOLDER = 'docs/validation';
const number = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const difference = (found: number, published: number): string =>
  `${found >= published ? '+' : '−'}${number(Math.abs(100 * (found / published - 1)), 2)} %`;

function streamOf(name: string): Stream {
  const stream = new Stream(name);
  stream.begin(20_251_103, 0);
  return stream;
}

// Fees: many futures of the layers alone, at the prices of summer 2025.
const alone = model({
  name: 'layers',
  version: '1.0.0',
  means: 'layers',
  schedule: [supply, andromeda, aiWorkload, lazai, dataAvailability],
});
const DAYS = 5 * 365;
const FUTURES = 60;
const observe = [
  'gasFees',
  'lazaiFeesPaid',
  'transactions',
  'dataAvailability.cost',
  'dataAvailability.margin',
];
const futures = Array.from({ length: FUTURES }, (_, replication) =>
  simulate({
    model: alone,
    days: DAYS,
    seed: 1,
    replication,
    given: { price: 14.5, etherPrice: 3_601.83, gasPrice: 1.3, blobFee: 0.08125 },
    observe,
    recordEvery: 5,
  }),
);
const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};
const onDay = (name: string, at: number): number[] => futures.map(({ series }) => series[name]?.[at] ?? NaN);

function feesTable(): string[][] {
  const last = Math.floor(DAYS / 5);
  const fees = onDay('gasFees', last).map((amount) => amount * 14.5);
  const users = onDay('transactions', last);
  const share = onDay('dataAvailability.margin', last).map((margin, k) => margin / (fees[k] ?? NaN));
  const day = { bytes: 35_000 * 235, batches: 33, gasPerBatch: 340_000 };
  const summer = { ...day, gasPrice: 1.3, blobFee: 0.08125, etherPrice: 3_601.83 };
  return [
    [
      'users’ transactions on Andromeda a day',
      '29,590 to 93,000 (2025)',
      `${number(quantile(users, 0.05), 0)} to ${number(quantile(users, 0.95), 0)}`,
      '9 in 10 futures; the median is set to the last reading',
    ],
    [
      'fees on Andromeda a day',
      '193 USD (mid-2025)',
      `${number(quantile(fees, 0.5), 0)} USD (${number(quantile(fees, 0.05), 0)} to ${number(quantile(fees, 0.95), 0)})`,
      'fee per transaction as published; fewer transactions at the median than in mid-2025',
    ],
    [
      'cost of data on Ethereum a day at 35,000 transactions',
      '55 USD (summer 2025)',
      `${number(blobCost(summer, 0.95), 1)} USD`,
      'gas of a batch is set to meet it: no independent check',
    ],
    [
      'the same as calldata',
      'not published',
      `${number(calldataCost(summer, 40), 0)} USD`,
      '40 gas a byte since EIP-7623',
    ],
    [
      'margin over cost of data',
      'about 70 % of fees',
      `${number(100 * quantile(share, 0.5), 0)} % (${number(100 * quantile(share, 0.05), 0)} to ${number(100 * quantile(share, 0.95), 0)} %)`,
      'median of futures',
    ],
    [
      'inferences a second on LazAI',
      '635 and 438',
      `${number(inferencesPerSecond(1e8, 1_365.8), 0)} and ${number(inferencesPerSecond(1e8, 2_075.7), 0)}`,
      'the second is 437.5 before rounding',
    ],
  ];
}

const published = {
  conversation: [
    [1, 1.39],
    [10, 3.86],
    [60, 16.1],
    [300, 56.1],
  ],
  code: [
    [1, 13.2],
    [10, 71.6],
    [60, 164],
  ],
} as const;

function arrivalsTable(): string[][] {
  const rows = (['conversation', 'code'] as const).flatMap((kind) =>
    published[kind].map(([window, fano]) => {
      const found = fanoFactor(requestKinds[kind], window);
      return [`Fano factor, ${kind}, ${window} s`, String(fano), number(found, 2), difference(found, fano)];
    }),
  );
  const gaps = (
    [
      ['conversation', 1.094],
      ['code', 13.15],
    ] as const
  ).map(([kind, cv]) => {
    const found = gapVariation(requestTrace(requestKinds[kind], 150_000, streamOf(kind)).times);
    return [`variation of gaps, ${kind}`, String(cv), number(found, 3), difference(found, cv)];
  });
  return [...rows, ...gaps];
}

function waitsTable(): string[][] {
  const { times } = requestTrace(requestKinds.conversation, 36_000, streamOf('waits'));
  const service = streamOf('service');
  const exponential = times.map((_, k) => service.exponential(k, 0));
  const steady = streamOf('poisson');
  let now = 0;
  const plain = times.map((_, k) => (now += steady.exponential(k, 0) / requestKinds.conversation.rate));
  const uneven = plain.map((_, k) => service.gamma(0.5, 2, k, 1));
  return [7, 9].flatMap((servers) => {
    const formula = waitMMc(requestKinds.conversation.rate, 1, servers);
    const general = waitMGc(requestKinds.conversation.rate, 1, Math.SQRT2, servers);
    return [
      ['Poisson, exponential', formula, serveInOrder(plain, exponential, servers).meanWait] as const,
      ['Poisson, gamma with variation 1.41', general, serveInOrder(plain, uneven, servers).meanWait] as const,
      [
        'conversation trace, exponential',
        formula,
        serveInOrder(times, exponential, servers).meanWait,
      ] as const,
    ].map(([label, expected, found]) => [
      String(servers),
      label,
      number(expected, 3),
      number(found, 3),
      difference(found, expected),
    ]);
  });
}

function goatTable(): string[][] {
  const rows: readonly (readonly [string, number, number])[] = [
    ['first 42,048,000 blocks', 100_000_000, goatEmitted(GOAT_HALVING_BLOCKS)],
    ['limit', 200_000_000, goatEmitted(1_000 * GOAT_HALVING_BLOCKS)],
    ['first year at 3 s', 25_000_000, goatEmitted((365 * 86_400) / 3)],
  ];
  return rows.map(([label, fact, found]) => [
    label,
    number(fact, 0),
    number(found, 4),
    number(found - fact, 4),
  ]);
}

interface Line {
  readonly label: string;
  readonly colour: string;
  readonly points: readonly (readonly [number, number])[];
  readonly dots?: readonly (readonly [number, number])[];
  /** Where the label stands, as shares of width and height from the top left. */
  readonly place: readonly [number, number];
}
interface Drawing {
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly data: string;
  readonly x: { readonly title: string; readonly scale: PlotSpec; readonly values: readonly number[] };
  readonly y: { readonly title: string; readonly scale: PlotSpec; readonly values: readonly number[] };
  readonly lines: readonly Line[];
}

async function draw(drawing: Drawing): Promise<void> {
  const { x, y, lines } = drawing;
  const rows = lines.flatMap(({ label, points }) => points.map(([at, value]) => [label, at, value]));
  const words = {
    title: drawing.title,
    subtitle: drawing.subtitle,
    alt: {
      data: drawing.data,
      scenarios: lines.map(({ label }) => label).join(', '),
      range: drawing.y.title,
    },
    caption: drawing.subtitle,
    footer: { run: 'validation', command: 'npm run validation layers' },
  };
  const kind = { kind: 'validation', called: 'Line chart' };
  const chart = createChart(kind, words, { columns: ['line', 'x', 'y'], rows }, 380, (room) => {
    const padding = { left: 64, top: 14, right: 24, bottom: 40 };
    const width = room.width - padding.left - padding.right;
    const height = room.height - padding.top - padding.bottom;
    const channel = (field: string, axis: Drawing['x']): { [key: string]: Json } => ({
      field,
      type: 'quantitative',
      scale: axis.scale,
      axis: { values: axis.values, title: axis.title, grid: field === 'y', format: '~g' },
    });
    const encoding = { x: channel('x', x), y: channel('y', y) };
    const records = (points: readonly (readonly [number, number])[]) =>
      inlineData(points.map(([at, value]) => ({ x: at, y: value })));
    return plotSpec(padding, {
      width,
      height,
      layer: [
        ...lines.map(({ points, colour }) => ({
          data: records(points),
          mark: { type: 'line', color: colour, strokeWidth: 2 },
          encoding,
        })),
        ...lines.flatMap(({ dots, colour }) =>
          dots === undefined
            ? []
            : [
                {
                  data: records(dots),
                  mark: { type: 'point', filled: true, size: 60, color: colour },
                  encoding,
                },
              ],
        ),
        ...lines.map(({ label, colour, place }) =>
          textLayer({ lines: [label], x: place[0] * width, y: place[1] * height, colour, weight: 'bold' }),
        ),
      ],
    });
  });
  writeFileSync(`${FOLDER}/${drawing.file}`, await renderSvg(chart));
}

const blue = '#0072B2';
const orange = '#D55E00';
const green = '#009E73';
const recorded = Array.from({ length: Math.floor(DAYS / 5) }, (_, k) => k + 1);
const median = (name: string): (readonly [number, number])[] =>
  recorded.map((at) => [(5 * at) / 365, Math.max(0.1, 14.5 * quantile(onDay(name, at), 0.5))]);

await draw({
  file: 'layers-fees.svg',
  title: 'Andromeda’s fees stay near what was measured; LazAI’s grow from nothing',
  subtitle: `Dollars of gas a day at 14.50 USD a METIS, median of ${FUTURES} futures of the layers alone; dot: 193 USD a day in mid-2025.`,
  data: 'gas fees a day by layer',
  x: { title: 'years from 2025-11-03', scale: { domain: [0, 5], nice: false }, values: [0, 1, 2, 3, 4, 5] },
  y: { title: 'USD a day', scale: { domain: [0, 300], nice: false }, values: [0, 100, 200, 300] },
  lines: [
    { label: 'Andromeda', colour: blue, points: median('gasFees'), dots: [[0, 193]], place: [0.06, 0.3] },
    { label: 'LazAI', colour: orange, points: median('lazaiFeesPaid'), place: [0.5, 0.9] },
  ],
});

const windows = Array.from({ length: 61 }, (_, k) => 10 ** (-1 + (k * 3.5) / 60));
await draw({
  file: 'layers-fano.svg',
  title: 'Requests come in bursts, and longer windows show more of it',
  subtitle:
    'Variance over mean of the count in a window; lines: the fitted laws; dots: Azure traces of 2023; a Poisson stream would be 1 throughout.',
  data: 'Fano factor by length of the window',
  x: {
    title: 'window in seconds',
    scale: { type: 'log', domain: [0.1, 320], nice: false },
    values: [0.1, 1, 10, 60, 300],
  },
  y: {
    title: 'Fano factor',
    scale: { type: 'log', domain: [1, 300], nice: false },
    values: [1, 3, 10, 30, 100, 300],
  },
  lines: (['code', 'conversation'] as const).map((kind, k) => ({
    label: kind,
    colour: k === 0 ? orange : blue,
    points: windows.map((window) => [window, fanoFactor(requestKinds[kind], window)] as const),
    dots: published[kind],
    place: k === 0 ? ([0.32, 0.3] as const) : ([0.7, 0.75] as const),
  })),
});

const quarters = Array.from({ length: 81 }, (_, k) => k / 4);
await draw({
  file: 'layers-goat.svg',
  title: 'GOAT halves its reward every four years and ends at its pool',
  subtitle:
    'Million GOAT emitted as block rewards at 3 s a block; dots: 100 million after 42,048,000 blocks, and half of the rest with each halving.',
  data: 'GOAT emitted by year',
  x: { title: 'years of blocks', scale: { domain: [0, 20], nice: false }, values: [0, 4, 8, 12, 16, 20] },
  y: { title: 'million GOAT', scale: { domain: [0, 220], nice: false }, values: [0, 50, 100, 150, 200] },
  lines: [
    {
      label: 'emitted',
      colour: green,
      points: quarters.map(
        (years) => [years, goatEmitted(Math.floor((years * 365 * 86_400) / 3)) / 1e6] as const,
      ),
      dots: [4, 8, 12, 16, 20].map((years) => [years, 200 * (1 - 2 ** (-years / 4))] as const),
      place: [0.3, 0.28],
    },
  ],
});

let page = readFileSync(PAGE, 'utf8');
page = withTable(page, 'fees', ['figure', 'published', 'model', 'why'], feesTable());
page = withTable(page, 'arrivals', ['figure', 'published', 'model', 'difference'], arrivalsTable());
page = withTable(
  page,
  'waits',
  ['servers', 'arrivals and service', 'formula, s', 'simulated, s', 'difference'],
  waitsTable(),
);
page = withTable(page, 'goat', ['figure', 'published', 'model', 'difference'], goatTable());
writeFileSync(PAGE, page);
