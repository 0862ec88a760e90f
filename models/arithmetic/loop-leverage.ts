import { expm1, log } from '../../src/numeric/index.ts';

/**
 * Staked value per unit of own funds after `loops` rounds of borrowing `loanToValue` (0 ≤ ℓ < 1) of what was staked last:
 * L = 1 + ℓ + … + ℓ^k = (1 − ℓ^(k+1)) ÷ (1 − ℓ); the debt is L − 1. No loop is a leverage of 1. Throws for loops below 0 and an
 * ℓ outside [0, 1). Source: Xiong et al., arXiv 2401.08610.
 */
export function loopLeverage(loanToValue: number, loops: number): number {
  checkLoanToValue(loanToValue);
  if (!(loops >= 0)) throw new Error(`invalid loops: ${loops}; expected at least 0`);
  if (loops === 0) return 1;
  return -expm1((loops + 1) * log(loanToValue)) / (1 - loanToValue);
}

/** Leverage after infinitely many loops, 1 ÷ (1 − ℓ). */
export function fullLoopLeverage(loanToValue: number): number {
  checkLoanToValue(loanToValue);
  return 1 / (1 - loanToValue);
}

/** Yield on own funds (per year) at leverage L: L × staking yield − (L − 1) × borrowing rate. */
export function loopYield(leverage: number, stakingYield: number, borrowRate: number): number {
  return leverage * stakingYield - (leverage - 1) * borrowRate;
}

/**
 * Price of the collateral, relative to entry, at which a position of leverage L is liquidated: q* = (L − 1) ÷ (L × threshold),
 * which is ℓ ÷ threshold for full loops. 0 without debt.
 */
export function liquidationRatio(leverage: number, threshold: number): number {
  return (leverage - 1) / (leverage * threshold);
}

/**
 * What can be borrowed and staked again until the debt is `loanToValue` of the collateral: (ℓC − D) ÷ (1 − ℓ), the sum of
 * infinitely many loops; negative when as much collateral must be sold to repay.
 */
export function roomToLoop(collateral: number, debt: number, loanToValue: number): number {
  checkLoanToValue(loanToValue);
  return (loanToValue * collateral - debt) / (1 - loanToValue);
}

function checkLoanToValue(loanToValue: number): void {
  if (!(loanToValue >= 0 && loanToValue < 1)) {
    throw new Error(`invalid loan to value: ${loanToValue}; expected at least 0 and below 1`);
  }
}
