import { exp, log1p, pow } from '../../src/numeric/index.ts';

const SECONDS_PER_YEAR = 31_536_000;

/** Stability fee per second of a yearly rate: (1 + rate)^(1 ÷ 31,536,000), as Maker’s `duty`. */
export function feePerSecond(ratePerYear: number): number {
  return exp(log1p(ratePerYear) / SECONDS_PER_YEAR);
}

/** Debt after `days` at a yearly stability fee, compounded every second: debt × (1 + rate)^(days ÷ 365). */
export function debtWithFee(debt: number, ratePerYear: number, days: number): number {
  return debt * exp((log1p(ratePerYear) * days) / 365);
}

/** Price of the collateral below which a vault may be liquidated: debt × liquidation ratio ÷ collateral; 0 without debt. */
export function vaultLiquidationPrice(debt: number, collateral: number, ratio: number): number {
  return debt > 0 ? (debt * ratio) / collateral : 0;
}

/**
 * Price in a falling auction that drops by a factor `cut` every `stepSeconds`: top × cut^⌊elapsed ÷ step⌋.
 * Source: Maker, Liquidations 2.0, StairstepExponentialDecrease.
 */
export function stairstepPrice(top: number, cut: number, stepSeconds: number, elapsed: number): number {
  return top * pow(cut, Math.floor(elapsed / stepSeconds));
}

/** Price in a falling auction that reaches zero after `tau` seconds: top × (τ − elapsed) ÷ τ. Source: Maker, LinearDecrease. */
export function linearAuctionPrice(top: number, tau: number, elapsed: number): number {
  return elapsed >= tau ? 0 : (top * (tau - elapsed)) / tau;
}

/** What an auction of a vault brings: collateral sold until debt plus penalty is covered, the rest returned. */
export interface AuctionResult {
  readonly sold: number;
  readonly paid: number;
  readonly returned: number;
  readonly badDebt: number;
}

/**
 * Result of selling a vault’s collateral at one price: just as much as covers debt × (1 + penalty); bad debt is what the debt
 * lacks when all of it is sold.
 */
export function auction(collateral: number, debt: number, penalty: number, price: number): AuctionResult {
  const wanted = debt * (1 + penalty);
  const sold = price > 0 ? Math.min(collateral, wanted / price) : collateral;
  const paid = sold * Math.max(0, price);
  return { sold, paid, returned: collateral - sold, badDebt: Math.max(0, debt - paid) };
}
