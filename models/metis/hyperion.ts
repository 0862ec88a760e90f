import {
  assumed,
  assumption,
  cite,
  level,
  lever,
  METIS_GRID,
  SECONDS_PER_DAY,
  stock,
} from '../../src/define/index.ts';
import { exp, floorToGrid } from '../../src/numeric/index.ts';
import { adoptionMultiple } from '../arithmetic/adoption.ts';
import { parallelSpeedUp } from '../arithmetic/parallel-speed-up.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { mechanism } from './economy.ts';
import { usersParameters } from './layer-users.ts';

const noDate = 'no date of a main network and no figure of its use was found';

/**
 * Hyperion runs transactions in parallel: it carries serial speed × speed-up(conflicts) a second. What comes above that at the peak of
 * the day is turned away. It is not open by default, because no opening date is known.
 */
export const hyperion = mechanism({
  name: 'hyperion',
  purpose: 'Users pay gas on Hyperion, which carries the more the less their transactions conflict.',
  parameters: {
    launched: lever({
      value: 'no',
      options: { no: 'Hyperion does not open', yes: 'Hyperion opens on its day' },
      means: 'whether Hyperion opens',
      source: assumed(noDate, 'high'),
    }),
    launchDay: lever({
      value: 365,
      unit: 'days',
      between: [0, 36_500],
      means: 'days from the first day of the run to the opening',
      source: assumed(noDate, 'low'),
    }),
    ...usersParameters({
      typical: 5_000,
      typicalSource: assumed(`a sixth of Andromeda’s users at the opening; ${noDate}`, 'low'),
      adoption: 'logistic',
      growth: 20,
      growthSource: assumed('three times Andromeda’s users in the end; a choice', 'low'),
    }),
    feePerTransaction: assumption({
      value: 0.001,
      unit: 'USD/tx',
      between: [0, 10],
      means: 'gas paid for a transaction, in dollars',
      source: assumed('a fifth of Andromeda’s 0.0055 USD; no fee of Hyperion was found', 'low'),
    }),
    highestFee: assumption({
      value: 0.0017,
      unit: 'METIS/tx',
      between: [0, 10],
      means: 'METIS that a transaction never costs more than, however low the price of METIS falls',
      source: assumed('as on Andromeda', 'low'),
    }),
    serialSpeed: assumption({
      value: 75,
      unit: 'tx/s',
      between: [1, 100_000],
      means: 'transactions a second when they run one after the other',
      source: cite('Metis documentation, Hyperion parallel execution', {
        url: 'https://github.com/MetisProtocol/docs',
        place: 'content/docs/hyperion/architecture/pef.mdx: swaps of distinct pairs, 50 to 100 in series',
      }),
    }),
    conflictFreeSpeedUp: assumption({
      value: 7,
      unit: '1',
      between: [1, 100],
      means: 'times as many transactions in parallel as in series when none conflict',
      source: cite('Metis documentation, Hyperion parallel execution', {
        url: 'https://github.com/MetisProtocol/docs',
        place: 'content/docs/hyperion/architecture/pef.mdx: claims of 5 to 10 times',
      }),
    }),
    conflictShare: assumption({
      value: 0.2,
      unit: 'share',
      between: [0, 1],
      means: 'share of the work that touches the same state and runs in series',
      source: assumed('no conflict curve is published; Amdahl’s law is taken', 'low'),
    }),
    peakToMean: assumption({
      value: 3,
      unit: '1',
      between: [1, 100],
      means: 'transactions a second at the busiest time of a day over the mean of the day',
      source: assumed('an evening peak; Andromeda’s record second was many times its mean', 'low'),
    }),
    burnShare: lever({
      value: 0,
      unit: 'share',
      between: [0, 1],
      means: 'share of gas fees destroyed; the rest is kept in a vault',
      source: assumed('as on Andromeda, where nothing is destroyed', 'low'),
    }),
  },
  reads: ['price'],
  writes: ['hyperionTransactions', 'hyperionFees', 'feesBurned', 'market', 'bought', 'burned'],
  own: {
    vault: stock('METIS', { means: 'gas fees collected on Hyperion' }),
    deviation: level('log', { means: 'logarithm of today’s users over their median' }),
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    capacity: level('tx/day', { means: 'transactions a day that fit at the peak' }),
    turnedAway: level('tx/day', { means: 'transactions of today that did not fit' }),
    feesSoFar: level('METIS', { means: 'gas paid since the first day' }),
  },
  draws: ['activity'],
  start({ own, parameters }) {
    const { serialSpeed, conflictShare, conflictFreeSpeedUp, peakToMean } = parameters;
    const speed = serialSpeed * parallelSpeedUp(conflictShare, conflictFreeSpeedUp);
    own.capacity = (speed * SECONDS_PER_DAY) / peakToMean;
    own.kept = keptAfterDay(parameters.halfLife);
  },
  step({ economy, own, parameters, random, day }) {
    if (parameters.launched === 'no') return;
    const luck = random.activity.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.spread, luck);
    if (day < parameters.launchDay) return;

    const { adoption, growth, halfwayDays, typicalTransactions } = parameters;
    const adopted = adoptionMultiple(adoption, day - parameters.launchDay, growth, halfwayDays);
    const wanted = typicalTransactions * adopted * exp(own.deviation);
    economy.hyperionTransactions = Math.min(wanted, own.capacity);
    own.turnedAway = wanted - economy.hyperionTransactions;

    const fee = Math.min(parameters.feePerTransaction / economy.price, parameters.highestFee);
    const due = Math.min(economy.hyperionTransactions * fee, economy.market);
    const fees = floorToGrid(due, METIS_GRID);
    const burnt = floorToGrid(fees * parameters.burnShare, METIS_GRID);
    economy.market -= fees;
    economy.burned += burnt;
    own.vault += fees - burnt;
    economy.bought += fees;
    economy.hyperionFees += fees;
    economy.feesBurned += burnt;
    own.feesSoFar += fees;
  },
  measures: {
    feesSoFar: { unit: 'METIS', means: 'gas paid since the first day', of: ({ own }) => own.feesSoFar },
    vault: { unit: 'METIS', means: 'gas fees collected and kept', of: ({ own }) => own.vault },
    capacity: {
      unit: 'tx/day',
      means: 'transactions a day that fit at the peak',
      of: ({ own }) => own.capacity,
    },
    turnedAway: {
      unit: 'tx/day',
      means: 'transactions of today that did not fit',
      of: ({ own }) => own.turnedAway,
    },
  },
});
