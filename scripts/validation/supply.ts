// Writes the tables of docs/validation/supply.md between their markers, and its picture. Longer than most: all of it reads one run.
import { readFileSync, writeFileSync } from 'node:fs';
import { dateOf, dayNumber } from '../../src/define/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartRecord, ChartTable, PlotSpec } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import type { Box } from '../../src/report/render/frame.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { allocation, LAUNCH } from '../../models/metis/allocation.ts';
import { circulation } from '../../models/metis/circulation.ts';
import { eagr } from '../../models/metis/eagr.ts';
import { model } from '../../models/metis/economy.ts';
import { grants } from '../../models/metis/grants.ts';
import { locking } from '../../models/metis/locking.ts';
import { rateChange } from '../../models/metis/rate-change.ts';
import { rewardReset } from '../../models/metis/reward-reset.ts';
import { sequencerPool } from '../../models/metis/sequencer-pool.ts';
import { supply } from '../../models/metis/supply.ts';
import { vesting } from '../../models/metis/vesting.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/supply.md';
const PICTURE = 'docs/validation/supply-circulating.svg';
const LAST = '2026-06-01';

const years = (date: string): number => 2021 + (dayNumber(date) - dayNumber('2021-01-01')) / 365.25;
const millions = (amount: number): string => `${(amount / 1e6).toFixed(2)} M`;
const whole = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Supply from the launch with what the pool pays when it holds 343,000 METIS and blocks come every 13 seconds. */
function sinceLaunch(): Simulation {
  const schedule = [supply, vesting, rateChange, grants, rewardReset, sequencerPool, locking, circulation];
  return simulate({
    model: model({ name: 'supply', version: '1.0.0', means: 'supply and rewards from the launch', schedule }),
    start: LAUNCH,
    days: dayNumber(LAST) - dayNumber(LAUNCH),
    seed: 1,
    observe: ['supply.circulating', ...causes.map(({ name }) => name), 'vesting.fund', 'unlocked'],
    given: { secondsPerBlock: 13 },
    parameters: {
      'sequencerPool.lockedAtStart': 342_902.66,
      'sequencerPool.foundationSeats': 5,
      'sequencerPool.foundationExcess': 1,
      'sequencerPool.liquidSeats': 0,
      'sequencerPool.secondLiquidSeats': 0,
      'sequencerPool.operatorSeats': 0,
      'sequencerPool.liquidExcess': 0,
      'sequencerPool.secondLiquidExcess': 0,
      'rewardReset.policy': 'everyPeriod',
      'rewardReset.startReward': 0,
      'rateChange.from': 0,
      'rateChange.to': 0.2,
      'rateChange.startDay': dayNumber('2024-03-14') - dayNumber(LAUNCH),
      'rateChange.rampDays': 0,
    },
  });
}

const causes = [
  { name: 'circulation.byUnlocks', label: 'unlocks', colour: '#5F6B76' },
  { name: 'circulation.byMining', label: 'mining of DACs', colour: '#7B3F8C' },
  { name: 'circulation.byGrants', label: 'grants', colour: '#009E73' },
  { name: 'circulation.byRewards', label: 'sequencer rewards', colour: '#D55E00' },
] as const;

interface Reading {
  readonly date: string;
  readonly circulating: number;
  readonly how: string;
  readonly why: string;
}

const lateVesting =
  'the reported figure hardly moves after July 2022: what team, foundation, advisors, angels and community unlock later (1.08 M) is not counted in it';
const readings: readonly Reading[] = [
  {
    date: '2022-01-15',
    circulating: 2.4e6,
    how: 'early 2022, 24 % of supply by ratio of capitalisations',
    why: 'the community row is spread evenly over its year by assumption; without it the model has 25 %',
  },
  { date: '2022-06-23', circulating: 4.297e6, how: 'capitalisation ÷ rate, Coin Metrics', why: 'agrees' },
  { date: '2022-07-01', circulating: 4.317e6, how: 'capitalisation ÷ rate, Coin Metrics', why: 'agrees' },
  {
    date: '2023-11-15',
    circulating: 4.354e6,
    how: 'October to December 2023, Coin Metrics',
    why: lateVesting,
  },
  {
    date: '2023-12-28',
    circulating: 4.6e6,
    how: 'late December 2023, ratio of capitalisations',
    why: lateVesting,
  },
  {
    date: '2025-07-15',
    circulating: 6.5e6,
    how: 'July 2025, 6.3 to 6.7 M by capitalisation',
    why: 'grants of a million a year are an assumption fitted to the growth, and the model begins it 0.8 M higher',
  },
  {
    date: '2026-05-25',
    circulating: 7.35e6,
    how: 'stated, late May 2026',
    why: 'the grants budget of 1.6 M is used up in July 2025; what circulates beyond it is not explained by any document',
  },
];

