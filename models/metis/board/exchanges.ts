import { level, stock } from '../../../src/define/index.ts';

/**
 * Exchanges: one pool of METIS and dollars, and one pool of METIS and shares for each liquid-staking protocol. Whoever trades
 * LST shares does it against `curveMetis` and `curveShares` at the price of `metisForShares` and `sharesForMetis` (models/
 * arithmetic/pegged-pool.ts) with the rate of the protocol and the amplification and fee below; what it gets is put on the grid,
 * rounded down, and both sides move at once. A pool that is empty pays nothing.
 */
export const exchangesQuantities = {
  discount: level('share', {
    means:
      'share by which the pool prices a liquid-staking share below the METIS behind it; below 0: above it',
    per: 'protocols',
  }),
  curveAmplification: level('1', {
    means: 'amplification A of the pool of each liquid-staking share; 0 stands for the Solidly stable curve',
    per: 'protocols',
    start: 50,
  }),
  curveFee: level('share', {
    means: 'fee of a swap in the pool of each liquid-staking share',
    per: 'protocols',
  }),
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
