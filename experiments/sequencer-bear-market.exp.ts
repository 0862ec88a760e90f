import {
  assume,
  claim,
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

const release = 'press release of June 2024';
const roadmap = 'roadmap of 2021';
const url = 'https://metisl2.medium.com';

export default defineExperiment({
  schema: 1,
  name: 'sequencer-bear-market',
  question:
    'Which rules keep the sequencer pool filled and hard to halt or to buy while the price of METIS falls and blocks slow down?',
  model: metis,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(3), record: weeks(1) },
  replications: 500,
  seed: 20240624,
  populations: { holders: 1_000 },
  baseline: 'current',
  scenarios: {
    current: { label: 'Current rules' },
    reset: {
      label: 'Reset at 14 seconds',
      levers: { rewardReset: { policy: 'everyPeriod', assumedSeconds: quantity(14, 'seconds') } },
    },
    fees: { label: 'Half of fees shared', levers: { sequencerPool: { feeShare: pct(50) } } },
    smallerBond: {
      label: 'Smallest bond halved',
      levers: { sequencerPool: { minimumLock: tokens(10_000) } },
    },
    slashing: { label: 'Slashing', levers: { sequencerPool: { slashing: 'burned' } } },
    foundationOut: {
      label: 'Foundation leaves',
      levers: { locking: { forcedExit: 'foundation' } },
    },
  },
  assumptions: {
    market: {
      drift: assume(dist.choice([pct(0), pct(-50), pct(-100)]), {
        why: 'no trend, or a fall: the mean log return was -0.7 a year in 2024 and -1.7 in 2025, of which half the squared volatility (0.7) is no trend',
        confidence: 'low',
      }),
    },
    andromeda: {
      typicalTransactions: assume(dist.logUniform(quantity(8_000, 'tx/day'), quantity(30_000, 'tx/day')), {
        why: 'activity from 29,590 a day in October 2025 down to what makes blocks take as long as they can',
        confidence: 'low',
      }),
    },
    operators: {
      runningCost: assume(dist.uniform(quantity(5, 'USD/day'), quantity(30, 'USD/day')), {
        why: 'no operating cost is published; the range covers a rented machine with 8 cores and some hours of work a month',
        confidence: 'low',
      }),
      hurdle: assume(dist.uniform(pct(0), pct(6)), {
        why: 'not published; seats with about 5% net stayed in January 2026',
        confidence: 'low',
      }),
    },
    sequencerPool: {
      outageChance: assume(dist.logUniform(pct(0.3), pct(3)), {
        why: 'from one outage a year to one a month for each seat; no record is published',
        confidence: 'low',
      }),
      commonOutages: assume(dist.uniform(pct(0), pct(10)), {
        why: 'all seats run the same software; how often all of them fail together is not published',
        confidence: 'low',
      }),
    },
    poolRisk: {
      depth: assume(dist.logUniform(quantity(3_000_000, 'USD'), quantity(50_000_000, 'USD')), {
        why: 'daily turnover on one venue was 0.7 million dollars in 2025; market depth itself is not published',
        confidence: 'low',
      }),
    },
  },
  observe: [
    'price',
    'secondsPerBlock',
    'locking.seats',
    'locking.entities',
    'locking.locked',
    'realisedRate',
    'feeYield',
    'haltingProbability',
    'attackCost',
    'poolRisk.nakamotoOwners',
    'poolRisk.censorshipDelay',
    'poolRisk.costOfTwoThirds',
    'sequencerPool.blocksLost',
    'sequencerPool.slashed',
  ],
  outcomes: {
    seats: {
      label: 'the number of sequencer seats filled at the end',
      from: 'locking.seats@end',
      better: 'higher',
      matters: quantity(1, 'seats'),
      headline: true,
    },
    owners: {
      label: 'the number of different owners at the end',
      from: 'locking.entities@end',
      better: 'higher',
      matters: quantity(1, 'owners'),
    },
    ownersToHalt: {
      label: 'the number of owners needed to halt the pool',
      from: 'poolRisk.nakamotoOwners@end',
      better: 'higher',
      matters: quantity(1, 'owners'),
    },
    halted: {
      label: 'the time with a third down',
      from: 'haltingProbability@mean',
      better: 'lower',
      matters: pct(0.01),
    },
    attackCost: {
      label: 'the cost of a third of the stake at the end',
      from: 'attackCost@end',
      better: 'higher',
      matters: quantity(100_000, 'USD'),
    },
    delay: {
      label: 'the hours of censorship by one owner',
      from: 'poolRisk.censorshipDelay@end',
      better: 'lower',
      matters: quantity(0.5, 'hours'),
    },
    locked: {
      label: 'the METIS locked at the end',
      from: 'locking.locked@end',
      better: 'higher',
      matters: tokens(10_000),
    },
    slashed: {
      label: 'the METIS taken from bonds by slashing',
      from: 'sequencerPool.slashed@end',
      better: 'neutral',
      matters: tokens(100),
    },
    feeYield: {
      label: 'the yield from gas fees for sequencers',
      from: 'feeYield@mean',
      better: 'higher',
      matters: pct(0.1),
    },
  },
  claims: [
    claim('stronger reliability to Metis by eliminating single points of failure', {
      by: release,
      scenarios: ['current', 'foundationOut'],
      test: 'ownersToHalt >= 2',
      note: 'A single point of failure is here an owner with more than a third of the stake. How bonds are split is not published; that of the model gives Artemis a little more than a third.',
    }),
    claim('enhanced resistance to censorship', {
      by: release,
      scenarios: ['current'],
      test: 'delay <= 24',
      note: 'A sequencer of the foundation alone could leave a transaction out for ever. Asked is whether the largest owner alone can do so for less than a day on average.',
    }),
    claim('these node operators are compelled to contribute', {
      by: release,
      scenarios: ['current', 'slashing'],
      test: 'slashed > 0',
      note: 'Asked is what compels: whether anything is ever taken from a bond. No rule of the contract does; who is down loses the rewards of blocks missed, and who leaves waits 21 days. Slashing is a scenario here.',
    }),
    claim('a share in the potential revenue; which involves sequencing rewards and fees', {
      by: release,
      scenarios: ['current', 'fees'],
      test: 'feeYield > 0',
      note: 'On chain all fees go to the vault of the foundation; a share is a lever here and zero under current rules.',
    }),
    claim('scale up to an increasingly distributed set of nodes', {
      by: release,
      scenarios: ['current', 'smallerBond'],
      test: 'seats > 9',
      splitBy: 'market.drift',
      note: 'Nine seats were filled in January 2026. Rewards are in METIS and costs in dollars, so a lower price empties seats.',
    }),
    claim('ensuring that Sequencer positions rotate efficiently', {
      by: roadmap,
      url,
      cannotTest:
        'nobody said what is efficient; spans of 1,000 blocks change hands several times a day, in proportion to stake, and by chance less evenly than stake',
    }),
    claim('established participation and operational stability', {
      by: 'proposal',
      url: 'https://forum.ceg.vote/t/11006',
      scenarios: ['current'],
      test: 'seats >= 9',
      splitBy: 'market.drift',
      note: 'Read as: the nine seats that were filled in January 2026 still are, three years on.',
    }),
  ],
  readings: knownReadings({ after: '2025-11-03', of: ['locking.locked', 'price', 'realisedRate'] }),
  expect: ['ledger.balanced', 'failed == 0'],
});