const at = (run: Simulation, name: string, date: string): number =>
  run.series[name]?.[dayNumber(date) - dayNumber(LAUNCH)] ?? NaN;

function allocationTable(run: Simulation): string[][] {
  const share = (...names: string[]): number =>
    allocation.filter(({ name }) => names.includes(name)).reduce((sum, { amount }) => sum + amount, 0) / 1e7;
  const unlocks = [...(run.series['unlocked'] ?? [])].flatMap((amount, day) => (amount > 0 ? [day] : []));
  const five = ['angel investors', 'seed investors', 'private sale', 'community star', 'strategic sale'];
  const before = at(run, 'supply.circulating', '2023-12-19');
  return [
    ['all rows', '100 %', percent(allocation.reduce((sum, { amount }) => sum + amount, 0) / 1e7), 'exact'],
    ['founding team', '7 % (roadmap of 2021)', percent(share('founding team')), 'exact'],
    ['investors, five rows', 'below 20 % (roadmap)', percent(share(...five)), 'with the public sale 18.8 %'],
    [
      'mining',
      '50 % over ten years (roadmap)',
      percent(share('transaction mining')),
      'the roadmap rounds, or counts some of community development',
    ],
    ['everything but mining', '5,230,000', whole(1e7 * (1 - share('transaction mining'))), 'exact'],
    [
      'last unlock outside mining',
      'about November 2023',
      dateOf(dayNumber(LAUNCH) + Math.max(...unlocks)),
      'the eighth step of the team',
    ],
    [
      'minted before 2023-12-20',
      'about 5,400,000',
      whole(before),
      'mining of DACs was set so that this holds',
    ],
    [
      'development fund',
      '4,600,000',
      whole(at(run, 'vesting.fund', '2023-12-20')),
      'follows from the line above',
    ],
  ];
}

function circulatingTable(run: Simulation): string[][] {
  return readings.map(({ date, circulating, how, why }) => {
    const found = at(run, 'supply.circulating', date);
    return [
      date,
      `${millions(circulating)} (${how})`,
      millions(found),
      percent(found / circulating - 1),
      why,
    ];
  });
}

/** Growth from the fund to the end by cause. */
function growthTable(run: Simulation): string[][] {
  const [from, to] = ['2023-12-28', '2026-05-25'];
  const grown = (name: string): number => at(run, name, to) - at(run, name, from);
  const rewards = grown('circulation.byRewards');
  const total = grown('supply.circulating');
  return [
    [
      'growth of circulation',
      'about 3.0 M',
      millions(total),
      'the model begins 0.8 M higher and ends 0.3 M lower',
    ],
    [
      'of it sequencer rewards',
      '0.05 to 0.15 M',
      millions(rewards),
      'rewards claimed by January 2026: 52,813 METIS; the rest was locked again or not yet claimed',
    ],
    [
      'their share of the growth',
      'about 2 to 5 %',
      percent(rewards / total),
      'a few per cent, as the facts say',
    ],
    ['of it grants', 'not published', millions(grown('circulation.byGrants')), 'an assumption'],
  ];
}

/** What each reading of the reserve moves and leaves when the whole fund is still there. */
function readingsTable(): string[][] {
  const schedule = [supply, eagr];
  const reserve = model({ name: 'reserve', version: '1.0.0', means: 'the reserve', schedule });
  const published: Readonly<Record<string, string>> = {
    a: '3,000,000 for sequencers',
    b: '2,600,000 for sequencers and grants',
    c: '1,000,000 for sequencers',
    d: 'about 2.77 M before grants, or 2.6 M of the fund',
    e: '0.95 to 1.0 M moved',
  };
  return Object.entries(published).map(([reading, stated]) => {
    const { series } = simulate({
      model: reserve,
      days: 14,
      seed: 1,
      parameters: {
        'supply.circulating': 5_400_000,
        'supply.rewardBudgetLeft': 3_000_000,
        'eagr.size': 2_000_000,
        'eagr.reading': reading,
      },
      observe: ['rewardBudget', 'grantsBudget', 'eagrReserve', 'eagr.shortfall'],
    });
    const end = (name: string): number => series[name]?.at(-1) ?? NaN;
    const left = `${whole(end('rewardBudget'))} for sequencers, ${whole(end('grantsBudget'))} for grants`;
    const missing = end('eagr.shortfall');
    const why = missing > 0 ? `the grants budget lacks ${whole(missing)}, which is measured` : 'agrees';
    return [reading, stated, `${whole(end('eagrReserve'))} moved; left ${left}`, why];
  });
}

