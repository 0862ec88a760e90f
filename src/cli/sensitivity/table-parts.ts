import { zeroed } from '../../report/numbers.ts';
import { shownAmount, shownUnit, withUnit } from '../../report/shown-unit.ts';
import type { Estimate } from '../../sensitivity/index.ts';
import { decimals, significant } from '../../summarise/index.ts';

/** What an analysis says: a table for people, the same with all digits for files, and sentences. */
export interface SensitivityTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Inputs of the rows, by the names that are typed. */
  readonly inputs: readonly string[];
  readonly notes: readonly string[];
  /** Columns and rows of the CSV file. */
  readonly columns: readonly string[];
  readonly records: readonly (readonly (string | number)[])[];
}

/** Units in which values are written. */
export interface TableUnits {
  /** Unit of the response. */
  readonly response: string;
  readonly inputs: ReadonlyMap<string, string>;
  /** What inputs are called: as typed in a terminal, by their meaning on a page. */
  label(name: string): string;
}

/** Ends of an interval as cells of a file; empty where there are none. */
export const ends = ({ interval: { low, high } }: Estimate): (string | number)[] => [low ?? '', high ?? ''];

/** `0.62 [0.55 to 0.70]`, `0.62` without an interval. */
export function share({ value, interval: { low, high } }: Estimate, places = 2): string {
  const text = decimals(value, places);
  return low === null || high === null
    ? text
    : `${text} [${decimals(low, places)} to ${decimals(high, places)}]`;
}

/** The size of a difference with its unit: `3.7 years`, `5.0 percentage points`. */
export function sizeOf(value: number, unit: string): string {
  return withUnit(amountAlone(value, unit), shownUnit(unit).ofDifferences);
}

/** `13 years [6.5 to 19]`, `13 years` without an interval; an end nearer to zero than a hundredth of the size is 0. */
export function sizeWithEnds({ value, interval: { low, high } }: Estimate, unit: string): string {
  const text = sizeOf(value, unit);
  return low === null || high === null
    ? text
    : `${text} [${[low, high].map((end) => amountAlone(zeroed(end, Math.abs(value) / 100), unit)).join(' to ')}]`;
}

function amountAlone(value: number, unit: string): string {
  return significant(value * shownUnit(unit).factor, 2);
}

/** A value of an input with its unit, or the name of an option. */
export function written(value: number | string, unit = ''): string {
  return typeof value === 'number' ? shownAmount(value, unit) : value;
}
