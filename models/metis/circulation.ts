import { level } from '../../src/define/index.ts';
import { circulatingOf } from './board/supply.ts';
import { mechanism } from './economy.ts';

/** Counts what made the circulating supply grow; it moves nothing and decides nothing. */
export const circulation = mechanism({
  name: 'circulation',
  purpose: 'Keeps account of what made the circulating supply grow or shrink, cause by cause.',
  reads: [
    'unlocked',
    'mined',
    'rewardsPaid',
    'granted',
    'eagrReleased',
    'eagrReturned',
    'treasuryPaid',
    'treasuryReceived',
    'rewardBudget',
    'grantsBudget',
    'eagrReserve',
    'unvested',
    'treasury',
    'unissued',
    'burned',
  ],
  own: {
    first: level('METIS', { means: 'circulating METIS on the first day' }),
    unlocks: level('METIS', { means: 'unlocked of the allocation of 2021 since the first day' }),
    mining: level('METIS', { means: 'mined by members of DACs since the first day' }),
    rewards: level('METIS', { means: 'sequencer rewards paid since the first day' }),
    grants: level('METIS', { means: 'granted since the first day' }),
    reserve: level('METIS', { means: 'released from the reserve less taken back since the first day' }),
    treasury: level('METIS', { means: 'paid by the treasury less received from users since the first day' }),
    burnedFirst: level('METIS', { means: 'destroyed before the first day' }),
  },
  start({ economy, own }) {
    own.first = circulatingOf(economy);
    own.burnedFirst = economy.burned;
  },
  step({ economy, own }) {
    own.unlocks += economy.unlocked;
    own.mining += economy.mined;
    own.rewards += economy.rewardsPaid;
    own.grants += economy.granted;
    own.reserve += economy.eagrReleased - economy.eagrReturned;
    own.treasury += economy.treasuryPaid - economy.treasuryReceived;
  },
  measures: {
    growth: {
      unit: 'METIS',
      means: 'circulating METIS less those of the first day; the sum of all causes, exactly',
      of: ({ economy, own }) => circulatingOf(economy) - own.first,
    },
    byUnlocks: {
      unit: 'METIS',
      means: 'growth of circulation by unlocks of the allocation of 2021',
      of: ({ own }) => own.unlocks,
    },
    byMining: {
      unit: 'METIS',
      means: 'growth of circulation by mining of DACs',
      of: ({ own }) => own.mining,
    },
    byRewards: {
      unit: 'METIS',
      means: 'growth of circulation by sequencer rewards',
      of: ({ own }) => own.rewards,
    },
    byGrants: { unit: 'METIS', means: 'growth of circulation by grants', of: ({ own }) => own.grants },
    byReserve: {
      unit: 'METIS',
      means: 'growth of circulation by releases of the reserve, less what was taken back',
      of: ({ own }) => own.reserve,
    },
    byTreasury: {
      unit: 'METIS',
      means: 'growth of circulation by sales of the treasury, less fees it took in',
      of: ({ own }) => own.treasury,
    },
    byBurning: {
      unit: 'METIS',
      means: 'growth of circulation by destroyed METIS: never above 0',
      of: ({ economy, own }) => own.burnedFirst - economy.burned,
    },
    byOthers: {
      unit: 'METIS',
      means: 'growth of circulation that no other cause explains, such as bonds slashed into the treasury',
      of: ({ economy, own }) =>
        circulatingOf(economy) -
        own.first -
        own.unlocks -
        own.mining -
        own.rewards -
        own.grants -
        own.reserve -
        own.treasury -
        (own.burnedFirst - economy.burned),
    },
    minedInAll: {
      unit: 'METIS',
      means: 'METIS that mining has paid since the first day: to members of DACs and to sequencers',
      of: ({ own }) => own.mining + own.rewards,
    },
    rewardsShare: {
      unit: 'share',
      means: 'share of the growth of circulation that sequencer rewards make; 0 while there is no growth',
      of: ({ economy, own }) => {
        const growth = circulatingOf(economy) - own.first;
        return growth > 0 ? own.rewards / growth : 0;
      },
    },
  },
});
