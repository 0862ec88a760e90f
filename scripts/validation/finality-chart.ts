// The picture of docs/validation/finality.md: how much of fraud is found in time, by window, for three delays of a check.
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartRecord, PlotSpec } from '../../src/report/charts/chart.ts';
import { inlineData, plotSpec, textLayer } from '../../src/report/charts/plot-parts.ts';
import type { Box } from '../../src/report/render/frame.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { detectionWithin } from '../../models/arithmetic/checking-game.ts';

const windows = Array.from({ length: 61 }, (_, k) => 10 ** (-3 + k / 15));
const delays = [
  { hours: 0.5, colour: '#009E73', label: 'half an hour' },
  { hours: 6, colour: '#0072B2', label: '6 hours' },
  { hours: 48, colour: '#D55E00', label: '2 days' },
] as const;
const ticks = [
  { days: 10 / 1_440, label: '10 min' },
  { days: 1 / 24, label: '1 h' },
  { days: 6 / 24, label: '6 h' },
  { days: 1, label: '1 day' },
  { days: 7, label: '7 days' },
] as const;
const onChain = 7;

const words = {
  title: 'A window of hours is enough for quick checks only',
  subtitle:
    'Per cent of frauds that three verifiers who check every batch find in time, by length of the window and mean delay of a check.',
  alt: { data: 'frauds found in time', scenarios: 'three delays', range: 'From 0 to 100 per cent' },
  caption: 'Lines are the formula that the model uses; dashed: seven days, as on chain.',
  footer: { run: 'formula', command: 'npm run validation finality' },
};

/** Probability that one of three verifiers who always check finds a fraud in time, by window, for three delays of a check; as SVG. */
export function finalityChart(): Promise<string> {
  const rows = windows.map((window) => [
    window,
    ...delays.map(({ hours }) => 100 * detectionWithin(window, 1, hours / 24, 3)),
  ]);
  const table = { columns: ['days', ...delays.map(({ label }) => label)], rows };
  return renderSvg(createChart({ kind: 'validation', called: 'Line chart' }, words, table, 380, plot));
}

const padding = { left: 44, top: 14, right: 24, bottom: 38 };
const x = { type: 'quantitative', scale: { type: 'log', domain: [0.001, 10], nice: false } } as const;
const y = { type: 'quantitative', scale: { domain: [0, 100], nice: false } } as const;

function plot(room: Box, records: readonly ChartRecord[]): PlotSpec {
  const width = room.width - padding.left - padding.right;
  const height = room.height - padding.top - padding.bottom;
  return plotSpec(padding, { width, height, layer: [...lines(records), rule, ...labels(width, height)] });
}

const lines = (records: readonly ChartRecord[]): PlotSpec[] =>
  delays.map(({ label, colour }) => ({
    data: inlineData(records),
    mark: { type: 'line', color: colour, strokeWidth: 2 },
    encoding: {
      x: { field: 'days', ...x, axis: { labels: false, ticks: false, grid: false, title: null } },
      y: { field: label, ...y, axis: { values: [0, 50, 100], title: 'per cent found', grid: true } },
    },
  }));

const rule: PlotSpec = {
  data: { values: [{ at: onChain }] },
  mark: { type: 'rule', strokeDash: [4, 3], color: '#5F6B76' },
  encoding: { x: { field: 'at', ...x } },
};

/** Names of ticks below the plot, and of lines beside the place where half of the frauds are found. */
function labels(width: number, height: number): PlotSpec[] {
  const across = (days: number): number => (width * (Math.log10(days) + 3)) / 4;
  return [
    ...ticks.map(({ days, label }) =>
      textLayer({ lines: [label], x: across(days) - 12, y: height + 16, colour: '#4D5660' }),
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
  ];
}
