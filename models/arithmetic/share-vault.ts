/** Shares for a deposit into an ERC-4626 vault, rounded down (convertToShares, previewDeposit); one for one while it is empty. */
export function sharesForAssets(assets: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  return totalShares === 0n ? assets : (assets * totalShares) / totalAssets;
}

/** Assets for redeemed shares, rounded down (convertToAssets, previewRedeem). */
export function assetsForShares(shares: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  return totalShares === 0n ? shares : (shares * totalAssets) / totalShares;
}

/** Assets asked for a number of shares to be minted, rounded up (previewMint). */
export function assetsToMint(shares: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  return totalShares === 0n ? shares : roundedUp(shares * totalAssets, totalShares);
}

/** Shares burned for a number of assets to be withdrawn, rounded up (previewWithdraw). Throws where the vault is empty. */
export function sharesToWithdraw(assets: bigint, totalAssets: bigint, totalShares: bigint): bigint {
  if (totalAssets <= 0n) throw new Error(`invalid vault: ${totalAssets} assets; expected more than 0`);
  return roundedUp(assets * totalShares, totalAssets);
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
