// Writes the tables of docs/validation/leverage.md between their markers, and its pictures.
import { readFileSync, writeFileSync } from 'node:fs';
import { depositContract } from '../../models/arithmetic/bank-run.ts';
import {
  fullLoopLeverage,
  liquidationRatio,
  loopLeverage,
  loopYield,
} from '../../models/arithmetic/loop-leverage.ts';
import { pegOf, sharesToPeg } from '../../models/arithmetic/pegged-pool.ts';
import { restakingLossBound } from '../../models/arithmetic/restaking-security.ts';
import { lending } from '../../models/metis/lending.ts';
import { restaking } from '../../models/metis/restaking.ts';
import { createChart } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { runTower } from '../../tests/models/metis/tower-model.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/leverage.md';
const SOLD = 10_650;
const FEED = 0.87;
const digits = (value: number, places: number): string => value.toFixed(places);
const percent = (value: number, places = 2): string => `${(100 * value).toFixed(places)} %`;
type Result = ReturnType<typeof runTower>;
const end = ({ series }: Result, name: string): number => series[name]?.at(-1) ?? NaN;

/** 24 April 2024: 115 accounts that owe 80 % are sold at the low of the feed into a pool of `side` units a side. */
function ezethDay(side: number): Result {
  const balanced = { metis: side, shares: side, rate: 1, amplification: 50, fee: 0 };
  return runTower([lending], {
    days: 7,
    populations: { positions: 115 },
    observe: ['lending.soldByForce', 'lending.badDebt', 'discount', 'lending.amplification'],
    parameters: {
      'lending.behaviour': 'off',
      'lending.liquidators': 'always',
      'lending.closeFactor': 1,
      'lending.closeAllBelow': 1,
      'lending.bonus': 0.04,
      'lending.maxLoanToValue': 0.8,
      'lending.threshold': 0.9,
      'lending.caution': 1,
      'lending.outsideSupply': 60_000,
      'lending.borrowerFunds': (SOLD * 0.2 * FEED) / (0.8 * 1.04),
      'lending.slope1': 0,
      'lending.slope2': 0,
      'ground.stakingYield': 0,
      'ground.deposits': 400_000 + side,
      'ground.poolSide': side,
      'ground.shockDay': 5,
      'ground.shock': sharesToPeg(FEED, balanced),
      'ground.arbitrage': 1,
    },
  });
}

/** Two months after a failure that takes a share of what the restaking protocol holds. */
function afterFailure(backing: string, share: number): Result {
  return runTower([restaking], {
    days: 90,
    populations: { positions: 200 },
    observe: ['restaking.left', 'restaking.kept', 'restaking.recovered'],
    parameters: {
      'restaking.backing': backing,
      'restaking.shockDay': 30,
      'restaking.shockShare': share,
      'ground.stakingYield': 0.08,
    },
  });
}

const formulas = (): string[][] => [
  ...[0.7, 0.8, 0.9].map((ltv, i) => [
    `leverage of three loops at ${percent(ltv, 0)} (V6)`,
    ['2.533', '2.952', '3.439'][i] ?? '',
    digits(loopLeverage(ltv, 3), 3),
    'the same sum',
  ]),
  [
    'yield of full loops at 70 %, 13.5 % staked, 5 % borrowed (V6)',
    '33.3 %',
    percent(loopYield(fullLoopLeverage(0.7), 0.135, 0.05), 1),
    '',
  ],
  ['liquidated at, 80 % of 83 % (V6)', '0.964', digits(liquidationRatio(5, 0.83), 3), ''],
  ['early payment, t = ¼, R = 2, γ = 2 (V4)', '1.2815', digits(depositContract(0.25, 2, 2).early, 4), ''],
  ['run threshold of it (V4)', '0.5607', digits(depositContract(0.25, 2, 2).runThreshold, 4), ''],
  ['run threshold, R = 1.2, γ = 4 (V4)', '0.4249', digits(depositContract(0.25, 1.2, 4).runThreshold, 4), ''],
  ['loss bound, slack 0.1, shock 0.1 % (V5)', '1.1 %', percent(restakingLossBound(0.1, 0.001), 1), ''],
];

function events(): string[][] {
  const june = { metis: 111_300, shares: 491_000, rate: 1, amplification: 50, fee: 0 };
  const day = ezethDay(117_000);
  const forced = end(day, 'lending.soldByForce');
  const thin = ezethDay(31_500);
  return [
    [
      'stETH, June 2022: price at 111,300 to 491,000',
      'at most 0.94',
      digits(pegOf(june), 4),
      'A of 50 is inferred from the same data',
    ],
    [
      'stETH, June 2022: trigger of loops at 70 % of 75 %',
      'low of 0.937: few were liquidated',
      digits(liquidationRatio(fullLoopLeverage(0.7), 0.75), 3),
      'the low missed the trigger by 0.4 %',
    ],
    [
      'ezETH, 24 Apr 2024: units sold by force',
      '10,650',
      Math.round(forced).toLocaleString('en-US'),
      'size set, so near it',
    ],
    [
      'ezETH: bad debt over units sold, pool of 117,000 a side',
      '0.24 %',
      percent(end(day, 'lending.badDebt') / forced),
      'the depth is fitted; it was not published',
    ],
    [
      'ezETH: bad debt, pool of 31,500 a side (200 M USD in all)',
      '0.24 %',
      percent(end(thin, 'lending.badDebt') / end(thin, 'lending.soldByForce')),
      'too high: within the day others bought, which the model does only overnight',
    ],
    [
      'ezETH: discount the day after',
      'back the same day',
      percent(day.series['discount']?.[6] ?? NaN),
      'a step is a day: “within a day” is the best it can show',
    ],
  ];
}

