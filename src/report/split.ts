import { quantile, ascending, significant } from '../summarise/index.ts';
import type { RunData } from './run-data.ts';

/** Replications in which an assumption had one option, or lay in one third of its drawn values. */
export interface Group {
  readonly label: string;
  readonly members: readonly number[];
}

const mostOptions = 8;

/**
 * Divides the replications by the drawn values of an assumption: numbers from a distribution other than a choice, and more
 * than eight different ones, into three groups of equal size from low to high, anything else by option. Empty for an assumption that was not drawn or does not vary.
 */
export function splitBy(run: RunData, assumption: string): Group[] {
  const drawn = run.drawn(assumption);
  if (drawn === undefined) return [];
  const distinct = [...new Set(drawn)];
  if (distinct.length < 2) return [];
  const numbers = drawn.flatMap((value) => (typeof value === 'number' ? [value] : []));
  if (numbers.length < drawn.length) return byOption(drawn, distinct);
  const kind = run.experiment.assumptions.find(({ name }) => name === assumption)?.distribution.kind;
  const isContinuous = kind !== undefined && kind !== 'choice' && distinct.length > 2;
  return isContinuous || distinct.length > mostOptions ? byThird(numbers) : byOption(drawn, distinct);
}

function byOption(drawn: readonly (number | string)[], distinct: readonly (number | string)[]): Group[] {
  return [...distinct].sort(inOrder).map((option) => ({
    label: typeof option === 'number' ? significant(option, 3) : option,
    members: drawn.flatMap((value, r) => (value === option ? [r] : [])),
  }));
}

function inOrder(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function byThird(drawn: readonly number[]): Group[] {
  const sorted = ascending(drawn);
  const [first, second] = [1 / 3, 2 / 3].map((p) => quantile(sorted, p));
  const show = (value: number): string => significant(value, 3);
  const members = (holds: (value: number) => boolean): number[] =>
    drawn.flatMap((value, r) => (holds(value) ? [r] : []));
  return [
    { label: `lowest third, up to ${show(first)}`, members: members((value) => value <= first) },
    {
      label: `middle third, ${show(first)} to ${show(second)}`,
      members: members((value) => value > first && value <= second),
    },
    { label: `highest third, from ${show(second)}`, members: members((value) => value > second) },
  ];
}
