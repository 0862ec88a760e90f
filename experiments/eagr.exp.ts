import {
  assume,
  cite,
  claim,
  days,
  defineExperiment,
  dist,
  knownReadings,
  metis,
  months,
  pct,
  quantity,
  shareOf,
  tokens,
  weeks,
  years,
} from 'metis-lab';

const proposal = cite('Metis Ecosystem Unification and Economic Model Evolution', {
  url: 'https://forum.ceg.vote/t/11006',
  read: '2025-10-27',
});

export default defineExperiment({
  schema: 1,
  name: 'eagr',
  question:
    'Do a 15% reward rate for sequencers and the EAGR reserve lengthen the time for which rewards can be paid?',
  model: metis,
  proposal,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(5), record: weeks(1) },
  replications: 2_000,
  seed: 20251103,
  populations: { holders: 5_000 },
  baseline: 'current',
  scenarios: {
    current: { label: 'Current rules' },
    rate: { label: 'Rate only', levers: { rateChange: { to: pct(15) } } },
    reserve: { label: 'Reserve only', levers: { eagr: { size: shareOf(20, 'maxSupply') } } },
    full: { label: 'Full proposal', combine: ['rate', 'reserve'] },
  },
  assumptions: {
    rateChange: {
      rampDays: assume(dist.choice([months(3), months(6), months(12)]), {
        why: 'the proposal says “smooth phased rollout” and gives no dates',
        confidence: 'low',
        notStated: true,
      }),
    },
    eagr: {
      reading: assume(dist.choice(['b', 'c']), {
        why: 'the proposal takes the reserve from “existing Mining Rewards” and names no account: the whole development fund (b) or the part for sequencers (c)',
        confidence: 'low',
        notStated: true,
      }),
      releaseDays: assume(dist.uniform(years(2), years(8)), {
        why: 'the proposal says tokens are released “gradually per specific use case activation”',
        confidence: 'low',
        notStated: true,
      }),
      validatorsWeight: assume(dist.gamma(2, 1), {
        why: 'three uses are named and no split; the three weights together are a Dirichlet(2, 2, 2) split',
        confidence: 'low',
        notStated: true,
      }),
      liquidityWeight: assume(dist.gamma(2, 1), {
        why: 'three uses are named and no split',
        confidence: 'low',
        notStated: true,
      }),
      subprojectsWeight: assume(dist.gamma(2, 1), {
        why: 'three uses are named and no split',
        confidence: 'low',
        notStated: true,
      }),
    },
    supply: {
      circulating: assume(dist.uniform(tokens(6_300_000), tokens(7_000_000)), {
        why: 'market capitalisation over price gave 6.3 to 6.7 million in July 2025 and 7.35 million in May 2026',
        confidence: 'medium',
      }),
      rewardBudgetLeft: assume(dist.uniform(tokens(2_850_000), tokens(2_949_966.79)), {
        why: '3,000,000 less the 50,033 bridged by 2025-10-07; rewards locked again or not claimed are not in that count and come to 150,000 in all at most',
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
    rewardReset: {
      meanDaysBetween: assume(dist.logUniform(days(60), days(365)), {
        why: 'three values, so at least two resets, were read on chain between November 2024 and January 2026',
        confidence: 'low',
      }),
    },
    blocks: {
      secondsAtReference: assume(
        dist.triangular(quantity(11, 'seconds'), quantity(14, 'seconds'), quantity(17, 'seconds')),
        {
          why: 'block heights gave 11.4, 12.7 and 14.8 seconds a block in 2025',
          confidence: 'medium',
        },
      ),
    },
    andromeda: {
      typicalTransactions: assume(dist.logUniform(quantity(13_000, 'tx/day'), quantity(90_000, 'tx/day')), {
        why: '29,590 to 93,000 a day were seen in 2025; the 17 to 18 seconds a block named in 2026 fit about 13,000',
        confidence: 'medium',
      }),
      highestFee: assume(dist.logUniform(quantity(0.001, 'METIS/tx'), quantity(0.005, 'METIS/tx')), {
        why: 'from the highest gas price seen, 9.39 gwei in January 2026, to five times that',
        confidence: 'low',
      }),
    },
    holders: {
      sensitivity: assume(dist.triangular(4, 10, 20), {
        why: 'no past rate change to learn from: how strongly holders answer to yield',
        confidence: 'low',
      }),
    },
    operators: {
      runningCost: assume(dist.uniform(quantity(5, 'USD/day'), quantity(30, 'USD/day')), {
        why: 'no operating cost is published; the range covers a rented machine with 8 cores and some hours of work a month',
        confidence: 'low',
      }),
    },
    market: {
      depth: assume(dist.logUniform(quantity(3_000_000, 'USD'), quantity(50_000_000, 'USD')), {
        why: 'daily turnover on one venue was 0.7 million dollars in 2025; market depth itself is not published',
        confidence: 'low',
      }),
    },
  },
  observe: [
    'sequencerPool.runway',
    'sequencerPool.emission',
    'locking.locked',
    'realisedRate',
    'rewardBudget',
    'eagrReserve',
    'supply.circulating',
    'market.netSold',
    'liquidStaking.netYield',
    'locking.seats',
    'price',
  ],
  outcomes: {
    runwayYears: {
      label: 'the time for which rewards can be paid',
      from: 'sequencerPool.runway@end',
      better: 'higher',
      matters: years(1),
      headline: true,
    },
    circulating: {
      label: 'the circulating supply at the end',
      from: 'supply.circulating@end',
      better: 'neutral',
      matters: tokens(100_000),
    },
    netSold: {
      label: 'the METIS sold to the market, less bought',
      from: 'market.netSold@end',
      better: 'lower',
      matters: tokens(50_000),
    },
    lockedDrop: {
      label: 'the deepest fall of locked METIS',
      from: 'locking.locked@drop',
      better: 'lower',
      matters: pct(5),
    },
    realisedRate: {
      label: 'the reward rate that sequencers really get',
      from: 'realisedRate@mean',
      better: 'neutral',
      matters: pct(0.5),
    },
    liquidYield: {
      label: 'the yield that liquid staking really pays',
      from: 'liquidStaking.netYield@mean',
      better: 'higher',
      matters: pct(0.5),
    },
    seats: {
      label: 'the number of sequencer seats filled at the end',
      from: 'locking.seats@end',
      better: 'higher',
      matters: quantity(1, 'seats'),
    },
    fees: {
      label: 'the gas fees paid in METIS',
      from: 'andromeda.feesSoFar@end',
      better: 'neutral',
      matters: tokens(1_000),
    },
    released: {
      label: 'the METIS released from the reserve',
      from: 'eagr.released@end',
      better: 'neutral',
      matters: tokens(50_000),
    },
  },
  claims: [
    claim('improving economic runway by 25%', {
      by: 'proposal',
      scenarios: ['rate', 'full'],
      test: 'runwayYears >= 1.25 * current.runwayYears',
      splitBy: 'eagr.reading',
      note: 'At fixed stake a cut from 20% to 15% lowers spending by 25%, and so lengthens the runway by a third. Here stake also leaves when it earns less, and that saves rewards too.',
    }),
    claim('Improved long-term economic sustainability through balanced reward structures', {
      by: 'proposal',
      scenarios: ['full'],
      test: 'runwayYears > current.runwayYears',
      splitBy: 'eagr.reading',
      note: 'Rewards are paid from a budget; how many years it lasts depends on which budget the reserve is taken from.',
    }),
    claim('Continued competitive rewards at a 15% annualized rate', {
      by: 'proposal',
      scenarios: ['full'],
      test: 'realisedRate >= 14%',
      note: 'Rewards are a fixed amount per block. When blocks take longer than the 8 seconds assumed, less is paid than the nominal rate.',
    }),
    claim('DSeq rate smooth transition initiation', {
      by: 'proposal',
      cannotTest:
        'a question about the chain and not about the future: the reward per block read on 2025-10-07, before the vote, already fits 15%',
    }),
    claim('sequencer yields remain above leading L2 averages', {
      by: 'proposal',
      cannotTest: 'no comparable public staking return of the named networks exists',
    }),
    claim('No change to total supply cap', {
      by: 'proposal',
      byDefinition:
        'the sum of all accounts is 10,000,000 METIS on every day of every simulated future, to the last bit',
    }),
    claim('Inflation: None', {
      by: 'proposal',
      scenarios: ['full'],
      test: 'circulating <= current.circulating',
      splitBy: 'eagr.releaseDays',
      note: 'The cap does not change, but tokens that leave the reserve begin to circulate.',
    }),
    claim('Staking, locking, and real usage requirements create natural demand mechanisms', {
      by: 'proposal',
      scenarios: ['reserve', 'full'],
      test: 'fees >= released',
      note: 'Compares gas paid in METIS on Andromeda with what the reserve releases. Staking and locking hold METIS for a time but do not use it up.',
    }),
    claim('Existing sequencer operations remain unaffected during the transition period', {
      by: 'proposal',
      scenarios: ['rate', 'full'],
      test: 'lockedDrop <= current.lockedDrop + 5%',
      note: 'Unaffected means here: locked METIS never fall more than five points deeper below their peak than under current rules. No dates are stated, so the whole horizon counts.',
    }),
    claim('sell pressure', {
      by: 'forum reply 2',
      url: 'https://forum.ceg.vote/t/11006',
      scenarios: ['reserve', 'full'],
      test: 'netSold > current.netSold',
      splitBy: 'eagr.reading',
      note: 'A concern of the reply. What the reserve takes from the grants budget is no longer granted, so under reading b its sales replace others.',
    }),
  ],
  readings: knownReadings({
    after: '2025-11-03',
    of: ['locking.locked', 'price', 'supply.circulating', 'realisedRate'],
  }),
  expect: ['ledger.balanced', 'failed == 0', 'halfWidth(runwayYears, full - current) <= 2'],
});
