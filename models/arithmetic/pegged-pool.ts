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

/** A peg is met within this; a search of so many steps has met it or never will. */
const MET = 1e-12;
const STEPS = 60;
const NEAR = 1 / 256;
const FARTHER = 4;

/** Peg of a pool less the one wanted after METIS came in (`amount` above 0) or shares (below 0). */
function missAfter(amount: number, peg: number, pool: PeggedPool): number {
  if (amount >= 0) {
    after.metis = pool.metis + amount;
    after.shares = pool.shares - sharesForMetis(amount, pool);
  } else {
    after.metis = pool.metis - metisForShares(-amount, pool);
    after.shares = pool.shares - amount;
  }
  after.rate = pool.rate;
  after.amplification = pool.amplification;
  return pegOf(after) - peg;
}
// A pool looked at at a time: filled before every use, so that no search allocates.
const after = { metis: 0, shares: 0, rate: 1, amplification: 0, fee: 0 };

/** Amount at which the peg is met, between 0 and `far`: false position with halved ends (Illinois). */
function amountToPeg(peg: number, pool: PeggedPool, far: number): number {
  let one = 0;
  let missOne = missAfter(0, peg, pool);
  // Most misses are small: the first look is near, and goes on to where the peg is passed.
  let other = far * NEAR;
  let missOther = missAfter(other, peg, pool);
  while (missOne * missOther > 0 && Math.abs(other) < Math.abs(far)) {
    one = other;
    missOne = missOther;
    other *= FARTHER;
    missOther = missAfter(other, peg, pool);
  }
  if (missOne * missOther > 0) return far;
  for (let step = 0; step < STEPS; step++) {
    const next = one + ((other - one) * missOne) / (missOne - missOther);
    const miss = missAfter(next, peg, pool);
    if (Math.abs(miss) <= MET) return next;
    if (miss * missOther < 0) {
      one = other;
      missOne = missOther;
    } else missOne /= 2;
    other = next;
    missOther = miss;
  }
  return other;
}

/**
 * METIS to pay into a pool until a share costs `peg` of what is behind it (at the margin, without fee); 0 where it costs that
 * much or more.
 */
export function metisToPeg(peg: number, pool: PeggedPool): number {
  if (pool.metis <= 0 || pool.shares <= 0 || pegOf(pool) >= peg) return 0;
  return amountToPeg(peg, pool, pool.metis + pool.shares * pool.rate);
}

/** Shares to sell into a pool until a share costs `peg` of what is behind it; 0 where it costs that little or less. */
export function sharesToPeg(peg: number, pool: PeggedPool): number {
  if (pool.metis <= 0 || pool.shares <= 0 || pegOf(pool) <= peg) return 0;
  return -amountToPeg(peg, pool, -(pool.metis / pool.rate + pool.shares));
}
