import { csvOf } from './chart-data.ts';
import type { Chart } from './charts/chart.ts';
import type { ChartName } from './figures/figures.ts';
import type { TextFile } from './report-file.ts';

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

/** One picture of the gap over its parts, for accounts that may post one image only; nothing where either is missing. */
export async function posterFiles(pictures: readonly Pictured[]): Promise<TextFile[]> {
  const charts = (['fan', 'effect'] as const).flatMap(
    (wanted) => pictures.find(({ name }) => name === wanted)?.chart ?? [],
  );
  if (charts.length < 2) return [];
  const { drawPoster } = await import('./render/poster.ts');
  const { renderPng } = await import('./render/render-png.ts');
  const { svg, alt } = await drawPoster(charts);
  return [
    { path: 'charts/poster.png', text: renderPng(svg) },
    { path: 'charts/poster.alt.txt', text: `${alt}\n` },
  ];
}
