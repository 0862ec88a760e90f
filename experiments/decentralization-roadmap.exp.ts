import {
  assume,
  cite,
  claim,
  days,
  defineExperiment,
  dist,
  metis,
  pct,
  quantity,
  weeks,
  years,
} from 'metis-lab';

const article = 'Kevin Liu in TechFlow';
const release = 'press release of June 2024';

export default defineExperiment({
  schema: 1,
  name: 'decentralization-roadmap',
  question:
    'Which stage of decentralization does Metis reach in four years, and which policies take it there?',
  model: metis,
  proposal: cite('Kevin Liu, Metis: Pioneering the Path to Decentralization', {
    place: 'Stages of Decentralization: A Strategic Blueprint',
  }),
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(4), record: weeks(2) },
  replications: 500,
  seed: 20211030,
  populations: { holders: 1_000 },
  baseline: 'today',
  scenarios: {
    today: { label: 'As it is' },
    leaves: {
      label: 'Foundation leaves',
      levers: { locking: { forcedExit: 'foundation', forcedExitDay: years(1) } },
    },
    fees: { label: 'Fees shared', levers: { sequencerPool: { feeShare: pct(50) } } },
    elections: { label: 'Operators elected', levers: { governance: { elections: 'on' } } },
    tiers: {
      label: 'Two tiers',
      levers: { governance: { rule: 'twoTier', twoTierFrom: years(1) } },
    },
    all: { label: 'All but elections', combine: ['leaves', 'fees', 'tiers'] },
  },
  levers: { stages: { leastOwners: quantity(2, 'owners') } },
  assumptions: {
    market: {
      drift: assume(dist.choice([pct(0), pct(70)]), {
        why: 'no trend is expected, and then the price of the middle future loses a half every year at the volatility of METIS; with 70% it stays about the same',
        confidence: 'low',
      }),
    },
    sequencerPool: {
      liquidExcess: assume(dist.uniform(pct(10), pct(75)), {
        why: 'bonds by seat are not published; what Artemis does not have of the METIS above the minimum, operators have here',
        confidence: 'low',
      }),
    },
    operators: {
      candidacyDays: assume(dist.logUniform(days(180), days(2_400)), {
        why: 'four outside operators came in 2024 and none in the year after',
        confidence: 'low',
      }),
      runningCost: assume(dist.uniform(quantity(5, 'USD/day'), quantity(30, 'USD/day')), {
        why: 'no operating cost is published',
        confidence: 'low',
      }),
    },
    governance: {
      electionTurnout: assume(dist.logUniform(pct(5), pct(60)), {
        why: 'the election of June 2024 needed 500 wallets; here an account in a thousand stands for several wallets',
        confidence: 'low',
      }),
      commonsMembers: assume(dist.logUniform(pct(2), pct(30)), {
        why: 'two tiers were announced and not found on chain',
        confidence: 'low',
        notStated: true,
      }),
    },
  },
  observe: [
    'stages.stage',
    'stages.missing',
    'stages.outsiders',
    'stages.outsideShare',
    'stages.longTermShare',
    'ownerNakamoto',
    'haltingProbability',
    'whaleCapture',
    'price',
  ],
  outcomes: {
    stage: {
      label: 'the stage reached at the end',
      from: 'stages.stage@end',
      better: 'higher',
      matters: quantity(1, 'stage'),
      headline: true,
    },
    missing: {
      label: 'the closed gates of the next stage',
      from: 'stages.missing@end',
      better: 'lower',
      matters: quantity(1, 'gates'),
    },
    owners: {
      label: 'the number of owners needed to halt the pool',
      from: 'ownerNakamoto@end',
      better: 'higher',
      matters: quantity(1, 'owners'),
    },
    outsiders: {
      label: 'the number of outside operators at the end',
      from: 'stages.outsiders@end',
      better: 'higher',
      matters: quantity(1, 'owners'),
    },
    outsideShare: {
      label: 'the share of income that goes to outsiders',
      from: 'stages.outsideShare@end',
      better: 'higher',
      matters: pct(5),
    },
    longTerm: {
      label: 'the share of long-term holders',
      from: 'stages.longTermShare@end',
      better: 'higher',
      matters: pct(5),
    },
    halting: {
      label: 'the probability that the pool halts on a day',
      from: 'haltingProbability@mean',
      better: 'lower',
      matters: pct(0.1),
    },
    capture: {
      label: 'the voting power of the six largest voters',
      from: 'whaleCapture@end',
      better: 'lower',
      matters: pct(5),
    },
  },
  claims: [
    claim('protection from a single point of failure', {
      by: release,
      scenarios: ['today', 'leaves'],
      test: 'owners >= 2',
      splitBy: 'sequencerPool.liquidExcess',
      note: 'Counts the owners whose bonds together exceed a third, at the end. The owner of the contract can force anybody out all the same.',
    }),
    claim('the network will scale up to an increasingly distributed set of nodes', {
      by: release,
      scenarios: ['today', 'leaves'],
      test: 'outsiders >= 5',
      splitBy: 'market.drift',
      note: 'Two outside owners hold seats when the run begins. Their costs are in dollars, so a falling price drives them out: without a trend METIS loses nine tenths of its price in the middle future of four years.',
    }),
    claim('adopted a revenue-sharing model with all node operators', {
      by: article,
      scenarios: ['today', 'fees'],
      test: 'outsideShare >= 50%',
      note: 'Outsiders are all but the foundation; liquid staking and those who deposit there are most of them. Rewards are shared by bond. Gas fees are not shared on chain; half of them is a scenario.',
    }),
    claim('Eliminate single points of technical control', {
      by: article,
      scenarios: ['today', 'leaves', 'all'],
      test: 'stage >= 1',
      splitBy: 'market.drift',
      note: 'Taken at its word: no owner alone can halt the pool, three outside owners are active, and it halts on less than a day in a thousand.',
    }),
    claim('harmonizes the interests of the broader community, small token holders, and key stakeholders', {
      by: article,
      scenarios: ['all'],
      test: 'stage >= 3',
      note: 'The last stage: all lower gates hold, two tiers decide, and the largest voters have no more than a third of the power.',
    }),
    claim('The project will be purely decentralized, both in terms of infrastructure and management', {
      by: 'roadmap of 2021',
      scenarios: ['today', 'all'],
      test: 'stage >= 3',
      note: 'Purely is read as the last stage, four years from November 2025. The roadmap gave no date.',
    }),
    claim('Being the first optimistic rollup to decentralize its sequencer', {
      by: article,
      cannotTest: 'a claim about priority in time, not about how the economy works',
    }),
  ],
  expect: ['ledger.balanced', 'failed == 0'],
});
