/**
 * Health factor of a loan: collateral × liquidation threshold ÷ debt, both in the same unit; infinite without debt. Below 1 it
 * may be liquidated. Source: Aave protocol paper.
 */
export function healthFactor(collateral: number, threshold: number, debt: number): number {
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
 * the repaid value × (1 + bonus). What remains of the debt when nothing is left of the collateral is bad.
 */
export function liquidate(
  collateral: number,
  debt: number,
  health: number,
  rules: LiquidationRules,
): Liquidation {
  if (health >= 1 || debt <= 0) return { repaid: 0, seized: 0, badDebt: 0 };
  const allowed = health < rules.closeAllBelow ? debt : debt * rules.closeFactor;
  const seized = Math.min(collateral, allowed * (1 + rules.bonus));
  const repaid = seized / (1 + rules.bonus);
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
