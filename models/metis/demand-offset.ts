import { level } from '../../src/define/index.ts';
import { mechanism } from './economy.ts';

/**
 * How much of what is released AI use buys: METIS bought by AI clients, for gas and into deposits, against METIS released by the reserve and paid as
 * rewards over the same days. It only measures; it moves nothing.
 */
export const demandOffset = mechanism({
  name: 'demandOffset',
  purpose:
    'Compares the METIS that AI use buys and locks with the METIS that the reserve and rewards release.',
  reads: ['aiBought', 'aiSold', 'eagrReleased', 'rewardsPaid', 'settlementDeposits'],
  own: {
    bought: level('METIS', { means: 'METIS bought by AI clients since the first day' }),
    sold: level('METIS', { means: 'METIS of AI work sold since the first day' }),
    released: level('METIS', {
      means: 'METIS released by the reserve and paid as rewards since the first day',
    }),
  },
  step({ economy, own }) {
    own.bought += economy.aiBought;
    own.sold += economy.aiSold;
    own.released += economy.eagrReleased + economy.rewardsPaid;
  },
  measures: {
    bought: {
      unit: 'METIS',
      means: 'METIS bought by AI clients since the first day',
      of: ({ own }) => own.bought,
    },
    kept: {
      unit: 'METIS',
      means: 'of these, METIS not sold again by providers and clients: paid for gas, kept or locked',
      of: ({ own }) => own.bought - own.sold,
    },
    locked: {
      unit: 'METIS',
      means: 'of these, METIS that lie in settlement deposits now',
      of: ({ economy }) => economy.settlementDeposits,
    },
    released: {
      unit: 'METIS',
      means: 'METIS released by the reserve and paid as rewards since the first day',
      of: ({ own }) => own.released,
    },
    ratio: {
      unit: 'share',
      means:
        'METIS bought by AI use ÷ METIS released by the reserve and rewards; 0 while nothing was released',
      of: ({ own }) => (own.released > 0 ? own.bought / own.released : 0),
    },
    keptRatio: {
      unit: 'share',
      means: 'the same without what is sold again',
      of: ({ own }) => (own.released > 0 ? (own.bought - own.sold) / own.released : 0),
    },
  },
});
