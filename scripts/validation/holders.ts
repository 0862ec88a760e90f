// Writes the tables of docs/validation/holders.md between their markers, and its picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { gini, topShare } from '../../models/arithmetic/inequality.ts';
import { lognormalInequality, paretoInequality } from '../../models/arithmetic/inequality-of-laws.ts';
import { logitShares } from '../../models/arithmetic/logit.ts';
import { mertonShare } from '../../models/arithmetic/merton-share.ts';
import { hillExponent } from '../../models/arithmetic/tail-exponent.ts';
import { metis } from '../../models/metis/metis.ts';
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartRecord, ChartTable, PlotSpec } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import type { Box } from '../../src/report/render/frame.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/holders.md';
const PICTURE = 'docs/validation/holders-points.svg';
const SEEDS = 8;
const END = 365;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const whole = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const mean = (values: readonly number[]): number => values.reduce((all, x) => all + x, 0) / values.length;

/** Balances of the first day of one seed. */
function balances(seed: number): Float64Array {
  const { world } = simulate({ model: metis, days: 1, seed, observe: ['price'] });
  const { liquid } = world.board;
  if (typeof liquid !== 'object') throw new Error('invalid column liquid; expected a column');
  return liquid;
}

function concentrationTable(): string[][] {
  const samples = Array.from({ length: SEEDS }, (_, seed) => balances(seed));
  const of = (measure: (x: Float64Array) => number): number => mean(samples.map(measure));
  const topTen = (x: Float64Array): number => topShare(x, 10 / x.length);
  return [
    [
      'Gini coefficient',
      '0.955, mean of 20 large ERC-20 tokens',
      of(gini).toFixed(3),
      'the deviation 2.84 is set by it',
    ],
    ['the same of the law itself', '0.955', lognormalInequality.gini(2.84).toFixed(3), 'closed form'],
    [
      'richest hundredth',
      '83 % mean, 41 to almost 100 % (a wider set with a Gini of 0.97)',
      percent(of((x) => topShare(x, 0.01))),
      'lower than that mean, inside its range: the two sets differ, and a lognormal tail is thinner than a Pareto tail',
    ],
    [
      'the same of a Pareto law with a Gini of 0.955',
      '83 %',
      percent(1 - paretoInequality.lorenz(paretoInequality.exponentOf(0.955), 0.99)),
      'a Pareto law with that Gini has more at the top: what is known lies between the two laws',
    ],
    [
      'ten largest wallets',
      '31 to 69 % of six tokens (LINK to MATIC)',
      percent(of(topTen)),
      'of 5,000 accounts; those tokens have hundreds of thousands, and exchanges among the ten',
    ],
    [
      'tail exponent of the largest 100',
      'α = 1.024 goes with a Gini of 0.955 under a Pareto law',
      of((x) => hillExponent(x, 100).exponent).toFixed(2),
      'a lognormal law has no exponent; the estimate depends on how many are counted',
    ],
  ];
}

function choiceTable(): string[][] {
  const against = (yields: readonly number[]): string => percent(logitShares(yields, 20)[0] ?? NaN);
  const merton = (volatility: number): string =>
    [1, 2, 3].map((aversion) => percent(mertonShare(0.15, aversion, volatility))).join(', ');
  return [
    ['15 % against 5 %, sensitivity 20', '88.1 %', against([0.15, 0.05]), 'exact'],
    ['15 % against 10 %', '73.1 %', against([0.15, 0.1]), 'exact'],
    ['equal yields', '50 %', against([0.15, 0.15]), 'exact'],
    ['Merton share, excess 15 %, volatility 1.01, γ 1 to 3', '14.7, 7.4, 4.9 %', merton(1.01), 'exact'],
    ['the same at volatility 0.63', '37.8, 18.9, 12.6 %', merton(0.63), 'exact'],
  ];
}

/** A year of the whole economy with points worth 60 % a year until day 150. */
function withPoints(seed: number): Simulation {
  return simulate({
    model: metis,
    days: END,
    seed,
    observe: ['holders.farmersStaked', 'holders.airdropped', 'holders.airdropSold', 'holders.staked'],
    parameters: {
      'liquidStaking.points': 0.6,
      'liquidStaking.vaultPoints': 0.6,
      'liquidStaking.pointsEnd': 150,
    },
  });
}

/** A year of the whole economy in which experienced rewards change minds or not. */
function withMinds(mindset: string, seed: number): number {
  const { series } = simulate({
    model: metis,
    days: 3 * END,
    seed,
    observe: ['holders.longTermShare'],
    recordEvery: END,
    parameters: { 'holders.mindset': mindset },
  });
  return series['holders.longTermShare']?.at(-1) ?? NaN;
}

const at = ({ series }: Simulation, name: string, day: number): number => series[name]?.[day] ?? NaN;

