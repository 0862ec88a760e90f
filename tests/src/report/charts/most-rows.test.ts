import { expect, test } from 'vitest';
import { beforeAfter } from '../../../../src/report/charts/before-after.ts';
import { chanceLine } from '../../../../src/report/charts/chance-line.ts';
import type { Chart, ChartWords } from '../../../../src/report/charts/chart.ts';
import {
  drivers,
  influenceBars,
  quantileDots,
  ridgeline,
  smallMultiples,
  unbundledEffect,
} from '../../../../src/report/charts/charts.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { words as short } from './examples.ts';

const long: ChartWords = {
  ...short,
  title: 'The full proposal probably shortens the reward runway of everyone involved here',
  subtitle: short.subtitle.repeat(3),
  footer: { ...short.footer, mark: 'This run is not finished: 12 of 30 futures' },
};
const color = '#0072B2';
const [low, middle, high] = [0, 1, 2];
const listOf = <Item>(count: number, item: (label: string, place: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) =>
    item(`A rather long name of things number ${place + 1}`, place),
  );
const sized = { low, middle, high, text: '+1 year' };
const panelsOf = (panels: number) => (words: ChartWords, count: number) =>
  smallMultiples({
    ...words,
    outcomes: listOf(panels, (label) => ({
      ...{ label, unit: 'METIS' },
      rows: listOf(count, (name) => ({ label: name, color, low, middle, high })),
    })),
  });

const kinds: Readonly<Record<string, (words: ChartWords, count: number) => Chart>> = {
  'scenarios in two panels': panelsOf(2),
  'scenarios in six panels': panelsOf(6),
  'scenarios in nine panels': panelsOf(9),
  'steps of a waterfall': (words, count) =>
    unbundledEffect({
      ...{ ...words, unit: 'METIS' },
      steps: listOf(count, (label, s) => ({
        ...{ label, from: s, to: s + 1, kind: 'effect' as const },
        error: { low: s, high: s + 2 },
      })),
    }),
  'rows of dots': (words, count) =>
    quantileDots({
      ...{ ...words, unit: 'years' },
      rows: listOf(count, (label, r) => ({ label, color, note: 'middle 17.4 years', values: [r, r + 1] })),
    }),
  drivers: (words, count) =>
    drivers({
      ...{ ...words, unit: 'years', base: 0 },
      drivers: listOf(count, (label, d) => ({
        ...{ label, lowEffect: -d, highEffect: d + 1 },
        ...{ range: '1 to 3 million METIS a year', provenance: 'assumed' as const },
      })),
    }),
  'bars of shares': (words, count) =>
    influenceBars({
      ...{ ...words, measure: 'share', parts: ['whole', 'alone'] },
      bars: listOf(count, (label) => ({ label, value: middle, low, high })),
    }),
  'rows of curves': (words, count) =>
    ridgeline({
      ...{ ...words, unit: 'years', at: [0, 1, 2] },
      rows: listOf(count, (label) => ({
        ...{ label, note: '600 futures', color, density: [0, 1, 0] },
        ...{ middle, middleText: 'middle 1' },
      })),
    }),
  'outcomes before and after': (words, count) =>
    beforeAfter({ ...words, rows: listOf(count, (label) => ({ label, before: sized, after: sized })) }),
  'panels of chances': (words, count) =>
    chanceLine({
      ...{ ...words, unit: 'METIS', level: 50 },
      panels: listOf(count, (label) => ({
        ...{ label, color, flips: [] },
        points: [9e14, 1e15, 1.1e15].map((at) => ({ at, chance: 50, low: 40, high: 60 })),
      })),
    }),
};

/** The greatest number that a kind accepts under those words; and what it says of one more. */
function mostOf(make: (count: number) => Chart): { most: number; refused: string } {
  for (let count = 2; count < 100; count++) {
    try {
      make(count);
    } catch (error) {
      return { most: count - 1, refused: String(error) };
    }
  }
  return { most: 100, refused: '' };
}

test.each(Object.entries(kinds))('as many %s as are accepted stand clear of one another', async (_, make) => {
  for (const words of [short, long]) {
    const { most, refused } = mostOf((count) => make(words, count));
    expect(refused).toMatch(
      new RegExp(`invalid number of \\w+: ${most + 1}; expected (?:1 to|at most) ${most}`, 'u'),
    );
    for (const count of [2, most]) {
      const chart = make(words, count);
      const svg = await renderSvg(chart);
      expect(checkChart(chart, svg, renderPng(svg)), `${count}`).toEqual([]);
    }
  }
});
