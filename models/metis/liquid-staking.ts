import { level, stock } from '../../src/define/index.ts';
import { endOfQueue, expectedWait, fundableNow } from '../arithmetic/redemption-queue.ts';
import { vaultYield } from '../arithmetic/share-vault.ts';
import { mechanism } from './economy.ts';
import {
  askForNode,
  bonded,
  bondSpare,
  callBack,
  collect,
  noteArrivals,
  onTheWay,
  withdrawable,
} from './liquid-staking-actions.ts';
import { issueClaims, moveOutsiders, priceShare } from './liquid-staking-claims.ts';
import { liquidStakingMeasures } from './liquid-staking-measures.ts';
import { designs, liquidStakingParameters } from './liquid-staking-parameters.ts';

/**
 * Liquid-staking protocols of two designs. Accruing share: rewards raise what every share is worth. Vault pair: claims 1:1
 * outside a vault earn nothing, and shares of the vault receive all rewards. In both, deposits wait for the bridge and are
 * bonded in the seats of the protocol; what is redeemed has a value fixed at once and waits in a queue.
 */
export const liquidStaking = mechanism({
  name: 'liquidStaking',
  purpose:
    'Bonds deposits in the seats of their protocol within their limits, adds rewards less commission to what a share is worth, and pays redemptions first come, first served, calling bonds back where it must.',
  parameters: liquidStakingParameters,
  reads: [
    'realisedRate',
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
    'protocolDesign',
    'pointsYield',
    'redemptionOpen',
    'electionAsked',
    'stakingBuffer',
    'stakingTreasury',
    'redemptionFund',
    'redemptionsAsked',
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
    fee: level('share', { means: 'share of rewards that each protocol keeps', per: 'protocols' }),
    usualDelay: level('days', { means: 'days until a redemption may be paid', per: 'protocols' }),
    quickDelay: level('days', { means: 'days until a redemption that is speeded up', per: 'protocols' }),
    quickShare: level('share', { means: 'share of redemptions that are speeded up', per: 'protocols' }),
    points: level('1/year', { means: 'worth of points on a share of each protocol', per: 'protocols' }),
    outside: stock('eMETIS', { means: 'claims 1:1 outside the vault of each protocol', per: 'protocols' }),
    outsideIssued: stock('eMETIS', {
      means: 'claims 1:1 outside vaults, below zero: the issuer’s side',
      per: 'protocols',
    }),
    outsideShares: stock('LST shares', {
      means: 'vault shares of those who came from outside',
      per: 'protocols',
    }),
  },

  start({ economy, own, parameters }) {
    own.askedIn.fill(-1);
    for (let p = 0; p < economy.exchangeRate.length; p++) {
      const isVault = parameters.designs === 'alternating' ? p % 2 === 1 : parameters.designs === 'vault';
      economy.protocolDesign[p] = isVault ? designs.vault : designs.accruing;
      own.fee[p] = isVault ? parameters.vaultFee : parameters.commission;
      own.usualDelay[p] = isVault ? parameters.vaultRedemptionDays : parameters.redemptionDays;
      own.quickDelay[p] = isVault ? Math.min(parameters.speedUpDays, own.usualDelay[p]) : own.usualDelay[p];
      own.quickShare[p] = isVault ? parameters.speedUpShare : 0;
      own.points[p] = isVault ? parameters.vaultPoints : parameters.points;
      const outsideShare = isVault ? parameters.outsideShare : 0;
      const deposits = bonded(p, economy) + economy.stakingBuffer[p];
      own.bufferSeen[p] = economy.stakingBuffer[p];
      issueClaims(p, economy, own, { deposits, outsideShare });
      economy.exchangeRate[p] = 1;
      economy.liquidYield[p] = vaultYield(economy.realisedRate, own.fee[p], 1 - outsideShare);
      economy.redemptionWait[p] = own.usualDelay[p];
    }
  },

  step({ economy, own, parameters, day }) {
    const { stakingBuffer, redemptionFund, redemptionsAsked, redemptionsFunded } = economy;
    const isOpen = parameters.redemptions === 'open' || day >= parameters.reopeningDay;
    for (let p = 0; p < stakingBuffer.length; p++) {
      redemptionsAsked[p] = endOfQueue(redemptionsFunded[p], redemptionFund[p], economy.ticketsOwed[p]);
      noteArrivals(p, economy, own, parameters.entryDays, day);
      collect(p, economy, own.fee[p]);
      const idle = stakingBuffer[p] - own.onBridge[p];
      const funded = isOpen ? fundableNow(idle, own.ripe[p], redemptionsFunded[p]) : 0;
      stakingBuffer[p] -= funded;
      redemptionFund[p] += funded;
      redemptionsFunded[p] += funded;

      const queue = redemptionsAsked[p] - redemptionsFunded[p];
      const spare = idle - funded - (isOpen ? queue : 0);
      if (spare > 0) {
        const stays = bondSpare(p, economy, spare);
        if (parameters.newNodes === 'ask' && stays >= economy.minimumLock) askForNode(p, economy);
      } else if (isOpen) callBack(p, economy, own, -spare - onTheWay(p, economy));
      own.bufferSeen[p] = stakingBuffer[p];
      priceShare(p, economy, own, parameters.yieldMemory);
      if (parameters.outsiders === 'seekYield') moveOutsiders(p, economy, own, parameters);

      const callable = idle - funded + withdrawable(p, economy);
      const wait = expectedWait(queue, callable, own.usualDelay[p], economy.exitDelay + 2);
      const isTold = parameters.redemptions === 'closed';
      const delay = own.usualDelay[p];
      const closedWait = isTold ? parameters.reopeningDay - day + delay : delay;
      // Who is not told that nothing is set aside expects the usual delay.
      economy.redemptionWait[p] = isOpen ? wait : closedWait;
      economy.redemptionOpen[p] = isOpen || !isTold ? 1 : 0;
      economy.pointsYield[p] = day <= parameters.pointsEnd ? own.points[p] : 0;
    }
  },

  measures: liquidStakingMeasures,
});
