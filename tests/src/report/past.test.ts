import { expect, test } from 'vitest';
import type { ResolvedReading } from '../../../src/plan/index.ts';
import { contextOf } from '../../../src/report/page/context.ts';
import { backTestCell } from '../../../src/report/page/back-test-cell.ts';
import { backTestChart } from '../../../src/report/figures/back-test-chart.ts';
import { pastOf } from '../../../src/report/past.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import type { RunData } from '../../../src/report/run-data.ts';
import { checkChart } from '../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../src/report/render/render-svg.ts';
import { runOf } from './run-fixture.ts';

// Replication r grows evenly from 0 to r in 1,820 days: on day 910 the futures have 0, 0.5, … 50.
const ends = Array.from({ length: 101 }, (_, r) => r);
const base = runOf({ values: { current: { runway: ends }, full: { runway: ends.map((end) => end * 2) } } });

const cited = { kind: 'cite', title: 'A page' } as const;
const implied = { kind: 'assume', why: 'follows from it', confidence: 'low' } as const;

/** A reading of the fixture's only series, by days from 2025-11-03. */
function reading(
  values: Readonly<Record<string, readonly [day: number, value: number]>>,
  more: Partial<ResolvedReading> = {},
): ResolvedReading {
  return {
    of: 'pool.runway',
    label: 'years left, at the pace of the year',
    scenario: 'current',
    values: Object.entries(values).map(([date, [day, value]]) => ({ date, day, value })),
    provenance: cited,
    ...more,
  };
}
const withReadings = (...readings: ResolvedReading[]): RunData => ({
  ...base,
  experiment: { ...base.experiment, readings },
});
const middle = { '2028-05-01': [910, 25] } as const;
const outside = { '2028-05-01': [910, 49] } as const;
const inside = Object.fromEntries(
  Array.from({ length: 5 }, (_, k) => [`2028-0${5 + k}-01`, [910, 25] as const]),
);
const made = (run: RunData) => contextOf(run, { command: 'npx metis-lab reproduce x' });

test('a reading stands beside the middle and the range of 9 in 10 futures of its day', () => {
  const [{ readings, unit }] = pastOf(withReadings(reading(middle))).quantities;
  expect(unit).toBe('years');
  const [{ low, high, ...rest }] = readings;
  expect(rest).toEqual({
    ...{ date: '2028-05-01', value: 25, middle: 25, counts: true },
    ...{ futures: 101, between: 0 },
  });
  // Ranks 5.1 and 96.9 of 101 values 0, 0.5, … 50.
  expect(low).toBeCloseTo(2.05, 12);
  expect(high).toBeCloseTo(47.95, 12);
});

test('between recorded days the model is on the line between them', () => {
  const [{ readings }] = pastOf(withReadings(reading({ '2028-05-02': [911, 25] }))).quantities;
  expect(readings[0].middle).toBeCloseTo((50 * 911) / 1820, 12);
});

test('the scenario of a reading is the one it is compared with', () => {
  const [{ readings }] = pastOf(withReadings(reading(middle, { scenario: 'full' }))).quantities;
  expect(readings[0].middle).toBe(50);
});

test('the model is shown from the first day to the recorded day on or behind the last reading', () => {
  const [{ dates }] = pastOf(withReadings(reading({ '2026-03-10': [127, 1] }))).quantities;
  expect(dates).toEqual(['2025-11-03', '2026-02-02', '2026-05-04']);
});

test('what only follows from something read is not judged, and several sources of one quantity make one', () => {
  const past = pastOf(
    withReadings(reading(middle), reading({ '2029-05-01': [1275, 99] }, { provenance: implied })),
  );
  expect(past).toMatchObject({ verdict: 'notRun', judged: 1, inside: 1 });
  expect(past.quantities).toHaveLength(1);
  expect(past.quantities[0].readings.map(({ counts }) => counts)).toEqual([true, false]);
});

test('a reading whose scenario or series is not in the run is left out', () => {
  const past = pastOf(withReadings(reading(middle, { scenario: 'other' }), reading(middle, { of: 'price' })));
  expect(past).toMatchObject({ verdict: 'notRun', judged: 0, quantities: [] });
});

test('without readings there is no picture, and the model card says that none was made', () => {
  const context = made(base);
  expect(backTestChart(context)).toBeUndefined();
  expect(bareText(backTestCell(context))).toContain('None has been run');
});

test('five readings inside pass, and the model card says in which counts', () => {
  const context = made(withReadings(reading(inside)));
  expect(backTestChart(context)?.title).toBe('The model matches the past: 5 of 5 readings lie inside');
  expect(backTestChart(context)?.alt).toContain('the reading lies inside');
  expect(bareText(backTestCell(context))).toMatch(/^Passed: 5 of 5 readings lie/u);
});

