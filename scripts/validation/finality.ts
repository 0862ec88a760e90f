// Writes the tables of docs/validation/finality.md between their markers, and its picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartTable } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { detectionWithin } from '../../models/arithmetic/checking-game.ts';
import { disputeClocks, longestDispute } from '../../models/arithmetic/dispute-game.ts';
import { finality } from '../../models/metis/finality.ts';
import { model } from '../../models/metis/economy.ts';
import { supply } from '../../models/metis/supply.ts';
import { verifiers } from '../../models/metis/verifiers.ts';
import { withTable } from '../validation-page.ts';

const PAGE = 'docs/validation/finality.md';
const PICTURE = 'docs/validation/finality-window.svg';
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

const alone = model({
  name: 'verifiers',
  version: '1.0.0',
  means: 'verifiers',
  schedule: [supply, finality, verifiers],
});
const run = (parameters: Readonly<Record<string, number | string>> = {}): Simulation =>
  simulate({
    model: alone,
    days: 730,
    seed: 1,
    given: { price: () => 8.401 },
    parameters,
    observe: [
      'verifiers.verifiers',
      'verifiers.checksPerBatch',
      'verifiers.tried',
      'fraudDeposit',
      'finality.delay',
      'finality.waitingCostADay',
    ],
  });
const end = ({ series }: Simulation, name: string): number => series[name]?.at(-1) ?? NaN;

function factsTable(): string[][] {
  const still = run();
  const zero = (name: string): string => whole(end(still, name));
  return [
    [
      'registered verifiers',
      '0 (2024-11-22, 2025-07-28)',
      zero('verifiers.verifiers'),
      'no reward, so nobody enters',
    ],
    ['deposits of publishers', '0 (2026-01-07)', zero('fraudDeposit'), 'the default, read on chain'],
    ['dispute games', '0 (2026-01-07)', zero('verifiers.tried'), 'the default: nobody tries a fraud'],
    ['window', '7 days (2026-01-07)', `${zero('finality.delay')} days`, 'the default, read on chain'],
    [
      'longest dispute',
      'not published',
      `${longestDispute(disputeClocks)} days`,
      '2 days without an answer and a clock of 1 day for each side',
    ],
    [
      'cost of waiting',
      'not published',
      `${whole(end(still, 'finality.waitingCostADay'))} USD a day`,
      'of a net outflow of 4,600 METIS a day, at 8.40 USD and 20 % a year',
    ],
  ];
}

function incentivesTable(): string[][] {
  const paid = { 'verifiers.standingReward': 500 };
  const deposit = { 'verifiers.deposit': 200_000, 'verifiers.fraud': 'equilibrium' };
  const cases: readonly (readonly [string, Readonly<Record<string, number | string>>])[] = [
    ['as on chain', {}],
    ['500 METIS a year for every verifier', paid],
    ['a deposit of 200,000 METIS to lose', deposit],
    ['both', { ...paid, ...deposit }],
  ];
  return cases.map(([label, parameters]) => {
    const each = run(parameters);
    return [label, whole(end(each, 'verifiers.verifiers')), end(each, 'verifiers.checksPerBatch').toFixed(2)];
  });
}

const windows = Array.from({ length: 61 }, (_, k) => 10 ** (-3 + k / 15));
const delays = [
  { hours: 0.5, colour: '#009E73', label: 'half an hour' },
  { hours: 6, colour: '#0072B2', label: '6 hours' },
  { hours: 48, colour: '#D55E00', label: '2 days' },
] as const;

/** Probability that one of three verifiers who always check finds a fraud in time, by window, for three delays of a check. */
function picture(): Promise<string> {
  const rows = windows.map((window) => [
    window,
    ...delays.map(({ hours }) => 100 * detectionWithin(window, 1, hours / 24, 3)),
  ]);
  const table: ChartTable = { columns: ['days', ...delays.map(({ label }) => label)], rows };
  const words = {
    title: 'A window of hours is enough for quick checks only',
    subtitle:
      'Per cent of frauds that three verifiers who check every batch find in time, by length of the window and mean delay of a check.',
    alt: { data: 'frauds found in time', scenarios: 'three delays', range: 'From 0 to 100 per cent' },
    caption: 'Lines are the formula that the model uses; dashed: seven days, as on chain.',
    footer: { run: 'formula', command: 'npm run validation finality' },
  };
  const chart = createChart(
    { kind: 'validation', called: 'Line chart' },
    words,
    table,
    380,
    (room, records) => {
      const padding = { left: 44, top: 14, right: 24, bottom: 38 };
      const width = room.width - padding.left - padding.right;
      const height = room.height - padding.top - padding.bottom;
      const x = { type: 'quantitative', scale: { type: 'log', domain: [0.001, 10], nice: false } } as const;
      const y = { type: 'quantitative', scale: { domain: [0, 100], nice: false } } as const;
      const marks = [1 / 1_440, 10 / 1_440, 1 / 24, 6 / 24, 1, 7];
      const names = ['1 min', '10 min', '1 h', '6 h', '1 day', '7 days'];
      const across = (window: number): number => (width * (Math.log10(window) + 3)) / 4;
      return plotSpec(padding, {
        width,
        height,
        layer: [
          ...delays.map(({ label, colour }) => ({
            data: inlineData(records),
            mark: { type: 'line', color: colour, strokeWidth: 2 },
            encoding: {
              x: { field: 'days', ...x, axis: { labels: false, ticks: false, grid: false, title: null } },
              y: { field: label, ...y, axis: { values: [0, 50, 100], title: 'per cent found', grid: true } },
            },
          })),
          {
            data: { values: [{ at: 7 }] },
            mark: { type: 'rule', strokeDash: [4, 3], color: '#5F6B76' },
            encoding: { x: { field: 'at', ...x } },
          },
          ...marks.slice(1).map((window, at) =>
            textLayer({
              lines: [names[at + 1] ?? ''],
              x: across(window) - 12,
              y: height + 16,
              colour: '#4D5660',
            }),
          ),
          ...delays.map(({ label, colour, hours }) =>
            textLayer({
              lines: [label],
              x: across(((hours / 24) * Math.LN2) / delays.length) + 10,
              y: height / 2 + 14,
              colour,
              weight: 'bold',
            }),
          ),
        ],
      });
    },
  );
  return renderSvg(chart);
}

let page = readFileSync(PAGE, 'utf8');
page = withTable(page, 'facts', ['figure', 'published', 'model', 'why'], factsTable());
page = withTable(
  page,
  'incentives',
  ['rules', 'verifiers after two years', 'checks of a batch'],
  incentivesTable(),
);
writeFileSync(PAGE, page);
writeFileSync(PICTURE, await picture());
