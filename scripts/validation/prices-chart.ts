// A picture with lines and points for docs/validation/prices.md.
import { createChart } from '../../src/report/charts/chart.ts';
import type { ChartRecord, PlotSpec } from '../../src/report/charts/chart.ts';
import {
  inlineData,
  plotSpec,
  ruleLayer,
  spreadPlaces,
  textLayer,
} from '../../src/report/charts/plot-parts.ts';
import { renderSvg } from '../../src/report/render/render-svg.ts';

/** A line, or points where `points` is set; its label stands at its right end. */
export interface Drawn {
  readonly label: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly points?: boolean;
  readonly at: readonly (readonly [number, number])[];
}

/** What a picture shows: words, axes with their ticks, series, and upright or level rules in units of the axes. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
  readonly range: string;
  readonly x: { readonly title: string; readonly ticks: readonly number[] };
  readonly y: { readonly title: string; readonly ticks: readonly number[] };
  readonly series: readonly Drawn[];
  readonly upright?: readonly number[];
  readonly level?: readonly number[];
}

const padding = { left: 52, top: 12, right: 116, bottom: 36 };

/** The picture as SVG. */
export function draw(picture: Picture): Promise<string> {
  const rows = picture.series.flatMap(({ label, at }) => at.map(([x, y]) => [label, x, y]));
  const words = {
    title: picture.title,
    subtitle: picture.subtitle,
    alt: { data: picture.alt, scenarios: 'the price processes', range: picture.range },
    caption: picture.subtitle,
    footer: { run: 'prices of METIS, window B', command: 'npm run validation prices' },
  };
  const table = { columns: ['series', 'x', 'y'], rows };
  const chart = createChart({ kind: 'validation', called: 'Line chart' }, words, table, 430, (room) => {
    const width = room.width - padding.left - padding.right;
    const height = room.height - padding.top - padding.bottom;
    return plotSpec(padding, { width, height, layer: layers(picture, width, height) });
  });
  return renderSvg(chart);
}

function layers(picture: Picture, width: number, height: number): PlotSpec[] {
  const ends = (ticks: readonly number[]): [number, number] => [ticks[0], ticks[ticks.length - 1]];
  const [[left, right], [low, high]] = [ends(picture.x.ticks), ends(picture.y.ticks)];
  const px = (x: number): number => ((x - left) / (right - left)) * width;
  const py = (y: number): number => ((high - y) / (high - low)) * height;
  const axis = (ends_: [number, number], of: Picture['x'], grid: boolean) => ({
    type: 'quantitative',
    scale: { domain: ends_, nice: false, zero: false },
    axis: { values: of.ticks, title: of.title, grid, format: '~g' },
  });
  const x = { field: 'x', ...axis([left, right], picture.x, false) };
  const y = { field: 'y', ...axis([low, high], picture.y, true) };
  const marks = picture.series.map(({ at, colour, dash, points }): PlotSpec => {
    const records: ChartRecord[] = at.map(([at_, value]) => ({ x: at_, y: value }));
    const mark =
      points === true
        ? { type: 'point', filled: true, size: 34, color: colour, opacity: 1, clip: true }
        : { type: 'line', color: colour, strokeWidth: 2, strokeDash: dash ?? [], clip: true };
    return { data: inlineData(records), mark, encoding: { x, y } };
  });
  const wanted = picture.series.map(({ at }) => py(at[at.length - 1][1]));
  const places = spreadPlaces(wanted, 14, 6, height - 6);
  const labels = picture.series.map(({ label, colour }, k) =>
    textLayer({ lines: [label], x: width + 8, y: places[k], colour, weight: 'bold' }),
  );
  return [
    ...(picture.upright ?? []).map((at) =>
      ruleLayer({ x: px(at), y: 0 }, { x: px(at), y: height }, { dash: [4, 3] }),
    ),
    ...(picture.level ?? []).map((at) =>
      ruleLayer({ x: 0, y: py(at) }, { x: width, y: py(at) }, { dash: [4, 3] }),
    ),
    ...marks,
    ...labels,
  ];
}
