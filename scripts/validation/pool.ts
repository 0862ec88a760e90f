import { readFileSync, writeFileSync } from 'node:fs';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { countOwners, herfindahl, nakamoto } from '../../models/arithmetic/concentration.ts';
import { blocks } from '../../models/metis/blocks.ts';
import { model } from '../../models/metis/economy.ts';
import { metis } from '../../models/metis/metis.ts';
import { simulate } from '../../src/simulate/index.ts';
import { rateAt, readings, replay } from './pool-series.ts';
import type { Reading } from './pool-series.ts';
import { filled } from '../validation-page.ts';

const page = 'docs/validation/pool.md';
const early = replay('soonest');
const late = replay('latest');

type Row = readonly (string | number)[];
const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const metisOf = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;
const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.round(part * (values.length - 1))] ?? NaN;

/** Pairs of readings that follow each other, with the days nearest to them. */
const intervals = readings.slice(1).map((next, at) => {
  const before: Reading = readings[at] ?? next;
  return { before, next, from: Math.round(before.day), to: Math.round(next.day) };
});

function rewards(): string {
  const rows = intervals.map(({ before, next, from, to }) => {
    const [least = NaN, most = NaN] = [early, late].map(
      ({ accrued }) => (accrued[to] ?? NaN) - (accrued[from] ?? NaN),
    );
    const made = next.height - before.height;
    const low = made * next.rewardPerBlock;
    const high = made * before.rewardPerBlock;
    return [
      `${before.date} to ${next.date}`,
      metisOf(next.claimed - before.claimed),
      `${metisOf(low)} to ${metisOf(high)}`,
      `${metisOf(least)} to ${metisOf(most)}`,
      `${percent(least / low - 1)} to ${percent(most / high - 1)}`,
    ];
  });
  return table(['interval', 'bridged (read)', 'bounds by blocks (read)', 'model', 'difference'], rows);
}

function rates(): string {
  const facts = ['20 to 23 %', '13 to 14.6 %', '7.7 to 9.1 %', '7.0 %'];
  const nominal = ['20 %', '20 %', '20 %', '15 %'];
  const rows = readings.map((reading, at) => {
    const day = Math.min(410, Math.max(21, Math.round(reading.day) - 1));
    const { realised } = at === 0 ? late : early;
    return [reading.date, nominal[at] ?? '', facts[at] ?? '', percent(realised[day] ?? NaN)];
  });
  return table(['date', 'announced', 'realised (read)', 'model, reward per block as read'], rows);
}

const paces = [
  { when: 'Nov 2024 to Jul 2025', transactions: 60_000, read: '11.4' },
  { when: 'Jul to Oct 2025', transactions: 32_000, read: '12.7' },
  { when: 'Oct 2025 to Jan 2026', transactions: 29_590, read: '14.8' },
  { when: 'spring 2026 (forum)', transactions: 13_000, read: '17 to 18' },
];

function secondsAt(transactions: number): readonly number[] {
  const alone = model({ name: 'pace', version: '1.0.0', means: 'blocks alone', schedule: [blocks] });
  const spec = { model: alone, days: 2_000, seed: 1, given: { transactions }, observe: ['secondsPerBlock'] };
  return [...(simulate(spec).series['secondsPerBlock'] ?? [])].slice(100);
}

function blockTimes(): string {
  const rows = paces.map(({ when, transactions, read }) => {
    const seconds = secondsAt(transactions);
    const mean = seconds.reduce((a, b) => a + b, 0) / seconds.length;
    const range = `${quantile(seconds, 0.05).toFixed(1)} to ${quantile(seconds, 0.95).toFixed(1)}`;
    return [when, metisOf(transactions), read, mean.toFixed(1), range];
  });
  return table(
    ['when', 'transactions a day', 'seconds a block (read)', 'model, mean', 'model, 90 % of days'],
    rows,
  );
}

const replications = 40;
const horizon = 200;
/** Locked METIS and realised rate of the whole economy from 2025-11-03 on, by day and replication. */
const futures = Array.from({ length: replications }, (_, replication) => {
  const { series } = simulate({
    model: metis,
    days: horizon,
    seed: 20_251_103,
    replication,
    populations: { holders: 1_000 },
    parameters: { 'rateChange.to': 0.15 },
    observe: ['locking.locked', 'realisedRate', 'locking.seats', 'price'],
  });
  return series;
});
const across = (name: string, day: number): number[] => futures.map((series) => series[name]?.[day] ?? NaN);
const spread = (name: string, day: number, show: (value: number) => string): string => {
  const values = across(name, day);
  return `${show(quantile(values, 0.5))} (${show(quantile(values, 0.1))} to ${show(quantile(values, 0.9))})`;
};

