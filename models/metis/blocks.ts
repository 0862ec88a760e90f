import { assumed, assumption, level, SECONDS_PER_DAY } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';
import { mechanism } from './economy.ts';

const series =
  'averages between on-chain heights: 11.4 s (Nov 2024 to Jul 2025), 12.7 s (to Oct 2025), 14.8 s (to Jan 2026); 17 to 18 s named on the forum in 2026';

/** How fast Andromeda makes blocks: slower when fewer transactions arrive. */
export const blocks = mechanism({
  name: 'blocks',
  purpose:
    'Sets today’s average time between blocks, which follows activity because a block is made when there is something to put in it.',
  parameters: {
    drift: assumption({
      value: 'activity',
      options: {
        activity: 'the time between blocks follows transactions, with slow random deviations',
        fixed: 'the time between blocks is the stated one, every day',
      },
      means: 'whether the pace of blocks drifts',
      source: assumed(`the pace drifted while activity fell (${series})`, 'high'),
    }),
    fixedSeconds: assumption({
      value: 8,
      unit: 'seconds',
      between: [1, 60],
      means: 'time between blocks under `drift: fixed`',
      source: assumed(
        'interval assumed by the tool that sets the reward, metis-sequencer-contract bf427d0',
        'high',
      ),
    }),
    secondsAtReference: assumption({
      value: 14,
      unit: 'seconds',
      between: [8, 18],
      means: 'usual time between blocks at the reference activity',
      source: assumed(`between the measured averages around Oct 2025; ${series}`, 'medium'),
    }),
    referenceTransactions: assumption({
      value: 30_000,
      unit: 'tx/day',
      between: [1_000, 200_000],
      means: 'activity at which blocks take the reference time',
      source: assumed('29,590 operations a day on 2025-10-06 (l2beat.com)', 'high'),
    }),
    elasticity: assumption({
      value: 0.27,
      unit: '1',
      between: [0, 1],
      means: 'per cent by which blocks slow down when activity falls by one per cent',
      source: assumed(
        'two points: 11.4 s at roughly 60,000 a day (35,000 to 93,000 in that span) and 13.8 s at 29,590; log 1.21 ÷ log 2.03',
        'low',
      ),
    }),
    deviation: assumption({
      value: 0.08,
      unit: '1',
      between: [0, 0.5],
      means: 'standard deviation of the logarithm of the pace around its usual value',
      source: assumed(
        'no daily series is published; the interval averages leave about this much unexplained',
        'low',
      ),
    }),
    memory: assumption({
      value: 30,
      unit: 'days',
      between: [1, 365],
      means: 'days after which half of a deviation is gone',
      source: assumed('no daily series is published; a month', 'low'),
    }),
    fastest: assumption({
      value: 8,
      unit: 'seconds',
      between: [1, 18],
      means: 'shortest time between blocks the drift can reach',
      source: assumed(
        'the interval the reward tool assumes; the pool has not run faster since Nov 2024',
        'medium',
      ),
    }),
    slowest: assumption({
      value: 18,
      unit: 'seconds',
      between: [8, 60],
      means: 'longest time between blocks the drift can reach',
      source: assumed('17 to 18 s named on the forum in 2026 (topic 11252)', 'medium'),
    }),
  },
  reads: ['transactions'],
  writes: ['secondsPerBlock'],
  own: {
    logDeviation: level('1', { means: 'logarithm of the pace over its usual value' }),
    keeps: level('1', { means: 'part of a deviation that is left after a day' }),
  },
  draws: ['pace'],

  start({ economy, own, parameters }) {
    own.keeps = exp(-log(2) / parameters.memory);
    economy.secondsPerBlock =
      parameters.drift === 'fixed'
        ? parameters.fixedSeconds
        : usualSeconds(economy.transactions, parameters, 0);
  },

  step({ economy, own, parameters, random, day }) {
    const surprise = random.pace.normal(0, day);
    const newPart = Math.sqrt(1 - own.keeps * own.keeps);
    own.logDeviation = own.keeps * own.logDeviation + parameters.deviation * newPart * surprise;
    if (parameters.drift === 'fixed') economy.secondsPerBlock = parameters.fixedSeconds;
    else economy.secondsPerBlock = usualSeconds(economy.transactions, parameters, own.logDeviation);
  },

  measures: {
    blocksPerDay: {
      unit: 'blocks/day',
      means: 'blocks made a day at today’s pace',
      of: ({ economy }) => SECONDS_PER_DAY / economy.secondsPerBlock,
    },
  },
});

interface Pace {
  readonly secondsAtReference: number;
  readonly referenceTransactions: number;
  readonly elasticity: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** seconds = reference × (reference activity ÷ activity)^elasticity × e^deviation, kept between fastest and slowest. */
function usualSeconds(transactions: number, pace: Pace, logDeviation: number): number {
  if (transactions <= 0) return pace.slowest;
  const quieter = log(pace.referenceTransactions / transactions);
  const seconds = pace.secondsAtReference * exp(pace.elasticity * quieter + logDeviation);
  return Math.min(pace.slowest, Math.max(pace.fastest, seconds));
}
