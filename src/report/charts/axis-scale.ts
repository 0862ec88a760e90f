import { textWidth } from '../render/font-metrics.ts';
import { smallestText } from '../render/frame.ts';

/** A numeric axis: ends, ticks, their labels, and how Vega writes the same labels. */
export interface AxisScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly labels: readonly string[];
  /** What one unit of a label stands for: `million`, or nothing. */
  readonly multiple: string;
  /** Writes any value the way the ticks are written, one digit finer. */
  readonly write: (value: number) => string;
  /** Vega expression, free of anything a user wrote, that writes a tick's label. */
  readonly labelExpression: string;
  /** Width of the widest label in pixels. */
  readonly labelWidth: number;
}

/** What an axis must show: values, roughly how many ticks, and whether zero and both whole end ticks belong to it. */
export interface AxisWish {
  readonly values: readonly number[];
  readonly ticks: number;
  readonly zero?: boolean;
  readonly wholeSteps?: boolean;
  /** Room beyond the values on both sides, as a share of their range. */
  readonly edge?: number;
}

// From which largest value on an axis counts in which multiple; four and five digits are still read easily.
const multiples = [
  { from: 1e12, exponent: 12, word: 'trillion' },
  { from: 1e9, exponent: 9, word: 'billion' },
  { from: 1e6, exponent: 6, word: 'million' },
  { from: 1e5, exponent: 3, word: 'thousand' },
  { from: 1e-3, exponent: 0, word: '' },
  { from: 1e-6, exponent: -6, word: 'millionths' },
  { from: 1e-9, exponent: -9, word: 'billionths' },
];

/**
 * Axis with steps of 1, 2 or 5 times a power of ten. Everything is decimal text turned into numbers and plain arithmetic,
 * so that ticks and labels have the same bytes in every engine. Throws when a value is not finite or beyond 1e303.
 */
export function axisScale(wish: AxisWish): AxisScale {
  const { low, high } = range(wish);
  const { digit, exponent } = niceStep((high - low) / wish.ticks);
  const step = Number(`${digit}e${exponent}`);
  const whole = wish.wholeSteps ?? true;
  const first = whole ? Math.floor(low / step) : Math.ceil(low / step);
  const last = whole ? Math.ceil(high / step) : Math.floor(high / step);
  const count = Math.max(0, last - first) + 1;
  const ticks = Array.from({ length: count }, (_, t) => Number(`${(first + t) * digit}e${exponent}`) + 0);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const style = numberStyle(largest, exponent);
  const labels = ticks.map((tick) => writeNumber(tick, style));
  return {
    low: whole ? ticks[0] : low,
    high: whole ? ticks[count - 1] : high,
    ticks,
    labels,
    multiple: style.word,
    write: (value) => writeNumber(value, { ...style, decimals: Math.max(0, style.decimals + 1) }),
    labelExpression: vegaExpression(style),
    labelWidth: Math.max(0, ...labels.map((label) => textWidth(label, smallestText))),
  };
}

/** Horizontal axis of some length in pixels with as many ticks as have room for their labels; at least two steps are tried. */
export function axisThatFits(wish: AxisWish, length: number): AxisScale {
  for (let ticks = wish.ticks; ticks > 1; ticks--) {
    const scale = axisScale({ ...wish, ticks });
    const room = length / Math.max(1, (scale.high - scale.low) / stepOf(scale));
    if (scale.ticks.length > 1 && scale.labelWidth + 12 <= room) return scale;
  }
  const scale = axisScale({ ...wish, ticks: 1, wholeSteps: true });
  if (scale.ticks.length < 2 || scale.labelWidth + 12 <= (length * stepOf(scale)) / (scale.high - scale.low))
    return scale;
  const kept = [0, scale.ticks.length - 1];
  return { ...scale, ticks: kept.map((t) => scale.ticks[t]), labels: kept.map((t) => scale.labels[t]) };
}

function stepOf({ ticks, low, high }: AxisScale): number {
  return ticks.length > 1 ? ticks[1] - ticks[0] : high - low;
}

/** A value's place on an axis of some length in pixels, measured from its low end. */
export function placeOn(scale: AxisScale, value: number, length: number): number {
  return ((value - scale.low) / (scale.high - scale.low)) * length;
}

/** Beyond it steps and edges of an axis are no longer finite. */
const largestNumber = 1e303;

interface NumberStyle {
  readonly exponent: number;
  readonly word: string;
  readonly decimals: number;
  readonly scientific: boolean;
}

function range(wish: AxisWish): { low: number; high: number } {
  for (const value of wish.values) {
    if (!Number.isFinite(value)) throw new Error(`invalid chart value: ${value}; expected a finite number`);
  }
  const all = wish.zero ? [...wish.values, 0] : wish.values;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of all) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (largest > largestNumber)
    throw new Error(
      `invalid chart range: ${low} to ${high}; expected ends of at most ${largestNumber} in size`,
    );
  const isFlat = high - low <= largest * 1e-9;
  if (!isFlat) {
    const edge = (high - low) * (wish.edge ?? 0);
    return { low: low - edge, high: high + edge };
  }
  const room = largest === 0 ? 1 : largest / 10;
  return { low: low - room, high: high + room };
}

function niceStep(rough: number): { digit: number; exponent: number } {
  const [mantissa, power] = rough.toExponential(6).split('e');
  const size = Number(mantissa);
  const exponent = Number(power);
  if (size <= 1) return { digit: 1, exponent };
  if (size <= 2) return { digit: 2, exponent };
  if (size <= 5) return { digit: 5, exponent };
  return { digit: 1, exponent: exponent + 1 };
}

function numberStyle(largest: number, stepExponent: number): NumberStyle {
  const isOrdinary = largest <= 1e15 && largest >= 1e-9;
  const { exponent, word } = multiples.find(({ from }) => largest >= from) ?? { exponent: 0, word: '' };
  const decimals = Math.max(0, exponent - stepExponent);
  if (isOrdinary && decimals <= 9) return { exponent, word, decimals, scientific: false };
  const significant = Number(largest.toExponential(0).split('e')[1]) - stepExponent;
  return { exponent: 0, word: '', decimals: Math.min(15, Math.max(0, significant)), scientific: true };
}

function writeNumber(value: number, style: NumberStyle): string {
  if (style.scientific && value === 0) return '0';
  if (style.scientific) return value.toExponential(style.decimals).replace(/^-/, '−');
  const scaled = value / Number(`1e${style.exponent}`);
  const [whole, fraction] = Math.abs(scaled).toFixed(style.decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const isZero = Number(scaled.toFixed(style.decimals)) === 0;
  return scaled < 0 && !isZero ? `−${digits}` : digits;
}

function vegaExpression(style: NumberStyle): string {
  if (style.scientific) return `datum.value === 0 ? '0' : format(datum.value, '.${style.decimals}e')`;
  return `format(datum.value / 1e${style.exponent}, ',.${style.decimals}f')`;
}
