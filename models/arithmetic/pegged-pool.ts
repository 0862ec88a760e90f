import { solidlyOut, solidlyPrice } from './solidly.ts';
import { stableOut, stablePrice } from './stable-swap.ts';

/**
 * A pool of METIS and liquid-staking shares whose balances are scaled by the exchange rate, so that its peg is the value of a
 * share and not one METIS. `amplification` is the A of StableSwap; 0 stands for the Solidly stable curve.
 */
export interface PeggedPool {
  readonly metis: number;
  readonly shares: number;
  /** METIS behind one share. */
  readonly rate: number;
  readonly amplification: number;
  /** Share of a swap. */
  readonly fee: number;
}

function swap(amountIn: number, reserveIn: number, reserveOut: number, pool: PeggedPool): number {
  return pool.amplification === 0
    ? solidlyOut(amountIn, reserveIn, reserveOut, pool.fee)
    : stableOut(amountIn, reserveIn, reserveOut, pool.amplification, pool.fee);
}

/** METIS that a pool pays for shares: less than it holds; not on any grid. */
export function metisForShares(shares: number, pool: PeggedPool): number {
  return swap(shares * pool.rate, pool.shares * pool.rate, pool.metis, pool);
}

/** Shares that a pool pays for METIS: fewer than it holds; not on any grid. */
export function sharesForMetis(metis: number, pool: PeggedPool): number {
  return swap(metis, pool.metis, pool.shares * pool.rate, pool) / pool.rate;
}

/** Price of a share on the pool over the METIS behind it, at the margin and without fee; 1 for an empty pool. */
export function pegOf(pool: PeggedPool): number {
  const worth = pool.shares * pool.rate;
  if (pool.metis <= 0 || worth <= 0) return 1;
  return pool.amplification === 0
    ? solidlyPrice(pool.metis, worth)
    : stablePrice(pool.metis, worth, pool.amplification);
}

/**
 * METIS to pay into a pool until a share costs `peg` of what is behind it (at the margin, without fee): bisection on the
 * curve to 2^-40 of the METIS worth of the pool; 0 where it costs that much or more.
 */
export function metisToPeg(peg: number, pool: PeggedPool): number {
  if (pool.metis <= 0 || pool.shares <= 0 || pegOf(pool) >= peg) return 0;
  const paid = { ...pool };
  let low = 0;
  let high = pool.metis + pool.shares * pool.rate;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    paid.metis = pool.metis + middle;
    paid.shares = pool.shares - sharesForMetis(middle, pool);
    if (pegOf(paid) < peg) low = middle;
    else high = middle;
  }
  return low;
}

/** Shares to sell into a pool until a share costs `peg` of what is behind it; 0 where it costs that little or less. */
export function sharesToPeg(peg: number, pool: PeggedPool): number {
  if (pool.metis <= 0 || pool.shares <= 0 || pegOf(pool) <= peg) return 0;
  const sold = { ...pool };
  let low = 0;
  let high = pool.metis / pool.rate + pool.shares;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    sold.shares = pool.shares + middle;
    sold.metis = pool.metis - metisForShares(middle, pool);
    if (pegOf(sold) > peg) low = middle;
    else high = middle;
  }
  return low;
}
