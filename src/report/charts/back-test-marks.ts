import { ink } from '../render/frame.ts';
import type { ReadingPoint } from './back-test.ts';
import type { PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';

/** One way in which a reading is drawn, with the words of the key; shape says the same as colour. */
export interface ReadingMark {
  readonly words: string;
  readonly holds: (reading: ReadingPoint) => boolean;
  readonly mark: PlotSpec;
}

const isInside = ({ value, low, high }: ReadingPoint): boolean => value >= low && value <= high;
const hasBand = ({ low, high }: ReadingPoint): boolean => Number.isFinite(low) && Number.isFinite(high);

/** Every way in which a reading is drawn; exactly one holds for each reading. */
export const readingMarks: readonly ReadingMark[] = [
  {
    words: 'read, inside',
    holds: (reading) => reading.counts && hasBand(reading) && isInside(reading),
    mark: { filled: true, shape: 'circle', color: ink, size: 46 },
  },
  {
    words: 'read, outside',
    holds: (reading) => reading.counts && hasBand(reading) && !isInside(reading),
    mark: { filled: true, shape: 'diamond', color: neutral.worse, size: 90 },
  },
  {
    words: 'not judged',
    holds: (reading) => !reading.counts || !hasBand(reading),
    mark: { filled: true, fill: '#FFFFFF', stroke: ink, strokeWidth: 1.5, shape: 'square', size: 40 },
  },
];