function ahead(): string {
  const rows: Row[] = [
    ['locked METIS', '2026-01-07', '377,903', spread('locking.locked', 65, metisOf)],
    ['locked METIS', 'spring 2026', 'about 219,000 to 231,000', spread('locking.locked', 180, metisOf)],
    ['realised rate', '2026-01-07', '7.0 %', spread('realisedRate', 65, percent)],
    ['realised rate', 'spring 2026', 'about 10 % (forum)', spread('realisedRate', 180, percent)],
    ['seats', '2026-01-07', '9', spread('locking.seats', 65, String)],
    ['price, USD', '2026-01-17', '5.6', spread('price', 75, (value) => value.toFixed(1))],
    ['price, USD', 'late May 2026', '3.2 to 3.5', spread('price', 200, (value) => value.toFixed(1))],
  ];
  return table(['figure', 'date', 'read', 'model: median (80 % of futures)'], rows);
}

function owners(): string {
  const first = simulate({
    model: metis,
    days: 1,
    seed: 1,
    populations: { holders: 100 },
    observe: [],
  }).world.board;
  const column = (name: string): Float64Array => {
    const values = first[name];
    if (!(values instanceof Float64Array)) throw new Error(`invalid column: ${name}; expected numbers`);
    return values;
  };
  const [entity, bond, active] = [column('seatEntity'), column('bond'), column('seatActive')];
  const rows: Row[] = [
    ['seats', '9', bond.filter((amount) => amount > 0).length],
    ['owners', '5', countOwners(entity, bond)],
    ['Herfindahl–Hirschman index by head count', '0.26', herfindahl(entity, active).toFixed(2)],
    ['owners with more than a third of the seats', '2', nakamoto(entity, active, 1 / 3)],
    ['Herfindahl–Hirschman index by stake', 'not published', herfindahl(entity, bond).toFixed(2)],
    ['owners with more than a third of the stake', 'not published', nakamoto(entity, bond, 1 / 3)],
  ];
  return table(['figure', 'January 2026 (read)', 'model, first day'], rows);
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
    width: 600,
    height: 300,
    config,
    ...spec,
  };
  if (!isSpec(whole)) throw new Error('invalid picture; expected a Vega-Lite specification');
  const view = new vega.View(vega.parse(compile(whole).spec), { renderer: 'none' });
  vega.resetSVGDefIds();
  writeFileSync(`docs/validation/pool-${what}.svg`, await view.toSVG());
  view.finalize();
}

const day = { field: 'day', type: 'quantitative', title: 'days since 22 November 2024' };

async function drawRewards(): Promise<void> {
  const [first] = readings;
  const band = early.accrued.map((low, at) => ({ day: at, low, high: late.accrued[at] ?? NaN }));
  const points = readings.map((reading) => ({
    day: reading.day,
    claimed: reading.claimed - (first?.claimed ?? 0),
    label: reading.date,
  }));
  const y = { type: 'quantitative', title: 'METIS since 22 November 2024' };
  await draw('rewards', {
    title: 'Rewards accrued in the model (band) and bridged to owners on chain (points)',
    layer: [
      {
        data: { values: band },
        mark: { type: 'area', color: '#9CC3E6', line: false },
        encoding: { x: day, y: { field: 'low', ...y }, y2: { field: 'high' } },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 70, color: '#B3261E' },
        encoding: { x: day, y: { field: 'claimed', ...y } },
      },
      {
        data: { values: points.slice(1) },
        mark: { type: 'text', dy: 16, dx: -6, align: 'right', fontSize: 11 },
        encoding: { x: day, y: { field: 'claimed', ...y }, text: { field: 'label' } },
      },
    ],
  });
}

async function drawRates(): Promise<void> {
  const series = (rate: Iterable<number>, name: string) =>
    Array.from(rate, (value, at) => ({ day: at, rate: value, name })).slice(21);
  const facts = [
    { day: 0, low: 0.2, high: 0.23 },
    { day: 247.6, low: 0.13, high: 0.146 },
    { day: 318.6, low: 0.077, high: 0.091 },
    { day: 411.2, low: 0.07, high: 0.07 },
  ];
  const x = { ...day, scale: { domain: [-10, 420] } };
  const axis = { title: 'paid per locked METIS and year', axis: { format: '.0%' } };
  await draw('rates', {
    title: 'Realised rate: model (lines) and readings (bars), against 20 % announced',
    layer: [
      {
        data: {
          values: [
            ...series(early.realised, 'reward of the next reading'),
            ...series(late.realised, 'reward of the last reading'),
          ],
        },
        mark: { type: 'line' },
        encoding: {
          x,
          y: { field: 'rate', type: 'quantitative', ...axis, scale: { domain: [0, 0.34] } },
          color: {
            field: 'name',
            title: null,
            legend: { orient: 'bottom', labelLimit: 300 },
            scale: { range: ['#1F6FB2', '#E08A1E'] },
          },
        },
      },
      {
        data: { values: facts },
        mark: { type: 'rule', strokeWidth: 6, color: '#B3261E', strokeCap: 'round' },
        encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
      },
      {
        data: { values: [{ rate: 0.2 }] },
        mark: { type: 'rule', strokeDash: [4, 4] },
        encoding: { y: { field: 'rate', type: 'quantitative' } },
      },
    ],
  });
}

