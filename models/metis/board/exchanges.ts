import { level, stock } from '../../../src/define/index.ts';

/** Exchanges: one pool of METIS and liquid-staking shares for each protocol, balances scaled by the exchange rate. */
export const exchangesQuantities = {
  curveMetis: stock('METIS', { means: 'METIS in the pool of each liquid-staking share', per: 'protocols' }),
  curveShares: stock('LST shares', {
    means: 'shares in the pool of each liquid-staking share',
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
  discount: level('share', {
    means: 'share by which the pool prices a liquid-staking share below the METIS behind it',
    per: 'protocols',
  }),
};
