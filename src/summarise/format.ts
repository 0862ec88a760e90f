import { checkedCount } from './values.ts';

interface Decimal {
  readonly negative: boolean;
  /** Shortest decimal digits that name the double. */
  readonly digits: string;
  /** Place of the first digit: 0 for units, -1 for tenths. */
  readonly exponent: number;
}

/** The shortest decimal that names the double, by the language's own exact rule: what a reader of the file sees. */
function decimalOf(value: number): Decimal {
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e');
  return { negative: value < 0, digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

/** Whole multiples of 10^place nearest to the decimal's magnitude; half away from zero. */
function roundedTo({ digits, exponent }: Decimal, place: number): bigint {
  const kept = exponent - place + 1;
  if (kept < 0) return 0n;
  const whole = BigInt(digits.slice(0, kept).padEnd(kept, '0') || '0');
  return (digits[kept] ?? '0') >= '5' ? whole + 1n : whole;
}

function withCommas(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Prints multiples × 10^place in plain decimals with thousands commas. */
function printed(multiples: bigint, place: number): string {
  const digits = multiples.toString();
  if (multiples === 0n) return place >= 0 ? '0' : `0.${'0'.repeat(-place)}`;
  if (place >= 0) return withCommas(digits + '0'.repeat(place));
  const padded = digits.padStart(1 - place, '0');
  return `${withCommas(padded.slice(0, place))}.${padded.slice(place)}`;
}

function unusual(value: number): string | undefined {
  if (Number.isNaN(value)) return 'not known';
  if (value === Infinity) return 'unlimited';
  if (value === -Infinity) return '-unlimited';
  return undefined;
}

/** Place of the last digit when `value` is rounded to `digits` significant ones (9.96 to two digits is 10, place 0). */
function lastPlace(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const decimal = decimalOf(value);
  const place = decimal.exponent - digits + 1;
  return roundedTo(decimal, place).toString().length > digits ? place + 1 : place;
}

function atPlace(value: number, place: number): string {
  const special = unusual(value);
  if (special !== undefined) return special;
  const decimal = decimalOf(value);
  const multiples = roundedTo(decimal, place);
  return decimal.negative && multiples !== 0n ? `-${printed(multiples, place)}` : printed(multiples, place);
}

/** A plus before positive numbers; numbers that print as zero carry no sign. */
function signedText(text: string): string {
  return /^[^-]*[1-9]/.test(text) || text === 'unlimited' ? `+${text}` : text;
}

/**
 * A number with `digits` significant digits: `19.8`, `2,000,000`, `0.0123`. The shortest decimal that names the double is
 * rounded half away from zero; trailing zeros that are significant stay; never an exponent, never `-0`; independent of
 * locale. NaN is `not known`, infinity `unlimited`. Throws for fewer than one digit.
 */
export function significant(value: number, digits: number): string {
  checkedCount(digits, 'number of digits', 1);
  return atPlace(value, lastPlace(value, digits));
}

/** As `significant`, with a plus before positive numbers, for differences: `+3.7`, `-6.8`, `0`. */
export function signedSignificant(value: number, digits: number): string {
  return signedText(significant(value, digits));
}

/** A number with a fixed number of decimals, thousands commas, half away from zero, never `-0`: `-0.04` with one decimal is `0.0`. */
export function decimals(value: number, places: number): string {
  return atPlace(value, -checkedCount(places, 'number of decimals', 0));
}

const mostDigits = 6;

/** Significant digits, two at least and six at most, with which two different ends of a range also read differently. */
export function digitsApart(low: number, high: number): number {
  let digits = 2;
  const readAlike = (): boolean => {
    const [first, second] = range(low, high, { digits }).split(' to ');
    return first === second;
  };
  while (low !== high && digits < mostDigits && readAlike()) digits++;
  return digits;
}

/** How a range is printed. */
export interface RangeStyle {
  /** Significant digits of the end farther from zero; the other end gets as many decimals, or more where it needs them. 2 when absent. */
  readonly digits?: number | undefined;
  /** Plus before positive ends, for ranges of differences. */
  readonly signed?: boolean | undefined;
}

/**
 * The range of a change as it follows a verb: magnitudes from small to large when all of it lies on the verb's side
 * (`shorten …, by 6 to 61`), otherwise signed (`by -61 to +3`); `verb` is undefined for a verb without a side.
 */
export function changeRange(low: number, high: number, verb: 'up' | 'down' | undefined, digits = 2): string {
  if (verb === 'up' && low >= 0) return range(low, high, { digits });
  if (verb === 'down' && high <= 0) return range(-high, -low, { digits });
  return range(low, high, { digits, signed: true });
}

const mostRounding = 1 / 40;
const nothingBeside = 1 / 1000;

/** Place of the last digit of an end: that of the larger end, or where rounding there would move it by more than a fortieth its second digit; beside an end a thousand times as large it is nothing. */
function placeOfEnd(value: number, largest: number, digits: number): number {
  const place = lastPlace(largest, digits);
  if (!Number.isFinite(value) || Math.abs(value) < largest * nothingBeside) return place;
  const rounded = Number(`${roundedTo(decimalOf(value), place)}e${place}`);
  return Math.abs(rounded - Math.abs(value)) <= mostRounding * Math.abs(value)
    ? place
    : Math.min(place, lastPlace(value, Math.min(2, digits)));
}

/**
 * A range in words: `8.8 to 30.7`, `-6.8 to +3.7`; both ends with the same number of decimals, but a small end keeps two digits where fewer
 * would change it (`2,700 to 1,130,000`). A missing end reads `at least …`, `at most …`,
 * two missing ends `not bounded`. Throws for fewer than one digit.
 */
export function range(low: number | null, high: number | null, style: RangeStyle = {}): string {
  const { digits = 2, signed = false } = style;
  checkedCount(digits, 'number of digits', 1);
  const finite = [low, high].filter((end) => end !== null && Number.isFinite(end));
  const largest = finite.reduce((most: number, end) => Math.max(most, Math.abs(end ?? 0)), 0);
  const end = (value: number): string => {
    const text = atPlace(value, placeOfEnd(value, largest, digits));
    return signed ? signedText(text) : text;
  };
  if (low === null) return high === null ? 'not bounded' : `at most ${end(high)}`;
  return high === null ? `at least ${end(low)}` : `${end(low)} to ${end(high)}`;
}
