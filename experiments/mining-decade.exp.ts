import {
  assume,
  cite,
  claim,
  days,
  defineExperiment,
  dist,
  given,
  knownReadings,
  metis,
  pct,
  quantity,
  startDates,
  tokens,
  years,
} from 'metis-lab';

const launch = startDates['2021-05-12'];
const roadmap = 'https://metisl2.medium.com';
const pool = cite('L2BEAT, metis discovered.json', {
  url: 'https://github.com/l2beat/l2beat',
  read: '2026-01-07',
  place: '342,902 METIS locked in October 2025, 489,592 in November 2024',
});

export default defineExperiment({
  schema: 1,
  name: 'mining-decade',
  question:
    'Half of the supply was promised to community mining over ten years: how much does mining really pay until 2031?',
  model: metis,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2021-05-12', horizon: years(10), record: days(30) },
  replications: 200,
  seed: 20210512,
  populations: { holders: 500 },
  baseline: 'promise',
  scenarios: {
    promise: { label: 'Evenly, as promised', levers: { vesting: { mining: 'even' } } },
    table: { label: 'By the table of 2021', levers: { vesting: { mining: 'table' } } },
    happened: { label: 'As it happened' },
  },
  levers: {
    rateChange: launch.levers.rateChange,
    rewardReset: { policy: 'everyPeriod' },
  },
  assumptions: {
    ...launch.assumptions,
    vesting: {
      minedInAll: assume(dist.triangular(tokens(80_000), tokens(170_000), tokens(583_416)), {
        why: '170,000 is what the supply before December 2023 leaves for mining; at most it ran for a year at the pace of its contract',
        confidence: 'low',
      }),
      community: assume(dist.choice(['linear', 'yearly']), {
        why: 'the row of community development has amounts by year and no dates',
        confidence: 'low',
        notStated: true,
      }),
    },
    sequencerPool: {
      ...launch.assumptions.sequencerPool,
      foundationSeats: given(5, pool),
      foundationExcess: assume(pct(100), {
        why: 'all that is locked stands in seats that open together; who owns them does not change what mining pays',
        confidence: 'high',
      }),
      lockedAtStart: assume(dist.uniform(tokens(220_000), tokens(490_000)), {
        why: 'least and most of what the pool held from its opening phase to 2026; before March 2024 it is paid nothing',
        confidence: 'medium',
      }),
    },
    grants: {
      perYear: assume(
        dist.triangular(
          quantity(120_000, 'METIS/year'),
          quantity(1_000_000, 'METIS/year'),
          quantity(1_200_000, 'METIS/year'),
        ),
        {
          why: 'from builder mining alone to the growth of the circulating supply from December 2023 to May 2026, nearer to the latter',
          confidence: 'low',
        },
      ),
    },
    blocks: {
      secondsAtReference: assume(
        dist.triangular(quantity(11, 'seconds'), quantity(14, 'seconds'), quantity(17, 'seconds')),
        { why: 'block heights gave 11.4, 12.7 and 14.8 seconds a block in 2025', confidence: 'medium' },
      ),
    },
  },
  observe: [
    'supply.circulating',
    'vesting.locked',
    'rewardBudget',
    'grantsBudget',
    'circulation.minedInAll',
    'circulation.byMining',
    'circulation.byRewards',
    'circulation.byGrants',
    'locking.locked',
    'price',
  ],
  outcomes: {
    mined: {
      label: 'the METIS that mining has paid in ten years',
      from: 'circulation.minedInAll@end',
      better: 'neutral',
      matters: tokens(50_000),
      headline: true,
    },
    circulating: {
      label: 'the circulating supply in 2031',
      from: 'supply.circulating@end',
      better: 'neutral',
      matters: tokens(100_000),
    },
    paidToSequencers: {
      label: 'the METIS paid to sequencers',
      from: 'circulation.byRewards@end',
      better: 'neutral',
      matters: tokens(25_000),
    },
    budgetLeft: {
      label: 'the METIS left for rewards in 2031',
      from: 'rewardBudget@end',
      better: 'neutral',
      matters: tokens(50_000),
    },
    granted: {
      label: 'the METIS given as grants',
      from: 'circulation.byGrants@end',
      better: 'neutral',
      matters: tokens(50_000),
    },
  },
  claims: [
    claim('reserved exclusively for community mining purposes, taking place over a span of 10 years', {
      by: 'roadmap of 2021',
      url: roadmap,
      scenarios: ['table', 'happened'],
      test: 'mined >= 4500000',
      note: 'Asks whether about half of the supply is mined in ten years: 4,500,000 METIS are taken as enough. Mining here is what members of DACs and sequencers were paid. What was left of the row in 2023 became a fund, of which 1.6 million are for grants.',
    }),
    claim('half of our already limited lifetime token supply of 10 million tokens', {
      by: 'roadmap of 2021',
      url: roadmap,
      scenarios: ['table'],
      test: 'mined >= 5000000',
      note: 'Half is 5,000,000 METIS. The only table with rows gives mining 47.7%, or 4,770,000; with community development (9%) it is more than half.',
    }),
    claim('owns just 7% of the total supply', {
      by: 'roadmap of 2021',
      url: roadmap,
      byDefinition: 'the row of the founding team holds 700,000 of 10,000,000 METIS',
    }),
    claim('their allocation will also be limited, to less than 20%', {
      by: 'roadmap of 2021',
      url: roadmap,
      byDefinition: 'five rows of investors hold 18.5 % and the public sale 0.3 %',
    }),
    claim('The Metis Sequencer Pool will open for community participation', {
      by: 'roadmap of 2021, for the second quarter of 2022',
      url: roadmap,
      cannotTest:
        'a question about the past: the contracts of the pool began on 2024-03-14, and the first outside operators joined in August 2024',
    }),
    claim('L2-L1 withdrawals using Metis will take just a few hours', {
      by: 'roadmap of 2021, for the first quarter of 2022',
      url: roadmap,
      cannotTest: 'a question about the past: on 2026-01-07 the window on chain was still 7 days',
    }),
  ],
  readings: knownReadings({
    after: '2021-05-12',
    of: ['locking.locked', 'price', 'supply.circulating', 'circulation.byRewards'],
    scenario: 'happened',
  }),
  expect: ['ledger.balanced', 'failed == 0'],
});