function behaviourTable(runs: readonly Simulation[]): string[][] {
  const farmers = (day: number): number => mean(runs.map((run) => at(run, 'holders.farmersStaked', day)));
  const sold = mean(runs.map((run) => at(run, 'holders.airdropSold', END)));
  const dropped = mean(runs.map((run) => at(run, 'holders.airdropped', END)));
  const minds = (mindset: string): number =>
    mean(Array.from({ length: SEEDS }, (_, seed) => withMinds(mindset, seed)));
  return [
    ['staked by farmers before the points', 'not published', `${whole(farmers(0))} METIS`, ''],
    [
      'on their last day',
      'not published',
      `${whole(farmers(150))} METIS`,
      'points worth 60 % a year for 150 days',
    ],
    [
      '30 days later',
      'activity on Arbitrum did not last',
      `${whole(farmers(180))} METIS`,
      'farmers leave at their next review, 30 days on average',
    ],
    [
      'sold at once of what farmers got',
      'up to 66 % of an airdrop',
      '66 %',
      `set by the parameter; ${whole(sold)} of ${whole(dropped)} METIS handed out, because others do not sell at once`,
    ],
    ['long-term holders after three years', 'not published', percent(minds('off')), 'minds do not change'],
    [
      'the same where rewards change minds',
      'a hope of the roadmap',
      percent(minds('rewards')),
      'follows from the rate assumed; a scenario, not a finding',
    ],
  ];
}

function lineTable(runs: readonly Simulation[]): ChartTable {
  const rows = Array.from({ length: END / 5 + 1 }, (_, k) => {
    const values = runs.map((run) => at(run, 'holders.farmersStaked', 5 * k) / 1_000).sort((a, b) => a - b);
    return [5 * k, values[0] ?? NaN, mean(values), values.at(-1) ?? NaN];
  });
  return { columns: ['day', 'least', 'mean', 'most'], rows };
}

function draw(room: Box, records: readonly ChartRecord[]): PlotSpec {
  const padding = { left: 44, top: 14, right: 96, bottom: 34 };
  const width = room.width - padding.left - padding.right;
  const height = room.height - padding.top - padding.bottom;
  const highest = Math.max(...records.map(({ most }) => Number(most))) * 1.05;
  const lastMean = Number(records.at(-1)?.['mean']);
  const x = {
    field: 'day',
    type: 'quantitative',
    scale: { domain: [0, END], nice: false },
    axis: { values: [0, 50, 100, 150, 200, 250, 300, 350], title: 'day', grid: false },
  } as const;
  const scale = { domain: [0, highest], nice: false };
  const axis = { title: 'thousand METIS', grid: true, tickCount: 5 };
  const y = { type: 'quantitative', scale, axis } as const;
  const end = [{ day: 150 }];
  return plotSpec(padding, {
    width,
    height,
    layer: [
      {
        data: inlineData(records),
        mark: { type: 'area', color: '#D55E00', opacity: 0.2 },
        encoding: { x, y: { ...y, field: 'least' }, y2: { field: 'most' } },
      },
      {
        data: inlineData(records),
        mark: { type: 'line', color: '#D55E00', strokeWidth: 2 },
        encoding: { x, y: { ...y, field: 'mean' } },
      },
      {
        data: { values: end },
        mark: { type: 'rule', color: '#4D5660', strokeDash: [4, 3] },
        encoding: { x },
      },
      textLayer({
        lines: ['points end'],
        x: (width * 150) / END + 6,
        y: 12,
        colour: '#4D5660',
        weight: 'bold',
      }),
      textLayer({
        lines: ['farmers'],
        x: width + 8,
        y: height * (1 - lastMean / highest),
        colour: '#A84A00',
        weight: 'bold',
      }),
    ],
  });
}

/** What airdrop farmers have staked while a points programme runs and afterwards. */
function picture(runs: readonly Simulation[]): Promise<string> {
  const words = {
    title: 'Farmers come for points and leave when they end',
    subtitle: `METIS staked by airdrop farmers; points worth 60 % a year until day 150. Mean and range of ${SEEDS} runs`,
    alt: {
      data: 'METIS staked by airdrop farmers',
      scenarios: 'a points programme of 150 days',
      range: 'A rise while points run, then a fall within some weeks',
    },
    caption: 'Line: mean; band: lowest to highest run.',
    footer: { run: 'the METIS economy, one year', command: 'npm run validation holders' },
  };
  const kind = { kind: 'validation', called: 'Line chart' };
  return renderSvg(createChart(kind, words, lineTable(runs), 360, draw));
}

const runs = Array.from({ length: SEEDS }, (_, seed) => withPoints(seed));
const heads = ['figure', 'published', 'model', 'why'];
let page = readFileSync(PAGE, 'utf8');
page = withTable(page, 'concentration', heads, concentrationTable());
page = withTable(page, 'choices', heads, choiceTable());
page = withTable(page, 'behaviour', heads, behaviourTable(runs));
writeFileSync(PAGE, page);
writeFileSync(PICTURE, await picture(runs));