const sides = Array.from({ length: 25 }, (_, k) => 60_000 + 5_000 * k);
const failures = [
  ...Array.from({ length: 21 }, (_, k) => k / 1_000),
  ...Array.from({ length: 19 }, (_, k) => (k + 2) / 40),
];
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly up: number;
}

/** A chart of lines over one axis, labelled beside their ends. */
async function picture(
  file: string,
  words: { title: string; subtitle: string; caption: string; data: string; x: string; y: string },
  lines: readonly Line[],
  rows: readonly (readonly number[])[],
): Promise<void> {
  const columns = ['x', ...lines.map(({ name }) => name)];
  const all = rows.flatMap((row) => row.slice(1));
  const top = Math.max(...all);
  const [first, last] = [rows[0]?.[0] ?? 0, rows.at(-1)?.[0] ?? 1];
  const chart = createChart(
    { kind: 'validation', called: 'Line chart' },
    {
      title: words.title,
      subtitle: words.subtitle,
      alt: {
        data: words.data,
        scenarios: `${lines.length} lines`,
        range: `From 0 to ${Math.round(top)} per cent`,
      },
      caption: words.caption,
      footer: { run: 'validation', command: 'npm run validation -- leverage' },
    },
    { columns, rows },
    380,
    (room, records) => {
      const padding = { left: 50, top: 14, right: 28, bottom: 44 };
      const width = room.width - padding.left - padding.right;
      const height = room.height - padding.top - padding.bottom;
      const x = { field: 'x', type: 'quantitative', scale: { domain: [first, last], nice: false } } as const;
      const y = { type: 'quantitative', scale: { domain: [0, top * 1.05], nice: false } } as const;
      return plotSpec(padding, {
        width,
        height,
        layer: [
          ...lines.map(({ name, colour }) => ({
            data: inlineData(records),
            mark: { type: 'line', color: colour, strokeWidth: 2 },
            encoding: {
              x: { ...x, axis: { title: words.x, grid: false } },
              y: { field: name, ...y, axis: { title: words.y, grid: true } },
            },
          })),
          ...lines.map(({ name, colour, up }) =>
            textLayer({ lines: [name], x: width / 2, y: height * (1 - up), colour, weight: 'bold' }),
          ),
        ],
      });
    },
  );
  writeFileSync(file, await renderSvg(chart));
}

let page = readFileSync(PAGE, 'utf8');
const heads = ['figure', 'published', 'model', 'why'];
page = withTable(page, 'formulas', heads, formulas());
page = withTable(page, 'events', heads, events());
writeFileSync(PAGE, page);
await picture(
  'docs/validation/leverage-depth.svg',
  {
    title: 'Bad debt of a forced sale falls steeply with the pool',
    subtitle: `Per cent of about ${SOLD.toLocaleString('en-US')} units sold by force on one day that nobody repays, by units on each side of the pool.`,
    caption: 'Loans owe 80 % of their collateral; the share had fallen to 0.87 before. A = 50.',
    data: 'bad debt by depth of the pool',
    x: 'units on each side of the pool',
    y: 'per cent of units sold',
  },
  [
    { name: 'model', colour: '#0072B2', up: 0.3 },
    { name: 'published figure', colour: '#D55E00', up: 0.13 },
  ],
  sides.map((side) => {
    const day = ezethDay(side);
    return [side, (100 * end(day, 'lending.badDebt')) / end(day, 'lending.soldByForce'), 0.242];
  }),
);
await picture(
  'docs/validation/leverage-run.svg',
  {
    title: 'Promises are run, shares are not',
    subtitle:
      'Per cent of restaking claims redeemed within two months after a failure, by the share it takes.',
    caption:
      'Native: a claim is a share of what is there. Wrapped: a claim promises METIS, a third passed on.',
    data: 'claims redeemed by size of the failure',
    x: 'per cent that the failure takes',
    y: 'per cent redeemed',
  },
  [
    { name: 'wrapped', colour: '#D55E00', up: 0.8 },
    { name: 'native', colour: '#0072B2', up: 0.06 },
  ],
  failures.map((share) => [
    100 * share,
    100 * end(afterFailure('wrapped', share), 'restaking.left'),
    100 * end(afterFailure('native', share), 'restaking.left'),
  ]),
);
