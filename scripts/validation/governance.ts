// Writes the tables of docs/validation/governance.md between their markers, and its picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartTable } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { metis } from '../../models/metis/metis.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/governance.md';
const PICTURE = 'docs/validation/governance-rules.svg';
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
type Values = Readonly<Record<string, number | string>>;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const perCent = (value: number): string => `${Math.round(100 * value)} %`;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;
const observe = [
  'governance.voters',
  'turnout',
  'governance.usefulPassRate',
  'governance.harmfulPassRate',
  'whaleCapture',
  'governance.decidedByLarge',
  'governance.electionsHeld',
  'governance.electionsWon',
];

/** Two years with a proposal a month and the voters of the defaults, for each seed. */
function runs(parameters: Values, holders = 5_000): Simulation[] {
  return SEEDS.map((seed) =>
    simulate({
      model: metis,
      days: 730,
      seed,
      audit: false,
      populations: { holders },
      observe,
      recordEvery: 365,
      parameters: { 'governance.proposals': 'calendar', 'governance.proposalsPerYear': 12, ...parameters },
    }),
  );
}
const atEnd = (list: readonly Simulation[], name: string): number =>
  mean(list.map(({ series }) => series[name]?.at(-1) ?? NaN));

/** The rules of the Snapshot space with the voters of the model. */
function rulesTable(): string[][] {
  const quorumOf = (quorum: number, wallets: number): Values => ({
    'governance.rule': 'token',
    'governance.quorum': quorum,
    'governance.wallets': wallets,
  });
  const periods: readonly (readonly [string, string, Values])[] = [
    ['2022', '80 %, no quorum', quorumOf(0, 0)],
    ['2023–24', '80 %, 10,000 METIS, 500 wallets', quorumOf(10_000, 500)],
    ['later', '80 %, 5,000 METIS, 400 wallets', quorumOf(5_000, 400)],
    ['since 2025-03-12', 'fails with more than 5,000 METIS against', {}],
  ];
  return periods.map(([period, rule, parameters]) => {
    const list = runs(parameters);
    return [
      period,
      rule,
      whole(atEnd(list, 'governance.voters')),
      perCent(atEnd(list, 'governance.usefulPassRate')),
      perCent(atEnd(list, 'governance.harmfulPassRate')),
    ];
  });
}

function votesTable(): string[][] {
  const inForce = runs({});
  const elections = runs({
    'governance.proposals': 'off',
    'governance.elections': 'on',
    'operators.candidacyDays': 90,
    'operators.runningCost': 5,
  });
  const won = atEnd(elections, 'governance.electionsWon');
  const held = atEnd(elections, 'governance.electionsHeld');
  return [
    [
      'votes on the Leadership Decision Registry, 2026',
      '49 accounts',
      `${whole(atEnd(inForce, 'governance.voters'))} accounts`,
      'set by assumption: one account in a hundred of 5,000, and three in a hundred of the large ones',
    ],
    [
      'vote on rate and reserve, 2025',
      'marked approved',
      `${perCent(atEnd(inForce, 'governance.usefulPassRate'))} of useful proposals pass`,
      'one vote cannot tell; counts were not found',
    ],
    [
      'election of operators, June 2024',
      'six selected',
      held > 0 ? `${perCent(won / held)} of ${held.toFixed(1)} candidates` : 'nobody asked',
      'a candidate comes forward every 90 days for each empty seat in this run; turnout of elections is set so that 500 accounts are reached',
    ],
    [
      'power of the six largest voters',
      'not published',
      perCent(atEnd(inForce, 'whaleCapture')),
      'to defeat a proposal, under the rule in force',
    ],
  ];
}

/** What it costs to defeat any proposal under the rule in force. */
function vetoTable(): string[][] {
  const published: Readonly<Record<string, string>> = { '3.3': '16,500 USD', '10': '50,000 USD' };
  return [3.3, 8.401, 10].map((price) => [
    `${price} USD`,
    published[String(price)] ?? 'not published',
    `${whole(5_000 * price)} USD`,
    '0.05 % of the supply',
  ]);
}

const rules = [
  { label: 'Optimistic (in force)', parameters: {} },
  { label: 'Token, 20 wallets', parameters: { 'governance.rule': 'token', 'governance.wallets': 20 } },
  {
    label: 'Quadratic, 20 wallets',
    parameters: { 'governance.rule': 'quadratic', 'governance.wallets': 20 },
  },
  { label: 'Capped, 20 wallets', parameters: { 'governance.rule': 'capped', 'governance.wallets': 20 } },
  { label: 'Two tiers', parameters: { 'governance.rule': 'twoTier' } },
] as const;

/** Shares of useful and of harmful proposals that pass, by rule. */
function picture(): Promise<string> {
  const rows = rules.map(({ label, parameters }) => {
    const list = runs(parameters);
    return [
      label,
      100 * atEnd(list, 'governance.usefulPassRate'),
      100 * atEnd(list, 'governance.harmfulPassRate'),
    ];
  });
  const table: ChartTable = { columns: ['rule', 'useful', 'harmful'], rows };
  const words = {
    title: 'With few voters the rule decides what passes',
    subtitle: 'Per cent of useful and of harmful proposals that pass, by voting rule: 8 futures of 2 years.',
    alt: { data: 'proposals that pass', scenarios: 'five voting rules', range: 'From 0 to 100 per cent' },
    caption: 'Voters by assumption: 1 % of accounts and 3 % of large ones; 10 % belong to a Commons.',
    footer: { run: 'model', command: 'npm run validation governance' },
  };
  const chart = createChart(
    { kind: 'validation', called: 'Dot chart' },
    words,
    table,
    330,
    (room, records) => {
      const padding = { left: 170, top: 26, right: 30, bottom: 40 };
      const width = room.width - padding.left - padding.right;
      const height = room.height - padding.top - padding.bottom;
      const x = {
        type: 'quantitative',
        scale: { domain: [0, 100], nice: false },
        axis: { values: [0, 25, 50, 75, 100], title: 'per cent that pass', grid: true },
      } as const;
      const y = { field: 'rule', type: 'nominal', sort: null, axis: null } as const;
      const step = height / rules.length;
      const dot = (field: string, colour: string, shape: string) => ({
        data: inlineData(records),
        mark: { type: 'point', shape, filled: true, size: 110, color: colour, opacity: 1 },
        encoding: { x: { field, ...x }, y },
      });
      return plotSpec(padding, {
        width,
        height,
        layer: [
          dot('useful', '#0072B2', 'circle'),
          dot('harmful', '#D55E00', 'diamond'),
          ...rules.map(({ label }, at) =>
            textLayer({ lines: [label], x: -padding.left + 8, y: step * (at + 0.5) + 4, colour: '#1F2933' }),
          ),
          textLayer({ lines: ['● useful'], x: 0, y: -10, colour: '#0072B2', weight: 'bold' }),
          textLayer({ lines: ['◆ harmful'], x: 90, y: -10, colour: '#D55E00', weight: 'bold' }),
        ],
      });
    },
  );
  return renderSvg(chart);
}

let page = readFileSync(PAGE, 'utf8');
page = withTable(
  page,
  'rules',
  ['period', 'rule (published)', 'accounts that vote (model)', 'useful proposals that pass', 'harmful ones'],
  rulesTable(),
);
page = withTable(page, 'votes', ['figure', 'published', 'model', 'why'], votesTable());
page = withTable(page, 'veto', ['price of METIS', 'published', 'model', 'that is'], vetoTable());
writeFileSync(PAGE, page);
writeFileSync(PICTURE, await picture());
