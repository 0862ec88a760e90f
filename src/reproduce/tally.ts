import type { Column } from '../store/index.ts';
import { lastPlaces, relativeDistance } from './last-places.ts';
import type { CellDifference } from './reproduction.ts';

/** Relative distance up to which two numbers are equal for grade B. */
export const TOLERANCE = 1e-12;

/** Where a row belongs. */
export interface RowPlace {
  readonly scenario: string;
  readonly point: number;
  readonly replication: number | null;
  readonly day: number | null;
  /** Name of the cell when the column alone does not say it, such as the outcome. */
  readonly cell?: string | undefined;
}

/** Rows of one table as computed here, to be compared with recorded ones. */
export interface Rows {
  readonly table: string;
  readonly here: readonly Column[];
  readonly recorded: readonly Column[];
  /** Row of `recorded` that belongs to row 0 of `here`. */
  readonly offset: number;
  readonly placeOf: (row: number) => RowPlace;
}

/** What comparing has found so far. */
export interface Tally {
  cells: number;
  differing: number;
  /** Numbers farther apart than the tolerance, or texts and whole numbers that differ. */
  beyond: number;
  /** Differences that no verdict can survive: missing rows or columns, other texts, other failures. */
  structural: number;
  readonly unequalRuns: Set<string>;
  first: { readonly difference: CellDifference; readonly rank: readonly number[] } | undefined;
  /** Position of a scenario in the experiment. */
  readonly rankOf: ReadonlyMap<string, number>;
}

/** A tally of nothing. */
export function startTally(scenarios: readonly string[]): Tally {
  const rankOf = new Map(scenarios.map((name, position) => [name, position]));
  return {
    cells: 0,
    differing: 0,
    beyond: 0,
    structural: 0,
    unequalRuns: new Set(),
    first: undefined,
    rankOf,
  };
}

const sameBits = (a: Float64Array, b: Float64Array): boolean =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

/** Compares rows cell by cell; columns that only one side has are differences. */
export function compareRows(tally: Tally, rows: Rows): void {
  const names = rows.here.map(({ name }) => name);
  for (const { name } of rows.recorded) {
    if (!names.includes(name))
      note(tally, rows, { row: 0, column: name, recorded: 'a column', here: null, exact: true });
  }
  for (const column of rows.here) {
    const recorded = rows.recorded.find(({ name }) => name === column.name);
    if (recorded?.type === column.type) compareColumn(tally, rows, column, recorded);
    else
      note(tally, rows, {
        row: 0,
        column: column.name,
        recorded: recorded?.type ?? null,
        here: column.type,
        exact: true,
      });
  }
}

/** Compares the content digests of a table whose recorded values are not there: where they differ, nothing says by how much. */
export function compareDigests(tally: Tally, { table, scenario, point, recorded, here }: DigestPair): void {
  tally.cells += 1;
  if (recorded === here) return;
  const placeOf = (): RowPlace => ({ scenario, point, replication: null, day: null });
  const rows = { table, here: [], recorded: [], offset: 0, placeOf };
  note(tally, rows, { row: 0, column: 'content digest', recorded, here, exact: false });
}

/** The content digests of a table, as recorded and as computed here. */
export interface DigestPair {
  readonly table: string;
  readonly scenario: string;
  readonly point: number;
  readonly recorded: string | null;
  readonly here: string;
}

function compareColumn(tally: Tally, rows: Rows, here: Column, recorded: Column): void {
  const count = here.values.length;
  tally.cells += count;
  if (here.type === 'float64' && recorded.type === 'float64') {
    const part = recorded.values.subarray(rows.offset, rows.offset + count);
    if (part.length === count && sameBits(here.values, part)) return;
  }
  for (let row = 0; row < count; row++) {
    const [found, wanted] = [cellOf(recorded, rows.offset + row), cellOf(here, row)];
    const equal = found === wanted ? !differentZeros(found, wanted) : bothNaN(found, wanted);
    if (!equal)
      note(tally, rows, {
        row,
        column: here.name,
        recorded: found,
        here: wanted,
        exact: here.type !== 'float64',
      });
  }
}

type Cell = number | string | null;

function cellOf(column: Column, row: number): Cell {
  const value = column.values[row] ?? null;
  return typeof value === 'boolean' ? String(value) : value;
}

const differentZeros = (a: Cell, b: Cell): boolean => a === 0 && b === 0 && !Object.is(a, b);
const bothNaN = (a: Cell, b: Cell): boolean => Number.isNaN(a) && Number.isNaN(b);

interface Differing {
  readonly row: number;
  readonly column: string;
  readonly recorded: Cell;
  readonly here: Cell;
  /** Of a kind that has no tolerance: text, whole numbers, columns. */
  readonly exact: boolean;
}

function note(tally: Tally, { table, placeOf }: Rows, at: Differing): void {
  const { recorded, here, exact } = at;
  const numbers = typeof recorded === 'number' && typeof here === 'number' && !Number.isNaN(recorded + here);
  const relative = numbers ? relativeDistance(recorded, here) : null;
  tally.differing += 1;
  if (exact || relative === null || relative > TOLERANCE) tally.beyond += 1;
  if (exact) tally.structural += 1;
  const { cell, ...place } = placeOf(at.row);
  if (place.replication !== null)
    tally.unequalRuns.add(`${place.scenario} ${place.point} ${place.replication}`);
  const rank = [
    tally.rankOf.get(place.scenario) ?? -1,
    place.point,
    place.replication ?? Infinity,
    place.day ?? Infinity,
  ];
  if (tally.first !== undefined && !before(rank, tally.first.rank)) return;
  const difference = {
    table,
    column: at.column === 'value' ? (cell ?? 'value') : at.column,
    ...place,
    recorded,
    here,
    lastPlaces: numbers ? String(lastPlaces(recorded, here)) : null,
    relative,
    replay: null,
  };
  tally.first = { difference, rank };
}

function before(a: readonly number[], b: readonly number[]): boolean {
  const decisive = a.findIndex((value, i) => value !== b[i]);
  return decisive !== -1 && a[decisive] < b[decisive];
}

/** The first difference with the command that replays it, if a replication can be named. */
export function firstDifference(
  { first }: Tally,
  replay: (at: { scenario: string; point: number; replication: number }) => string,
): CellDifference | null {
  if (first === undefined) return null;
  const { scenario, point, replication } = first.difference;
  return {
    ...first.difference,
    replay: replication === null ? null : replay({ scenario, point, replication }),
  };
}
