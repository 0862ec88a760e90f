import type { Chart } from '../../../../src/report/charts/chart.ts';

/** Cases in which every chart kind is kept as a golden picture. */
export const caseNames = [
  'base',
  'one scenario',
  'eight scenarios',
  'long labels',
  'all equal',
  'missing values',
  'huge and tiny',
  'negative',
  'right to left',
] as const;
/** One of the cases. */
export type CaseName = (typeof caseNames)[number];

/** The chart of each case of one kind; a case that the kind refuses is left out. */
export type Cases = Partial<Readonly<Record<CaseName, () => Chart>>>;

/** Eight scenarios that are named, then five that are not. */
export const eightNames = ['current', 'rate', 'reserve', 'full', 'slow', 'fast', 'later', 'never'] as const;

const eightLabels = [
  'Current rules',
  'Rate only',
  'Reserve only',
  'Full proposal',
  'Slow release',
  'Fast release',
  'A year later',
  'Never',
];
const longLabels = [
  `A label that goes on and on, ${'with clauses that nobody reads to the end, '.repeat(6)}and a full stop.`.slice(
    0,
    300,
  ),
  '<b>Markup</b> & "quotes" | a pipe | ${expression} {"signal":"1"}',
  'Averyveryverylongsinglewordwithoutanyspacewhatsoeverinitsothatitmustbebrokensomewhere',
  'Rockets 🚀 to the 月, naïve café, 100 % of Ω',
];
const rightToLeftLabels = ['כללים נוכחיים', 'קצב 20%/שנה, 2 חלקים', 'الاحتياطي فقط', 'Full הצעה 12'];

/** Labels of the scenarios in a case. */
export function labelsOf(name: CaseName): readonly string[] {
  if (name === 'one scenario') return ['Only'];
  if (name === 'eight scenarios') return eightLabels;
  if (name === 'long labels') return longLabels;
  return name === 'right to left' ? rightToLeftLabels : eightLabels.slice(0, 4);
}

/** What a case does to the values of an example, of which there are several lists: `list` says in which one a value stands. */
export function valueIn(name: CaseName, value: number, list = 0): number {
  if (name === 'all equal') return 7;
  if (name === 'negative') return -Math.abs(value) - 1;
  if (name === 'huge and tiny') return value * (list % 2 === 0 ? 1e12 : 1e-9);
  return name === 'missing values' && list % 4 === 1 ? Number.NaN : value;
}
