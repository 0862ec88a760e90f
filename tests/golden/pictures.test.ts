import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkChart } from '../../src/report/render/check-chart.ts';
import { renderPng } from '../../src/report/render/render-png.ts';
import { caseNames } from '../src/report/charts/case-names.ts';
import { drawGolden, goldenCharts, keptNames, keptPixels, pictureFolder, pictureKinds } from './pictures.ts';

const kept = keptPixels();

/** Writes what was drawn beside nothing else, so that both can be looked at; the message names the file. */
function lookAt(name: string, svg: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'mlab-picture-')), `${name}.svg`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, svg);
  writeFileSync(path.replace(/svg$/u, 'png'), renderPng(svg));
  return `${pictureFolder}/${name}.svg differs from what is drawn now: ${path}; npm run golden keeps the new one`;
}

function keptSvg(name: string): string {
  try {
    return readFileSync(join(pictureFolder, `${name}.svg`), 'utf8');
  } catch {
    return '';
  }
}

for (const kind of Object.keys(pictureKinds)) {
  test(`${kind} is drawn as kept in every case, and keeps all rules of pictures`, async () => {
    for (const [name, make] of goldenCharts([kind])) {
      const chart = make();
      const { svg, pixels, png } = await drawGolden(chart);
      const isSame = svg === keptSvg(name) && pixels === kept[name];
      expect(isSame, isSame ? '' : lookAt(name, svg)).toBe(true);
      expect(checkChart(chart, svg, png()), name).toEqual([]);
    }
  }, 60_000);
}

test('no golden picture is left without its case, and none is missing', () => {
  const names = [...goldenCharts().keys()].sort();
  expect(keptNames().sort()).toEqual(names);
  expect(Object.keys(kept).sort()).toEqual(names);
});

test('every kind has a picture of every case', () => {
  const missing = Object.entries(pictureKinds).flatMap(([kind, cases]) =>
    caseNames.filter((name) => cases[name] === undefined).map((name) => `${kind}: ${name}`),
  );
  expect(missing).toEqual([]);
});
