import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const game = (place: string) =>
  cite('MVM_Verifier.sol, MetisProtocol/mvm (79c1236)', {
    url: 'https://github.com/MetisProtocol/mvm',
    place,
  });
const onChain = (place: string) =>
  cite('L2BEAT, on-chain values of Metis Andromeda', { url: 'https://github.com/l2beat/l2beat', place });

/** Parameters of the verifiers: rules of the game, what checking costs and brings, and how frauds come about. */
export const verifiersParameters = {
  behaviour: assumption({
    value: 'bestResponse',
    options: {
      bestResponse: 'who expects a profit verifies, who expects none does not',
      logit: 'the larger the expected profit, the likelier somebody verifies',
      off: 'nobody verifies',
    },
    means: 'how somebody decides whether to verify',
    source: assumed('no verifier was ever registered, so nothing was measured', 'medium'),
  }),
  checking: assumption({
    value: 'equilibrium',
    options: {
      equilibrium: 'as often as the mixed equilibrium of the checking game says',
      always: 'every batch',
    },
    means: 'how often a verifier checks',
    source: cite(
      'Dresher 1962, a sampling inspection problem in arms control agreements: the inspection game',
    ),
  }),
  fraud: assumption({
    value: 'none',
    options: {
      none: 'nobody publishes a false state',
      equilibrium: 'an opportunity is taken with the probability of the mixed equilibrium',
      always: 'every opportunity is taken',
    },
    means: 'what a dishonest publisher does with an opportunity',
    source: onChain('no game was ever created, 2026-01-07'),
  }),
  proofs: lever({
    value: 'faultProof',
    options: {
      faultProof: 'one verifier that saw the fraud wins the game',
      vote: 'a quorum of 75 % must answer and the majority of the answers decides',
    },
    means: 'how a challenge is decided',
    source: onChain('fault-proof game since 2025-05-13; vote of verifiers before'),
  }),
  minimumStake: lever({
    value: 200,
    unit: 'METIS',
    between: [1, 100_000],
    means: 'stake of a verifier',
    source: onChain('minimum stake of a verifier, 2024-11-22 and 2025-07-28'),
  }),
  standingReward: lever({
    value: 0,
    unit: 'METIS/year',
    between: [0, 100_000],
    means: 'paid to each verifier a year out of the grants budget, fraud or not',
    source: onChain('no standing reward exists'),
  }),
  rewardShare: lever({
    value: 1,
    unit: 'share',
    between: [0, 1],
    means: 'share of a lost deposit that goes to the verifiers who found the fraud; the rest is burned',
    source: game('the stake of the sequencer is shared among the verifiers who agree'),
  }),
  deposit: lever({
    value: 0,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'deposit of who publishes states, topped up after a loss',
    source: onChain('deposited in the pool of sequencer deposits: 0, 2026-01-07'),
  }),
  autoEntry: lever({
    value: 'no',
    options: {
      no: 'verifiers are not candidates for the sequencer pool',
      yes: 'every verifier asks for the election of an empty seat',
    },
    means: 'whether verifiers enter the sequencer pool by themselves',
    source: cite('Decentralization Roadmap of Metis Layer 2 Infrastructure', { place: 'Q2 2022' }),
  }),
  opportunities: assumption({
    value: 1,
    unit: '1/year',
    between: [0, 365],
    means: 'opportunities for a fraud a year',
    source: assumed('none is known; one a year is a case to look at', 'low'),
  }),
  gain: assumption({
    value: 50_000,
    unit: 'METIS',
    between: [1, 5_000_000],
    means: 'what an undetected fraud takes',
    source: assumed('under 1 % of the 6,496,121 METIS on Andromeda in January 2026', 'low'),
  }),
  checkCost: assumption({
    value: 5,
    unit: 'USD/day',
    between: [0, 200],
    means: 'cost of a node that checks every batch',
    source: assumed('a rented server; operating costs are not published', 'low'),
  }),
  checkDelay: assumption({
    value: 0.25,
    unit: 'days',
    between: [0, 30],
    means: 'mean time until a check has found a fraud and started a dispute',
    source: assumed(
      'between minutes of replay and the 24 hours once given to answer a request for data',
      'low',
    ),
  }),
  accuracy: assumption({
    value: 0.99,
    unit: 'share',
    between: [0, 1],
    means: 'probability that an answer in a vote is right',
    source: assumed('programs agree unless they are broken', 'medium'),
  }),
  attendance: assumption({
    value: 0.95,
    unit: 'share',
    between: [0, 1],
    means: 'probability that a verifier answers in a vote',
    source: assumed('a node of a private operator is taken to be away one day in twenty', 'low'),
  }),
  reserveYield: assumption({
    value: 0.1,
    unit: '1/year',
    between: [0, 5],
    means: 'return on its stake that a verifier asks for',
    source: assumed('about what the pool paid on a bond in 2025', 'low'),
  }),
  sensitivity: assumption({
    value: 20,
    unit: '1',
    between: [0, 1_000],
    means: 'sharpness of the decision under `logit`, per unit of yearly return on the stake',
    source: assumed('the value used for holders: 15 % against 5 % is chosen in 88 of 100 cases', 'low'),
  }),
  reviewDays: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'mean days between decisions to verify or not',
    source: assumed('a month', 'low'),
  }),
};
