import { level, stock } from '../../../src/define/index.ts';

/** How soon withdrawals are final, and who looks whether what they rest on is true. */
export const finalityQuantities = {
  withdrawalWindow: level('days', {
    means: 'days between publishing a state and paying withdrawals that rest on it',
    start: 7,
  }),
  detection: level('share', {
    means: 'probability that a fraud of today is caught before the window closes',
  }),
  verifierStake: stock('METIS', { means: 'staked by each verifier', per: 'verifiers' }),
  verifierRewards: stock('METIS', { means: 'rewards of each verifier, not yet sold', per: 'verifiers' }),
  fraudDeposit: stock('METIS', {
    means: 'deposited by those who publish states, lost by who is caught in a fraud',
  }),
  stolen: stock('METIS', { means: 'taken by frauds that nobody caught' }),
};
