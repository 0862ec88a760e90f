import { expect, test } from 'vitest';
import { dayNumber } from '../../../../src/define/index.ts';
import { backTest, ridgeline } from '../../../../src/report/charts/charts.ts';
import type { BackTestPanel } from '../../../../src/report/charts/back-test.ts';
import { dateTicks } from '../../../../src/report/charts/date-ticks.ts';
import { areaLayer, pathLayer } from '../../../../src/report/charts/pixel-layers.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { caseNames } from './case-names.ts';
import type { Cases } from './case-names.ts';
import { words } from './examples.ts';
import { backTestCases, heatCases, ridgeCases } from './examples-back-test.ts';

const kinds: readonly (readonly [string, Cases])[] = [
  ['back-test', backTestCases],
  ['ridgeline', ridgeCases],
  ['heatmap', heatCases],
];

test.each(kinds.flatMap(([kind, cases]) => caseNames.map((name) => [kind, name, cases[name]] as const)))(
  'a %s with %s keeps all rules of pictures',
  async (_kind, _name, make) => {
    if (make === undefined) throw new Error('no such case');
    const chart = make();
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  },
);

const panel: BackTestPanel = {
  label: 'METIS locked',
  unit: 'METIS',
  color: '#5F6B76',
  dates: ['2025-11-03', '2025-12-03', '2026-01-03'],
  band: [
    { low: 1, high: 3 },
    { low: NaN, high: NaN },
    { low: 2, high: 6 },
  ],
  middle: [2, NaN, 4],
  readings: [
    { date: '2025-11-03', value: 2, low: 1, middle: 2, high: 3, counts: true },
    { date: '2025-12-03', value: 9, low: NaN, middle: NaN, high: NaN, counts: true },
    { date: '2026-01-01', value: 7, low: 2, middle: 4, high: 6, counts: true },
    { date: '2026-01-03', value: 7, low: 2, middle: 4, high: 6, counts: false },
  ],
};

test('the table has the model by date and each reading with what it is worth', () => {
  const { table } = backTest({ ...words, panels: [panel] });
  expect(table.rows.slice(0, 3).map((row) => row.slice(1))).toEqual([
    ['2025-11-03', '', 1, 2, 3, 'model'],
    ['2025-12-03', '', '', '', '', 'model'],
    ['2026-01-03', '', 2, 4, 6, 'model'],
  ]);
  expect(table.rows.slice(3).map((row) => row.at(-1))).toEqual([
    'read, inside',
    'not judged',
    'read, outside',
    'not judged',
  ]);
});

test('the key names only what is drawn', async () => {
  const svg = await renderSvg(
    backTest({ ...words, panels: [{ ...panel, readings: panel.readings.slice(0, 1) }] }),
  );
  expect(svg).toContain('read, inside');
  expect(svg).not.toContain('read, outside');
  expect(svg).not.toContain('not judged');
});

test('no quantity, nine of them, one without readings and columns of unequal length are refused', () => {
  const make = (panels: readonly BackTestPanel[]) => () => backTest({ ...words, panels });
  expect(make([])).toThrow('expected 1 to 8');
  expect(make(Array.from({ length: 9 }, () => panel))).toThrow('invalid number of quantities: 9');
  expect(make([{ ...panel, readings: [] }])).toThrow('missing readings or dates of METIS locked');
  expect(make([{ ...panel, middle: [1] }])).toThrow('invalid series: 1 points; expected 3');
});

const row = {
  label: 'a',
  note: '5 futures',
  color: '#0072B2',
  density: [0, 1],
  middle: 1,
  middleText: 'middle 1',
};

test('no rows, nine rows, one place and curves of another length are refused', () => {
  const make = (rows: readonly (typeof row)[], at: readonly number[]) => () =>
    ridgeline({ ...words, unit: 'years', at, rows });
  expect(make([], [0, 1])).toThrow('invalid number of rows: 0');
  expect(
    make(
      Array.from({ length: 9 }, () => row),
      [0, 1],
    ),
  ).toThrow('invalid number of rows: 9');
  expect(make([row], [0])).toThrow('invalid axis: 1 places');
  expect(make([row], [0, 1, 2])).toThrow('invalid curve: 2 points; expected 3');
});

test('the number of futures and the middle stand beside each row', async () => {
  const svg = await renderSvg(ridgeline({ ...words, unit: 'years', at: [0, 1], rows: [row] }));
  expect(svg).toContain('5 futures, middle 1');
});

const size = { width: 10, height: 10 };
const runsOf = ({ data }: ReturnType<typeof pathLayer>): unknown =>
  typeof data === 'object' && data !== null && 'values' in data && Array.isArray(data.values)
    ? data.values.map((value: unknown) =>
        typeof value === 'object' && value !== null && 'run' in value ? value.run : undefined,
      )
    : [];

test('a missing value is a gap: what lies before and after it is not joined', () => {
  const points = [0, 1, NaN, 3, 4].map((y, x) => ({ x, y }));
  expect(runsOf(pathLayer(points, size, {}))).toEqual([0, 0, 1, 1]);
  expect(
    runsOf(
      areaLayer(
        points.map((each) => ({ ...each, y2: 9 })),
        size,
        {},
      ),
    ),
  ).toEqual([0, 0, 1, 1]);
});

const ticksOf = (from: string, to: string, length: number) =>
  dateTicks(dayNumber(from), dayNumber(to), length).map(({ label }) => label);

test('ticks of dates are first days of months or years, as many as have room', () => {
  expect(ticksOf('2025-11-03', '2026-02-10', 300)).toEqual(['Dec 2025', 'Jan 2026', 'Feb 2026']);
  expect(ticksOf('2021-05-12', '2026-05-31', 300)).toEqual(['2022', '2023', '2024', '2025', '2026']);
  expect(ticksOf('2021-05-12', '2026-05-31', 60)).toEqual(['2025']);
});

test('where no month begins both ends are written, or the first where there is no room', () => {
  expect(ticksOf('2025-11-03', '2025-11-20', 300)).toEqual(['2025-11-03', '2025-11-20']);
  expect(ticksOf('2025-11-03', '2025-11-20', 100)).toEqual(['2025-11-03']);
  expect(ticksOf('2025-11-03', '2025-11-03', 300)).toEqual(['2025-11-03']);
});
