import {
  assume,
  cite,
  claim,
  defineExperiment,
  dist,
  metis,
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
  name: 'ai-demand',
  question: 'How much of what the EAGR reserve and rewards release does AI use of LazAI buy?',
  model: metis,
  proposal,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(5), record: weeks(4) },
  replications: 200,
  seed: 20251122,
  populations: { holders: 500, clients: 100 },
  baseline: 'closed',
  scenarios: {
    closed: {
      label: 'LazAI closed',
      levers: {
        rateChange: { to: pct(15) },
        eagr: { size: shareOf(20, 'maxSupply') },
        lazai: { launched: 'no' },
      },
    },
    burning: {
      label: 'A tenth burned',
      levers: {
        rateChange: { to: pct(15) },
        eagr: { size: shareOf(20, 'maxSupply') },
        lazai: { feeSplit: 'contract' },
      },
    },
    open: {
      label: 'LazAI open',
      levers: { rateChange: { to: pct(15) }, eagr: { size: shareOf(20, 'maxSupply') } },
    },
  },
  assumptions: {
    aiWorkload: {
      requestsPerClient: assume(
        dist.logUniform(quantity(18, 'requests/day'), quantity(18_000, 'requests/day')),
        {
          why: 'from a tenth to a hundred times the 18,000 interactions a day of the test network, spread over 100 clients; traffic of the main network was not found',
          confidence: 'low',
          notStated: true,
        },
      ),
      elasticity: assume(dist.choice([-0.1, -0.6, -1.11]), {
        why: '−1.11 within models, almost none across models; the middle is a choice',
        confidence: 'low',
      }),
      imitation: assume(dist.uniform(pct(20), pct(100)), {
        why: 'around the 38% a year of the average new product; software spreads faster',
        confidence: 'low',
      }),
      offChainShare: assume(dist.uniform(pct(0), pct(100)), {
        why: 'work can be settled on chain or in batches; which is used how much was not found',
        confidence: 'low',
        notStated: true,
      }),
      servicePrice: assume(
        dist.logUniform(quantity(0.1, 'USD/1,000,000 tokens'), quantity(2, 'USD/1,000,000 tokens')),
        {
          why: 'from small to large open models on public markets',
          confidence: 'low',
        },
      ),
      nodesSell: assume(dist.uniform(pct(50), pct(100)), {
        why: 'computing is paid for in dollars; what nodes keep is not known',
        confidence: 'low',
      }),
    },
    lazai: {
      typicalTransactions: assume(dist.logUniform(quantity(500, 'tx/day'), quantity(20_000, 'tx/day')), {
        why: 'up to the interactions of the test network; not found for the main network',
        confidence: 'low',
      }),
      baseGasPrice: assume(dist.logUniform(quantity(1, 'gwei'), quantity(100, 'gwei')), {
        why: 'Andromeda had 3.1 to 9.39; LazAI’s gas price was not found',
        confidence: 'low',
        notStated: true,
      }),
    },
    eagr: {
      reading: assume(dist.choice(['b', 'c']), {
        why: 'the proposal names no account: the whole development fund (b) or the part for sequencers (c)',
        confidence: 'low',
        notStated: true,
      }),
      releaseDays: assume(dist.uniform(years(2), years(8)), {
        why: 'the proposal says tokens are released “gradually per specific use case activation”',
        confidence: 'low',
        notStated: true,
      }),
    },
  },
  observe: [
    'demandOffset.ratio',
    'demandOffset.bought',
    'demandOffset.released',
    'aiWorkload.requests',
    'aiWorkload.clients',
    'lazai.validators',
    'bridgedToLazai',
    'price',
  ],
  outcomes: {
    offset: {
      label: 'the share of releases that AI use buys',
      from: 'demandOffset.ratio@end',
      better: 'higher',
      matters: pct(1),
      headline: true,
    },
    keptOffset: {
      label: 'the share of releases bought and kept',
      from: 'demandOffset.keptRatio@end',
      better: 'higher',
      matters: pct(1),
    },
    bought: {
      label: 'the METIS bought by AI use',
      from: 'demandOffset.bought@end',
      better: 'higher',
      matters: tokens(5_000),
    },
    kept: {
      label: 'the METIS bought by AI use and kept',
      from: 'demandOffset.kept@end',
      better: 'higher',
      matters: tokens(5_000),
    },
    deposits: {
      label: 'the METIS in settlement deposits at the end',
      from: 'demandOffset.locked@end',
      better: 'higher',
      matters: tokens(1_000),
    },
    released: {
      label: 'the METIS released by the reserve and rewards',
      from: 'demandOffset.released@end',
      better: 'neutral',
      matters: tokens(50_000),
    },
    bonded: {
      label: 'the METIS bonded on LazAI at the end',
      from: 'lazai.bonded@end',
      better: 'neutral',
      matters: tokens(20_000),
    },
    burned: {
      label: 'the gas fees burned on all layers',
      from: 'dataAvailability.burnedSoFar@end',
      better: 'neutral',
      matters: tokens(1_000),
    },
    gas: {
      label: 'the gas paid in METIS on all layers',
      from: 'dataAvailability.gasSoFar@end',
      better: 'higher',
      matters: tokens(5_000),
    },
  },
  claims: [
    claim('Staking, locking, and real usage requirements create natural demand mechanisms', {
      by: 'proposal',
      scenarios: ['open', 'burning'],
      test: 'offset >= 100%',
      splitBy: 'aiWorkload.requestsPerClient',
      note: 'Under the heading “Demand-side offsets”. Tested as a full offset: AI use buys at least as much as the reserve and rewards release. Payments off chain are in dollars, so they buy more METIS when its price falls: the highest shares come from many requests at a low price.',
    }),
    claim('creating direct, usage-driven demand', {
      by: 'proposal',
      scenarios: ['open', 'burning'],
      test: 'bought > closed.bought',
      note: 'Gas on LazAI is paid in METIS, so any use buys some. How much is the question of the other claims.',
    }),
    claim('network value returns to the Metis ecosystem', {
      by: 'proposal',
      scenarios: ['open', 'burning'],
      test: 'kept >= 10% * released',
      splitBy: 'aiWorkload.offChainShare',
      note: 'Tested as: what AI use buys and nobody sells again is at least a tenth of what is released. The tenth is our choice; the proposal gives no number.',
    }),
    claim('every AI inference, data operation, and on-chain computation requires METIS', {
      by: 'proposal',
      cannotTest:
        'a rule of the chain and not a result: inference settled off chain needs METIS only for its deposit and the settlement of its batch, and whether deposits must be METIS is not stated',
    }),
    claim('The EAGR will provide initial gas liquidity support', {
      by: 'proposal',
      cannotTest: 'neither an amount nor a date is stated',
    }),
    claim('Inflation: None', {
      by: 'proposal',
      scenarios: ['burning'],
      test: 'burned >= released',
      note: 'What circulates does not grow only where as much is burned as is released. The cap on the total supply is not in doubt.',
    }),
  ],
  expect: ['ledger.balanced', 'failed == 0'],
});
