import { csvOf } from './chart-data.ts';
import type { Chart } from './charts/chart.ts';
import type { ChartName } from './figures/figures.ts';
import type { PictureIn } from './markdown.ts';
import type { TextFile } from './report-file.ts';

/** Where the poster lies. */
export const posterPath = 'charts/poster.png';

/** A chart with its pictures. */
export interface Pictured {
  readonly name: ChartName;
  readonly chart: Chart;
  readonly svg: string;
  readonly png: Buffer;
}

/** Draws charts one after another. Loads Vega and resvg when first called. */
export async function drawAll(
  charts: readonly { readonly name: ChartName; readonly chart: Chart }[],
): Promise<Pictured[]> {
  const { renderSvg } = await import('./render/render-svg.ts');
  const { renderPng } = await import('./render/render-png.ts');
  const drawn: Pictured[] = [];
  for (const { name, chart } of charts) {
    const svg = await renderSvg(chart);
    drawn.push({ name, chart, svg, png: renderPng(svg) });
  }
  return drawn;
}

/** A drawn chart as PNG, SVG, CSV of the plotted data, Vega-Lite and alternative text. */
export function chartFiles({ name, chart, svg, png }: Pictured): TextFile[] {
  const at = (extension: string): string => `charts/${name}.${extension}`;
  return [
    { path: at('png'), text: png },
    { path: at('svg'), text: svg },
    { path: at('csv'), text: csvOf(chart) },
    { path: at('vl.json'), text: `${JSON.stringify(chart.spec, null, 1)}\n` },
    { path: at('alt.txt'), text: `${chart.alt}\n` },
  ];
}

/** One picture of the gap over its parts, for accounts that may post one image only. */
export interface PosterFiles {
  readonly files: readonly TextFile[];
  /** How it stands in a text: in the place of the first chart in it. */
  readonly picture: PictureIn;
}

/** Draws the poster; undefined where one of its charts is missing. */
export async function posterFiles(pictures: readonly Pictured[]): Promise<PosterFiles | undefined> {
  const charts = (['fan', 'effect'] as const).flatMap(
    (wanted) => pictures.find(({ name }) => name === wanted)?.chart ?? [],
  );
  if (charts.length < 2) return undefined;
  const { drawPoster } = await import('./render/poster.ts');
  const { renderPng } = await import('./render/render-png.ts');
  const { svg, alt, width, height } = await drawPoster(charts);
  const caption = charts.map((chart) => chart.caption).join(' ');
  return {
    files: [
      { path: posterPath, text: renderPng(svg) },
      { path: 'charts/poster.alt.txt', text: `${alt}\n` },
    ],
    picture: { path: posterPath, width, height, alt, caption },
  };
}
