import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { LOWEST_SHARE_PRICE } from './economy.ts';
import { valueOfPool } from './liquid-staking-actions.ts';
import type { Holdings } from './liquid-staking-actions.ts';

interface Shares extends Holdings {
  readonly exchangeRate: Float64Array;
  readonly liquidYield: Float64Array;
  readonly sharesIssued: Float64Array;
}
interface Claims {
  /** Claims 1:1 outside the vaults, by protocol; none where shares accrue. */
  readonly outside: Float64Array;
  readonly outsideIssued: Float64Array;
  /** Vault shares of those who came from outside. */
  readonly outsideShares: Float64Array;
}

/** A share that slashing has left without value keeps this much METIS as its price, so that claims stay finite. */
const LEAST_PRICE = 0.001;

/**
 * METIS behind the shares: what the protocol holds less what it owes, less the claims outside the vault, which are paid 1:1
 * and come first.
 */
export function valueOfShares(
  p: number,
  economy: Holdings,
  own: { readonly outside: ReadonlyColumn },
): number {
  return Math.max(0, valueOfPool(p, economy) - own.outside[p]);
}

/** Sets the exchange rate (METIS per share) and follows its growth, annualised, over `memory` days. */
export function priceShare(p: number, economy: Shares, own: Claims, memory: number): void {
  const old = economy.exchangeRate[p];
  const price = Math.max(
    LEAST_PRICE,
    sharePrice(valueOfShares(p, economy, own), -economy.sharesIssued[p], old),
  );
  const growth = (price / old - 1) * YEAR;
  economy.exchangeRate[p] = price;
  economy.liquidYield[p] += (growth - economy.liquidYield[p]) / memory;
}

/** Issues the claims of the first day on what is bonded: a part stays outside the vault, the rest becomes shares. */
export function issueClaims(
  p: number,
  economy: Shares & { readonly sharesToPlace: Float64Array },
  own: Claims,
  { deposits, outsideShare }: { readonly deposits: number; readonly outsideShare: number },
): void {
  const outside = floorToGrid(deposits * outsideShare, METIS_GRID);
  own.outsideIssued[p] -= outside;
  own.outside[p] += outside;
  const shares = deposits - outside;
  economy.sharesIssued[p] -= shares;
  economy.sharesToPlace[p] += shares;
}

/** Claims outside move into the vault while it yields more than the outside; shares of outsiders move out while it yields less. */
export function moveOutsiders(
  p: number,
  economy: Shares,
  own: Claims,
  rule: { readonly outsideYield: number; readonly outsidePace: number },
): void {
  const rate = economy.exchangeRate[p];
  if (economy.liquidYield[p] > rule.outsideYield) {
    if (rate < LOWEST_SHARE_PRICE) return;
    const amount = floorToGrid(own.outside[p] * rule.outsidePace, METIS_GRID);
    const shares = floorToGrid(amount / rate, METIS_GRID);
    own.outside[p] -= amount;
    own.outsideIssued[p] += amount;
    economy.sharesIssued[p] -= shares;
    own.outsideShares[p] += shares;
  } else {
    const shares = floorToGrid(own.outsideShares[p] * rule.outsidePace, METIS_GRID);
    const amount = floorToGrid(shares * rate, METIS_GRID);
    own.outsideShares[p] -= shares;
    economy.sharesIssued[p] += shares;
    own.outsideIssued[p] -= amount;
    own.outside[p] += amount;
  }
}
