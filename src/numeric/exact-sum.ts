import { powersOfTwo, ZEROTH_POWER } from './powers-of-two.ts';

const SMALLEST_EXPONENT = -1074;
/** Results with fewer leading bits than this may be subnormal. */
const SUBNORMAL = -1021;
/** Bits of a quotient before rounding: more than 54, so that a sticky last bit cannot make a tie. */
const QUOTIENT_BITS = 64;
const TWO_32 = 4294967296;

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);
number[0] = 1;
const HIGH = halves[1] === 0 ? 0 : 1;

/** A finite double as significand × 2^exponent, both integers; exponent -1074 or more. */
export interface BinaryParts {
  readonly significand: bigint;
  readonly exponent: number;
}

/** The exact integers behind a finite double. */
export function binaryParts(x: number): BinaryParts {
  number[0] = x;
  const high = halves[HIGH];
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (high & 0xfffff) * TWO_32 + halves[1 - HIGH];
  const size = BigInt(biased === 0 ? fraction : fraction + 0x10_0000_0000_0000);
  return {
    significand: x < 0 ? -size : size,
    exponent: Math.max(biased, 1) - 1 + SMALLEST_EXPONENT,
  };
}

/** Number of bits of a positive integer. */
function bitLength(n: bigint): number {
  const hexadecimal = n.toString(16);
  return 4 * (hexadecimal.length - 1) + (32 - Math.clz32(Number.parseInt(hexadecimal[0], 16)));
}

/** size ÷ divisor × 2^-shift as an integer with a last bit that is set when anything is left over. */
function stickyQuotient(size: bigint, divisor: bigint, shift: number): bigint {
  const top = shift < 0 ? size << BigInt(-shift) : size;
  const bottom = shift > 0 ? divisor << BigInt(shift) : divisor;
  const quotient = top / bottom;
  return top === quotient * bottom ? quotient : quotient | 1n;
}

/** integer × 2^exponent for an integer of at most 2^66 that is rounded once, by the conversion to a double (ties to even). */
function timesPower(integer: bigint, exponent: number): number {
  const rounded = Number(integer);
  const half = Math.floor(exponent / 2);
  return rounded * powersOfTwo[ZEROTH_POWER + half] * powersOfTwo[ZEROTH_POWER + exponent - half];
}

/**
 * numerator ÷ denominator × 2^exponent as the nearest double, ties to even; infinite beyond the largest. Throws for a
 * denominator that is not positive.
 */
export function nearestRatio(numerator: bigint, denominator: bigint, exponent = 0): number {
  if (denominator <= 0n) throw new Error(`invalid denominator: ${denominator}; expected more than 0`);
  if (numerator === 0n) return 0;
  const sign = numerator < 0n ? -1 : 1;
  const size = numerator < 0n ? -numerator : numerator;
  const magnitude = bitLength(size) - bitLength(denominator) + exponent;
  if (magnitude > 1025) return sign * Infinity;
  if (magnitude < SMALLEST_EXPONENT - 2) return 0;
  if (magnitude < SUBNORMAL) {
    // Quarters of the smallest double: their last two bits, one of them sticky, decide the rounding.
    const quarters = stickyQuotient(size, denominator, SMALLEST_EXPONENT - 2 - exponent);
    const below = quarters & 3n;
    const whole = quarters >> 2n;
    const isUp = below === 3n || (below === 2n && (whole & 1n) === 1n);
    return sign * Number(isUp ? whole + 1n : whole) * powersOfTwo[0];
  }
  const shift = magnitude - exponent - QUOTIENT_BITS;
  return sign * timesPower(stickyQuotient(size, denominator, shift), exponent + shift);
}

/** A sum of doubles that is held exactly, whatever their order: `total` × 2^`exponent`. */
export class ExactSum {
  private total = 0n;
  private exponent = 0;

  /** Adds one finite double. Throws for others. */
  add(x: number): void {
    if (!Number.isFinite(x)) throw new Error(`invalid term: ${x}; expected a finite number`);
    if (x === 0) return;
    const { significand, exponent } = binaryParts(x);
    this.addParts(significand, exponent);
  }

  /** Adds another exact sum; the order of merging changes no bit of `value`. */
  merge(other: ExactSum): void {
    this.addParts(other.total, other.exponent);
  }

  /** The double nearest to the sum of all terms, ties to even. */
  get value(): number {
    return nearestRatio(this.total, 1n, this.exponent);
  }

  private addParts(significand: bigint, exponent: number): void {
    if (this.total === 0n) {
      this.total = significand;
      this.exponent = exponent;
    } else if (exponent >= this.exponent) {
      this.total += significand << BigInt(exponent - this.exponent);
    } else {
      this.total = (this.total << BigInt(this.exponent - exponent)) + significand;
      this.exponent = exponent;
    }
  }
}

/** Sum of a column, rounded once: the nearest double, the same for every order of the values. Throws for values that are not finite. */
export function exactSum(column: ArrayLike<number>): number {
  const sum = new ExactSum();
  for (let i = 0; i < column.length; i++) sum.add(column[i]);
  return sum.value;
}
