import { assumed, assumption, cite, level, lever, METIS_GRID } from '../../src/define/index.ts';
import { exp, floorToGrid, log } from '../../src/numeric/index.ts';
import { adoptionMultiple } from '../arithmetic/adoption.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { mechanism } from './economy.ts';
import { growthParameters } from './layer-users.ts';

/**
 * Andromeda's users and the gas they pay. The logarithm of transactions per day is an Ornstein–Uhlenbeck process around
 * its median, `typicalTransactions` times the growth so far, and starts at `firstTransactions`. What it costs to publish the data is the
 * business of `dataAvailability`.
 */
export const andromeda = mechanism({
  name: 'andromeda',
  purpose:
    'Users pay gas for their transactions into the fee vault, which nobody is paid from automatically.',
  parameters: {
    typicalTransactions: assumption({
      value: 30_000,
      unit: 'tx/day',
      between: [100, 10_000_000],
      means: 'median of users’ transactions per day',
      source: cite('L2BEAT, Metis Andromeda activity: 29,590 operations a day', {
        url: 'https://l2beat.com/scaling/projects/metis',
        read: '2025-10-06',
        place: '93,000 in January 2025, 35,000 in May 2025',
      }),
    }),
    firstTransactions: assumption({
      value: 29_590,
      unit: 'tx/day',
      between: [100, 10_000_000],
      means: 'users’ transactions per day when the simulation begins',
      source: cite('L2BEAT, Metis Andromeda activity: 29,590 operations a day', {
        url: 'https://l2beat.com/scaling/projects/metis',
        read: '2025-10-06',
      }),
    }),
    spread: assumption({
      value: 0.5,
      unit: '1',
      between: [0, 2],
      means: 'long-run standard deviation of the logarithm of transactions per day',
      source: assumed(
        'four readings of 2025 lie between 29,590 and 93,000 a day: half the logarithm of their ratio is 0.57',
        'low',
      ),
    }),
    halfLife: assumption({
      value: 60,
      unit: 'days',
      between: [1, 3_650],
      means: 'days in which half of a deviation from the median disappears',
      source: assumed(
        'activity fell from 93,000 to 35,000 a day within four months of 2025; no daily series was found',
        'low',
      ),
    }),
    ...growthParameters({
      adoption: 'none',
      growth: 3,
      growthSource: assumed('back to the 93,000 transactions a day of January 2025; a choice', 'low'),
    }),
    feePerTransaction: assumption({
      value: 0.0055,
      unit: 'USD/tx',
      between: [0, 10],
      means: 'gas paid for a transaction, in dollars: the price of gas follows the price of METIS',
      source: cite('chain fees of 193 USD a day at about 35,000 transactions a day, mid-2025', {
        place: 'Binance Square mirror of Artemis and DefiLlama figures',
      }),
    }),
    highestFee: assumption({
      value: 0.0017,
      unit: 'METIS/tx',
      between: [0, 10],
      means: 'METIS that a transaction never costs more than, however low the price of METIS falls',
      source: assumed(
        '0.0055 USD at the lowest price found, 3.3 USD in May 2026; the highest gas price seen (9.39 gwei on 2026-01-07) makes about 0.001',
        'low',
      ),
    }),
    burnShare: lever({
      value: 0,
      unit: 'share',
      between: [0, 1],
      means: 'share of gas fees destroyed instead of kept in the fee vault; none is today',
      source: cite('metis mvm 79c1236', { place: 'l2geth/core/evm.go: every fee goes to the fee vault' }),
    }),
  },
  reads: ['price'],
  writes: ['transactions', 'gasFees', 'feesBurned', 'market', 'bought', 'feeVault', 'burned'],
  own: {
    deviation: level('log', { means: 'logarithm of today’s transactions over their median' }),
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    feesSoFar: level('METIS', { means: 'gas paid since the first day' }),
  },
  draws: ['activity'],
  start({ economy, own, parameters }) {
    economy.transactions = parameters.firstTransactions;
    own.deviation = log(parameters.firstTransactions / parameters.typicalTransactions);
    own.kept = keptAfterDay(parameters.halfLife);
  },
  step({ economy, own, parameters, random, day }) {
    const luck = random.activity.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.spread, luck);
    const { adoption, growth, halfwayDays, typicalTransactions } = parameters;
    const median = typicalTransactions * adoptionMultiple(adoption, day, growth, halfwayDays);
    economy.transactions = median * exp(own.deviation);

    const fee = Math.min(parameters.feePerTransaction / economy.price, parameters.highestFee);
    const wanted = economy.transactions * fee;
    const fees = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
    const burnt = floorToGrid(fees * parameters.burnShare, METIS_GRID);
    const vaulted = fees - burnt;
    economy.market -= fees;
    economy.burned += burnt;
    economy.feeVault += vaulted;
    economy.bought += fees;
    economy.gasFees += fees;
    economy.feesBurned += burnt;
    own.feesSoFar += fees;
  },
  measures: {
    feesSoFar: { unit: 'METIS', means: 'gas paid since the first day', of: ({ own }) => own.feesSoFar },
  },
});
