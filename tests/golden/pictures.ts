import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../../src/report/charts/chart.ts';
import { pngOptions } from '../../src/report/render/render-png.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';
import { caseNames } from '../src/report/charts/case-names.ts';
import type { Cases } from '../src/report/charts/case-names.ts';
import * as past from '../src/report/charts/examples-back-test.ts';
import * as forks from '../src/report/charts/examples-forks.ts';
import * as flows from '../src/report/charts/examples-flows.ts';
import * as report from '../src/report/charts/examples-report.ts';
import * as studies from '../src/report/charts/examples-studies.ts';

/** Where golden pictures lie: `<kind>/<case>.svg` and the hashes of their pixels. */
export const pictureFolder = 'tests/golden/pictures';
/** Hashes of pixels by picture. */
export const pixelFile = 'tests/golden/pictures/pixels.json';

/** The cases of every chart kind; a new kind is one line. */
export const pictureKinds: Readonly<Record<string, Cases>> = {
  'difference-fan': report.fanCases,
  'quantile-dots': report.dotCases,
  'unbundled-effect': report.effectCases,
  drivers: report.driverCases,
  'small-multiples': report.multipleCases,
  'series-fan': report.seriesCases,
  frontier: studies.frontierCases,
  'influence-bars': studies.influenceCases,
  'morris-plane': studies.morrisCases,
  'point-panels': studies.panelCases,
  'token-flows': flows.flowCases,
  'group-grid': flows.gridCases,
  'back-test': past.backTestCases,
  ridgeline: past.ridgeCases,
  heatmap: past.heatCases,
  'before-after': forks.beforeAfterCases,
  'chance-line': forks.chanceLineCases,
};

/** Names of all golden pictures, `drivers/all-equal`, each with its chart. */
export function goldenCharts(kinds: readonly string[] = Object.keys(pictureKinds)): Map<string, () => Chart> {
  return new Map(
    kinds.flatMap((kind) =>
      caseNames.flatMap((name) => {
        const make = pictureKinds[kind][name];
        return make === undefined ? [] : [[`${kind}/${name.replaceAll(' ', '-')}`, make] as const];
      }),
    ),
  );
}

/** A picture in all its forms. */
export interface Golden {
  readonly svg: string;
  /** Hash of the pixels: red, green, blue and opacity, before any file format. */
  readonly pixels: string;
  readonly png: () => Buffer;
}

/** Draws the picture of a chart. */
export async function drawGolden(chart: Chart): Promise<Golden> {
  const svg = await renderSvg(chart);
  const image = new Resvg(svg, pngOptions).render();
  const pixels = createHash('sha256').update(image.pixels).digest('hex');
  return { svg, pixels, png: () => image.asPng() };
}

/** The kept hashes of pixels. */
export function keptPixels(): Record<string, unknown> {
  const kept: unknown = existsSync(pixelFile) ? JSON.parse(readFileSync(pixelFile, 'utf8')) : {};
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}

/** Draws all golden pictures and keeps them; one line for each that changed, and the number of those that did not. */
export async function writePictures(): Promise<string[]> {
  const charts = goldenCharts();
  const before = keptPixels();
  const after: Record<string, string> = {};
  const said: string[] = [];
  for (const [name, make] of charts) {
    const path = join(pictureFolder, `${name}.svg`);
    const { svg, pixels } = await drawGolden(make());
    after[name] = pixels;
    if (pixels === before[name] && existsSync(path) && readFileSync(path, 'utf8') === svg) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, svg);
    said.push(`rewritten ${path}`);
  }
  for (const name of keptNames().filter((kept) => !charts.has(kept))) {
    rmSync(join(pictureFolder, `${name}.svg`));
    said.push(`removed ${pictureFolder}/${name}.svg`);
  }
  writeFileSync(pixelFile, `${JSON.stringify(after, null, 1)}\n`);
  return [
    ...said,
    `unchanged ${charts.size - said.filter((line) => line.startsWith('rewritten')).length} pictures`,
  ];
}

/** Names of the pictures that are kept as files. */
export function keptNames(): string[] {
  if (!existsSync(pictureFolder)) return [];
  return readdirSync(pictureFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(pictureFolder, name)).map((file) => `${name}/${file.replace(/\.svg$/u, '')}`),
    );
}
