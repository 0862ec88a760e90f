import {
  assume,
  claim,
  days,
  defineExperiment,
  dist,
  knownReadings,
  metis,
  pct,
  tokens,
  years,
} from 'metis-lab';

const article = 'Haotian in TechFlow';
const release = 'press release of June 2024';

export default defineExperiment({
  schema: 1,
  name: 'lst-run',
  question:
    'When a tenth of all liquid-staking shares is sold on one day, how far do they fall below what is behind them, and who is paid?',
  model: metis,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(1), record: days(1) },
  replications: 1_000,
  seed: 20240812,
  populations: { holders: 1_000 },
  baseline: 'calm',
  scenarios: {
    calm: { label: 'No forced sale' },
    open: { label: 'Sale, exit open', levers: { exchanges: { forcedSale: pct(10) } } },
    unfunded: {
      label: 'Sale, exit unfunded',
      combine: ['open'],
      levers: { liquidStaking: { redemptions: 'unfunded' } },
    },
    closed: {
      label: 'Sale, exit closed',
      combine: ['open'],
      levers: { liquidStaking: { redemptions: 'closed', reopeningDay: days(210) } },
    },
    flight: {
      label: 'Sale, pools halved',
      combine: ['open'],
      levers: { exchanges: { poolFlight: pct(50) } },
    },
    closedFlight: {
      label: 'Sale, closed, halved',
      combine: ['closed', 'flight'],
    },
  },
  assumptions: {
    exchanges: {
      poolShare: assume(dist.uniform(pct(12), pct(30)), {
        why: 'in August 2024 about a fifth of artMETIS lay in its main pool; pools of later years were not found',
        confidence: 'low',
      }),
      amplification: assume(dist.choice([20, 50, 100, 200]), {
        why: 'prices of stETH in 2022 fit 50, and 200 was proposed later; of pools on Metis none was found',
        confidence: 'low',
      }),
      arbitrageReturn: assume(dist.logUniform(pct(10), pct(100)), {
        why: 'what is asked for METIS that waits weeks in a queue: from a calm to a stressed market',
        confidence: 'low',
      }),
      patientReturn: assume(dist.logUniform(pct(30), pct(300)), {
        why: 'shares that cannot be redeemed find buyers only at a discount; stETH did at 4 to 8% in 2022',
        confidence: 'low',
      }),
      arbitrageCapital: assume(dist.logUniform(tokens(5_000), tokens(200_000)), {
        why: 'not measured: from one fund’s pocket money to most of what is staked',
        confidence: 'low',
      }),
    },
    liquidStaking: {
      outsideShare: assume(dist.uniform(pct(5), pct(60)), {
        why: 'how much eMETIS lies outside its vault was not found',
        confidence: 'low',
      }),
    },
    holders: {
      sensitivity: assume(dist.triangular(4, 10, 20), {
        why: 'how strongly holders answer to yields and prices was never measured',
        confidence: 'low',
      }),
    },
  },
  observe: [
    'exchanges.discountFirst',
    'exchanges.discountSecond',
    'exchanges.largestDiscount',
    'exchanges.arbitrageWaiting',
    'liquidStaking.queue',
    'liquidStaking.netYield',
    'liquidStaking.lockedShare',
    'liquidStaking.deposits',
    'locking.locked',
  ],
  outcomes: {
    largestDiscount: {
      label: 'the largest discount of a share',
      from: 'exchanges.largestDiscount@end',
      better: 'lower',
      matters: pct(1),
      headline: true,
    },
    usualDiscount: {
      label: 'the mean discount of the first protocol’s share',
      from: 'exchanges.discountFirst@mean',
      better: 'lower',
      matters: pct(0.5),
    },
    discountLeft: {
      label: 'the discount that is left after the year',
      from: 'exchanges.discountFirst@end',
      better: 'lower',
      matters: pct(0.5),
    },
    lost: {
      label: 'the METIS lost by those who were forced to sell',
      from: 'exchanges.lostBySellers@end',
      better: 'lower',
      matters: tokens(1_000),
    },
    unpaid: {
      label: 'the redemptions that are still unpaid after the year',
      from: 'liquidStaking.queue@end',
      better: 'lower',
      matters: tokens(1_000),
      headline: true,
    },
    queue: {
      label: 'the longest queue of redemptions',
      from: 'liquidStaking.queue@max',
      better: 'lower',
      matters: tokens(1_000),
    },
    netYield: {
      label: 'the yield that a share really earns',
      from: 'liquidStaking.netYield@mean',
      better: 'higher',
      matters: pct(0.5),
    },
    yieldAtEnd: {
      label: 'the yield that a share earns after the year',
      from: 'liquidStaking.netYield@end',
      better: 'higher',
      matters: pct(0.5),
    },
    yieldAtStart: {
      label: 'the yield that a share earns on the first day',
      from: 'liquidStaking.netYield@start',
      better: 'higher',
      matters: pct(0.5),
    },
    deposits: {
      label: 'the METIS behind liquid staking after the year',
      from: 'liquidStaking.deposits@end',
      better: 'higher',
      matters: tokens(5_000),
    },
    lockedShare: {
      label: 'the share of liquid staking in locked METIS',
      from: 'liquidStaking.lockedShare@end',
      better: 'neutral',
      matters: pct(2),
    },
  },
  claims: [
    claim('Once fully operational, this offers up to 20% APY', {
      by: article,
      scenarios: ['calm'],
      test: 'netYield >= 18%',
      note: 'The rate was announced before commission. Blocks take longer than the 8 seconds assumed, so less than the nominal rate is paid, and claims outside a vault and idle deposits earn nothing.',
    }),
    claim('The longer this native yield persists, the greater its catalytic effect', {
      by: article,
      scenarios: ['calm'],
      test: 'yieldAtEnd >= 0.9 * yieldAtStart',
      note: 'Only the first half is tested: whether the yield persists for a year. What it sets off elsewhere is not in the model.',
    }),
    claim('liquid wrapped ETH (which remains tradable)', {
      by: article,
      scenarios: ['open', 'closed', 'flight', 'closedFlight'],
      test: 'usualDiscount <= 5%',
      splitBy: 'exchanges.poolShare',
      note: 'Said of wrapped ETH and tested here on METIS. Tradable means here: on an average day of the year a small sale gets at least 95% of what is behind a share. The largest discount is that of the worst moment, when little METIS is left in a pool, and is far deeper. stETH fell 4 to 8% in 2022 while it could not be redeemed; its pool and its buyers were larger beside what was sold.',
    }),
    claim('it might already be too late', {
      by: article,
      scenarios: ['open', 'unfunded', 'closed'],
      test: 'unpaid > calm.unpaid + 50000',
      note: 'Said of those who rush to redeem native ETH. Too late means here: a year later 50,000 METIS more are unpaid than without the rush.',
    }),
    claim('offering miners potential flexibility on locked capital', {
      by: release,
      scenarios: ['open'],
      test: 'unpaid < unfunded.unpaid',
      note: 'Partial withdrawals let a protocol call bonds back without leaving its seats. Tested against the same sale where nothing is called back.',
    }),
  ],
  readings: knownReadings({ after: '2025-11-03', of: ['locking.locked'] }),
  expect: ['ledger.balanced', 'failed == 0'],
});
