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
  tokens,
  weeks,
  years,
} from 'metis-lab';

const article = 'Kevin Liu in TechFlow';

export default defineExperiment({
  schema: 1,
  name: 'two-tier-governance',
  question:
    'Do Commons and Eco Nodes keep large holders from deciding alone, compared with other voting rules?',
  model: metis,
  proposal: cite('Kevin Liu, Metis: Pioneering the Path to Decentralization', {
    place: 'Stage 3: Full Governance — Tackling Complexity with Two-Tiered Governance',
  }),
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(3), record: weeks(4) },
  replications: 500,
  seed: 20240624,
  populations: { holders: 2_000 },
  baseline: 'inForce',
  scenarios: {
    inForce: { label: 'Optimistic rule' },
    wallets: {
      label: '500 wallets asked',
      levers: {
        governance: { rule: 'token', quorum: tokens(10_000), wallets: 500 },
      },
    },
    token: { label: 'Token votes', levers: { governance: { rule: 'token', wallets: 10 } } },
    quadratic: { label: 'Quadratic votes', levers: { governance: { rule: 'quadratic', wallets: 10 } } },
    capped: { label: 'Votes up to a cap', levers: { governance: { rule: 'capped', wallets: 10 } } },
    careless: {
      label: 'Two tiers, no penalty',
      levers: { governance: { rule: 'twoTier', penalty: pct(0) } },
    },
    anyNode: {
      label: 'Two tiers, any node',
      levers: { governance: { rule: 'twoTier', ecoApproval: pct(0) } },
    },
    twoTier: { label: 'Two tiers', levers: { governance: { rule: 'twoTier' } } },
  },
  levers: { governance: { proposals: 'poisson', executionDays: days(7) } },
  assumptions: {
    governance: {
      proposalsPerYear: assume(quantity(12, '1/year'), {
        why: 'one a month, so that rates of passing can be told; three votes of weight are known from two years',
        confidence: 'low',
      }),
      turnout: assume(dist.logUniform(pct(0.5), pct(10)), {
        why: 'from near zero, as the forum notes, to what elections with 500 wallets need',
        confidence: 'low',
      }),
      whaleTurnout: assume(dist.logUniform(pct(1), pct(50)), {
        why: 'who voted with how much is not published',
        confidence: 'low',
      }),
      sybils: assume(dist.choice([1, 10, 100]), {
        why: 'no rule knows identities, so a large holder may split its METIS; nobody is known to do it',
        confidence: 'low',
      }),
      privateGain: assume(dist.uniform(pct(5), pct(20)), {
        why: 'what large holders could take for themselves by vote is not known',
        confidence: 'low',
      }),
      commonsMembers: assume(dist.logUniform(pct(2), pct(30)), {
        why: 'two tiers were announced and not found on chain; who would join a Commons is open',
        confidence: 'low',
        notStated: true,
      }),
      dishonest: assume(dist.uniform(pct(0), pct(60)), {
        why: 'how many Eco Nodes would serve large holders is open',
        confidence: 'low',
        notStated: true,
      }),
    },
  },
  observe: [
    'governance.harmfulPassRate',
    'governance.usefulPassRate',
    'governance.decidedByLarge',
    'governance.timeToDecision',
    'governance.briberyCost',
    'governance.ecoPower',
    'whaleCapture',
    'turnout',
  ],
  outcomes: {
    capture: {
      label: 'the voting power of the six largest voters',
      from: 'whaleCapture@mean',
      better: 'lower',
      matters: pct(5),
      headline: true,
    },
    harmful: {
      label: 'the share of harmful proposals that pass',
      from: 'governance.harmfulPassRate@end',
      better: 'lower',
      matters: pct(5),
    },
    useful: {
      label: 'the share of useful proposals that pass',
      from: 'governance.usefulPassRate@end',
      better: 'higher',
      matters: pct(5),
    },
    byLarge: {
      label: 'the share of decisions turned by large accounts',
      from: 'governance.decidedByLarge@end',
      better: 'lower',
      matters: pct(5),
    },
    turnout: {
      label: 'the share of METIS that take part in a vote',
      from: 'turnout@mean',
      better: 'higher',
      matters: pct(1),
    },
    decisionDays: {
      label: 'the time from a proposal to its decision',
      from: 'governance.timeToDecision@end',
      better: 'lower',
      matters: days(1),
    },
    ecoPower: {
      label: 'the voting power of Eco Nodes',
      from: 'governance.ecoPower@mean',
      better: 'neutral',
      matters: pct(5),
    },
  },
  claims: [
    claim('token-weighted voting risks dominance by large holders', {
      by: article,
      scenarios: ['token'],
      test: 'capture >= 50%',
      splitBy: 'governance.turnout',
      note: 'Power is the Shapley–Shubik index: the chance of being the voter who makes a proposal pass. Small holders count with their turnout, the six largest in full.',
    }),
    claim('may inadvertently favor whales, drowning out the voices of smaller contributors', {
      by: article,
      scenarios: ['inForce', 'token'],
      test: 'byLarge >= 25%',
      note: 'Said of a single layer based on token quantity. Counts decisions that would have been others without accounts of 10,000 METIS or more.',
    }),
    claim(
      'This collective strength gives smaller token holders a more substantial voice in decision-making',
      {
        by: article,
        scenarios: ['twoTier'],
        test: 'turnout > inForce.turnout',
        splitBy: 'governance.commonsMembers',
        note: 'A substantial voice is read as more METIS taking part than under the rule in force. Pooled METIS count whether or not their owner looks at the vote; large accounts pool no more than the cap.',
      },
    ),
    claim('counterbalancing the dominance of large whales', {
      by: article,
      scenarios: ['twoTier'],
      test: 'capture < token.capture and capture < inForce.capture',
      note: 'The six largest take part for certain in every rule; under two tiers each belongs to a Commons and pools no more than the cap for each of its accounts. What they own of Eco Nodes is not counted.',
    }),
    claim(
      'enabling Eco Nodes to act as gatekeepers, reviewing the soundness and long-term viability of proposals',
      {
        by: article,
        scenarios: ['twoTier', 'careless', 'anyNode'],
        test: 'harmful <= 10%',
        splitBy: 'governance.dishonest',
        note: 'Eco Nodes that serve large holders keep no gate. How many would is an assumption from none to three in five. Where one Eco Node is enough to pass a proposal, Commons are nearly alone: what holds there too is not owed to Eco Nodes.',
      },
    ),
    claim('Eco Nodes may face penalties for malicious behavior', {
      by: article,
      scenarios: ['twoTier'],
      test: 'harmful < careless.harmful',
      note: 'Compares a penalty of half the reputation for each harmful proposal approved with none. Where Eco Nodes let nothing harmful pass there is nothing to punish.',
    }),
    claim('ensure fair and transparent representation for all stakeholders', {
      by: article,
      cannotTest: 'no measure of fairness or transparency is stated',
    }),
    claim('the community can start voting on Monday, June 24, to Friday, June 28', {
      by: 'press release of June 2024',
      cannotTest: 'a date in the past: the vote was held, and its counts were not found',
    }),
  ],
  expect: ['ledger.balanced', 'failed == 0'],
});
