import { assumed, assumption, cite, level, lever } from '../../src/define/index.ts';
import { costOfBlocking, costOfWaiting, disputeClocks, longestDispute } from '../arithmetic/dispute-game.ts';
import { mechanism } from './economy.ts';

const onChain = (place: string) =>
  cite('L2BEAT, on-chain values of Metis Andromeda on 2026-01-07', {
    url: 'https://github.com/l2beat/l2beat',
    place: `packages/config/src/projects/metis/discovered.json, ${place}`,
  });

/** The window in which a published state can be disputed: what waiting for it costs, and what it takes to use disputes as a blockade. */
export const finality = mechanism({
  name: 'finality',
  purpose: 'Withdrawals wait for a window in which the state they rest on can be disputed; waiting costs.',
  parameters: {
    window: lever({
      value: 7,
      unit: 'days',
      between: [0, 60],
      means: 'window in which a published state can be disputed',
      source: onChain('fraud-proof window 604,800 s'),
    }),
    disputeBond: lever({
      value: 4,
      unit: 'METIS',
      between: [0, 100_000],
      means: 'bond of who asks for a dispute',
      source: onChain('bond of game type 0'),
    }),
    withdrawals: assumption({
      value: 4_600,
      unit: 'METIS/day',
      between: [0, 1_000_000],
      means: 'METIS withdrawn from Andromeda a day',
      source: assumed(
        'net flow of 419,000 METIS out of Andromeda in the 91 days from October 2025 to January 2026; gross flow is not published',
        'low',
      ),
    }),
    discountRate: assumption({
      value: 0.2,
      unit: '1/year',
      between: [0, 5],
      means: 'yearly rate at which waiting is discounted',
      source: assumed(
        'the target rate of the pool until 2025: what the METIS could have earned meanwhile',
        'low',
      ),
    }),
    batchesPerDay: assumption({
      value: 33,
      unit: 'batches/day',
      between: [1, 10_000],
      means: 'batches of states published a day',
      source: onChain('32 to 33 batches a day since July 2025, 19 before'),
    }),
  },
  reads: ['price', 'decidedWindow'],
  writes: ['withdrawalWindow'],
  own: {
    waitingCost: level('USD', { means: 'cost of waiting so far' }),
    waitingToday: level('USD', { means: 'cost of waiting of today’s withdrawals' }),
  },
  start({ economy, parameters }) {
    economy.withdrawalWindow = parameters.window;
  },
  step({ economy, own, parameters }) {
    economy.withdrawalWindow = economy.decidedWindow >= 0 ? economy.decidedWindow : parameters.window;
    const value = parameters.withdrawals * economy.price;
    own.waitingToday = costOfWaiting(value, parameters.discountRate, economy.withdrawalWindow);
    own.waitingCost += own.waitingToday;
  },
  measures: {
    delay: {
      unit: 'days',
      means: 'days that a withdrawal of today waits',
      of: ({ economy }) => economy.withdrawalWindow,
    },
    waitingCostADay: {
      unit: 'USD',
      means: 'cost of waiting of today’s withdrawals',
      of: ({ own }) => own.waitingToday,
    },
    waitingCost: {
      unit: 'USD',
      means: 'cost of waiting since the first day',
      of: ({ own }) => own.waitingCost,
    },
    disputesEndInTime: {
      unit: 'flag',
      means: 'whether the longest dispute about a state ends before its window closes',
      of: ({ economy }) => (longestDispute(disputeClocks) <= economy.withdrawalWindow ? 1 : 0),
    },
    blockadeCost: {
      unit: 'METIS',
      means: 'bonds that disputing every batch for a whole window takes',
      of: ({ economy, parameters }) =>
        costOfBlocking(parameters.batchesPerDay, economy.withdrawalWindow, parameters.disputeBond),
    },
  },
});
