import { level, stock } from '../../../src/define/index.ts';

/**
 * Three funds that holders can put METIS into: liquidity of the METIS/USD exchange, loans, and leveraged loops. All work alike:
 * a deposit moves METIS into the fund's cash and mints fund shares at the fund's price; an exit is paid out of the cash as far
 * as it reaches, and what it lacks is added to what has been wanted since the first day: a fund acts before the holders do, so it
 * looks at what has been added since its last look. Which fund a holder's shares belong to stands in `fundOf`.
 */
export const fundsQuantities = {
  liquidityFundPrice: level('METIS/fund share', {
    means: 'METIS behind one share of the liquidity fund',
    start: 1,
  }),
  lendingFundPrice: level('METIS/fund share', {
    means: 'METIS behind one share of the lending fund',
    start: 1,
  }),
  loopFundPrice: level('METIS/fund share', { means: 'METIS behind one share of the loop fund', start: 1 }),
  liquidityFundYield: level('1/year', { means: 'realised yield of the liquidity fund, smoothed' }),
  lendingFundYield: level('1/year', { means: 'realised yield of the lending fund, smoothed' }),
  loopFundYield: level('1/year', { means: 'realised yield of the loop fund, smoothed' }),
  liquidityExitWanted: level('METIS', {
    means: 'exits from the liquidity fund that its cash could not pay, summed since the first day',
  }),
  lendingExitWanted: level('METIS', {
    means: 'exits from the lending fund that its cash could not pay, summed since the first day',
  }),
  loopExitWanted: level('METIS', {
    means: 'exits from the loop fund that its cash could not pay, summed since the first day',
  }),
  liquidityCash: stock('METIS', { means: 'METIS in the liquidity fund, not deployed' }),
  lendingCash: stock('METIS', { means: 'METIS in the lending fund, not lent' }),
  loopCash: stock('METIS', { means: 'METIS in the loop fund, not deployed' }),
  liquidityFundIssued: stock('fund shares', {
    means: 'shares of the liquidity fund, below zero: the issuer’s side',
  }),
  lendingFundIssued: stock('fund shares', {
    means: 'shares of the lending fund, below zero: the issuer’s side',
  }),
  loopFundIssued: stock('fund shares', { means: 'shares of the loop fund, below zero: the issuer’s side' }),
  fundShares: stock('fund shares', { means: 'shares of each holder in the fund it chose', per: 'holders' }),
  fundOf: level('fund', { means: 'fund of each holder’s fund shares (see `funds`); 0 none', per: 'holders' }),
};
