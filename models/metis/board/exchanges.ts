import { level, stock } from '../../../src/define/index.ts';

/**
 * Exchanges: one pool of METIS and dollars, and one pool of METIS and shares for each liquid-staking protocol. Whoever trades
 * LST shares does it against `curveMetis` and `curveShares` at the price of `metisForShares` and `sharesForMetis` (models/
 * arithmetic/pegged-pool.ts) with the rate of the protocol and the amplification and fee below; what it gets is put on the grid,
 * rounded down, and both sides move at once. A pool that is empty pays nothing.
 */
export const exchangesQuantities = {
  discount: level('share', {
    means: 'how far a share on the pool of its protocol costs less than what is behind it; below 0: more',
    per: 'protocols',
  }),
  curveAmplification: level('1', {
    means: 'amplification A of the pools of liquid-staking shares; 0 for the Solidly stable curve',
    start: 50,
  }),
  curveFee: level('share', { means: 'fee of the pools of liquid-staking shares, as a share of a swap' }),
  curveMetis: stock('METIS', {
    means: 'METIS in the pool of each liquid-staking share',
    per: 'protocols',
  }),
  curveShares: stock('LST shares', {
    means: 'shares in the pool of each liquid-staking protocol',
    per: 'protocols',
  }),
  dexMetis: stock('METIS', { means: 'METIS in the pool of METIS and dollars' }),
  dexDollars: stock('USD', { means: 'dollars in the pool of METIS and dollars' }),
  outsideDollars: stock('USD', {
    means: 'dollars of everybody else, below zero: what the outside world has paid in',
  }),
};
