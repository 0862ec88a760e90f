import { exp, log1p } from '../../src/numeric/index.ts';
import { requireNotNegative, requireShare } from './requirements.ts';

/** Two-slope interest by utilisation; rates per year, `optimal` as a share. */
export interface KinkedRate {
  readonly base: number;
  /** Added to the base at the optimal utilisation. */
  readonly slope1: number;
  /** Added on top of that at full utilisation. */
  readonly slope2: number;
  readonly optimal: number;
}

/** Lent ÷ (lent + cash), 0 for an empty market and at most 1 (cash below zero counts as all lent). */
export function utilisationOf(lent: number, cash: number): number {
  const total = lent + cash;
  return total > 0 ? Math.min(1, lent / total) : 0;
}

/**
 * Borrowing rate per year: base + slope1 × u ÷ optimal up to the kink, and from there base + slope1 + slope2 × (u − optimal) ÷
 * (1 − optimal); at the kink itself both give base + slope1. Throws for a utilisation outside 0 to 1. Source: Aave protocol paper, DefaultReserveInterestRateStrategy.
 */
export function kinkedRate(utilisation: number, { base, slope1, slope2, optimal }: KinkedRate): number {
  requireShare('utilisation', utilisation);
  if (utilisation <= optimal) return base + (optimal > 0 ? (slope1 * utilisation) / optimal : 0);
  return base + slope1 + (slope2 * (utilisation - optimal)) / (1 - optimal);
}

/**
 * Utilisation at which the borrowing rate reaches `rate`: the inverse of `kinkedRate`, from 0 (the base is at or above it) to 1.
 */
export function utilisationAt(rate: number, { base, slope1, slope2, optimal }: KinkedRate): number {
  const above = rate - base;
  if (above <= 0) return 0;
  if (above <= slope1) return slope1 > 0 ? (optimal * above) / slope1 : optimal;
  return slope2 > 0 ? Math.min(1, optimal + ((1 - optimal) * (above - slope1)) / slope2) : 1;
}

/** What lenders earn per year on everything supplied: borrowing rate × utilisation × (1 − share kept by the reserve). */
export function lendingRate(borrowRate: number, utilisation: number, reserveShare: number): number {
  return borrowRate * utilisation * (1 - reserveShare);
}

/** Factor of an index that grows by simple interest over `days` of a 365-day year. */
export function linearGrowth(ratePerYear: number, days: number): number {
  return 1 + (ratePerYear * days) / 365;
}

/** Factor of an index compounded every second: (1 + rate ÷ 31,536,000)^seconds; seconds of at least 0, also parts of one. */
export function perSecondGrowth(ratePerYear: number, seconds: number): number {
  requireNotNegative('seconds', seconds);
  return exp(seconds * log1p(ratePerYear / 31_536_000));
}

/**
 * Factor of the index as Aave’s MathUtils computes it: the first three terms of the binomial of compounding per second, so
 * slightly below `perSecondGrowth`. Source: aave-v3-core, calculateCompoundedInterest.
 */
export function binomialGrowth(ratePerYear: number, seconds: number): number {
  if (seconds === 0) return 1;
  const rate = ratePerYear / 31_536_000;
  const before = seconds - 1;
  const twoBefore = seconds > 2 ? seconds - 2 : 0;
  return (
    1 +
    seconds * rate +
    (seconds * before * rate * rate) / 2 +
    (seconds * before * twoBefore * rate * rate * rate) / 6
  );
}
