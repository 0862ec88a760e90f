import { level, stock } from '../../../src/define/index.ts';

/** The tower on liquid staking: loans of METIS against its shares, looped deposits, and restaked shares. */
export const leverageQuantities = {
  borrowIndex: level('METIS/debt share', {
    means: 'METIS owed for one debt share, interest included',
    start: 1,
  }),
  borrowRate: level('1/year', { means: 'interest that borrowers of METIS pay' }),
  utilisation: level('share', { means: 'lent METIS as a share of all supplied to the lending market' }),
  largestLoan: level('share', { means: 'largest debt that the lending market allows, over its collateral' }),
  lendable: level('METIS', {
    means: 'METIS that can be borrowed before the interest takes what staking yields',
  }),
  lendingClaims: stock('debt shares', { means: 'debt shares that the lending market is owed' }),
  loopShares: stock('LST shares', {
    means: 'liquid-staking shares of the loop fund, collateral of its debt',
  }),
  loopDebt: stock('debt shares', { means: 'debt of the loop fund, below zero: the debtor’s side' }),
  restakingPrice: level('LST shares/LRT share', {
    means: 'liquid-staking shares promised for one restaking share',
    start: 1,
  }),
  restakingPot: stock('LST shares', { means: 'liquid-staking shares held by the restaking protocol' }),
  restakingIssued: stock('LRT shares', { means: 'restaking shares issued, below zero: the issuer’s side' }),
};
