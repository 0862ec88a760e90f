import type { Chart, ChartWords } from '../../../../src/report/charts/chart.ts';
import {
  differenceFan,
  drivers,
  quantileDots,
  seriesFan,
  smallMultiples,
  unbundledEffect,
} from '../../../../src/report/charts/charts.ts';
import { scenarioStyles } from '../../../../src/report/charts/palette.ts';
import type { ScenarioStyle } from '../../../../src/report/charts/palette.ts';
import { caseNames, eightNames, labelsOf, valueIn } from './case-names.ts';
import type { CaseName, Cases } from './case-names.ts';

const styles = scenarioStyles(eightNames);
const styleOf = (place: number): ScenarioStyle => styles[place % styles.length];
const footer = { run: '7k3m9q2f', command: 'npx metis-lab@1.2.0 reproduce eagr-7k3m9q2f-w2000.zip' };

/** Words of an example: the labels of its scenarios stand in title, subtitle and alternative text, as they do in a report. */
export function wordsOf(name: CaseName, finding: string, measure: string): ChartWords {
  const labels = labelsOf(name);
  const last = labels[labels.length - 1];
  const title = name === 'long labels' ? finding : `${last}: ${finding}`;
  return {
    title,
    subtitle: `${measure}, ${last}; 5 years from 2025-11-03, 2,000 simulated futures`,
    alt: { data: measure, scenarios: labels.join('; '), range: '9 in 10 futures lie between −6.8 and +3.7' },
    caption: 'Paired differences. A model result, not a forecast.',
    footer,
  };
}

const casesOf = (make: (name: CaseName) => Chart, left: readonly CaseName[] = []): Cases =>
  Object.fromEntries(
    caseNames.filter((name) => !left.includes(name)).map((name) => [name, () => make(name)]),
  );

const points = 21;
const years = Array.from({ length: points }, (_, p) => p / 4);
/** Missing values are a hole in the middle of the horizon. */
const hole = (name: CaseName, p: number): number => (name === 'missing values' && p > 7 && p < 12 ? 1 : 0);

/** A difference that grows with the root of time; in the fan everything is equal where it is zero. */
function gapAt(name: CaseName, p: number, part: number): number {
  const value = part * Math.sqrt(years[p]);
  if (hole(name, p) === 1) return Number.NaN;
  if (name === 'all equal') return 0;
  if (name === 'negative') return value - 3 * years[p];
  return name === 'huge and tiny' ? value * 1e12 : value;
}

export const fanCases = casesOf((name) => {
  const wave = (part: number) => years.map((_, p) => gapAt(name, p, part));
  const band = (low: number, high: number) =>
    years.map((_, p) => ({ low: gapAt(name, p, low), high: gapAt(name, p, high) }));
  const last = labelsOf(name).length - 1;
  return differenceFan({
    ...wordsOf(name, 'shorter in 87 of 100 futures at the end', 'Gap in the reward runway (years)'),
    unit: 'years',
    years,
    bands: { outer: band(-3, 1.6), inner: band(-1.9, 0.2) },
    median: wave(-1.1),
    futures: Array.from({ length: name === 'one scenario' ? 1 : 9 }, (_, f) => wave((f - 5) / 2)),
    words: { above: `longer with ${labelsOf(name)[last]}`, below: `shorter with ${labelsOf(name)[last]}` },
    colour: styleOf(last).colour,
  });
});

const quantilesOf = (name: CaseName, count: number, place: number): number[] =>
  Array.from({ length: count }, (_, v) => valueIn(name, 12 + 3 * place + ((v * 7) % count) / 2, 0));

export const dotCases = casesOf((name) =>
  quantileDots({
    ...wordsOf(name, 'middle future 17.4 years', 'Reward runway (years); each dot is 1 in 20 futures'),
    unit: 'years',
    rows: labelsOf(name).map((label, place) => ({
      ...{ label, color: styleOf(place).colour, shape: styleOf(place).shape },
      values:
        name === 'missing values' && place === 1
          ? []
          : quantilesOf(name, 20, name === 'huge and tiny' ? place / 1e4 : place),
      note: `middle ${12 + 3 * place} years`,
    })),
  }),
);

