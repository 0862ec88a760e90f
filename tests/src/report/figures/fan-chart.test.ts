import { expect, test } from 'vitest';
import { fanChart } from '../../../../src/report/figures/fan-chart.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { runOf, values } from '../run-fixture.ts';
import type { Given } from '../run-fixture.ts';

const labels = { current: 'Current rules', full: 'Full proposal' };
/** A vote of some futures whose gap at the end is 1, 2, 3 … years longer, or as a rule says. */
const fanOf = (count: number, gap = (r: number): number => r + 1, more: Partial<Given> = {}) => {
  const current = values(count, () => 10);
  const full = values(count, (r) => 10 + gap(r));
  const run = runOf({ values: { current: { runway: current }, full: { runway: full } }, labels, ...more });
  return fanChart(contextOf(run, { command: 'npx metis-lab reproduce x' }));
};
const futuresIn = (chart: ReturnType<typeof fanOf>): string[] =>
  (chart?.table.columns ?? []).filter((column) => column.startsWith('future '));
const endsIn = (chart: ReturnType<typeof fanOf>): number[] =>
  (chart?.table.rows.at(-1) ?? []).slice(-futuresIn(chart).length).map(Number);

test('a fan shows exactly nine futures, all different, spread over the final order', () => {
  const chart = fanOf(200);
  expect(futuresIn(chart)).toHaveLength(9);
  expect(endsIn(chart)).toEqual([12, 34, 56, 78, 101, 123, 145, 167, 189]);
  expect(chart?.caption).toContain('Thin lines are nine single futures');
});

test.each([2, 8, 9])('a run of %i futures shows all of them, each once', (count) => {
  expect(endsIn(fanOf(count))).toEqual(values(count, (r) => r + 1));
});

test('no future is drawn twice, however many there are', () => {
  for (let count = 9; count < 40; count++) expect(new Set(endsIn(fanOf(count))).size).toBe(9);
});

test('the title counts what the picture shows at its end', () => {
  expect(fanOf(100, (r) => (r < 30 ? -3 : 3))?.title).toMatch(/in 70 of 100 futures/u);
});

test('a headline that is a mean is told from the last day of the picture, without its number', () => {
  const mean = { outcomes: [{ name: 'runway', of: 'pool.runway', take: 'mean' as const }] };
  expect(fanOf(100, () => 2, mean)?.title).toBe('Full proposal: longer in all futures at the end');
  expect(fanOf(100, (r) => (r < 95 ? -2 : 2), mean)?.title).toBe(
    'Full proposal: shorter in nearly all futures at the end',
  );
  expect(fanOf(100, (r) => (r < 60 ? -2 : 2), mean)?.title).toBe(
    'Full proposal: shorter in most futures at the end',
  );
  expect(fanOf(100, (r) => (r < 50 ? -2 : 2), mean)?.title).toBe('Full proposal: no clear gap at the end');
});

test('a series without a finite gap has no fan', () => {
  expect(fanOf(10, () => Infinity)).toBeUndefined();
});

test('a scenario whose name has commas is quoted in title and subtitle', () => {
  const chart = fanOf(100, () => 3, { labels: { current: 'Now', full: 'Sale, closed' } });
  expect(chart?.title).toContain('“Sale, closed”');
  expect(chart?.subtitle).toContain('“Sale, closed” less Now');
});

test.each([
  [1, 1, 'the only future'],
  [2, 2, 'both futures'],
  [7, 7, 'all 7 futures'],
  [20, 19, 'nearly all of 20 futures'],
  [7, 5, 'most of 7 futures'],
  [99, 70, 'most of 99 futures'],
])(
  'with %i futures of which %i are longer the title says “%s” and speaks of no hundred',
  (count, longer, said) => {
    const title = fanOf(count, (r) => (r < longer ? 3 : -3))?.title ?? '';
    expect(title).toContain(`in ${said}`);
    expect(title).not.toContain('100');
  },
);

test('the range of the alternative text has its unit', () => {
  expect(fanOf(100, () => 3)?.alt).toContain('At the end 9 in 10 futures: +3 to +3 years.');
});

test('a title without room for the whole sentence says what is higher before it says with whom', () => {
  const titleWith = (label: string) =>
    fanOf(100, () => 3, {
      outcomes: [{ name: 'runway', of: 'pool.runway', label, unit: 'METIS' }],
      labels: { current: 'Current rules', full: 'Sale and an exit that is closed' },
    })?.title;
  expect(titleWith('the loss')).toBe('Loss: higher in 100 of 100 futures');
});

test('a run of two years or less counts months, a longer one years', () => {
  expect(fanOf(100)?.table.columns[0]).toBe('year');
  const run = runOf({ values: { current: { runway: [1, 2, 3] }, full: { runway: [2, 3, 5] } } });
  const short = {
    ...run,
    series: (scenario: string, metric: string) => {
      const { days, ...rest } = run.series(scenario, metric);
      return { ...rest, days: days.map((day) => (day / 91) * 18) };
    },
  };
  const chart = fanChart(contextOf(short, { command: 'x' }));
  expect(chart?.table.columns[0]).toBe('month');
  expect(Number(chart?.table.rows.at(-1)?.[0])).toBeCloseTo((360 * 12) / 365, 9);
  expect(JSON.stringify(chart?.spec)).toContain('months after the start');
});
