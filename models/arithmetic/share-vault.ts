/**
 * Shares for a deposit into an ERC-4626 vault, rounded down (convertToShares, previewDeposit); one for one while it has no shares. All
 * roundings here favour the vault; no virtual shares. Throws for negative amounts and for shares without assets behind them.
 */
export function sharesForAssets(assets: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  checkVault(assets, totalAssets, totalShares);
  if (totalShares > 0n) requireAssets(totalAssets);
  return totalShares === 0n ? assets : (assets * totalShares) / totalAssets;
}

/** Assets for redeemed shares, rounded down (convertToAssets, previewRedeem). */
export function assetsForShares(shares: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  checkVault(shares, totalAssets, totalShares);
  return totalShares === 0n ? shares : (shares * totalAssets) / totalShares;
}

/** Assets asked for a number of shares to be minted, rounded up (previewMint). */
export function assetsToMint(shares: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  checkVault(shares, totalAssets, totalShares);
  return totalShares === 0n ? shares : roundedUp(shares * totalAssets, totalShares);
}

/** Shares burned for a number of assets to be withdrawn, rounded up (previewWithdraw). Throws where the vault is empty. */
export function sharesToWithdraw(assets: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  checkVault(assets, totalAssets, totalShares);
  requireAssets(totalAssets);
  return roundedUp(assets * totalShares, totalAssets);
}

function checkVault(amount: bigint, totalAssets: bigint, totalShares: bigint): void {
  if (amount < 0n) throw new Error(`invalid amount: ${amount}; expected at least 0`);
  if (totalAssets >= 0n && totalShares >= 0n) return;
  throw new Error(`invalid vault: ${totalAssets} assets, ${totalShares} shares; expected at least 0`);
}

function requireAssets(totalAssets: bigint): void {
  if (totalAssets === 0n) throw new Error(`invalid vault: ${totalAssets} assets; expected more than 0`);
}

function roundedUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/**
 * Yearly yield of a vault pair (1/year): node rate × (1 − φ) ÷ s, where s is the share of the claims that lie in the vault,
 * which receives all rewards. Source: reward path of ENKI (Dealer, RewardDispatcher); Infinity for an empty vault.
 */
export function vaultYield(nodeRate: number, fee: number, vaultShare: number): number {
  return vaultShare > 0 ? (nodeRate * (1 - fee)) / vaultShare : Infinity;
}
