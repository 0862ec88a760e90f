import { level, stock } from '../../../src/define/index.ts';

/** Liquid staking. */
export const liquidStakingQuantities = {
  exchangeRate: level('METIS/LST share', { means: 'METIS behind one liquid-staking share', start: 1 }),
  liquidYield: level('1/year', { means: 'realised net yield of the liquid-staking share, smoothed' }),
  redemptionsAsked: level('METIS', {
    means: 'all redemptions ever asked for: the position of the newest claim in the queue',
  }),
  redemptionsFunded: level('METIS', {
    means: 'all redemptions ever funded: claims up to this position can be collected',
  }),
  redemptionWait: level('days', { means: 'expected wait of a redemption asked for today', start: 21 }),
  stakingBuffer: stock('METIS', {
    means: 'deposited in liquid staking, not yet locked (bridge and idle excess)',
  }),
  redemptionFund: stock('METIS', { means: 'set aside for funded redemptions, not yet collected' }),
  stakingTreasury: stock('METIS', { means: 'commission kept by the liquid-staking protocol' }),
  sharesToPlace: stock('LST shares', {
    means: 'shares of the deposits of the first day, issued by liquid staking, on their way to holders',
  }),
  sharesIssued: stock('LST shares', { means: 'shares issued, below zero: the issuer’s side' }),
  ticketsOwed: stock('METIS owed', {
    means: 'redemption claims outstanding, below zero: the debtor’s side',
  }),
};
