import { assumed, assumption, cite, level, lever, METIS_GRID, sum } from '../../src/define/index.ts';
import { expectedWait, fundableNow } from '../arithmetic/redemption-queue.ts';
import { mechanism } from './economy.ts';
import {
  bonded,
  bondSpare,
  callBack,
  collect,
  noteArrivals,
  onTheWay,
  priceShare,
  valueOfPool,
  withdrawable,
} from './liquid-staking-actions.ts';

const artemis = cite('docs.artemisfinance.io', { url: 'https://docs.artemisfinance.io', place: 'mechanism' });

/** One liquid-staking protocol with an accruing share: deposits wait for the bridge and are bonded in its seats; redemptions queue. */
export const liquidStaking = mechanism({
  name: 'liquidStaking',
  purpose:
    'Bonds deposits in the protocol’s seats within their limits, adds rewards less commission to what a share is worth, and pays redemptions first come, first served, calling bonds back where it must.',
  parameters: {
    commission: lever({
      value: 0.1,
      unit: 'share',
      between: [0, 1],
      means: 'share of rewards the protocol keeps',
      source: artemis,
    }),
    entryDays: assumption({
      value: 7,
      unit: 'days',
      between: [1, 60],
      means: 'days a deposit waits for the bridge before it can be bonded',
      source: artemis,
    }),
    redemptionDays: assumption({
      value: 22,
      unit: 'days',
      between: [1, 60],
      means: 'least days between a redemption and its payment',
      source: assumed(
        'at least 21 days of unbonding by the protocol’s documents, and a day for the bridge back',
        'medium',
      ),
    }),
    yieldMemory: assumption({
      value: 30,
      unit: 'days',
      between: [1, 365],
      means: 'days over which holders perceive the growth of the share',
      source: assumed('nobody has measured it; about nine settlements', 'low'),
    }),
  },
  reads: [
    'realisedRate',
    'redemptionsAsked',
    'seatEntity',
    'seatActive',
    'whitelisted',
    'bond',
    'unbonding',
    'minimumLock',
    'maximumLock',
    'ticketsOwed',
    'exitDelay',
    'settledBatches',
  ],
  writes: [
    'stakingBuffer',
    'stakingTreasury',
    'redemptionFund',
    'redemptionsFunded',
    'redemptionWait',
    'exchangeRate',
    'liquidYield',
    'sharesToPlace',
    'sharesIssued',
    'rewardsHeld',
    'operatorLiquid',
    'lockAsked',
    'withdrawAsked',
    'exitAsked',
  ],
  own: {
    crossing: level('METIS', {
      means: 'deposits by the day on which they have crossed the bridge',
      per: 'waitingDays',
    }),
    ripening: level('METIS', {
      means: 'redemptions by the day on which they may be paid',
      per: 'waitingDays',
    }),
    bufferSeen: level('METIS', { means: 'staking buffer at the end of the protocol’s day' }),
    askedSeen: level('METIS', { means: 'redemptions asked for that have been noted' }),
    askedIn: level('batch', { means: 'batch in which a withdrawal was last asked for', per: 'sequencers' }),
    ripe: level('METIS', { means: 'redemptions old enough to be paid, since the start' }),
  },

  start({ economy, own, parameters }) {
    const deposits = bonded(economy) + economy.stakingBuffer;
    own.bufferSeen = economy.stakingBuffer;
    own.askedIn.fill(-1);
    economy.sharesIssued -= deposits;
    economy.sharesToPlace += deposits;
    economy.exchangeRate = 1;
    economy.liquidYield = economy.realisedRate * (1 - parameters.commission);
    economy.redemptionWait = parameters.redemptionDays;
  },

  step({ economy, own, parameters, day }) {
    noteArrivals(economy, own, parameters, day);
    collect(economy, parameters.commission);
    const idle = economy.stakingBuffer - sum(own.crossing);
    const funded = fundableNow(idle, own.ripe, economy.redemptionsFunded);
    economy.stakingBuffer -= funded;
    economy.redemptionFund += funded;
    economy.redemptionsFunded += funded;

    const queue = economy.redemptionsAsked - economy.redemptionsFunded;
    const spare = idle - funded - queue;
    if (spare > 0) bondSpare(economy, spare);
    else callBack(economy, own, -spare - onTheWay(economy));
    own.bufferSeen = economy.stakingBuffer;
    priceShare(economy, parameters.yieldMemory);
    const callable = idle - funded + withdrawable(economy);
    economy.redemptionWait = expectedWait(queue, callable, parameters.redemptionDays, economy.exitDelay + 2);
  },

  measures: {
    deposits: { unit: 'METIS', means: 'METIS behind all shares', of: ({ economy }) => valueOfPool(economy) },
    lockedShare: {
      unit: 'share',
      means: 'share of all locked METIS that is bonded by the protocol',
      of: ({ economy }) => bonded(economy) / Math.max(sum(economy.bond), METIS_GRID),
    },
    idleShare: {
      unit: 'share',
      means:
        'share of deposits that is not bonded: on the bridge, above the limits of the seats, or on its way back',
      of: ({ economy }) => 1 - bonded(economy) / Math.max(valueOfPool(economy), bonded(economy), METIS_GRID),
    },
    queue: {
      unit: 'METIS',
      means: 'redemptions asked for and not yet funded',
      of: ({ economy }) => economy.redemptionsAsked - economy.redemptionsFunded,
    },
  },
});
