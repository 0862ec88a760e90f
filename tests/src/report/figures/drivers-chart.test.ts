import { expect, test } from 'vitest';
import type { ResolvedAssumption } from '../../../../src/plan/index.ts';
import { driversChart } from '../../../../src/report/figures/drivers-chart.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { runOf, values } from '../run-fixture.ts';

const uniform = (name: string): ResolvedAssumption => ({
  name,
  distribution: { kind: 'uniform', low: 0, high: 1 },
  provenance: { kind: 'assume', why: 'not read', confidence: 'low' },
});

/** Draws that go with no other ones: golden steps of different sizes. */
const draws = (count: number, step: number): number[] => values(count, (r) => (r * step + 0.37) % 1);

/** The drivers of a run in which the effect is a sum of two inputs, `many` and `few`. */
function chartOf(
  count: number,
  effectOf: (many: number, few: number) => number,
  means: readonly string[] = [],
) {
  const drawn = { 'fees.many': draws(count, 0.6180339887), 'fees.few': draws(count, 0.4142135623) };
  const effects = values(count, (r) => effectOf(drawn['fees.many'][r], drawn['fees.few'][r]));
  const run = runOf({
    values: {
      current: { runway: effects.map(() => 20) },
      full: { runway: effects.map((each) => 20 + each) },
    },
    assumptions: Object.keys(drawn).map(uniform),
    drawn,
    parameters: means.map((each, m) => ({ name: Object.keys(drawn)[m], role: 'assumption', means: each })),
  });
  return driversChart(contextOf(run, { command: 'npx metis-lab reproduce x' }));
}

test('an input whose bar is apart from all others is named as the one that matters most', () => {
  expect(chartOf(200, (many, few) => 30 * many + few)?.title).toMatch(
    /^Many matters most: \+5\.\d to \+25 years$/u,
  );
});

test('of inputs that chance cannot tell apart none is said to matter most', () => {
  const like = (many: number, few: number) => 10 * many + 9 * few;
  expect(chartOf(30, like)?.title).toMatch(/^No single input decides: largest swing from (?:many|few), /u);
  expect(chartOf(7, (many, few) => 30 * many + few)?.title).toMatch(/^No single input decides/u);
});

test('where nothing moves the effect no input is said to', () => {
  expect(chartOf(60, (many) => (many > 0.97 ? -2 : -3))?.title).toBe('No input moves the middle effect');
  expect(chartOf(60, (many) => many / 10)?.title).toBe(
    'No input moves the middle effect by as much as matters',
  );
});

test('the longest bar without the strongest pull is not said to matter most', () => {
  const chart = chartOf(
    200,
    (many, few) => (many > 0.6 ? 40 * (many - 0.6) : 0) + (many < 0.67 ? few * 3 : 0),
  );
  expect(chart?.alt).toContain('Order: Many, Few.');
  expect(chart?.title).not.toContain('Few matters most');
});

test('the alternative text lists inputs in the order of the bars', () => {
  const chart = chartOf(200, (many, few) => (many > 0.6 ? 200 * (many - 0.6) : 0) + few * 10);
  const rows = chart?.table.rows.map((row) => String(row[0])) ?? [];
  expect(chart?.alt).toContain(`Order: ${rows.join(', ')}`);
  expect(rows[0]).toBe('Many');
});

test('bars are named by what inputs mean, as far as that has room, and the title names what the bar is called', () => {
  const named = (means: string): string => {
    const chart = chartOf(300, (many, few) => 30 * many + few, [means, 'what few means']);
    const [longest] = chart?.table.rows ?? [];
    return String(longest[0]);
  };
  expect(named('which budget “existing Mining Rewards” means')).toBe(
    'Which budget “existing Mining Rewards” means',
  );
  expect(named('return that is asked for METIS: the floor is what a rational holder would take')).toBe(
    'Return that is asked for METIS',
  );
  expect(named('circulating METIS on the first day of a run that begins on 2023-12-20 or later')).toBe(
    'Circulating METIS on the first day of a run',
  );
  expect(named('most METIS that arbitrageurs have waiting in the redemptions of one protocol')).toBe('Many');
});

test('a single input is not said to matter most', () => {
  const drawn = { 'fees.many': draws(200, 0.6180339887) };
  const effects = drawn['fees.many'].map((many) => 30 * many);
  const run = runOf({
    values: {
      current: { runway: effects.map(() => 20) },
      full: { runway: effects.map((each) => 20 + each) },
    },
    assumptions: Object.keys(drawn).map(uniform),
    drawn,
    parameters: [],
  });
  const chart = driversChart(contextOf(run, { command: 'npx metis-lab reproduce x' }));
  expect(chart?.title).toMatch(/^Many, the only input compared: \+5\.\d to \+25 years$/u);
  expect(chart?.alt).toContain('It is many');
  expect(`${chart?.title} ${chart?.alt}`).not.toMatch(/matters most|Order/u);
});
