import { flow, level, stock } from '../../../src/define/index.ts';

/** The sequencer pool. */
export const poolQuantities = {
  rewardRate: level('1/year', { means: 'target reward rate on locked METIS in force today', start: 0.2 }),
  rewardPerBlock: level('METIS/block', { means: 'METIS paid for one block at settlement' }),
  realisedRate: level('1/year', {
    means: 'reward paid per locked METIS, annualised, smoothed over settlements',
  }),
  minimumLock: level('METIS', { means: 'smallest bond of a sequencer', start: 20_000 }),
  maximumLock: level('METIS', { means: 'largest bond of a sequencer', start: 100_000 }),
  settledBatches: level('batches', {
    means: 'reward batches settled so far; a withdrawal uses up its batch',
  }),
  feeYield: level('1/year', {
    means: 'gas fees shared with sequencers per locked METIS, annualised, smoothed over settlements',
  }),
  exitDelay: level('days', { means: 'days between leaving the pool and getting the bond back', start: 21 }),
  seatEntity: level('entity', { means: 'who owns each seat (see `entities`)', per: 'sequencers' }),
  seatProtocol: level('protocol', {
    means: 'liquid-staking protocol whose deposits each seat bonds; below 0: none',
    per: 'sequencers',
    start: -1,
  }),
  spanBlocks: level('blocks', { means: 'blocks produced by one seat before the next draw', start: 1_000 }),
  outagesAlone: level('outages', {
    means: 'outages of a seat by itself, going on at a time on average',
  }),
  outagesOfOwner: level('outages', {
    means: 'outages of all seats of an owner together, going on at a time on average',
  }),
  outagesOfAll: level('outages', {
    means: 'outages of every seat together, going on at a time on average',
  }),
  seatActive: level('flag', { means: '1 while a seat produces blocks', per: 'sequencers' }),
  whitelisted: level('flag', {
    means: '1 where the owner of a seat may lock METIS (elected or approved)',
    per: 'sequencers',
    start: 1,
  }),
  haltingProbability: level('share', {
    means: 'probability that seats with more than a third of the stake are down at once today',
  }),
  attackCost: level('USD', {
    means: 'cost of owning more than a third of the locked stake at today’s price',
  }),
  ownerNakamoto: level('owners', {
    means: 'smallest number of owners with more than a third of locked METIS',
  }),
  poolSlashed: flow('METIS', { means: 'bonds of sequencers slashed today' }),
  lockAsked: flow('METIS', {
    means: 'METIS each seat asks the pool to lock today, out of operatorLiquid',
    per: 'sequencers',
  }),
  withdrawAsked: flow('METIS', {
    means: 'METIS each seat asks the pool to give back today without leaving',
    per: 'sequencers',
  }),
  exitAsked: flow('flag', {
    means: 'above 0 where a seat asks to leave the pool today',
    per: 'sequencers',
  }),
  rewardsPaid: flow('METIS', { means: 'sequencer rewards settled today' }),
  rewardsMissed: flow('METIS', { means: 'sequencer rewards due today that the budget could not pay' }),
  bond: stock('METIS', { means: 'locked by each sequencer', per: 'sequencers' }),
  unbonding: stock('METIS', { means: 'on its way out of the pool, by seat', per: 'sequencers' }),
  rewardsHeld: stock('METIS', {
    means: 'rewards and fee shares settled for each seat, not yet claimed by its owner',
    per: 'sequencers',
  }),
  operatorLiquid: stock('METIS', {
    means: 'held outside the bond by each seat’s owner',
    per: 'sequencers',
  }),
};
