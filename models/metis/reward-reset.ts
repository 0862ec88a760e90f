import { assumed, assumption, cite, level, lever, sum } from '../../src/define/index.ts';
import { rateOfRewardPerBlock, targetRewardPerBlock } from '../arithmetic/block-reward.ts';
import { mechanism } from './economy.ts';

const tool = cite('metis-sequencer-contract, ts-src/tasks/l1.ts (bf427d0)', {
  url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
  place: 'task target-reward-per-block',
});

/** The contract pays a fixed amount for a block; an administrator sets it now and then so that it would pay the target rate. */
export const rewardReset = mechanism({
  name: 'rewardReset',
  purpose:
    'Sets the reward per block from locked METIS and the target rate, on the days on which the administrator acts; between them locked METIS and pace drift away.',
  parameters: {
    policy: lever({
      value: 'rarely',
      options: {
        everyPeriod: 'reset every `resetDays`',
        rarely: 'reset on random days, `meanDaysBetween` apart on average',
        onChange: 'reset only when the target rate has moved by more than `noticedChange`',
        never: 'the reward per block of the start stays',
      },
      means: 'when the reward per block is set anew',
      source: cite('L2BEAT, LockingPool of metis on chain', {
        url: 'https://github.com/l2beat/l2beat',
        place:
          'rewardPerBlock 0.0412 (2024-11-22), 0.0189 (2025-07-28), 0.0125 (2025-10-07 and 2026-01-07); the documents promise two weeks',
      }),
    }),
    resetDays: lever({
      value: 14,
      unit: 'days',
      between: [1, 3_650],
      means: 'days between resets under `everyPeriod`',
      source: cite('docs.metis.io, sequencer operation (8e780bd)', { place: 'update every two weeks' }),
    }),
    meanDaysBetween: assumption({
      value: 200,
      unit: 'days',
      between: [1, 3_650],
      means: 'mean days between resets under `rarely`',
      source: assumed(
        'three values, so at least two changes, in the 411 days from 2024-11-22 to 2026-01-07; none in the last 92 of them',
        'low',
      ),
    }),
    noticedChange: lever({
      value: 0.005,
      unit: 'share',
      between: [0, 0.5],
      means: 'change of the target rate, in points of a year’s rate, that triggers a reset under `onChange`',
      source: assumed('half a point: the votes so far moved the rate by whole points', 'low'),
    }),
    assumedSeconds: lever({
      value: 8,
      unit: 'seconds',
      between: [1, 60],
      means: 'time between blocks that the administrator assumes when setting the reward',
      source: tool,
    }),
    startReward: assumption({
      value: 0.01247842237,
      unit: 'METIS/block',
      between: [0, 1],
      means: 'reward per block before the first day',
      source: cite('L2BEAT, metis discovered.json @964c0c71', {
        url: 'https://github.com/l2beat/l2beat',
        read: '2025-10-07',
        place: 'LockingPool.rewardPerBlock; the same on 2026-01-07',
      }),
    }),
  },
  reads: ['rewardRate', 'bond', 'realisedRate'],
  writes: ['rewardPerBlock'],
  own: {
    rateAtReset: level('1/year', { means: 'target rate when the reward per block was last set' }),
    resets: level('resets', { means: 'how often the reward per block has been set' }),
  },
  draws: ['reset'],

  start({ economy, own, parameters }) {
    economy.rewardPerBlock = parameters.startReward;
    own.rateAtReset = economy.rewardRate;
  },

  step({ economy, own, parameters, random, day }) {
    const adminActs = random.reset.chance(1 / parameters.meanDaysBetween, 0, day);
    const isDue =
      (parameters.policy === 'rarely' && adminActs) ||
      (parameters.policy === 'everyPeriod' && (day - 1) % Math.floor(parameters.resetDays) === 0) ||
      (parameters.policy === 'onChange' &&
        Math.abs(economy.rewardRate - own.rateAtReset) > parameters.noticedChange);
    if (!isDue) return;
    const locked = sum(economy.bond);
    if (locked === 0) return;
    economy.rewardPerBlock = targetRewardPerBlock(locked, economy.rewardRate, parameters.assumedSeconds);
    own.rateAtReset = economy.rewardRate;
    own.resets += 1;
  },

  measures: {
    nominalRate: {
      unit: '1/year',
      means: 'rate the reward per block would pay on locked METIS if blocks came at the assumed pace',
      of: ({ economy, parameters }) =>
        rateOfRewardPerBlock(economy.rewardPerBlock, sum(economy.bond), parameters.assumedSeconds),
    },
    rateGap: {
      unit: '1/year',
      means: 'target rate in force minus realised rate',
      of: ({ economy }) => economy.rewardRate - economy.realisedRate,
    },
    resets: { unit: 'resets', means: 'resets since the start', of: ({ own }) => own.resets },
  },
});
