// Longer than 200 lines because every parameter says its unit, range, meaning and source.
import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const rules = cite('Metis Community Verified Projects: Snapshot voting rules', {
  url: 'https://ceg.vote/t/3910',
  place: 'content/docs/cvp/snapshot.mdx, in force since 2025-03-12',
});
const operatorVote = cite('Sequencer node operators: selection by vote', { url: 'https://ceg.vote/t/1905' });
const lstVote = cite('Liquid staking protocols: selection by vote', { url: 'https://ceg.vote/t/428' });
const twoTiers = cite('Kevin Liu, Metis: Pioneering the Path to Decentralization', {
  place: 'stage 3: Commons and Eco Nodes',
});
const nothingFound = (why: string) => assumed(`${why}; no figure for METIS was found`, 'low');

/** What votes are about, and when they come. */
const proposalParameters = {
  proposals: lever({
    value: 'off',
    options: {
      off: 'nothing is proposed: the levers hold for the whole run',
      poisson: 'proposals come by chance at a yearly rate',
      calendar: 'proposals come at equal distances',
    },
    means: 'whether proposals are put to the vote inside a run',
    source: assumed('off, so that an experiment on levers is not disturbed', 'high'),
  }),
  proposalsPerYear: assumption({
    value: 6,
    unit: '1/year',
    between: [0.1, 60],
    means: 'proposals put to the vote in a year',
    source: nothingFound(
      'three votes of weight are known between June 2024 and May 2026, beside project listings',
    ),
  }),
  proposalKind: lever({
    value: 'drawn',
    options: {
      drawn: 'harmful with the stated chance, and then each kind as probable',
      cutRewards: 'always a lower reward rate',
      raiseRewards: 'always a higher reward rate',
      shareFees: 'always a share of fees for sequencers',
      raiseMaximumLock: 'always a larger maximum bond',
      shortenWindow: 'always a shorter withdrawal window',
      releaseReserve: 'always the release of the reserve',
      payLargeHolders: 'always a payment to large holders',
    },
    means: 'what is proposed',
    source: assumed('all kinds that can change a lever of this model, and one that cannot', 'medium'),
  }),
  harmfulShare: assumption({
    value: 0.4,
    unit: 'share',
    between: [0, 1],
    means: 'share of proposals that take worth from METIS in the end',
    source: nothingFound('what would be proposed under other rules cannot be observed'),
  }),
  cutTo: lever({
    value: 0.1,
    unit: '1/year',
    between: [0, 1],
    means: 'target reward rate that a proposal to cut it names',
    source: cite('Block time drift and reward rate, forum topic 11252', {
      url: 'https://forum.ceg.vote/t/11252',
    }),
  }),
  raiseTo: lever({
    value: 0.25,
    unit: '1/year',
    between: [0, 1],
    means: 'target reward rate that a proposal to raise it names',
    source: assumed('a scenario: five points above the rate promised in 2024', 'medium'),
  }),
  feeShareTo: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share of gas fees that a proposal gives to sequencers',
    source: assumed('a scenario: the split of fees announced in 2024 was never stated', 'low'),
  }),
  maximumLockTo: lever({
    value: 200_000,
    unit: 'METIS',
    between: [20_000, 10_000_000],
    means: 'maximum bond that a proposal to raise it names',
    source: assumed('a scenario: twice the maximum of the contract', 'medium'),
  }),
  windowTo: lever({
    value: 1,
    unit: 'days',
    between: [0, 30],
    means: 'withdrawal window that a proposal to shorten it names',
    source: cite('Decentralization Roadmap of Metis Layer 2 Infrastructure', {
      place: 'withdrawals in a few hours, eventually minutes',
    }),
  }),
  effectSize: assumption({
    value: 0.02,
    unit: 'share',
    between: [0, 1],
    means: 'share of the worth of METIS that a proposal of effect 1 adds or takes',
    source: nothingFound('effects of votes on worth have not been measured'),
  }),
  privateGain: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'what a proposal of gain 1 gives its beneficiaries, as a share of their own METIS',
    source: nothingFound('what large holders could take for themselves by vote'),
  }),
};

