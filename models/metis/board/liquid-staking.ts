import { level, stock } from '../../../src/define/index.ts';

/** Liquid staking: one line of each column for every protocol, the claims of holders on it, and what it holds. */
export const liquidStakingQuantities = {
  protocolDesign: level('design', {
    means: 'how each protocol works: 0 accruing share, 1 vault pair',
    per: 'protocols',
  }),
  exchangeRate: level('METIS/LST share', {
    means: 'METIS behind one liquid-staking share',
    per: 'protocols',
    start: 1,
  }),
  liquidYield: level('1/year', {
    means: 'realised net yield of the liquid-staking share, smoothed',
    per: 'protocols',
  }),
  pointsYield: level('1/year', {
    means: 'worth of points earned on a liquid-staking share while their programme runs',
    per: 'protocols',
  }),
  redemptionOpen: level('flag', {
    means: '1 while the protocol pays redemptions and takes in new ones',
    per: 'protocols',
    start: 1,
  }),
  redemptionsAsked: level('METIS', {
    means:
      'all redemptions asked for until the protocol’s step of today: the position of the newest claim in the queue then (see `endOfQueue`)',
    per: 'protocols',
  }),
  redemptionsFunded: level('METIS', {
    means: 'all redemptions ever funded: claims up to this position can be collected',
    per: 'protocols',
  }),
  redemptionWait: level('days', {
    means: 'expected wait of a redemption asked for today',
    per: 'protocols',
    start: 21,
  }),
  stakingBuffer: stock('METIS', {
    means: 'deposited in liquid staking, not yet locked (bridge and idle excess)',
    per: 'protocols',
  }),
  redemptionFund: stock('METIS', {
    means: 'set aside for funded redemptions, not yet collected',
    per: 'protocols',
  }),
  stakingTreasury: stock('METIS', {
    means: 'commission kept by the liquid-staking protocol',
    per: 'protocols',
  }),
  sharesToPlace: stock('LST shares', {
    means: 'shares of the deposits of the first day, issued by liquid staking, on their way to holders',
    per: 'protocols',
  }),
  sharesIssued: stock('LST shares', {
    means: 'shares issued, below zero: the issuer’s side',
    per: 'protocols',
  }),
  ticketsOwed: stock('METIS owed', {
    means: 'redemption claims outstanding, below zero: the debtor’s side',
    per: 'protocols',
  }),
};
