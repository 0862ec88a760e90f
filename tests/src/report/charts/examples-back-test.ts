import { dateOf, dayNumber } from '../../../../src/define/index.ts';
import { backTest } from '../../../../src/report/charts/charts.ts';
import type { BackTestPanel } from '../../../../src/report/charts/back-test.ts';
import type { Chart } from '../../../../src/report/charts/chart.ts';
import { caseNames, labelsOf, valueIn } from './case-names.ts';
import type { CaseName, Cases } from './case-names.ts';
import { wordsOf } from './examples-report.ts';

const casesOf = (make: (name: CaseName) => Chart): Cases =>
  Object.fromEntries(caseNames.map((name) => [name, () => make(name)]));

const start = dayNumber('2025-11-03');
const weeks = Array.from({ length: 16 }, (_, w) => w);

/** A quantity that grows by one a week, its band opening with time, and four readings of which one is off and one is not judged. */
function panel(name: CaseName, label: string, p: number): BackTestPanel {
  const value = (at: number): number => valueIn(name, at, name === 'missing values' ? 0 : p);
  const isHole = (w: number): boolean => name === 'missing values' && w > 5 && w < 9;
  const at = (w: number, part: number): number => (isHole(w) ? NaN : value(100 + w + part * Math.sqrt(w)));
  const [low, high] = name === 'negative' ? [3, -3] : [-3, 3];
  const reading = (w: number, off: number, counts: boolean) => ({
    date: dateOf(start + 7 * w),
    value: value(100 + w + off),
    low: at(w, low),
    middle: at(w, 0),
    high: at(w, high),
    counts,
  });
  return {
    label,
    unit: p % 2 === 0 ? 'METIS' : 'USD/METIS',
    color: '#5F6B76',
    dates: weeks.map((w) => dateOf(start + 7 * w)),
    band: weeks.map((w) => ({ low: at(w, low), high: at(w, high) })),
    middle: weeks.map((w) => at(w, 0)),
    readings: [reading(3, 1, true), reading(7, 2, true), reading(10, -15, true), reading(14, 5, false)],
  };
}

/** The back-test in every case: what are scenarios elsewhere are quantities here. */
export const backTestCases: Cases = casesOf((name) =>
  backTest({
    ...wordsOf(name, '2 of 3 readings inside', 'METIS locked and other readings'),
    panels: labelsOf(name).map((label, p) => panel(name, label, p)),
  }),
);
