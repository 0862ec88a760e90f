import { requireNotNegative } from './requirements.ts';

/**
 * Health factor of a loan: collateral × liquidation threshold ÷ debt, both in the same unit; Infinity without debt.
 * Below 1 it may be liquidated, at exactly 1 not. Throws for negative amounts. Source: Aave protocol paper.
 */
export function healthFactor(collateral: number, threshold: number, debt: number): number {
  requireNotNegative('collateral', collateral);
  requireNotNegative('debt', debt);
  return debt > 0 ? (collateral * threshold) / debt : Infinity;
}

/** Rules of a liquidation: shares of the debt, of the repaid amount, and a health. */
export interface LiquidationRules {
  /** Part of the debt that may be repaid at once. */
  readonly closeFactor: number;
  /** Collateral given for a repaid unit beyond its value. */
  readonly bonus: number;
  /** Health below which all of the debt may be repaid. */
  readonly closeAllBelow: number;
}

/** What a liquidation does, in the unit of the debt. */
export interface Liquidation {
  readonly repaid: number;
  /** Value of the collateral given to the liquidator, at the price of the feed. */
  readonly seized: number;
  /** Debt left without any collateral. */
  readonly badDebt: number;
}

/**
 * One liquidation: the liquidator repays as much as the close factor allows and the collateral covers with its bonus, and gets
 * the repaid value × (1 + bonus). What remains of the debt when nothing is left of the collateral is bad. Nothing happens at a
 * health of 1 or more and without debt. Throws for negative amounts and for a health that is not a number.
 */
export function liquidate(
  collateral: number,
  debt: number,
  health: number,
  rules: LiquidationRules,
): Liquidation {
  requireNotNegative('collateral', collateral);
  requireNotNegative('debt', debt);
  if (!(health >= 0)) throw new Error(`invalid health: ${health}; expected at least 0`);
  if (health >= 1 || debt === 0) return { repaid: 0, seized: 0, badDebt: 0 };
  const allowed = health < rules.closeAllBelow ? debt : debt * rules.closeFactor;
  const asked = allowed * (1 + rules.bonus);
  const seized = Math.min(collateral, asked);
  const repaid = asked <= collateral ? allowed : collateral / (1 + rules.bonus);
  return { repaid, seized, badDebt: seized < collateral ? 0 : debt - repaid };
}

/** Highest debt ÷ collateral at which the collateral still covers the debt with the liquidator’s bonus: 1 ÷ (1 + bonus). */
export function deepestHealable(bonus: number): number {
  return 1 / (1 + bonus);
}

/** Who bears a bad debt: the reserve as far as it reaches, then the lenders. */
export function bearLoss(badDebt: number, reserve: number): { byReserve: number; byLenders: number } {
  const byReserve = Math.min(Math.max(0, badDebt), Math.max(0, reserve));
  return { byReserve, byLenders: Math.max(0, badDebt) - byReserve };
}
