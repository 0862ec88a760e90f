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
  overProtocols,
  priceShare,
  valueOfPool,
  withdrawable,
} from './liquid-staking-actions.ts';

const artemis = cite('docs.artemisfinance.io', { url: 'https://docs.artemisfinance.io', place: 'mechanism' });

/** Liquid-staking protocols with an accruing share: deposits wait for the bridge and are bonded in the seats of their protocol; redemptions queue. */
export const liquidStaking = mechanism({
  name: 'liquidStaking',
  purpose:
    'Bonds deposits in the seats of their protocol within their limits, adds rewards less commission to what a share is worth, and pays redemptions first come, first served, calling bonds back where it must.',
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
    'seatProtocol',
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
      per: 'protocolDays',
    }),
    ripening: level('METIS', {
      means: 'redemptions by the day on which they may be paid',
      per: 'protocolDays',
    }),
    onBridge: level('METIS', { means: 'deposits that have not yet crossed the bridge', per: 'protocols' }),
    bufferSeen: level('METIS', {
      means: 'staking buffer at the end of the protocol’s day',
      per: 'protocols',
    }),
    askedSeen: level('METIS', {
      means: 'redemptions asked for that have been noted',
      per: 'protocols',
    }),
    askedIn: level('batch', { means: 'batch in which a withdrawal was last asked for', per: 'sequencers' }),
    ripe: level('METIS', {
      means: 'redemptions old enough to be paid, since the start',
      per: 'protocols',
    }),
  },

  start({ economy, own, parameters }) {
    own.askedIn.fill(-1);
    for (let p = 0; p < economy.exchangeRate.length; p++) {
      const deposits = bonded(p, economy) + economy.stakingBuffer[p];
      own.bufferSeen[p] = economy.stakingBuffer[p];
      economy.sharesIssued[p] -= deposits;
      economy.sharesToPlace[p] += deposits;
      economy.exchangeRate[p] = 1;
      economy.liquidYield[p] = economy.realisedRate * (1 - parameters.commission);
      economy.redemptionWait[p] = parameters.redemptionDays;
    }
  },

  step({ economy, own, parameters, day }) {
    const { stakingBuffer, redemptionFund, redemptionsAsked, redemptionsFunded } = economy;
    for (let p = 0; p < stakingBuffer.length; p++) {
      noteArrivals(p, economy, own, parameters, day);
      collect(p, economy, parameters.commission);
      const idle = stakingBuffer[p] - own.onBridge[p];
      const funded = fundableNow(idle, own.ripe[p], redemptionsFunded[p]);
      stakingBuffer[p] -= funded;
      redemptionFund[p] += funded;
      redemptionsFunded[p] += funded;

      const queue = redemptionsAsked[p] - redemptionsFunded[p];
      const spare = idle - funded - queue;
      if (spare > 0) bondSpare(p, economy, spare);
      else callBack(p, economy, own, -spare - onTheWay(p, economy));
      own.bufferSeen[p] = stakingBuffer[p];
      priceShare(p, economy, parameters.yieldMemory);
      const callable = idle - funded + withdrawable(p, economy);
      economy.redemptionWait[p] = expectedWait(
        queue,
        callable,
        parameters.redemptionDays,
        economy.exitDelay + 2,
      );
    }
  },

  measures: {
    deposits: {
      unit: 'METIS',
      means: 'METIS behind all shares',
      of: ({ economy }) => overProtocols(valueOfPool, economy),
    },
    netYield: {
      unit: '1/year',
      means: 'realised net yield of liquid staking: mean of the protocols by what they hold',
      of: ({ economy }) => {
        const yieldOn = (p: number): number => economy.liquidYield[p] * valueOfPool(p, economy);
        return overProtocols(yieldOn, economy) / Math.max(overProtocols(valueOfPool, economy), METIS_GRID);
      },
    },
    lockedShare: {
      unit: 'share',
      means: 'share of all locked METIS that is bonded by liquid staking',
      of: ({ economy }) => overProtocols(bonded, economy) / Math.max(sum(economy.bond), METIS_GRID),
    },
    idleShare: {
      unit: 'share',
      means:
        'share of deposits that is not bonded: on the bridge, above the limits of the seats, or on its way back',
      of: ({ economy }) => {
        const locked = overProtocols(bonded, economy);
        return 1 - locked / Math.max(overProtocols(valueOfPool, economy), locked, METIS_GRID);
      },
    },
    queue: {
      unit: 'METIS',
      means: 'redemptions asked for and not yet funded',
      of: ({ economy }) => sum(economy.redemptionsAsked) - sum(economy.redemptionsFunded),
    },
  },
});
