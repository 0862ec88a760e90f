import { flow, level } from '../../../src/define/index.ts';

/** What governance decides inside a run. A decision below zero means that none was taken: the lever of the mechanism holds. */
export const governanceQuantities = {
  decidedRewardRate: level('1/year', {
    means: 'target reward rate decided by a vote; below 0: the levers of rateChange hold',
    start: -1,
  }),
  decidedFeeShare: level('share', {
    means: 'share of gas fees for sequencers decided by a vote; below 0: the lever of sequencerPool holds',
    start: -1,
  }),
  decidedMaximumLock: level('METIS', {
    means: 'largest bond decided by a vote; below 0: the lever of sequencerPool holds',
    start: -1,
  }),
  decidedWindow: level('days', {
    means: 'withdrawal window decided by a vote; below 0: the lever of finality holds',
    start: -1,
  }),
  decidedRelease: level('flag', {
    means:
      'vote on the release of each use of the reserve: 1 approved, 0 refused, below 0: the lever of eagr holds',
    per: 'reserveUses',
    start: -1,
  }),
  electionAsked: flow('flag', {
    means: 'above 0 where the owner of a seat asks to be elected today',
    per: 'sequencers',
  }),
  twoTierActive: level('flag', { means: '1 while Commons and Eco Nodes decide' }),
  whaleCapture: level('share', {
    means:
      'power of the largest voters together (Shapley–Shubik) under the rule in force: to defeat a proposal where votes are optimistic, otherwise to pass one',
  }),
  turnout: level('share', { means: 'voting power that took part in the last vote, as a share of all' }),
};
