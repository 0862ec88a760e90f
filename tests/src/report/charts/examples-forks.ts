import { beforeAfter } from '../../../../src/report/charts/before-after.ts';
import type { BeforeAfterRow, SizedEffect } from '../../../../src/report/charts/before-after.ts';
import { chanceLine } from '../../../../src/report/charts/chance-line.ts';
import type { ChanceAt, ChancePanel, FlipMark } from '../../../../src/report/charts/chance-line.ts';
import type { Chart, ChartWords } from '../../../../src/report/charts/chart.ts';

type Case =
  | 'base'
  | 'one scenario'
  | 'eight scenarios'
  | 'long labels'
  | 'all equal'
  | 'missing values'
  | 'huge and tiny'
  | 'negative'
  | 'right to left';

const words: ChartWords = {
  title: 'The change turns 2 of 9 verdicts',
  subtitle:
    'Effect of Full proposal against Current rules before and after, medians of 2,000 simulated futures',
  alt: { data: 'effects before and after', scenarios: 'Full proposal', range: '5 outcomes' },
  caption: 'Model result, not a forecast.',
  footer: { run: '7k3m9q2f against 0cwxqs5p', command: 'npx metis-lab difference 0cwxqs5p 7k3m9q2f --check' },
};

const sized = (middle: number, half = 1, unit = 'years'): SizedEffect => ({
  ...{ middle, low: middle - half, high: middle + half },
  text: `${middle > 0 ? '+' : middle < 0 ? '−' : ''}${Math.abs(middle)} ${unit}`,
});

const row = (label: string, before: number, after: number, half = 1): BeforeAfterRow => ({
  ...{ label, before: sized(before, half), after: sized(after, half) },
});

const outcomes = [
  row('The time for which rewards can be paid', -31, -20, 12),
  row('The circulating supply at the end', 17, 13, 5),
  row('The deepest fall of locked METIS', 0.8, 0.6),
  row('The reward rate that sequencers get', -4.9, -5),
  row('Sequencer seats filled at the end', 0, 0, 0.5),
];

const long =
  'A label that goes on and on, far beyond what any picture has room for, and says little in the end';
const arabic = 'مدة دفع المكافآت في الشبكة';

const dumbbells = (rows: readonly BeforeAfterRow[], other: Partial<ChartWords> = {}): Chart =>
  beforeAfter({ ...words, ...other, rows });

/** Edge cases of effects before and after a change. */
export const beforeAfterCases: Record<Case, () => Chart> = {
  base: () => dumbbells(outcomes),
  'one scenario': () => dumbbells(outcomes.slice(0, 1)),
  'eight scenarios': () =>
    dumbbells(Array.from({ length: 8 }, (_, r) => row(`Outcome number ${r + 1}`, r - 4, 3 - r, 2))),
  'long labels': () => dumbbells(outcomes.map((each, r) => (r < 2 ? { ...each, label: long } : each))),
  'all equal': () => dumbbells(outcomes.map(({ label }) => row(label, 0, 0, 0))),
  'missing values': () =>
    dumbbells([
      ...outcomes.slice(0, 2),
      { label: 'Known before only', before: sized(3), after: undefined },
      { label: 'Known after only', before: undefined, after: sized(-2) },
      { label: 'Not known at all', before: undefined, after: sized(NaN) },
    ]),
  'huge and tiny': () =>
    dumbbells([row('Huge', 3e6, -2e6, 1e6), row('Tiny', 1e-5, -2e-5, 1e-5), row('Ordinary', 2, 3)]),
  negative: () =>
    dumbbells(outcomes.slice(0, 4).map(({ label }, r) => row(label, -3 * (r + 1), -2 * (r + 1)))),
  'right to left': () => dumbbells([{ ...outcomes[0], label: arabic }, ...outcomes.slice(1)]),
};

const chances = (turn: number, { from = 0, to = 2e6, steps = 16, steep = 6 } = {}): ChanceAt[] =>
  Array.from({ length: steps + 1 }, (_, s) => {
    const at = from + (s / steps) * (to - from);
    const place = (steep * (at - turn)) / (to - from);
    const chance = 50 - 50 * (place / Math.sqrt(1 + place * place));
    return { at, chance, low: Math.max(0, chance - 7), high: Math.min(100, chance + 7) };
  });

const mark = (at: number, half: number, label: string): FlipMark => ({
  at,
  low: at - half,
  high: at + half,
  label,
});

const panel = (label: string, turn: number, other: Partial<ChancePanel> = {}): ChancePanel => ({
  ...{ label, color: '#0072B2', points: chances(turn) },
  flips: [mark(turn, 60_000, `${turn / 1e6} million METIS`)],
  ...other,
});

const lines = (
  panels: readonly ChancePanel[],
  other: Partial<Parameters<typeof chanceLine>[0]> = {},
): Chart =>
  chanceLine({
    ...words,
    title: 'The verdict turns when eagr.size rises above 1,050,000 METIS',
    subtitle: 'How often the runway is longer than under current rules, in 100 futures, along eagr.size',
    alt: { data: 'the chance along eagr.size', scenarios: 'Full proposal', range: 'it falls from 100 to 1' },
    ...{ unit: 'METIS, eagr.size', level: 50, panels },
    stands: { low: 2e6, high: 2e6, label: 'in the experiment' },
    ...other,
  });

const names = ['Rate only', 'Reserve only', 'Full proposal', 'Slow', 'Fast', 'Early', 'Late', 'Both'];

/** Edge cases of chances along a value. */
export const chanceLineCases: Record<Case, () => Chart> = {
  base: () => lines([panel('Full proposal: the runway', 1.05e6)]),
  'one scenario': () =>
    lines([panel('Full proposal', 1.9e6)], {
      stands: { low: 0.6e6, high: 1.2e6, label: 'in the experiment' },
    }),
  'eight scenarios': () => lines(names.map((name, p) => panel(name, 2e5 * (p + 1)))),
  'long labels': () =>
    lines([panel(long, 8e5, { flips: [mark(8e5, 5e4, long)] }), panel(`${long} once more`, 1.2e6)], {
      stands: { low: 1e6, high: 1.1e6, label: long },
    }),
  'all equal': () =>
    lines([
      panel('Never', 1e6, {
        points: chances(1e6).map(({ at }) => ({ at, chance: 0, low: 0, high: 2 })),
        flips: [],
      }),
    ]),
  'missing values': () =>
    lines([
      panel('Full proposal', 1e6, {
        points: chances(1e6).map((each, p) => (p % 4 === 1 ? { ...each, chance: NaN } : each)),
        flips: [{ at: 1e6, low: null, high: null, label: '1 million METIS [anywhere in the range]' }],
      }),
    ]),
  'huge and tiny': () =>
    lines(
      [
        panel('Huge', 0, {
          points: chances(5e14, { to: 1e15 }),
          flips: [mark(5e14, 1, '500 trillion')],
        }),
        panel('Tiny steps', 0, { points: chances(5e14, { to: 1e15, steep: 1000 }), flips: [] }),
      ],
      { unit: 'units' },
    ),
  negative: () =>
    lines(
      [
        panel('Drift of the price', 0, {
          points: chances(-0.3, { from: -1, to: 0.5 }),
          flips: [mark(-0.3, 0.05, '−30% a year')],
        }),
      ],
      { unit: '% a year', stands: { low: -0.6, high: 0, label: 'in the experiment' } },
    ),
  'right to left': () => lines([panel(arabic, 1e6), panel('Full proposal', 6e5)]),
};
