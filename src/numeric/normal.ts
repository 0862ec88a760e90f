import stdlibNormalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { log } from './log.ts';

function central(r: number): number {
  const top =
    ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
      45921.953931549871457) *
      r +
      13731.693765509461125) *
      r +
      1971.5909503065514427) *
      r +
      133.14166789178437745) *
      r +
    3.387132872796366608;
  const bottom =
    ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
      21213.794301586595867) *
      r +
      5394.1960214247511077) *
      r +
      687.1870074920579083) *
      r +
      42.313330701600911252) *
      r +
    1;
  return top / bottom;
}

function middle(r: number): number {
  const top =
    ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 0.24178072517745061177) * r +
      1.27045825245236838258) *
      r +
      3.64784832476320460504) *
      r +
      5.7694972214606914055) *
      r +
      4.6303378461565452959) *
      r +
    1.42343711074968357734;
  const bottom =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
      0.14810397642748007459) *
      r +
      0.68976733498510000455) *
      r +
      1.6763848301838038494) *
      r +
      2.05319162663775882187) *
      r +
    1;
  return top / bottom;
}

function far(r: number): number {
  const top =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
      2.6532189526576123093e-2) *
      r +
      0.29656057182850489123) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const bottom =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      0.13692988092273580531) *
      r +
      0.59983220655588793769) *
      r +
    1;
  return top / bottom;
}

/**
 * Standard normal quantile for a probability p in [0, 1] (-Infinity at 0, Infinity at 1, NaN outside),
 * relative error about 1e-15. Source: Wichura 1988, algorithm AS 241, routine PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * central(0.180625 - q * q);
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? middle(r - 1.6) : far(r - 5);
  return q < 0 ? -size : size;
}

const ROOT_TWO = 1.4142135623730951;
const ROOT_TWO_LOW = -9.667293313452913e-17; // sqrt(2) - ROOT_TWO
const SPLIT = 134217729;

/** x - t × ROOT_TWO exactly (Veltkamp's splitting, Dekker 1971), for t about x / ROOT_TWO. */
function remainderOf(x: number, t: number): number {
  const tHigh = SPLIT * t - (SPLIT * t - t);
  const rHigh = SPLIT * ROOT_TWO - (SPLIT * ROOT_TWO - ROOT_TWO);
  const tLow = t - tHigh;
  const rLow = ROOT_TWO - rHigh;
  return x - tHigh * rHigh - (tHigh * rLow + tLow * rHigh) - tLow * rLow;
}

/**
 * Standard normal distribution function at x, relative error about 1e-15 also in the lower tail. The `@stdlib` package computes
 * erfc(t) / 2 at the rounded t = -x / sqrt(2); a step along the slope of ln erfc makes up for that rounding.
 */
export function normalCdf(x: number): number {
  const rounded = stdlibNormalCdf(x, 0, 1);
  if (!(x < -1 && x > -40)) return rounded;
  const t = -x / ROOT_TWO;
  const missing = (remainderOf(-x, t) - t * ROOT_TWO_LOW) / ROOT_TWO;
  return rounded * (1 - missing * (t + Math.sqrt(t * t + 1.2732395447351628)));
}