/** How votes are counted. */
const ruleParameters = {
  rule: lever({
    value: 'optimistic',
    options: {
      optimistic: 'passes unless more than a limit of METIS votes against it',
      token: 'a METIS is a vote; quorum and approval',
      quadratic: 'the square root of METIS are votes; quorum and approval',
      capped: 'a METIS is a vote up to a cap for each account; quorum and approval',
      twoTier: 'Commons must pass it, then Eco Nodes',
    },
    means: 'voting rule',
    source: rules,
  }),
  twoTierFrom: lever({
    value: 0,
    unit: 'days',
    between: [0, 36_500],
    means: 'day from which Commons and Eco Nodes decide under `rule: twoTier`; the optimistic rule before',
    source: assumed('a scenario: two tiers were announced in 2022 and not found on chain', 'high'),
  }),
  votingDays: lever({
    value: 5,
    unit: 'days',
    between: [1, 60],
    means: 'days for which a vote is open',
    source: rules,
  }),
  executionDays: lever({
    value: 7,
    unit: 'days',
    between: [0, 365],
    means: 'days between an accepted vote and its execution',
    source: cite('Leadership Decision Registry, forum topic 11259', {
      url: 'https://forum.ceg.vote/t/11259',
      place: '7-day challenge window in the design',
    }),
  }),
  vetoLimit: lever({
    value: 5_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS against, more than which defeats an optimistic vote',
    source: rules,
  }),
  revote: lever({
    value: 'once',
    options: {
      once: 'a defeated optimistic vote is repeated once with quorum and approval',
      off: 'a defeated vote is over',
    },
    means: 'whether a defeated optimistic vote is repeated',
    source: rules,
  }),
  quorum: lever({
    value: 5_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS that must take part in votes with a quorum',
    source: rules,
  }),
  wallets: lever({
    value: 400,
    unit: '1',
    between: [0, 1_000_000],
    means: 'accounts that must take part in votes with a quorum',
    source: rules,
  }),
  abstentions: lever({
    value: 'count',
    options: {
      count: 'abstentions count towards the quorum',
      ignored: 'abstentions do not count towards the quorum',
    },
    means: 'whether abstentions help to reach the quorum; they never enter the approval',
    source: assumed('Snapshot counts them; the rules of the space do not say', 'medium'),
  }),
  approval: lever({
    value: 0.8,
    unit: 'share',
    between: [0, 1],
    means: 'share of votes for among votes for and against',
    source: rules,
  }),
  voteCap: lever({
    value: 5_000,
    unit: 'METIS',
    between: [1, 10_000_000],
    means: 'votes of an account at most under the capped rule, and METIS it can pool in Commons',
    source: nothingFound('a cap is a scenario'),
  }),
  leastBalance: lever({
    value: 0.1,
    unit: 'METIS',
    between: [0, 10_000],
    means: 'METIS that an account needs to vote',
    source: rules,
  }),
  votingBalance: assumption({
    value: 'staked',
    options: {
      liquid: 'free METIS alone',
      staked: 'free METIS and the worth of liquid-staking shares',
      all: 'also the worth of shares in the funds for liquidity, loans and loops',
    },
    means: 'which METIS of a holder count as votes',
    source: assumed('the strategy of the Snapshot space was not found', 'low'),
  }),
};

/** Who votes, and how. */
const voterParameters = {
  turnout: assumption({
    value: 0.01,
    unit: 'share',
    between: [0, 1],
    means: 'share of ordinary accounts that take part in a vote',
    source: assumed(
      'one of 5,000 accounts in a hundred gives the 49 votes of the Leadership Decision Registry (forum topic 11259, undertide.xyz); participation near zero',
      'medium',
    ),
  }),
  whaleTurnout: assumption({
    value: 0.03,
    unit: 'share',
    between: [0, 1],
    means: 'share of large accounts that take part in a vote',
    source: nothingFound(
      'three times the turnout of others: who has more at stake is taken to vote more often',
    ),
  }),
  operatorTurnout: assumption({
    value: 0.2,
    unit: 'share',
    between: [0, 1],
    means: 'share of independent operators that take part with bond and free METIS',
    source: nothingFound('operators were elected by vote and depend on it'),
  }),
  foundationVotes: assumption({
    value: 'abstains',
    options: {
      abstains: 'the bonds of the foundation do not vote',
      votes: 'the bonds of the foundation vote for what is useful and against what is harmful',
    },
    means: 'whether the foundation votes with its bonds',
    source: assumed('whether it voted is not known', 'low'),
  }),
  whaleSize: assumption({
    value: 10_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS from which an account is large',
    source: assumed('a thousandth of the supply', 'medium'),
  }),
  sybils: assumption({
    value: 1,
    unit: '1',
    between: [1, 10_000],
    means: 'accounts over which a large holder spreads its METIS evenly where that adds votes',
    source: assumed('1: nobody splits; more shows what rules without identities are worth', 'medium'),
  }),
  patience: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'weight of later effects in the eyes of a holder; Eco Nodes that are honest weigh them in full',
    source: nothingFound('how far ahead holders look'),
  }),
  perception: assumption({
    value: 0.01,
    unit: 'share',
    between: [0, 1],
    means: 'standard deviation of a voter’s error about the effect of a proposal on itself',
    source: nothingFound('half of an effect of 1'),
  }),
  indifference: assumption({
    value: 0.005,
    unit: 'share',
    between: [0, 1],
    means: 'perceived effect below which a voter abstains',
    source: nothingFound('a quarter of an effect of 1'),
  }),
  delegated: assumption({
    value: 0,
    unit: 'share',
    between: [0, 1],
    means:
      'share of accounts that do not vote themselves but have a delegate, one of the Eco Nodes, who always votes',
    source: assumed('no delegation was found in the Snapshot space', 'medium'),
  }),
  bribeBudget: assumption({
    value: 0,
    unit: 'USD',
    between: [0, 1_000_000_000],
    means:
      'dollars that the beneficiaries of a harmful proposal spend on votes if that is enough; 0: no bribes',
    source: assumed('no bribe is known; the cost is measured all the same', 'medium'),
  }),
};