async function drawLocked(): Promise<void> {
  const band = Array.from({ length: horizon + 1 }, (_, at) => {
    const locked = across('locking.locked', at);
    return {
      day: at,
      low: quantile(locked, 0.1),
      middle: quantile(locked, 0.5),
      high: quantile(locked, 0.9),
    };
  });
  const x = {
    field: 'day',
    type: 'quantitative',
    title: 'days since 3 November 2025',
    scale: { domain: [-80, 210] },
  };
  const y = { type: 'quantitative', title: 'locked METIS' };
  const facts = [
    { day: -27, low: 342_902, high: 342_903, label: '7 Oct 2025' },
    { day: 65, low: 377_903, high: 377_904, label: '7 Jan 2026' },
    { day: 180, low: 219_000, high: 231_000, label: 'spring 2026, date not known' },
  ];
  await draw('locked', {
    title: 'Locked METIS: the model from November 2025 on (80 % of futures) and readings',
    layer: [
      {
        data: { values: band },
        mark: { type: 'area', color: '#9CC3E6' },
        encoding: { x, y: { field: 'low', ...y }, y2: { field: 'high' } },
      },
      {
        data: { values: band },
        mark: { type: 'line', color: '#1F6FB2' },
        encoding: { x, y: { field: 'middle', ...y } },
      },
      {
        data: { values: facts },
        mark: { type: 'rule', strokeWidth: 7, strokeCap: 'round', color: '#B3261E' },
        encoding: { x, y: { field: 'low', ...y }, y2: { field: 'high' } },
      },
      {
        data: { values: facts },
        mark: { type: 'text', dy: -12, dx: -8, align: 'right', fontSize: 11 },
        encoding: { x, y: { field: 'high', ...y }, text: { field: 'label' } },
      },
    ],
  });
}

async function drawPaces(): Promise<void> {
  const rows = paces.map(({ when, transactions }) => {
    const seconds = secondsAt(transactions);
    return {
      when,
      low: quantile(seconds, 0.05),
      middle: quantile(seconds, 0.5),
      high: quantile(seconds, 0.95),
    };
  });
  const read = [11.4, 12.7, 14.8, 17.5].map((seconds, at) => ({ when: paces[at]?.when ?? '', seconds }));
  const y = { field: 'when', type: 'nominal', title: null, sort: null };
  const seconds = { type: 'quantitative', title: 'seconds a block', scale: { domain: [8, 20] } };
  await draw('blocks', {
    title: 'Seconds a block: model (90 % of days, median) and readings (red)',
    height: 180,
    layer: [
      {
        data: { values: rows },
        mark: { type: 'rule', strokeWidth: 8, color: '#9CC3E6' },
        encoding: { y, x: { field: 'low', ...seconds }, x2: { field: 'high' } },
      },
      {
        data: { values: rows },
        mark: { type: 'tick', thickness: 3, color: '#1F6FB2' },
        encoding: { y, x: { field: 'middle', ...seconds } },
      },
      {
        data: { values: read },
        mark: { type: 'point', filled: true, size: 70, color: '#B3261E' },
        encoding: { y, x: { field: 'seconds', ...seconds } },
      },
    ],
  });
}

const tables: readonly (readonly [string, () => string])[] = [
  ['rewards', rewards],
  ['rates', rates],
  ['blocks', blockTimes],
  ['ahead', ahead],
  ['owners', owners],
];
writeFileSync(
  page,
  tables.reduce((text, [name, content]) => filled(text, name, content()), readFileSync(page, 'utf8')),
);
await drawRewards();
await drawRates();
await drawLocked();
await drawPaces();
const [, , , latest] = readings;
if (latest)
  console.log(`realised in January 2026: ${percent(rateAt(latest.rewardPerBlock, 5_820, latest.locked))}`);
