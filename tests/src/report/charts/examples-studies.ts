import type { Chart } from '../../../../src/report/charts/chart.ts';
import { frontier, influenceBars, morrisPlane, pointPanels } from '../../../../src/report/charts/charts.ts';
import { scenarioStyles } from '../../../../src/report/charts/palette.ts';
import { caseNames, eightNames, labelsOf, valueIn } from './case-names.ts';
import type { CaseName, Cases } from './case-names.ts';
import { wordsOf } from './examples-report.ts';

const styles = scenarioStyles(eightNames);
const casesOf = (make: (name: CaseName) => Chart): Cases =>
  Object.fromEntries(caseNames.map((name) => [name, () => make(name)]));

const around = (name: CaseName, value: number, half: number, place: number) => {
  const middle = valueIn(name === 'missing values' ? 'base' : name, value, place);
  const reach = name === 'all equal' ? 0 : (Math.abs(middle) * half) / Math.abs(value);
  if (name === 'missing values' && place % 3 === 1) return { middle, low: Number.NaN, high: Number.NaN };
  return { middle, low: middle - reach, high: middle + reach };
};

export const frontierCases = casesOf((name) => {
  const labels = labelsOf(name);
  const count = name === 'one scenario' ? 1 : 2 * labels.length;
  return frontier({
    ...wordsOf(name, 'no setting is best in both', 'Settings by two outcomes'),
    ...{ acrossTitle: 'Reward runway', upTitle: 'METIS sold', acrossUnit: 'years', upUnit: 'METIS' },
    points: Array.from({ length: count }, (_, p) => ({
      label: `${labels[p % labels.length]}${p < labels.length ? '' : ' (2)'}`,
      across: around(name, 10 + ((p * 7) % 11), 0.6, name === 'huge and tiny' ? 0 : p),
      up: around(name, 40 - ((p * 5) % 13), 2, name === 'huge and tiny' ? 1 : p),
      onFrontier: p % 3 === 0,
      mark: p === 0 ? 'current' : p === 1 ? 'proposed' : undefined,
    })),
  });
});

export const influenceCases = casesOf((name) =>
  influenceBars({
    ...wordsOf(name, 'one input explains most', 'Share of the variance of the runway'),
    measure: 'share of the variance',
    parts: ['with all interactions', 'alone'],
    threshold: { at: valueIn(name, 0.1, 1) || 0.1, words: 'chance stays below' },
    bars: labelsOf(name).map((label, b) => {
      const value = valueIn(name === 'missing values' ? 'base' : name, 0.8 / (1 + b), b);
      const half = name === 'all equal' ? 0 : Math.abs(value) / 10;
      const isMissing = name === 'missing values' && b % 2 === 1;
      const ends = isMissing ? { low: null, high: null } : { low: value - half, high: value + half };
      return { label, value, ...ends, ...(isMissing ? {} : { alone: value / 2 }) };
    }),
  }),
);

export const morrisCases = casesOf((name) =>
  morrisPlane({
    ...wordsOf(name, 'one input matters most', 'Effects on the reward runway (years)'),
    unit: 'years',
    floor: name === 'huge and tiny' ? 1e11 : 0.1,
    points: labelsOf(name).map((label, p) => {
      const size = Math.abs(valueIn(name === 'missing values' ? 'base' : name, 0.9 / (1 + p), p));
      const isMissing = name === 'missing values' && p % 2 === 1;
      const ends = isMissing ? { low: null, high: null } : { low: size * 0.9, high: size * 1.1 };
      return { label, muStar: size, ...ends, sigma: size * (0.3 + (p % 3) / 2) };
    }),
  }),
);

const across = Array.from({ length: 16 }, (_, x) => x / 4 - 2);

export const panelCases = casesOf((name) =>
  pointPanels({
    ...wordsOf(name, 'residuals look like chance', 'Residuals of the fit'),
    ...{ acrossTitle: 'normal quantile', upTitle: 'residual' },
    levels: name === 'huge and tiny' ? [] : [-0.5, 0.5],
    diagonal: name === 'base',
    panels: labelsOf(name).map((label, p) => ({
      ...{ label, color: styles[p].colour, mark: (['line', 'points', 'stems'] as const)[p % 3] },
      at: across.map((x, at): readonly [number, number] => [
        x,
        name === 'missing values' && at > 5 && at < 9
          ? Number.NaN
          : valueIn(name === 'missing values' ? 'base' : name, ((at * 7) % 13) / 8 - 0.75, 0),
      ]),
    })),
  }),
);