/** Commons and Eco Nodes. */
const tierParameters = {
  commonsMembers: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of accounts that belong to a Commons and pool their votes there',
    source: nothingFound('two tiers were not found on chain'),
  }),
  commonsCount: lever({
    value: 'heads',
    options: {
      heads: 'each Commons has one vote',
      stake: 'a Commons has as many votes as METIS pooled in it',
    },
    means: 'how Commons are counted against each other',
    source: twoTiers,
  }),
  commonsApproval: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share that must be passed within a Commons and among Commons',
    source: assumed('“much like a parliament”: a simple majority', 'low'),
  }),
  ecoDays: lever({
    value: 7,
    unit: 'days',
    between: [1, 90],
    means: 'days that Eco Nodes take after Commons have passed a proposal',
    source: assumed('not stated; as long as the challenge window of 2026', 'low'),
  }),
  ecoApproval: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share of reputation that must be passed among Eco Nodes',
    source: assumed('not stated; a simple majority', 'low'),
  }),
  insight: assumption({
    value: 0.005,
    unit: 'share',
    between: [0, 1],
    means: 'standard deviation of an Eco Node’s error about the effect of a proposal',
    source: nothingFound('half of a holder’s error'),
  }),
  dishonest: assumption({
    value: 0.2,
    unit: 'share',
    between: [0, 1],
    means: 'chance that who gets a seat as Eco Node votes for what pays large holders',
    source: nothingFound('capture of the upper tier'),
  }),
  contribution: assumption({
    value: 1,
    unit: '1/month',
    between: [0, 1_000],
    means: 'reputation that an Eco Node earns a month on average',
    source: assumed('a unit: only ratios of reputation matter', 'high'),
  }),
  reputationHalfLife: assumption({
    value: 180,
    unit: 'days',
    between: [1, 36_500],
    means: 'days after which half of a reputation is gone',
    source: nothingFound('reputation is “earned through past contributions”; decay is not stated'),
  }),
  penalty: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share of its reputation that an Eco Node loses for approving a harmful proposal; 0: no penalties',
    source: assumed('“may face penalties for malicious behavior”, without a figure', 'low'),
  }),
  leastReputation: lever({
    value: 1,
    unit: '1',
    between: [0, 1_000],
    means: 'reputation below which an Eco Node loses its seat',
    source: assumed('a month of contributions', 'low'),
  }),
  promotionRecord: lever({
    value: 3,
    unit: '1',
    between: [1, 1_000],
    means: 'right votes less wrong ones with which a Commons can take a free seat among Eco Nodes',
    source: assumed('“upon meeting specific criteria”, without a figure', 'low'),
  }),
};

/** Elections and the measurement of power. */
const electionParameters = {
  elections: lever({
    value: 'off',
    options: {
      off: 'whoever asks may lock METIS: all seats are on the whitelist',
      on: 'an owner who asks is put on the whitelist by vote',
    },
    means: 'whether owners of seats must be elected before they may lock METIS',
    source: operatorVote,
  }),
  firstList: lever({
    value: 'filled',
    options: {
      filled: 'whoever has a seat on the first day is on the whitelist',
      foundation:
        'only the foundation is, as in March 2024: whoever else has a seat must be elected to lock more',
    },
    means: 'who is on the whitelist on the first day, where owners must be elected',
    source: cite(
      'Metis sequencer contracts: deployments and whitelist, 2024-03-14: three nodes of the foundation',
    ),
  }),
  operatorQuorum: lever({
    value: 50_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS that must take part in the election of an operator',
    source: operatorVote,
  }),
  protocolQuorum: lever({
    value: 20_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS that must take part in the vote on a seat of a liquid-staking protocol',
    source: lstVote,
  }),
  electionWallets: lever({
    value: 500,
    unit: '1',
    between: [0, 1_000_000],
    means: 'accounts that must take part in an election',
    source: operatorVote,
  }),
  electionTurnout: assumption({
    value: 0.12,
    unit: 'share',
    between: [0, 1],
    means: 'share of all accounts that take part in an election',
    source: assumed(
      'six operators were elected in June 2024, so 500 wallets and 50,000 METIS were reached; counts were not found',
      'low',
    ),
  }),
  candidateMerit: assumption({
    value: 1.5,
    unit: '1',
    between: [-5, 5],
    means: 'how well candidates are thought of on average: at 1.5, 93 % of votes are for the average one',
    source: nothingFound('in units of the spread between candidates; votes for candidates were not found'),
  }),
  powerEvery: assumption({
    value: 91,
    unit: 'days',
    between: [1, 3_650],
    means: 'days between two measurements of voting power',
    source: assumed('balances move slowly; a quarter', 'high'),
  }),
  powerSamples: assumption({
    value: 100,
    unit: '1',
    between: [1, 100_000],
    means: 'orders drawn to measure power under two tiers; a standard error of 0.05 at most',
    source: assumed('√(0.25 ÷ 100)', 'high'),
  }),
};

/** Parameters of governance. */
export const governanceParameters = {
  ...proposalParameters,
  ...ruleParameters,
  ...voterParameters,
  ...tierParameters,
  ...electionParameters,
};