test('a reading outside is told in the title, in the model card and as the reason for low confidence', () => {
  const context = made(withReadings(reading({ ...inside, ...outside })));
  expect(backTestChart(context)?.title).toBe('The model misses the past: 1 of 5 readings lie outside');
  const card = bareText(backTestCell(context));
  expect(card).toMatch(/^Failed: 4 of 5 readings/u);
  expect(card).toContain('Outside: years left.');
  expect(context.confidence).toMatchObject({
    level: 'low',
    because: 'the back-test fails: the past lies outside what the model simulates',
  });
});

test('too few readings are shown with their count, and nothing is concluded', () => {
  const context = made(withReadings(reading(middle)));
  expect(backTestChart(context)?.title).toBe('The only reading lies inside: one is too few to judge');
  expect(bareText(backTestCell(context))).toContain('A test needs 5.');
});

test('a reading between records more than a week apart is shown, not judged, and costs no confidence', () => {
  const context = made(withReadings(reading({ '2028-05-02': [911, 49] })));
  expect(backTestChart(context)?.title).toBe('Recorded too rarely to judge: the only reading lies outside');
  expect(backTestChart(context)?.caption).toContain('between records more than 7 days apart');
  expect(bareText(backTestCell(context))).toMatch(/^Not judged: 0 of 1 readings/u);
  expect(context.confidence.because).not.toContain('back-test fails');
});

test('with fewer than nineteen futures no reading is judged, and nothing claims a range of 9 in 10', () => {
  const ends = Array.from({ length: 18 }, (_, r) => r);
  const few = runOf({ values: { current: { runway: ends }, full: { runway: ends } } });
  const experiment = { ...few.experiment, readings: [reading(outside)] };
  const context = made({ ...few, experiment });
  expect(pastOf({ ...few, experiment })).toMatchObject({
    verdict: 'notRun',
    judged: 0,
    read: 1,
    readInside: 0,
  });
  const chart = backTestChart(context);
  expect(chart?.title).toBe('Too few futures to judge: the only reading lies outside');
  expect(chart?.subtitle).toContain('range of all 18 simulated futures');
  expect(chart?.caption).toContain('needs 19 futures');
  expect(chart?.alt).toContain('what is not judged lies above');
  expect(chart?.table.columns).not.toContain('low 90');
  expect(JSON.stringify([chart?.spec, chart?.subtitle])).not.toContain('9 in 10');
  expect(bareText(backTestCell(context))).toContain('needs 19. This does not lower confidence');
  expect(context.confidence.because).not.toContain('back-test fails');
});

test('readings that are never judged are said to be only shown', () => {
  const context = made(withReadings(reading(outside, { provenance: implied })));
  expect(backTestChart(context)?.title).toBe('What follows from readings of the past is shown, not judged');
  expect(bareText(backTestCell(context))).toContain('nothing was read that can be judged');
});

test('the caption names the source and the dates of what was read and of what is not judged', () => {
  const caption = backTestChart(
    made(withReadings(reading(middle), reading({ '2029-05-01': [1275, 99] }, { provenance: implied }))),
  )?.caption;
  expect(caption).toContain('A page: years left on 2028-05-01');
  expect(caption).toContain('years left on 2029-05-01');
});

test('what is not judged and lies outside is said to, and the title counts what is judged only', () => {
  const chart = backTestChart(
    made(
      withReadings(
        reading(middle),
        reading({ '2029-05-01': [1275, 9999] }, { provenance: implied }),
        reading({ '2027-11-01': [728, 40] }, { provenance: implied }),
      ),
    ),
  );
  expect(chart?.title).toBe('The only judged reading lies inside: one is too few to judge');
  expect(chart?.caption).toContain('years left on 2029-05-01 (outside the range)');
  expect(chart?.caption).toContain('Hollow squares are not judged, wherever they lie');
});

test('every count of a back-test is a number with a query', () => {
  const context = made(withReadings(reading({ ...inside, ...outside })));
  backTestCell(context);
  const taken = context.numbers
    .all()
    .flatMap(({ query, text }) => (query.measure === 'past' ? [`${query.take} ${text}`] : []));
  expect(taken).toEqual(['inside 4', 'judged 5']);
});

test('the picture keeps the rules for pictures', async () => {
  const chart = backTestChart(made(withReadings(reading({ ...inside, ...outside }))));
  if (chart === undefined) throw new Error('no chart');
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});
