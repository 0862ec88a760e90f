import { largestRemainder } from '../../summarise/index.ts';
import { axisScale } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { totalOf } from './fold-flows.ts';
import type { FlowSide } from './fold-flows.ts';

/** What is written on a panel of flows: all that moves, by period, and by account of each side. */
export interface FlowTexts {
  readonly whole: string;
  readonly period: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A number that stands on a picture of flows: everything that moves, or what moves in a period, out of an account, or into one. */
export interface FlowNumber {
  readonly side: 'whole' | 'period' | 'from' | 'to';
  /** Which period, or which account from the largest down; 0 for everything. */
  readonly place: number;
  /** Accounts that a side of the picture has room for: the smallest of more stand together. */
  readonly rows: number;
}

type Sides = Readonly<Record<'from' | 'to', readonly FlowSide[]>>;

/** What leaves accounts in each period. */
export const sumsOf = ({ from }: Pick<Sides, 'from'>, periods: number): number[] =>
  Array.from({ length: periods }, (_, p) => totalOf(from.map(({ amounts }) => amounts[p])));

/** Writes the amounts of panels on one scale, those of each panel so that parts add up to its whole as printed. */
export function flowTexts(
  panels: readonly Sides[],
  periods: number,
): { readonly scale: AxisScale; readonly texts: readonly FlowTexts[] } {
  const sums = panels.map((panel) => sumsOf(panel, periods));
  const scale = axisScale({ values: sums.map(totalOf), ticks: 30, zero: true });
  const texts = panels.map(({ from, to }, n): FlowTexts => {
    const write = partsWriter(scale, totalOf(sums[n]));
    const written = (sides: readonly FlowSide[]): string[] =>
      write(sides.map(({ amounts }) => totalOf(amounts)));
    return {
      whole: write([totalOf(sums[n])])[0],
      period: write(sums[n]),
      from: written(from),
      to: written(to),
    };
  });
  return { scale, texts };
}

const multiples: Readonly<Record<string, number>> = {
  '': 1,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/**
 * Writes the parts of a total as the axis does, rounded by largest remainder so that what is printed adds up to the printed total; a part that
 * would be written as zero and is none, as less than the last digit.
 */
function partsWriter({ write, multiple }: AxisScale, total: number): (parts: readonly number[]) => string[] {
  const decimals = write(total).split('.')[1]?.length ?? 0;
  const step = (multiples[multiple] ?? 0) / Number(`1e${decimals}`);
  const isPlain = step > 0 && !write(total).includes('e');
  return (parts) => {
    const rounded = isPlain
      ? largestRemainder(
          parts.map((part) => part / step),
          Math.round(total / step),
        ).map((count) => count * step)
      : parts;
    return parts.map((part, p) => {
      const text = write(rounded[p]);
      return part > 0 && /^[0.]+$/u.test(text) ? `<${text.replace(/0$/u, '1')}` : text;
    });
  };
}
