import { readFileSync, writeFileSync } from 'node:fs';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { constantProductOut } from '../../models/arithmetic/constant-product.ts';
import { redemptionFloor } from '../../models/arithmetic/redemption-queue.ts';
import { stableOut, stablePrice } from '../../models/arithmetic/stable-swap.ts';
import { metis } from '../../models/metis/metis.ts';
import { simulate } from '../../src/simulate/index.ts';
import { filled } from '../validation-page.ts';

const page = 'docs/validation/liquid-staking.md';

type Row = readonly (string | number)[];
const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const thousands = (amount: number): string => `${Math.round(amount / 1_000)},000`;
const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;
const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.round(part * (values.length - 1))] ?? NaN;

/** States of the stETH pool in 2022 with the price of stETH that was published for the day. */
const states = [
  { day: '2022-05-12', eth: 31.7, steth: 68.3, price: 0.98 },
  { day: '2022-05-13', eth: 21.6, steth: 78.4, price: 0.953 },
  { day: '2022-06-10', eth: 22, steth: 78, price: 0.95 },
  { day: 'mid-June 2022', eth: 111_300, steth: 491_000, price: 0.94 },
  { day: '2022-09-07', eth: 159_447.08, steth: 524_839.79, price: 0.9606 },
];

function steth(): string {
  const rows = states.map(({ day, eth, steth: other, price }) => {
    const [a30 = NaN, a50 = NaN, a100 = NaN] = [30, 50, 100].map((a) => stablePrice(eth, other, a));
    return [
      day,
      percent(eth / (eth + other)),
      `${day === 'mid-June 2022' ? 'at most ' : ''}${price}`,
      a50.toFixed(4),
      (a50 - price).toFixed(4),
      a30.toFixed(4),
      a100.toFixed(4),
    ];
  });
  return table(
    ['day', 'ETH in the pool', 'price (read)', 'model, A = 50', 'difference', 'A = 30', 'A = 100'],
    rows,
  );
}

function floors(): string {
  const facts = [
    [0.2, '0.44 %, 1.09 %, 1.52 %'],
    [1, '2.2 %, 5.3 %, 7.4 %'],
  ] as const;
  const rows = facts.map(([asked, read]) => {
    const discounts = [8, 20, 28].map((days) => percent(1 - redemptionFloor(asked, days), asked < 1 ? 2 : 1));
    return [percent(asked, 0), read, discounts.join(', ')];
  });
  return table(['return asked a year', 'discount after 8, 20, 28 days (read)', 'model'], rows);
}

/** METIS on each side of the main pool of artMETIS on 12 August 2024: 3.43 M USD at the close of that day. */
const side = 3_430_000 / 2 / 33.64;
function depth(): string {
  const lost = (out: number, sold: number): string => percent(1 - out / sold, 3);
  return table(
    ['trade', 'read', 'model'],
    [
      [
        '100 artMETIS into the pool of 3.43 M USD, August 2024',
        'less than 0.5 %',
        `${lost(stableOut(100, side, side, 50, 0.0001), 100)} on StableSwap with A = 50 and 0.01 %, ${lost(constantProductOut(100, side, side, 0.003), 100)} on a constant product with 0.30 %`,
      ],
      [
        '750 METIS to dollars, 2023',
        '1.39 %',
        `${lost(constantProductOut(750, 53_000, 53_000, 0), 750)} before the fee: the depth of the model is set by it`,
      ],
    ],
  );
}

const replications = 24;
const futures = Array.from(
  { length: replications },
  (_, replication) =>
    simulate({
      model: metis,
      days: 250,
      seed: 20_251_103,
      replication,
      populations: { holders: 1_000 },
      parameters: { 'rateChange.to': 0.15 },
      observe: [
        'liquidStaking.depositsFirst',
        'liquidStaking.depositsSecond',
        'liquidStaking.deposits',
        'liquidStaking.lockedShare',
        'liquidStaking.yieldFirst',
        'liquidStaking.yieldSecond',
        'liquidStaking.idleShare',
        'exchanges.discountFirst',
        'exchanges.discountSecond',
        'realisedRate',
      ],
    }).series,
);
const across = (name: string, day: number): number[] => futures.map((series) => series[name]?.[day] ?? NaN);
const spread = (name: string, day: number, show: (value: number) => string): string => {
  const values = across(name, day);
  const low = show(quantile(values, 0.1));
  const high = show(quantile(values, 0.9));
  return low === high ? low : `${show(quantile(values, 0.5))} (${low} to ${high})`;
};

