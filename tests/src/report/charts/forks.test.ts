import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beforeAfter } from '../../../../src/report/charts/before-after.ts';
import { chanceLine } from '../../../../src/report/charts/chance-line.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { words } from './examples.ts';
import { beforeAfterCases, chanceLineCases } from './examples-forks.ts';

/** Where pictures are kept to be looked at; nowhere unless asked. */
const kept = process.env['MLAB_TEST_PICTURES'];

test.each([
  ...Object.entries(beforeAfterCases).map(([name, make]) => [`before and after, ${name}`, make] as const),
  ...Object.entries(chanceLineCases).map(([name, make]) => [`chances along a value, ${name}`, make] as const),
])('%s passes every check of a picture', async (name, make) => {
  const chart = make();
  const svg = await renderSvg(chart);
  const png = renderPng(svg);
  expect(checkChart(chart, svg, png)).toEqual([]);
  if (kept === undefined) return;
  mkdirSync(kept, { recursive: true });
  writeFileSync(`${kept}/${name.replaceAll(/\W+/gu, '-')}.png`, png);
});

test('what is not known takes no row in the table, and is said in the picture', () => {
  const { table, spec } = beforeAfterCases['missing values']();
  expect(table.rows.map(([label, when]) => `${label} ${when}`)).toContain('Known before only before');
  expect(table.rows.some(([label]) => label === 'Not known at all')).toBe(false);
  expect(JSON.stringify(spec)).toContain('not known');
});

test('a picture has one to twelve outcomes, and one to eight verdicts of two values', () => {
  const base = beforeAfterCases.base();
  const { title, subtitle, caption, footer } = base;
  const words = { title, subtitle, caption, footer, alt: { data: 'a', scenarios: 'b', range: 'c' } };
  expect(() => beforeAfter({ ...words, rows: [] })).toThrow('invalid number of rows: 0');
  const line = { ...words, unit: 'METIS', level: 50 };
  expect(() => chanceLine({ ...line, panels: [] })).toThrow('invalid number of panels: 0');
  const one = { label: 'one', color: '#000000', points: [{ at: 1, chance: 5, low: 1, high: 9 }], flips: [] };
  expect(() => chanceLine({ ...line, panels: [one] })).toThrow('invalid panel one: 1 values');
});

test('flips stand in the table of their picture, with open ends empty', () => {
  const { table } = chanceLineCases['missing values']();
  expect(table.rows.filter((row) => row[5] === 'flip')).toEqual([['Full proposal', 1e6, 50, '', '', 'flip']]);
});

test.each([
  ['to the right of the band', 300_000],
  ['to the left of it', 1_700_000],
])('the label of a flip stands %s, where no edge crosses it', async (side, at) => {
  const { title, subtitle, caption, footer } = beforeAfterCases.base();
  const points = Array.from({ length: 21 }, (_, k) => ({ at: k * 1e5, chance: 50, low: 40, high: 60 }));
  const flips = [{ at, low: at - 2e5, high: at + 2e5, label: '1,050,000 METIS [922,000]' }];
  const chart = chanceLine({
    ...{ title, subtitle, caption, footer, alt: { data: 'a', scenarios: 'b', range: 'c' } },
    ...{ unit: 'METIS', level: 50, panels: [{ label: 'one', color: '#0072B2', points, flips }] },
  });
  const svg = await renderSvg(chart);
  const place = (text: string): number =>
    Number(new RegExp(`translate\\(([\\d.]+),[^>]*>${text}`, 'u').exec(svg)?.[1]);
  const [, left, right] =
    /"x":\{"value":([\d.]+)\},"x2":\{"value":([\d.]+)\}/u.exec(JSON.stringify(chart.spec)) ?? [];
  const label = place('1,050,000 METIS');
  if (side.includes('right')) expect(label).toBeGreaterThan(Number(right) + 3);
  else expect(label).toBeLessThan(Number(left) - 3);
});

test('the axis of effects before and after has amounts on it however large they are', async () => {
  const sized = { low: 0, middle: 5e299, high: 1e300, text: '+huge' };
  const svg = await renderSvg(
    beforeAfter({ ...words, rows: [{ label: 'one', before: sized, after: sized }] }),
  );
  expect(svg).toContain('>+1e300<');
});
