import {
  assume,
  cite,
  claim,
  days,
  defineExperiment,
  dist,
  dollars,
  metis,
  pct,
  quantity,
  tokens,
  weeks,
  years,
} from 'metis-lab';

const hours = (count: number) => days(count / 24);

export default defineExperiment({
  schema: 1,
  name: 'finality-window',
  question:
    'Can withdrawals be paid after hours instead of seven days without losing more METIS to false states?',
  model: metis,
  proposal: cite('Decentralization Roadmap of Metis Layer 2 Infrastructure', {
    place: 'Building a Decentralized Infrastructure, 2021',
  }),
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(3), record: weeks(1) },
  replications: 500,
  seed: 20211115,
  populations: { holders: 500 },
  baseline: 'today',
  scenarios: {
    today: { label: 'Seven days, no stake' },
    hours: { label: 'Six hours, no stake', levers: { finality: { window: hours(6) } } },
    paid: {
      label: 'Verifiers paid',
      levers: { verifiers: { standingReward: quantity(500, 'METIS/year') } },
    },
    deposit: {
      label: 'Seven days, staked',
      levers: { verifiers: { deposit: tokens(200_000) } },
    },
    hoursDeposit: { label: 'Six hours, staked', combine: ['hours', 'deposit'] },
    minutesDeposit: {
      label: 'Ten minutes, staked',
      combine: ['deposit'],
      levers: { finality: { window: hours(1 / 6) } },
    },
  },
  assumptions: {
    verifiers: {
      fraud: assume('equilibrium', {
        why: 'no fraud was ever seen; this asks what rational publishers would do if an opportunity came up',
        confidence: 'low',
      }),
      opportunities: assume(dist.logUniform(pct(20), pct(500)), {
        why: 'from one in five years to five a year; none is known',
        confidence: 'low',
      }),
      gain: assume(dist.logUniform(tokens(5_000), tokens(500_000)), {
        why: 'from under 0.1% to 8% of the 6.5 million METIS on Andromeda in January 2026',
        confidence: 'low',
      }),
      checkCost: assume(dist.logUniform(quantity(1, 'USD/day'), quantity(30, 'USD/day')), {
        why: 'from a shared machine to a rented one with some hours of work a month; no cost is published',
        confidence: 'low',
      }),
      checkDelay: assume(dist.logUniform(hours(0.5), hours(48)), {
        why: 'from half an hour of replay to twice the 24 hours once given to answer a request for data',
        confidence: 'low',
      }),
    },
    finality: {
      discountRate: assume(dist.uniform(pct(5), pct(100)), {
        why: 'from a bank’s rate to that of a trader in a hurry',
        confidence: 'low',
      }),
    },
  },
  observe: [
    'stolen',
    'verifiers.verifiers',
    'verifiers.checksPerBatch',
    'detection',
    'finality.waitingCost',
    'price',
  ],
  outcomes: {
    stolen: {
      label: 'the METIS stolen by false states',
      from: 'stolen@end',
      better: 'lower',
      matters: tokens(1_000),
      headline: true,
    },
    undetected: {
      label: 'the false states that nobody caught',
      from: 'verifiers.undetected@end',
      better: 'lower',
      matters: quantity(0.1, 'frauds'),
    },
    waitingCost: {
      label: 'the cost of waiting for withdrawals',
      from: 'finality.waitingCost@end',
      better: 'lower',
      matters: dollars(1_000),
    },
    delay: {
      label: 'the days that a withdrawal waits',
      from: 'finality.delay@end',
      better: 'lower',
      matters: days(0.5),
    },
    verifiers: {
      label: 'the number of verifiers at the end',
      from: 'verifiers.verifiers@end',
      better: 'higher',
      matters: quantity(1, 'verifiers'),
    },
    checks: {
      label: 'the checks of a batch',
      from: 'verifiers.checksPerBatch@mean',
      better: 'higher',
      matters: quantity(0.1, 'checks'),
    },
    securityBudget: {
      label: 'the METIS at stake against fraud',
      from: 'verifiers.securityBudget@end',
      better: 'neutral',
      matters: tokens(1_000),
    },
  },
  claims: [
    claim('A special incentive mechanism will be used to keep all the Verifiers actively involved', {
      by: 'roadmap of 2021',
      scenarios: ['today', 'paid', 'deposit'],
      test: 'checks > 0.01',
      note: 'On chain no verifier was ever registered and no reward exists. A standing reward brings verifiers who do not check; only something to win from a caught fraud makes checks pay.',
    }),
    claim('L2-L1 withdrawals using Metis will take just a few hours', {
      by: 'roadmap of 2021',
      scenarios: ['today', 'hours'],
      test: 'delay <= 0.5',
      note: 'The window was still seven days on 2026-01-07. Shortening it is a change of one parameter.',
    }),
    claim('Verifiers will conduct real-time verifications, thus shortening the finalization window', {
      by: 'roadmap of 2021',
      scenarios: ['hoursDeposit', 'minutesDeposit'],
      test: 'stolen <= deposit.stolen + 1000',
      splitBy: 'verifiers.checkDelay',
      note: 'Read as: the shorter window loses no more than 1,000 METIS more than seven days do, with the same deposit at stake.',
    }),
    claim('All the verifiers will be added into the Sequencer Pool automatically', {
      by: 'roadmap of 2021',
      cannotTest:
        'the contract admits who is on its whitelist; there was never a verifier who could have been added',
    }),
    claim('the incentive, challenge and punishment mechanisms involved will thus all be optimized', {
      by: 'roadmap of 2021',
      scenarios: ['today'],
      test: 'securityBudget > 0',
      note: 'What a caught fraud loses, and what verifiers have staked. Both were zero on chain.',
    }),
  ],
  expect: ['ledger.balanced', 'failed == 0'],
});