/** Edges of the stacked areas in millions of METIS, every 30 days from the launch. */
function areaTable(run: Simulation): ChartTable {
  const first = at(run, 'supply.circulating', LAUNCH);
  const rows = Array.from({ length: 62 }, (_, k) => {
    const date = dateOf(dayNumber(LAUNCH) + 30 * k);
    let top = first;
    const edges = causes.flatMap(({ name }) => {
      const bottom = top;
      top += at(run, name, date);
      return [bottom / 1e6, top / 1e6];
    });
    return [years(date), first / 1e6, ...edges];
  });
  return {
    columns: ['year', 'launch', ...causes.flatMap(({ label }) => [`${label} from`, `${label} to`])],
    rows,
  };
}

const x = { field: 'year', type: 'quantitative', scale: { domain: [2021, 2026.6], nice: false } } as const;
const y = { type: 'quantitative', scale: { domain: [0, 8], nice: false } } as const;
const xAxis = { values: [2021, 2022, 2023, 2024, 2025, 2026], format: 'd', title: null, grid: false };
const yAxis = { values: [0, 2, 4, 6, 8], title: 'million METIS', grid: true };
const labels: readonly (readonly [text: string, value: number, colour: string])[] = [
  ['reported', 7.6, '#0072B2'],
  ['sequencer rewards', 7.05, '#A84A00'],
  ['grants', 6.2, '#00704F'],
  ['mining of DACs', 5.3, '#7B3F8C'],
  ['unlocks', 3.3, '#4D5660'],
  ['at the launch', 0.8, '#4D5660'],
];

/** One area between two columns, from zero without the lower one. */
function area(records: readonly ChartRecord[], from: string | null, to: string, colour: string): PlotSpec {
  return {
    data: inlineData(records),
    mark: { type: 'area', color: colour, opacity: 0.75, clip: true },
    encoding: {
      x: { ...x, axis: xAxis },
      y: { ...y, field: to, axis: yAxis },
      y2: from === null ? { datum: 0 } : { field: from },
    },
  };
}

/** What was reported, as points. */
function points(): PlotSpec {
  const values = readings.map(({ date, circulating }) => ({
    year: years(date),
    reported: circulating / 1e6,
  }));
  const look = { size: 60, color: '#0072B2', stroke: '#FFFFFF', strokeWidth: 1.5, opacity: 1 };
  return {
    data: { values },
    mark: { type: 'point', filled: true, ...look },
    encoding: { x, y: { ...y, field: 'reported' } },
  };
}

function draw(room: Box, records: readonly ChartRecord[]): PlotSpec {
  const padding = { left: 44, top: 14, right: 120, bottom: 34 };
  const width = room.width - padding.left - padding.right;
  const height = room.height - padding.top - padding.bottom;
  return plotSpec(padding, {
    width,
    height,
    layer: [
      area(records, null, 'launch', '#9AA3AB'),
      ...causes.map(({ label, colour }) => area(records, `${label} from`, `${label} to`, colour)),
      points(),
      ...labels.map(([text, value, colour]) =>
        textLayer({ lines: [text], x: width + 8, y: height * (1 - value / 8), colour, weight: 'bold' }),
      ),
    ],
  });
}

/** Circulating supply by cause as stacked areas, and what was reported as points. */
function picture(run: Simulation): Promise<string> {
  const words = {
    title: 'Unlocks explain circulation until mid-2022, grants the rest',
    subtitle:
      'Circulating METIS in millions from the launch by cause, and what was reported (points). One run; grants are an assumption.',
    alt: {
      data: 'circulating METIS by cause',
      scenarios: 'the history from 2021',
      range: 'From 1.5 to 7.1 million',
    },
    caption: 'Areas are the model; points are reported circulating supply.',
    footer: { run: 'supply from 2021-05-12', command: 'npm run validation supply' },
  };
  const kind = { kind: 'validation', called: 'Area chart' };
  return renderSvg(createChart(kind, words, areaTable(run), 430, draw));
}

const run = sinceLaunch();
let page = readFileSync(PAGE, 'utf8');
const compared = ['published', 'model', 'why'];
page = withTable(page, 'allocation', ['figure', ...compared], allocationTable(run));
page = withTable(
  page,
  'circulating',
  ['date', 'published', 'model', 'difference', 'why'],
  circulatingTable(run),
);
page = withTable(page, 'growth', ['28 December 2023 to 25 May 2026', ...compared], growthTable(run));
page = withTable(page, 'readings', ['reading', 'published: what it leaves', 'model', 'why'], readingsTable());
writeFileSync(PAGE, page);
writeFileSync(PICTURE, await picture(run));
