import {
  assume,
  cite,
  claim,
  days,
  defineExperiment,
  dist,
  knownReadings,
  metis,
  pct,
  quantity,
  tokens,
  weeks,
  years,
} from 'metis-lab';

const proposal = cite('Metis Ecosystem Unification and Economic Model Evolution', {
  url: 'https://forum.ceg.vote/t/11006',
  read: '2025-10-27',
});
const techflow = 'Haotian in TechFlow';

/** The rate at once and the reward per block set every two weeks, as the documents promise. */
const twoWeeks = (rate: number) => ({
  rateChange: { to: pct(rate), startDay: days(1) },
  rewardReset: { policy: 'everyPeriod' as const },
});

export default defineExperiment({
  schema: 1,
  name: 'reward-rate',
  question:
    'What do sequencers really earn when the announced rate is 5 % to 25 %, and what does it take to pay what is announced?',
  model: metis,
  proposal,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(3), record: weeks(1) },
  replications: 500,
  seed: 20251029,
  populations: { holders: 1_000 },
  baseline: 'twenty',
  scenarios: {
    twenty: { label: '20 % every two weeks', levers: twoWeeks(20) },
    five: { label: '5 % every two weeks', levers: twoWeeks(5) },
    ten: { label: '10 % every two weeks', levers: twoWeeks(10) },
    fifteen: { label: '15 % every two weeks', levers: twoWeeks(15) },
    twentyFive: { label: '25 % every two weeks', levers: twoWeeks(25) },
    rarely: {
      label: '20 %, reset rarely',
      levers: { rateChange: { to: pct(20) }, rewardReset: { policy: 'rarely' } },
    },
    never: {
      label: 'Reward left alone',
      levers: { rateChange: { to: pct(20) }, rewardReset: { policy: 'never' } },
    },
    atPace: {
      label: '20 % at 14 seconds',
      combine: ['twenty'],
      levers: { rewardReset: { assumedSeconds: quantity(14, 'seconds') } },
    },
  },
  assumptions: {
    rateChange: {
      rampDays: assume(days(0), { why: 'the rates are compared, not the way there', confidence: 'high' }),
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
        { why: 'block heights gave 11.4, 12.7 and 14.8 seconds a block in 2025', confidence: 'medium' },
      ),
    },
    andromeda: {
      typicalTransactions: assume(dist.logUniform(quantity(13_000, 'tx/day'), quantity(90_000, 'tx/day')), {
        why: '29,590 to 93,000 a day were seen in 2025; the 17 to 18 seconds a block named in 2026 fit about 13,000',
        confidence: 'medium',
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
  },
  observe: [
    'realisedRate',
    'rewardReset.rateGap',
    'rewardReset.nominalRate',
    'sequencerPool.runway',
    'sequencerPool.emission',
    'locking.locked',
    'locking.seats',
    'secondsPerBlock',
    'liquidYield',
  ],
  outcomes: {
    realised: {
      label: 'the reward rate that sequencers really get',
      from: 'realisedRate@mean',
      better: 'higher',
      matters: pct(0.5),
      headline: true,
    },
    gap: {
      label: 'the announced rate less what is paid',
      from: 'rewardReset.rateGap@mean',
      better: 'lower',
      matters: pct(0.5),
    },
    runway: {
      label: 'the time for which rewards can be paid',
      from: 'sequencerPool.runway@end',
      better: 'higher',
      matters: years(1),
    },
    emission: {
      label: 'the METIS paid to sequencers in a year',
      from: 'sequencerPool.emission@end',
      better: 'neutral',
      matters: quantity(1_000, 'METIS/year'),
    },
    locked: {
      label: 'the METIS locked at the end',
      from: 'locking.locked@end',
      better: 'higher',
      matters: tokens(10_000),
    },
    seats: {
      label: 'the number of sequencer seats filled at the end',
      from: 'locking.seats@end',
      better: 'higher',
      matters: quantity(1, 'seats'),
    },
  },
  claims: [
    claim('20% annualized mining rewards rate', {
      by: 'proposal, on the parameter in force',
      url: 'https://forum.ceg.vote/t/11006',
      scenarios: ['twenty', 'rarely', 'never', 'atPace'],
      test: 'realised >= 19%',
      note: 'The contract pays for blocks. A reward set for blocks of 8 seconds pays what is announced only while blocks take 8 seconds.',
    }),
    claim('Continued competitive rewards at a 15% annualized rate', {
      by: 'proposal',
      scenarios: ['fifteen'],
      test: 'realised >= 14%',
      note: 'Resets every two weeks, as documented, do not close the gap: they divide by blocks of 8 seconds too.',
    }),
    claim('improving economic runway by 25%', {
      by: 'proposal',
      scenarios: ['fifteen'],
      test: 'runway >= 1.25 * twenty.runway',
      note: 'At fixed stake three quarters of the rate last four thirds of the time.',
    }),
    claim('Once fully operational, this offers up to 20% APY', {
      by: techflow,
      scenarios: ['twenty', 'rarely'],
      test: 'realised >= 18%',
      note: 'Before the commission of liquid staking. “Up to” is met by the announced rate; asked here is what is paid.',
    }),
    claim('Base, Arbitrum validator returns <10%', {
      by: 'proposal',
      cannotTest: 'these networks pay no public return on staking; there is nothing to compare with',
    }),
  ],
  // The pool was reset rarely, whatever the documents promise.
  readings: knownReadings({
    after: '2025-11-03',
    of: ['locking.locked', 'realisedRate'],
    scenario: 'rarely',
  }),
  expect: ['ledger.balanced', 'failed == 0'],
});
