import { assumed, assumption, cite, lever } from '../../src/define/index.ts';
import { MAXIMUM_SUPPLY, proposal } from './economy.ts';

const notStated = (why: string) => ({ ...assumed(why, 'low'), notStated: true });

const approval = (use: string) =>
  lever({
    value: 'yes',
    options: {
      yes: `${use} has an approved entry on the whitelist`,
      no: `no entry: nothing is released for ${use}`,
    },
    means: `whether the whitelist has an approved entry for ${use}, unless a vote inside the run decides`,
    source: proposal('section 2: whitelist-based allocation requiring documented usage justification'),
  });
const weight = (use: string) =>
  assumption({
    value: 1,
    unit: '1',
    between: [0, 100],
    means: `weight of ${use} when the reserve is divided among its three uses`,
    source: notStated('three example uses are named, amounts are not'),
  });
const activation = (value: number, use: string) =>
  assumption({
    value,
    unit: 'days',
    between: [0, 3_650],
    means: `days from the creation of the reserve to the first release for ${use}`,
    source: notStated('“phased release per use-case activation” without dates'),
  });
const ownLength = (use: string) =>
  assumption({
    value: 0,
    unit: 'days',
    between: [0, 7_300],
    means: `length of the release for ${use}; 0: the same as \`releaseDays\``,
    source: notStated('“phased release per use-case activation” without lengths'),
  });

/** Parameters of the reserve: what the proposal states, and as assumptions what it leaves open. */
export const eagrParameters = {
  size: lever({
    value: 0,
    unit: 'METIS',
    between: [0, MAXIMUM_SUPPLY],
    means: 'size of the reserve; 0 means none is created',
    source: proposal('section 2: 20 % of total METIS supply'),
  }),
  startDay: lever({
    value: 14,
    unit: 'days',
    between: [0, 36_500],
    means: 'days from the vote to the creation of the reserve',
    source: proposal('roadmap, phase 2: within 2 weeks of approval'),
  }),
  reading: assumption({
    value: 'b',
    options: {
      a: 'from the original 5,000,000 of mining rewards outside the 3,000,000 of sequencers: the grants budget alone pays',
      b: 'from the Ecosystem Development Fund as one fund: grants first, then sequencer rewards, which the joint rest may pay',
      c: 'from the 3,000,000 of sequencer rewards alone',
      d: 'from the unspent rest of the mining bucket: both budgets in proportion, and the joint rest may pay rewards',
      e: '20 % of the mining bucket instead of the supply: both budgets in proportion, a smaller amount',
    },
    means: 'which budget “existing Mining Rewards” means',
    source: notStated('the proposal names “existing Mining Rewards” without an address or a balance'),
  }),
  bucketShare: assumption({
    value: 0.477,
    unit: 'share',
    between: [0.4, 0.6],
    means: 'mining bucket as a share of the supply; matters to reading e only',
    source: cite('DefiLlama emissions adapter for Metis', {
      url: 'https://github.com/DefiLlama/emissions-adapters',
      place: 'protocols/metis.ts, transaction mining 47.7 %; the 2021 roadmap says 50 %',
    }),
  }),
  validatorsApproved: approval('validator staking'),
  liquidityApproved: approval('liquidity support'),
  subprojectsApproved: approval('sub-projects'),
  validatorsWeight: weight('validator staking'),
  liquidityWeight: weight('liquidity support'),
  subprojectsWeight: weight('sub-projects'),
  validatorsFrom: activation(90, 'validator staking'),
  liquidityFrom: activation(30, 'liquidity support'),
  subprojectsFrom: activation(180, 'sub-projects'),
  releaseDays: assumption({
    value: 1_460,
    unit: 'days',
    between: [1, 7_300],
    means: 'length of the release of each use, in equal daily steps',
    source: notStated('“tokens convert to circulating supply gradually”; 2 to 8 years are plausible'),
  }),
  validatorsDays: ownLength('validator staking'),
  liquidityDays: ownLength('liquidity support'),
  subprojectsDays: ownLength('sub-projects'),
  removalDay: lever({
    value: 36_500,
    unit: 'days',
    between: [1, 36_500],
    means:
      'day on which liquidity of the reserve is taken out of the exchange again; 36,500 stands for never',
    source: assumed('the proposal speaks of liquidity support and not of its end', 'low'),
  }),
  removedShare: lever({
    value: 1,
    unit: 'share',
    between: [0, 1],
    means: 'share of the liquidity that is taken back into the reserve on `removalDay`',
    source: assumed('a scenario, not an event: everything', 'low'),
  }),
};