function figures(): string {
  const onDay = (name: string, show: (value: number) => string): readonly string[] =>
    [0, 65, 245].map((day) => spread(`liquidStaking.${name}`, day, show));
  const discount = (name: string): readonly string[] =>
    [0, 65, 245].map((day) => spread(`exchanges.${name}`, day, (value) => percent(value)));
  return table(
    ['figure', 'read', 'model, 2025-11-03', '2026-01-07: median (80 %)', '2026-07-06: median (80 %)'],
    [
      [
        'METIS in Artemis',
        '9.2 M USD in mid-2024: 195,000 to 273,000; 0.72 M USD with GOAT in July 2026: at most 214,000',
        ...onDay('depositsFirst', thousands),
      ],
      [
        'METIS in ENKI',
        '5.4 M USD in mid-2024: 114,000 to 160,000; 0.24 M USD in July 2026: about 70,000',
        ...onDay('depositsSecond', thousands),
      ],
      [
        'share of locked METIS',
        '4 of 9 seats in January 2026',
        ...onDay('lockedShare', (v) => percent(v, 0)),
      ],
      ['idle share of deposits', 'not published', ...onDay('idleShare', (v) => percent(v))],
      [
        'yield of artMETIS',
        '18 % at 20 % gross (example of May 2024); 6.3 to 13 % at realised rates',
        ...onDay('yieldFirst', (v) => percent(v)),
      ],
      ['yield of seMETIS', 'not published', ...onDay('yieldSecond', (v) => percent(v))],
      ['discount of artMETIS', 'peg “deteriorating” in June 2024; no number', ...discount('discountFirst')],
      ['discount of seMETIS', 'not published', ...discount('discountSecond')],
    ],
  );
}

const config = {
  background: '#FFFFFF',
  font: 'DejaVu Sans, Verdana, sans-serif',
  axis: { labelFontSize: 11, titleFontSize: 12, gridColor: '#E3E7EB' },
  title: { fontSize: 14, anchor: 'start' },
} as const;

function isSpec(spec: unknown): spec is TopLevelSpec {
  return typeof spec === 'object' && spec !== null && '$schema' in spec;
}

async function draw(what: string, spec: object): Promise<void> {
  const whole: unknown = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 680,
    height: 380,
    autosize: { type: 'fit', contains: 'padding' },
    config,
    ...spec,
  };
  if (!isSpec(whole)) throw new Error('invalid picture; expected a Vega-Lite specification');
  const view = new vega.View(vega.parse(compile(whole).spec), { renderer: 'none' });
  vega.resetSVGDefIds();
  writeFileSync(`docs/validation/liquid-staking-${what}.svg`, await view.toSVG());
  view.finalize();
}

async function drawPool(): Promise<void> {
  const shares = Array.from({ length: 86 }, (_, k) => 0.05 + 0.01 * k).filter((share) => share <= 0.5);
  const lines = [30, 50, 100].flatMap((a) =>
    shares.map((share) => ({ share, price: stablePrice(share, 1 - share, a), name: `A = ${a}` })),
  );
  const points = states.map(({ day, eth, steth: other, price }) => ({
    day,
    share: eth / (eth + other),
    price,
  }));
  const x = { type: 'quantitative', title: 'share of ETH in the pool', axis: { format: '.0%' } };
  const y = { type: 'quantitative', title: 'price of stETH in ETH', scale: { domain: [0.84, 1.005] } };
  await draw('steth', {
    title: 'Price of stETH in 2022: StableSwap (lines) and what was published (points)',
    layer: [
      {
        data: { values: lines },
        mark: { type: 'line', clip: true },
        encoding: {
          x: { field: 'share', ...x, scale: { domain: [0.1, 0.5] } },
          y: { field: 'price', ...y },
          color: {
            field: 'name',
            title: null,
            sort: ['A = 30', 'A = 50', 'A = 100'],
            legend: { orient: 'bottom', labelLimit: 300 },
            scale: { range: ['#E08A1E', '#1F6FB2', '#7A8B99'] },
          },
        },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 70, color: '#B3261E' },
        encoding: { x: { field: 'share', ...x }, y: { field: 'price', ...y } },
      },
    ],
  });
}

/** Discount of the first protocol’s share after a tenth of all shares is sold on day 30, by what becomes of redemptions. */
async function drawRun(): Promise<void> {
  const rules = [
    ['redemption open', {}],
    ['nothing set aside', { 'liquidStaking.redemptions': 'unfunded' }],
    ['closed until day 120', { 'liquidStaking.redemptions': 'closed', 'liquidStaking.reopeningDay': 120 }],
  ] as const;
  const lines = rules.flatMap(([name, rule]) => {
    const { series } = simulate({
      model: metis,
      days: 200,
      seed: 20_240_812,
      populations: { holders: 1_000 },
      parameters: { 'exchanges.forcedSale': 0.1, ...rule },
      observe: ['exchanges.discountFirst'],
    });
    return Array.from(series['exchanges.discountFirst'] ?? [], (discount, at) => ({
      day: at,
      discount,
      name,
    }));
  });
  await draw('run', {
    title: 'One future: discount of a share after a tenth of all shares is sold on day 30',
    data: { values: lines },
    mark: { type: 'line' },
    encoding: {
      x: { field: 'day', type: 'quantitative', title: 'days' },
      y: {
        field: 'discount',
        type: 'quantitative',
        title: 'discount at the end of the day',
        axis: { format: '.0%' },
      },
      color: {
        field: 'name',
        title: null,
        sort: rules.map(([name]) => name),
        legend: { orient: 'bottom', labelLimit: 300 },
        scale: { range: ['#1F6FB2', '#B3261E', '#E08A1E'] },
      },
    },
  });
}

const tables: readonly (readonly [string, () => string])[] = [
  ['steth', steth],
  ['floors', floors],
  ['depth', depth],
  ['figures', figures],
];
writeFileSync(
  page,
  tables.reduce((text, [name, content]) => filled(text, name, content()), readFileSync(page, 'utf8')),
);
await drawPool();
await drawRun();
