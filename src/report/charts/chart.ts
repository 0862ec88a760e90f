import { vegaText } from '../escape.ts';
import { altText } from './alt-text.ts';
import type { AltText } from './alt-text.ts';
import { frameLayout } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { checkInput, named } from './check-input.ts';
import { plainNames } from './plain-names.ts';

export type { AltText } from './alt-text.ts';

/** Plain JSON, of which chart specifications consist. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite specification of a plot with inline data and nothing to load. */
export type PlotSpec = { readonly [key: string]: Json };

/** One row of a chart's table. */
export type ChartRow = readonly (string | number)[];

/** One row of a chart's table with its columns' names: a record of a plot's inline data. */
export type ChartRecord = { readonly [column: string]: string | number };

/** The data behind a chart, as shown beside it and as plotted. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

/** What stands in the picture's footer, so that a copied picture can still be checked. */
export interface ChartFooter {
  /** Run key, for example `7k3m9q2f`. */
  readonly run: string;
  /** Command that reproduces the run. */
  readonly command: string;
  /** A warning that must never be cut off a picture, for example that its run is not finished. */
  readonly mark?: string | undefined;
}

/** The words around a plot, which every chart kind takes. */
export interface ChartWords {
  /** The finding, at most 12 words. */
  readonly title: string;
  /** Measure, unit, scenarios, horizon and number of replications. */
  readonly subtitle: string;
  readonly alt: AltText;
  /** What must be known to read the chart; stands below it on the page. */
  readonly caption: string;
  readonly footer: ChartFooter;
}

/** A chart ready to be rendered: words, plot and the table of its data; sizes in units of which 690 are a page width. */
export interface Chart {
  readonly kind: string;
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
  readonly caption: string;
  readonly footer: ChartFooter;
  readonly spec: PlotSpec;
  readonly table: ChartTable;
  readonly width: number;
  readonly height: number;
}

/** A kind's name as it stands in `kind` and as it is called in the alternative text. */
export interface ChartKind {
  readonly kind: string;
  readonly called: string;
}

/** Width of every picture in units. */
export const chartWidth = 690;

/** Largest height of a picture in units. */
export const tallest = 500;

/** Beyond it the sums and steps of an axis are no longer finite. */
const largestNumber = 1e300;

const maximumTitleWords = 12;

/** Words of a title; numbers count as words. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Chart from its words, its table and a function that draws the plot into the room left by the words.
 * Throws when the title has more than 12 words, the table is empty, a number is not finite or beyond 1e300, and as `checkInput`.
 */
export function createChart(
  kind: ChartKind,
  words: ChartWords,
  table: ChartTable,
  height: number,
  draw: (room: Box, records: readonly ChartRecord[]) => PlotSpec,
): Chart {
  checkInput(words);
  const checked = checkTable(table);
  const title = vegaText(words.title);
  const count = countWords(title);
  if (count > maximumTitleWords) {
    throw new Error(`invalid chart title: ${count} words; expected at most ${maximumTitleWords}`);
  }
  const { footer, subtitle } = plainWords(words);
  return {
    kind: kind.kind,
    title,
    subtitle,
    alt: altText(kind.called, footer.mark === undefined ? title : `${footer.mark}. ${title}`, words.alt),
    caption: vegaText(words.caption),
    footer,
    spec: plainNames(draw(plotRoom(words, height), tableRecords(checked))),
    table: checked,
    width: chartWidth,
    height: pictureHeight(words, height),
  };
}

/** A number as a cell of a table: empty where there is none (NaN), so that plots leave a gap. */
export function cellOf(value: number): number | '' {
  return Number.isNaN(value) ? '' : value;
}

/** Numbers of a list that are there. Throws when none is. */
export function presentOf(values: readonly number[]): number[] {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) throw new Error('missing chart data: no value; expected at least 1');
  return present;
}

/** Rows of a table as records, the inline data of a plot; empty cells are left out. */
export function tableRecords(table: ChartTable): ChartRecord[] {
  return table.rows.map((row) =>
    Object.fromEntries(
      table.columns.flatMap((column, c) => (row[c] === '' ? [] : [[column, row[c]] as const])),
    ),
  );
}

/** Room that title, subtitle and footer leave to the plot in a picture of some height in units. */
export function plotRoom(words: ChartWords, height: number): Box {
  return frameLayout({ ...plainWords(words), width: chartWidth, height: pictureHeight(words, height) }).plot;
}

/** Height in units of a picture whose plot is that high, so far as there is room. */
export function heightFor(words: ChartWords, plotHeight: number): number {
  return Math.min(tallest, tallest - plotRoom(words, tallest).height + plotHeight);
}

/** How many rows of some least height have room in the highest picture, beside what else takes height; at least one. */
export function rowsThatFit(words: ChartWords, row: number, beside: number): number {
  return Math.max(1, Math.floor((plotRoom(words, tallest).height - beside) / row));
}

/** A mark takes a line of its own, not from the plot as long as the picture may grow. */
function pictureHeight({ footer }: ChartWords, height: number): number {
  return Math.min(Math.ceil(height) + (footer.mark === undefined ? 0 : 16), tallest);
}

function plainWords(words: ChartWords): { title: string; subtitle: string; footer: ChartFooter } {
  const { run, command, mark } = words.footer;
  const marked = mark === undefined ? {} : { mark: vegaText(mark) };
  const footer = { run: vegaText(run), command: vegaText(command), ...marked };
  return { title: vegaText(words.title), subtitle: vegaText(words.subtitle), footer };
}

function checkTable({ columns, rows }: ChartTable): ChartTable {
  if (rows.length === 0) throw new Error('missing chart data: 0 rows; expected at least 1');
  return {
    columns,
    rows: rows.map((row, r) =>
      row.map((cell, c) => {
        if (typeof cell === 'string') return vegaText(cell);
        const found = `invalid chart value: ${named(cell)} in row ${r + 1}, ${columns[c]}`;
        if (!Number.isFinite(cell)) throw new Error(`${found}; expected a finite number`);
        if (Math.abs(cell) > largestNumber)
          throw new Error(`${found}; expected at most ${largestNumber} in size`);
        return cell;
      }),
    ),
  };
}
