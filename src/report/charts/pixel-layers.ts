import type { ChartRecord, PlotSpec } from './chart.ts';
import { inlineData } from './plot-parts.ts';

/** Size of a plot whose marks are placed in units from its top left corner. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A place in units; NaN where there is none. */
export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** A stretch from `y` to `y2` above one place in units; NaN where there is none. */
export interface PixelSpan extends PixelPoint {
  readonly y2: number;
}

const channel = (field: string, extent: number, isDown: boolean): PlotSpec => ({
  field,
  type: 'quantitative',
  scale: { domain: isDown ? [extent, 0] : [0, extent], nice: false, zero: false },
  axis: null,
});

/** The area between two edges; where either is missing it has a gap. */
export function areaLayer(spans: readonly PixelSpan[], size: PixelSize, mark: PlotSpec): PlotSpec {
  return {
    data: inlineData(unbroken(spans)),
    mark: { type: 'area', ...mark },
    encoding: { ...places(size), y2: { field: 'y2' }, detail: { field: 'run', type: 'nominal' } },
  };
}

/** A line through places; where one is missing it has a gap. */
export function pathLayer(points: readonly PixelPoint[], size: PixelSize, mark: PlotSpec): PlotSpec {
  return {
    data: inlineData(unbroken(points)),
    mark: { type: 'line', ...mark },
    encoding: { ...places(size), detail: { field: 'run', type: 'nominal' } },
  };
}

/** Points at places; missing ones are left out. */
export function pointsLayer(points: readonly PixelPoint[], size: PixelSize, mark: PlotSpec): PlotSpec {
  return {
    data: inlineData(unbroken(points)),
    mark: { type: 'point', opacity: 1, clip: false, ...mark },
    encoding: places(size),
  };
}

const places = ({ width, height }: PixelSize): PlotSpec => ({
  x: channel('x', width, false),
  y: channel('y', height, true),
});

/** Records with the number of the stretch without a hole in which each stands. */
function unbroken(points: readonly (PixelPoint | PixelSpan)[]): ChartRecord[] {
  const records: ChartRecord[] = [];
  let run = 0;
  for (const point of points) {
    if (Object.values(point).every(Number.isFinite)) records.push({ ...point, run });
    else run++;
  }
  return records;
}
