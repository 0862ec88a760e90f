import type { Chart, ChartWords } from '../../../../src/report/charts/chart.ts';
import {
  differenceFan,
  drivers,
  quantileDots,
  seriesFan,
  smallMultiples,
  unbundledEffect,
} from '../../../../src/report/charts/charts.ts';

export const hostileLabels = [
  '<script>alert(1)</script> & a long label that goes on and on until nobody reads it any more',
  'datum.x',
  '{"signal":"1"}',
  'Averyveryverylongsinglewordwithoutanyspacewhatsoeverinit',
  "'); throw new Error(`x`); ('",
];

export const plainLabels = ['Current rules', 'Rate only', 'Reserve only', 'Full proposal'];
const colours = ['#5F6B76', '#D55E00', '#009E73', '#0072B2'];

export const words: ChartWords = {
  title: 'The full proposal probably shortens the reward runway',
  subtitle: 'Runway (years), full proposal minus current rules, 5 years, 2,000 replications',
  alt: {
    data: 'the difference in runway',
    scenarios: 'two scenarios',
    range: '9 in 10 lie between -6.8 and +3.7',
  },
  caption: 'Paired differences. Model result, not a forecast.',
  footer: { run: '7k3m9q2f', command: 'npx metis-lab reproduce eagr-7k3m9q2f-w2000.zip' },
};

/** Two ends of an interval, the lower one first. */
const ordered = (a: number, b: number) => ({ low: Math.min(a, b), high: Math.max(a, b) });

const points = 53;
const years = Array.from({ length: points }, (_, p) => p / 10);

export function fan(scale = 1, drift = 0, other: Partial<ChartWords> = {}): Chart {
  const wave = (p: number, part: number) => scale * (part * Math.sqrt(years[p]) + drift * years[p]);
  const band = (low: number, high: number) =>
    years.map((_, p) => ({ low: wave(p, low), high: wave(p, high) }));
  return differenceFan({
    ...words,
    ...other,
    unit: other.title ?? 'years',
    years,
    bands: { outer: band(-3, 1.6), inner: band(-1.9, 0.2) },
    median: years.map((_, p) => wave(p, -1.1)),
    futures: Array.from({ length: 9 }, (_, f) => years.map((_, p) => wave(p, (f - 5) / 3))),
    words: { above: other.title ?? 'full proposal lasts longer', below: 'full proposal runs dry sooner' },
  });
}

export function dots(labels: readonly string[] = plainLabels, spread = 3, count = 20, centre = 20): Chart {
  const values = (r: number) => Array.from({ length: count }, (_, v) => centre + spread * (r + v / 7));
  const rows = labels.map((label, r) => ({ label, color: colours[r % 4], values: values(r), note: label }));
  return quantileDots({ ...words, unit: labels[0], rows });
}

export function effect(labels: readonly string[] = plainLabels, scale = 1): Chart {
  const last = labels.length - 1;
  const steps = labels.map((label, s) => {
    const isTotal = s === 0 || s === last;
    const to = scale * (5 + 4 * (s === last ? Math.max(0, s - 1) : s));
    return {
      ...{ label, to, from: isTotal ? 0 : scale * (4 * s + 1) },
      kind: isTotal ? ('total' as const) : (['effect', 'interaction'] as const)[(s + 1) % 2],
      error: ordered(to - scale, to + 2 * scale),
    };
  });
  return unbundledEffect({ ...words, unit: labels[0], steps });
}

export function series(labels: readonly string[] = plainLabels, scale = 4e6): Chart {
  const panels = labels.map((label, p) => ({
    label,
    color: colours[p % 4],
    median: years.map((year) => scale * (1 - year * 0.02 * (p + 1))),
    band: years.map((year) => ordered(scale * (1 - year * 0.05 * (p + 1)), scale * (1 + year * 0.01))),
  }));
  return seriesFan({ ...words, unit: labels[0], years, panels });
}

export function multiples(labels: readonly string[] = plainLabels, count = 6, scale = 1): Chart {
  const outcomes = Array.from({ length: count }, (_, o) => ({
    label: labels[o % labels.length],
    unit: 'METIS',
    rows: labels.map((label, r) => ({
      label,
      color: colours[r % 4],
      low: scale * (o - 3) * (1 + r),
      middle: scale * (o + 1) * (2 + r),
      high: scale * (o + 1) * (3 + r) * 1.5,
    })),
  }));
  return smallMultiples({ ...words, outcomes });
}

export function tornado(labels: readonly string[] = plainLabels, scale = 1): Chart {
  const inputs = labels.map((label, d) => ({
    label,
    lowEffect: -scale * (d + 1),
    highEffect: scale * (d + 0.5),
    range: labels[0],
    provenance: (['measured', 'assumed', 'not stated'] as const)[d % 3],
  }));
  return drivers({ ...words, unit: labels[0], base: 0, drivers: inputs });
}

/** Each kind with ordinary labels, by name. */
export const examples: ReadonlyMap<string, Chart> = new Map([
  ['difference fan', fan()],
  ['quantile dots', dots()],
  ['unbundled effect', effect()],
  ['series fan', series()],
  ['small multiples', multiples()],
  ['drivers', tornado()],
]);

const title = '<script>alert(1)</script> {"signal":"1"} datum.x';

/** The kinds with labels and numbers that could break a picture, by name. */
export const hardExamples: ReadonlyMap<string, Chart> = new Map([
  ['fan without any difference', fan(0)],
  ['fan of tiny numbers', fan(1e-8)],
  ['fan of huge numbers', fan(1e19)],
  ['fan that is always negative', fan(3e5, -4)],
  ['fan that is always positive', fan(1, 40)],
  ['fan with hostile words', fan(1, 0, { title, subtitle: hostileLabels.join(' ').repeat(4) })],
  ['dots with hostile labels', dots(hostileLabels, -1e6)],
  ['fifty dots in each row', dots(plainLabels, 1, 50)],
  ['dots that are all equal', dots(plainLabels, 0)],
  ['a single dot', dots(['Only'], 1, 1)],
  ['effects with hostile labels', effect(hostileLabels, -1e6)],
  ['effects of zero', effect(plainLabels, 0)],
  ['a series with hostile labels', series(hostileLabels, -3e9)],
  ['eight panels of a series', series([...plainLabels, ...plainLabels])],
  ['a single panel of a series', series(['Only'], 1e-5)],
  ['nine outcomes with hostile labels', multiples(hostileLabels.slice(0, 4), 9, 1e9)],
  ['a single outcome', multiples(plainLabels, 1)],
  ['outcomes that are all zero', multiples(plainLabels, 5, 0)],
  ['ten drivers with hostile labels', tornado([...hostileLabels, ...hostileLabels], 1e-7)],
  ['drivers without effect', tornado(plainLabels, 0)],
]);
