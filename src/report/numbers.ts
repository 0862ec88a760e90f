import { changeRange, range, signedSignificant, significant } from '../summarise/index.ts';
import { answer } from './answer.ts';
import { inputText } from './answer-inputs.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** How a number is printed: significant digits, a plus before positive ones, and what stands behind it. */
export interface NumberStyle {
  readonly digits: number;
  readonly signed?: boolean;
  /** Behind a verb that points up or down: of a range magnitudes when all of it lies on that side, otherwise signed; of a number its size on that side. */
  readonly verb?: 'up' | 'down';
  /** Values nearer to zero than this, in the unit shown, are printed as 0. */
  readonly zeroBelow?: number;
  /** A whole number of things, printed in full: 100 in 100. */
  readonly count?: boolean;
  /** A share of 100 that is neither all nor none: 100 is printed as `more than 99`, 0 as `fewer than 1`. */
  readonly open?: boolean;
  /** Behind the number: `%`, ` years`; empty for none. */
  readonly after?: string;
  readonly before?: string;
}

/** Style of counts. */
export const counted: NumberStyle = { digits: 1, count: true };

/** Style of `count` of `n` as a share of 100: what is not quite all is never printed as 100, nor what is not quite nothing as 0. */
export function shareStyle(count: number, n: number): NumberStyle {
  return count === 0 || count === n ? counted : { ...counted, open: true };
}

/** A number that a report prints, with everything that is needed to compute it again. */
export interface PrintedNumber {
  readonly id: string;
  readonly text: string;
  readonly value: Answer['value'];
  readonly query: Query;
  readonly style: NumberStyle;
  readonly method: string;
  readonly n: number | null;
}

/** A number inside a text, linked to its query by `id`. */
export interface NumberInText {
  readonly kind: 'number';
  readonly id: string;
  readonly text: string;
}

/** The one place through which numbers get into a report. */
export interface Numbers {
  /** Prints the answer to a query; the same query in the same style keeps its id. */
  readonly print: (query: Query, style: NumberStyle) => NumberInText;
  /** All numbers printed so far, in order. */
  readonly all: () => readonly PrintedNumber[];
}

/** An empty registry for a run. */
export function startNumbers(run: RunData): Numbers {
  const printed = new Map<string, PrintedNumber>();
  return {
    print(query, style) {
      const key = JSON.stringify([query, style]);
      const known = printed.get(key) ?? {
        id: `n${printed.size + 1}`,
        query,
        style,
        ...printedAs(run, query, style),
      };
      printed.set(key, known);
      return { kind: 'number', id: known.id, text: known.text };
    },
    all: () => [...printed.values()],
  };
}

function printedAs(
  run: RunData,
  query: Query,
  style: NumberStyle,
): Pick<PrintedNumber, 'text' | 'value' | 'method' | 'n'> {
  const found = answer(run, query);
  const { value, method, n, text = inputText(run, query) ?? textOf(value, style) } = found;
  return { text, value, method, n };
}

/** Minus signs instead of hyphens before numbers, for texts and pictures that people read. */
export function withMinus(text: string): string {
  return text.replace(/(?<![^\s(×+])-(?=\.?\d|unlimited)/gu, '−');
}

/** Zero in place of a value nearer to zero than `below`. */
export function zeroed(value: number, below = 0): number {
  return Math.abs(value) < below ? 0 : value;
}

/** A value in a style; ranges as `8.8 to 30.7`, minus signs as U+2212. */
export function textOf(value: Answer['value'], style: NumberStyle): string {
  return withMinus(plainTextOf(value, style));
}

function plainTextOf(given: Answer['value'], style: NumberStyle): string {
  const { digits, signed = false, count = false, before = '', after = '', verb, zeroBelow } = style;
  if (style.open === true && (given === 100 || given === 0))
    return given === 100 ? 'more than 99' : 'fewer than 1';
  if (typeof given === 'number') {
    const value = zeroed(verb === 'down' ? -given : given, zeroBelow);
    const text = signed
      ? signedSignificant(value, digits)
      : count
        ? significant(value, Math.max(1, String(Math.abs(value)).length))
        : significant(value, digits);
    return Number.isNaN(value) ? text : `${before}${bare(text, [value])}${after}`;
  }
  const [low = null, high = null] = given.map((end) => (end === null ? null : zeroed(end, zeroBelow)));
  const text =
    verb !== undefined && low !== null && high !== null
      ? merged(changeRange(low, high, verb, digits))
      : range(low, high, { digits, signed });
  return `${before}${bare(text.replace(/(?<![\d.,])0\.0+(?!\d)/gu, '0'), [low, high])}${after}`;
}

/** Whole things have no decimals: `7 (7 to 13)` seats in place of `7.00 (7.0 to 13.0)`. */
function bare(text: string, values: readonly (number | null)[]): string {
  const areWhole = values.every((value) => value === null || Number.isInteger(value));
  return areWhole ? text.replace(/(?<=\d)\.0+(?!\d)/gu, '') : text;
}

/** `7.0` in place of `7.0 to 7.0`. */
function merged(text: string): string {
  const [low, high] = text.split(' to ');
  return low === high ? low : text;
}

/** A stored number and what the tables say now. */
export interface NumberCheck {
  readonly id: string;
  readonly text: string;
  /** What is computed from the tables now. */
  readonly found: string;
  readonly matches: boolean;
}

/** Computes stored numbers again from the tables of a run; a number matches when value and text are the same. */
export function checkNumbers(run: RunData, stored: readonly PrintedNumber[]): NumberCheck[] {
  return stored.map(({ id, text, value, query, style }) => {
    const now = printedAs(run, query, style);
    const matches = now.text === text && JSON.stringify(plain(now.value)) === JSON.stringify(plain(value));
    return { id, text, found: now.text, matches };
  });
}

/** A value as JSON can hold it: numbers that are not finite become their names. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