export const effectCases = casesOf((name) => {
  const labels = labelsOf(name);
  const kindOf = (s: number) => {
    if (s === 0 || s === labels.length - 1) return 'total';
    return s === labels.length - 2 ? 'interaction' : 'effect';
  };
  return unbundledEffect({
    ...wordsOf(name, '−4.2 years on average', 'Mean of the reward runway (years), parts add up'),
    unit: 'years',
    steps: labels.map((label, s) => {
      // The last total ends where the steps before it lead.
      const reached = s > 0 && kindOf(s) === 'total' ? s : s + 1;
      const [from, to] = [kindOf(s) === 'total' ? 0 : 12 - 1.4 * s, 12 - 1.4 * reached].map((value) =>
        valueIn(name, value, 0),
      );
      const half = name === 'all equal' ? 0 : Math.abs(to) / 12;
      return {
        ...{ label, from: kindOf(s) === 'total' ? 0 : from, to, kind: kindOf(s), color: styleOf(s).colour },
        ...(kindOf(s) === 'total' || name === 'missing values'
          ? {}
          : { error: { low: to - half, high: to + half } }),
      };
    }),
  });
});

export const driverCases = casesOf((name) =>
  drivers({
    ...wordsOf(name, 'one input matters most', 'Middle effect (years) at both ends of each input'),
    unit: 'years',
    base: name === 'huge and tiny' ? 2e12 : name === 'negative' ? -3 : name === 'all equal' ? 7 : 1,
    drivers: labelsOf(name).map((label, d) => ({
      label,
      lowEffect: valueIn(name, -1.5 - d, d),
      highEffect: name === 'missing values' && d === 2 ? Number.NaN : valueIn(name, 2 + d / 2, d),
      range: `${d} to ${d + 3} million METIS`,
      provenance: (['measured', 'assumed', 'not stated'] as const)[d % 3],
    })),
  }),
);

export const multipleCases = casesOf((name) =>
  smallMultiples({
    ...wordsOf(name, 'clearly moves 3 of 6 outcomes', '6 outcomes, each on its own scale'),
    outcomes: ['Reward runway', 'METIS sold', 'Stake at the end', 'Lowest reserve', 'Seats', 'Votes'].map(
      (outcome, o) => ({
        label: name === 'long labels' || name === 'right to left' ? labelsOf(name)[o % 4] : outcome,
        unit: ['years', 'METIS', 'METIS', 'METIS', '', ''][o],
        rows: labelsOf(name).map((label, place) => {
          const [low, middle, high] = [2, 5, 9].map((value) =>
            valueIn(name, value + o + place, name === 'huge and tiny' ? o : place),
          );
          const { colour, shape } = styleOf(place);
          return { label, color: colour, shape, low, middle, high: Math.max(low, middle, high) };
        }),
      }),
    ),
  }),
);

export const seriesCases = casesOf((name) =>
  seriesFan({
    ...wordsOf(name, 'the pool runs dry first', 'Pool of rewards (METIS)'),
    unit: 'METIS',
    years,
    panels: labelsOf(name).map((label, place) => {
      const at = (p: number, share: number): number =>
        hole(name, p) === 1 && place > 0
          ? Number.NaN
          : valueIn(name === 'missing values' ? 'base' : name, 40 * (1 - years[p] * share * (place + 1)), 0);
      return {
        ...{ label, color: styleOf(place).colour, dash: styleOf(place).dash },
        median: years.map((_, p) => at(p, 0.02)),
        band: years.map((_, p) => ({
          low: Math.min(at(p, 0.024), at(p, 0.01)),
          high: Math.max(at(p, 0.024), at(p, 0.01)),
        })),
      };
    }),
  }),
);
