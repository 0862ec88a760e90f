import { exp, expm1, log1p } from '../../src/numeric/index.ts';

/** One in ray, the fixed-point unit of 27 places of MakerDAO and Aave. */
export const RAY = 1_000_000_000_000_000_000_000_000_000n;

/** Yield of a year (1/year) of a rate credited `times` a year: (1 + rate ÷ times)^times − 1; `Infinity` times: e^rate − 1. Throws for times of 0 or less. */
export function yieldOfRate(rate: number, times: number): number {
  requireTimes(times);
  return times === Infinity ? expm1(rate) : expm1(times * log1p(rate / times));
}

/** Rate (1/year) that yields `yearly` in a year when credited `times` a year: the inverse of `yieldOfRate`. */
export function rateOfYield(yearly: number, times: number): number {
  requireTimes(times);
  return times === Infinity ? log1p(yearly) : times * expm1(log1p(yearly) / times);
}

function requireTimes(times: number): void {
  if (!(times > 0)) throw new Error(`invalid times: ${times}; expected above 0, or Infinity`);
}

/**
 * base^exponent in fixed point with `unit` as one, by squaring, each product rounded half up. Throws for a negative exponent.
 * Source: MakerDAO dss, jug.sol `_rpow`; an exponent of zero gives one, also of zero.
 */
export function fixedPower(base: bigint, exponent: bigint, unit: bigint = RAY): bigint {
  if (exponent < 0n) throw new Error(`invalid exponent: ${exponent}; expected 0 or more`);
  const times = (a: bigint, b: bigint): bigint => (a * b + unit / 2n) / unit;
  let power = exponent % 2n === 0n ? unit : base;
  let square = base;
  for (let left = exponent / 2n; left > 0n; left /= 2n) {
    square = times(square, square);
    if (left % 2n === 1n) power = times(power, square);
  }
  return power;
}

/** What a yield is worth when everybody’s amount grows by `growth` (both 1/year): (1 + yearly) ÷ (1 + growth) − 1. */
export function afterDilution(yearly: number, growth: number): number {
  return (1 + yearly) / (1 + growth) - 1;
}

/** Share of the whole that a holder has after `years` at a yield while the whole grows, compounded yearly: (share) × ((1 + y) ÷ (1 + i))^years. */
export function shareAfterDilution(share: number, yearly: number, growth: number, years: number): number {
  return share * exp(years * log1p(afterDilution(yearly, growth)));
}
