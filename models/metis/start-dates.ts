import { assume, cite, given, pct, quantity, tokens, days } from '../../src/define/index.ts';

const chain = (read: string, place: string) =>
  cite('L2BEAT, metis discovered.json', { url: 'https://github.com/l2beat/l2beat', read, place });
const closes = (place: string) =>
  cite('Bybit USDT perpetual of METIS, daily closes', {
    url: 'https://github.com/jumpotsa/Bybit_Cross_Momentum',
    place,
  });
const activity = (read: string, place: string) =>
  cite('L2BEAT, Metis Andromeda activity', {
    url: 'https://l2beat.com/scaling/projects/metis',
    read,
    place,
  });
const notFound = (why: string) => ({ why, confidence: 'low' as const });

/** The vote of October 2025: the defaults of the model, said aloud. */
const voteEnds = {
  levers: {
    rateChange: { from: pct(20) },
    rewardReset: { policy: 'rarely' },
  },
  assumptions: {
    market: { startPrice: given(quantity(8.401, 'USD/METIS'), closes('2025-11-03')) },
    supply: {
      circulating: assume(tokens(6_500_000), {
        why: '6.3 to 6.7 million by market capitalisation in July 2025 and 7.35 million in May 2026; no daily series is published',
      }),
      rewardBudgetLeft: given(tokens(2_949_966.79), chain('2025-10-07', '3,000,000 less 50,033.21 paid out')),
    },
    sequencerPool: {
      lockedAtStart: given(tokens(342_902.66), chain('2025-10-07', 'total locked')),
      foundationSeats: given(3, chain('2026-01-07', 'roster by reward recipient')),
    },
    rewardReset: {
      startReward: given(quantity(0.01247842237, 'METIS/block'), chain('2025-10-07', 'rewardPerBlock')),
    },
    andromeda: {
      firstTransactions: given(quantity(29_590, 'tx/day'), activity('2025-10-06', 'operations a day')),
    },
    blocks: {
      secondsAtReference: assume(quantity(14, 'seconds'), {
        why: '12.7 seconds a block from July to October 2025 and 14.8 from then to January 2026',
      }),
    },
  },
} as const;

/** The last state of the pool read on chain. */
const lastStateOnChain = {
  levers: {
    rateChange: { from: pct(15), to: pct(15), startDay: days(0) },
    rewardReset: { policy: 'rarely' },
  },
  assumptions: {
    market: {
      startPrice: given(
        quantity(5.6, 'USD/METIS'),
        cite('crypto_ai_trader, data', {
          url: 'https://github.com/guofeng201507/crypto_ai_trader',
          place: '2026-01-17; no price nearer to the date was found',
        }),
      ),
    },
    supply: {
      circulating: assume(tokens(6_900_000), {
        why: 'on the line from 6.5 million in July 2025 to 7.35 million in May 2026 it is 6.97 million; the budgets leave at most 7.05 million',
        confidence: 'low',
      }),
      rewardBudgetLeft: given(tokens(2_947_186.51), chain('2026-01-07', '3,000,000 less 52,813.49 paid out')),
    },
    sequencerPool: {
      lockedAtStart: given(tokens(377_903.05), chain('2026-01-07', 'total locked')),
      foundationSeats: given(3, chain('2026-01-07', 'roster by reward recipient')),
    },
    rewardReset: {
      startReward: given(quantity(0.01247842237, 'METIS/block'), chain('2026-01-07', 'rewardPerBlock')),
    },
    andromeda: {
      firstTransactions: assume(quantity(25_000, 'tx/day'), {
        why: 'no figure of the day was found: 29,590 in October 2025, and blocks were 14.8 instead of 12.7 seconds apart',
        confidence: 'low',
      }),
    },
    blocks: {
      secondsAtReference: given(
        quantity(14.8, 'seconds'),
        chain('2026-01-07', '538,976 blocks in the 92.6 days from 2025-10-07'),
      ),
    },
  },
} as const;

/**
 * The launch of the token. Everything is in the rows of the allocation. The pool opens on 2024-03-14 as it did, with three
 * seats of the foundation: until then they hold their first locks and are paid nothing, because the target rate and the reward
 * per block are zero. Liquid staking has no seats; operators can come forward from the opening on.
 */
const launch = {
  levers: {
    rateChange: { from: pct(0), to: pct(20), startDay: days(1_037) },
    rewardReset: { policy: 'onChange' },
  },
  assumptions: {
    market: {
      startPrice: assume(
        quantity(5, 'USD/METIS'),
        notFound(
          'no price of the first day was found; 218 dollars at the end of 2021 and 16 at the end of 2022',
        ),
      ),
    },
    rateChange: {
      rampDays: assume(days(0), {
        why: 'the pool opened with the rate of 20 % in force',
        confidence: 'medium',
      }),
    },
    sequencerPool: {
      lockedAtStart: given(
        tokens(60_000),
        cite('metis-sequencer-contract, deployments', {
          url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
          place: '2024-03-14: three seats of 20,000 METIS; before that day they are paid nothing',
        }),
      ),
      foundationSeats: given(3, chain('2024-03-14', 'three seats of the foundation')),
      liquidSeats: assume(
        0,
        notFound('liquid staking began in May 2024; seats cannot open for it inside a run'),
      ),
      secondLiquidSeats: assume(0, notFound('as the other liquid-staking protocol')),
      operatorSeats: assume(0, { why: 'operators came forward from August 2024 on', confidence: 'high' }),
      foundationExcess: assume(pct(0), { why: 'nothing is locked above the minimum', confidence: 'high' }),
      liquidExcess: assume(pct(0), { why: 'no seats of liquid staking', confidence: 'high' }),
      secondLiquidExcess: assume(pct(0), { why: 'no seats of liquid staking', confidence: 'high' }),
    },
    rewardReset: {
      startReward: assume(quantity(0, 'METIS/block'), {
        why: 'no pool before March 2024',
        confidence: 'high',
      }),
    },
    andromeda: {
      firstTransactions: assume(
        quantity(100, 'tx/day'),
        notFound('Andromeda opened in November 2021; there is no series of its first years'),
      ),
    },
    blocks: {
      secondsAtReference: assume(quantity(14, 'seconds'), {
        why: 'as in 2025; blocks of 2021 to 2023 carried one transaction each and are not modelled',
        confidence: 'low',
      }),
    },
  },
} as const;

/**
 * Three dates to begin at: what was known of that day, as levers and assumptions with their sources, to be spread in an
 * experiment beside `time: { start }`: `assumptions: { ...startDates['2026-01-07'].assumptions }`. Spread each mechanism too
 * where the experiment has assumptions of its own for it. The allocation, budgets and circulation of 2021 follow from the
 * date alone.
 */
export const startDates = {
  '2021-05-12': launch,
  '2025-11-03': voteEnds,
  '2026-01-07': lastStateOnChain,
} as const;
