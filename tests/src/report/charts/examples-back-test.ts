import { dateOf, dayNumber } from '../../../../src/define/index.ts';
import { signedSignificant } from '../../../../src/summarise/index.ts';
import { backTest } from '../../../../src/report/charts/back-test.ts';
import { heatmap } from '../../../../src/report/charts/heatmap.ts';
import type { HeatCell } from '../../../../src/report/charts/heatmap.ts';
import { ridgeline } from '../../../../src/report/charts/ridgeline.ts';
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

const axis = Array.from({ length: 81 }, (_, p) => -10 + p / 4);

/** A hill around a centre; zero far from it. */
const hill = (at: number, centre: number): number => Math.max(0, 1 - ((at - centre) / 6) ** 2) ** 2 / 5.5;

/** Groups whose hills move to the right, one below the other. */
export const ridgeCases: Cases = casesOf((name) => {
  const at = axis.map((place) => {
    if (name === 'negative') return place - 30;
    return name === 'huge and tiny' ? place * 1e12 : place;
  });
  const scale = name === 'huge and tiny' ? 1e-12 : 1;
  const rows = labelsOf(name).map((label, r) => {
    const centre = name === 'all equal' ? 0 : r * 1.5 - 2;
    const isGone = name === 'missing values' && r === 1;
    const density = axis.map((place, p) =>
      isGone || (name === 'missing values' && r === 2 && p > 36 && p < 44)
        ? NaN
        : scale * hill(place, centre),
    );
    const middle = isGone ? NaN : at[0] + ((centre + 10) / 20) * (at[80] - at[0]);
    return {
      label,
      note: `${600 + r} futures`,
      color: ['#0072B2', '#D55E00', '#009E73', '#7B3F8C'][r % 4],
      density,
      middle,
      middleText: isGone ? '' : `middle ${Number(middle.toPrecision(2))}`,
    };
  });
  return ridgeline({
    ...wordsOf(name, 'timing makes little difference', 'Effect on the time rewards last (years)'),
    unit: 'years',
    at,
    rows,
    words: { below: 'shorter', above: 'longer' },
  });
});

/** A change with its sign in at most two digits. */
const writeShort = (value: number): string => signedSignificant(value, 2);
const steps = ['5%', '10%', '15%', '20%', '25%'];

/** Changes over two levers: rows are the labels of the case, the contour runs through the middle. */
export const heatCases: Cases = casesOf((name) => {
  const rows = labelsOf(name);
  const cells = rows.flatMap((_, row) =>
    steps.map((_step, column): HeatCell => {
      const plain = column - 2 + (row - 1) / 2;
      const isMissing = name === 'missing values' && column === 3;
      const value = isMissing ? NaN : valueIn(name, plain, name === 'missing values' ? 0 : column);
      const mark =
        column === 3 && row === 0
          ? 'current'
          : column === 2 && row === rows.length - 1
            ? 'proposed'
            : undefined;
      return {
        ...{ column, row, value, mark },
        text: isMissing ? 'failed' : Number.isFinite(value) ? writeShort(value) : String(value),
        unclear: Math.abs(plain) < 0.6,
        chance: isMissing
          ? undefined
          : name === 'all equal'
            ? 50
            : 50 + 12 * (name === 'negative' ? -Math.abs(plain) - 1 : plain),
      };
    }),
  );
  return heatmap({
    ...wordsOf(name, 'likely better at 6 settings', 'Change of the time rewards last (years), median'),
    acrossTitle: 'rateChange.to (%/year)',
    upTitle: 'eagr.size',
    columns: steps,
    rows,
    cells,
    kind: 'change',
    better: 'higher',
    write: writeShort,
  });
});
