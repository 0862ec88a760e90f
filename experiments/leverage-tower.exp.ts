import { assume, claim, days, defineExperiment, dist, metis, pct, quantity, tokens, years } from 'metis-lab';

const article = 'Haotian in TechFlow';

export default defineExperiment({
  schema: 1,
  name: 'leverage-tower',
  question:
    'When a tower of loans and restaked shares is shaken, does it matter whether native METIS or receipts of receipts stand below it?',
  model: metis,
  disclosure: { author: 'metis-lab', holdsMetis: 'not stated', paidBy: 'nobody' },
  time: { start: '2025-11-03', horizon: years(1), record: days(1) },
  replications: 500,
  seed: 20240424,
  populations: { holders: 1_000 },
  baseline: 'native',
  scenarios: {
    native: { label: 'Native' },
    wrapped: { label: 'Wrapped', levers: { restaking: { backing: 'wrapped' } } },
    wrappedClosed: {
      label: 'Wrapped, exit closed',
      combine: ['wrapped'],
      levers: { liquidStaking: { redemptions: 'closed', reopeningDay: days(300) } },
    },
    nativeHigh: {
      label: 'Native, 90%',
      levers: { lending: { maxLoanToValue: pct(90), threshold: pct(93) } },
    },
    wrappedHigh: {
      label: 'Wrapped, closed, 90%',
      combine: ['wrappedClosed', 'nativeHigh'],
    },
  },
  assumptions: {
    restaking: {
      restaked: assume(dist.uniform(tokens(20_000), tokens(60_000)), {
        why: 'a large tower on purpose: a tenth to a third of what is staked liquidly',
        confidence: 'low',
      }),
      passedOn: assume(dist.uniform(pct(20), pct(50)), {
        why: 'about two thirds of the reported value of leveraged restaking can be redeemed (SSRN 4840805)',
        confidence: 'low',
      }),
      shockDay: assume(dist.uniform(days(60), days(180)), {
        why: 'a security failure on some day of the year: the article asks what happens then',
        confidence: 'high',
      }),
      shockShare: assume(dist.uniform(pct(2), pct(30)), {
        why: 'from a small slashing to a large theft',
        confidence: 'low',
      }),
    },
    lending: {
      borrowerFunds: assume(dist.uniform(tokens(5_000), tokens(20_000)), {
        why: 'a large tower on purpose: in June 2024 more than 3 million USD of artMETIS were supplied for loops',
        confidence: 'low',
      }),
      outsideSupply: assume(dist.uniform(tokens(60_000), tokens(200_000)), {
        why: 'METIS supplied on Aave were 285,000 in January 2024; enough for every loan here',
        confidence: 'low',
      }),
      liquidators: assume(dist.choice(['whenItPays', 'always']), {
        why: 'liquidators usually wait for a price that pays; on 24 April 2024 accounts were sold into a thin pool',
        confidence: 'low',
      }),
    },
    exchanges: {
      poolShare: assume(dist.uniform(pct(5), pct(20)), {
        why: 'in August 2024 about a fifth of artMETIS lay in its main pool; later it was thinner',
        confidence: 'low',
      }),
      amplification: assume(dist.choice([20, 50, 100]), {
        why: 'prices of stETH in 2022 fit 50; of pools on Metis none was found',
        confidence: 'low',
      }),
    },
  },
  observe: [
    'exchanges.discountFirst',
    'lending.lent',
    'lending.leverage',
    'lending.badDebt',
    'lending.recovered',
    'lending.amplification',
    'lending.soldByForce',
    'restaking.left',
    'restaking.leftForLast',
    'restaking.kept',
    'restaking.recovered',
    'restaking.backing',
    'restaking.towerLeverage',
    'restaking.restaked',
    'utilisation',
    'borrowRate',
  ],
  outcomes: {
    leftForLast: {
      label: 'the METIS left for a restaker who comes last',
      from: 'restaking.leftForLast@end',
      better: 'higher',
      matters: quantity(0.05, 'METIS/LRT share'),
      headline: true,
    },
    kept: {
      label: 'the share that restakers keep together',
      from: 'restaking.kept@end',
      better: 'higher',
      matters: pct(2),
    },
    recovered: {
      label: 'the share of restaking claims that is paid',
      from: 'restaking.recovered@end',
      better: 'higher',
      matters: pct(2),
    },
    left: {
      label: 'the share of restaking claims redeemed',
      from: 'restaking.left@end',
      better: 'lower',
      matters: pct(5),
    },
    largestDiscount: {
      label: 'the largest discount of a share',
      from: 'exchanges.discountFirst@max',
      better: 'lower',
      matters: pct(1),
    },
    badDebt: {
      label: 'the bad debt of the lending market',
      from: 'lending.badDebt@end',
      better: 'lower',
      matters: tokens(100),
    },
    soldByForce: {
      label: 'the shares sold in liquidations',
      from: 'lending.soldByForce@end',
      better: 'lower',
      matters: quantity(1_000, 'LST shares'),
    },
    amplification: {
      label: 'the amplification of falls by liquidations',
      from: 'lending.amplification@end',
      better: 'lower',
      matters: 0.1,
    },
    towerLeverage: {
      label: 'the most claims for each native METIS',
      from: 'restaking.towerLeverage@max',
      better: 'lower',
      matters: 0.05,
    },
    lendersRecovered: {
      label: 'the share of their METIS that lenders keep',
      from: 'lending.recovered@end',
      better: 'higher',
      matters: pct(1),
    },
  },
  claims: [
    claim('would be like a tree without roots', {
      by: article,
      scenarios: ['wrapped', 'wrappedClosed', 'wrappedHigh'],
      test: 'leftForLast < native.leftForLast - 0.05',
      splitBy: 'restaking.passedOn',
      note: 'Without roots means here: after the same failure, a restaker who comes last finds less METIS for its claim than one with native METIS below it. Together they lose about the same; who loses it is decided by who leaves first.',
    }),
    claim('it might already be too late', {
      by: article,
      scenarios: ['wrapped', 'wrappedClosed', 'wrappedHigh'],
      test: 'left >= 50% and leftForLast < 0.5',
      splitBy: 'restaking.shockShare',
      note: 'Too late means here: half of the claims are redeemed in a rush, and who comes after finds less than half of a METIS for a claim on one.',
    }),
    claim('leverage across the DeFi Lego tower to rise ever higher', {
      by: article,
      scenarios: ['nativeHigh', 'wrapped', 'wrappedClosed', 'wrappedHigh'],
      test: 'towerLeverage > native.towerLeverage',
      note: 'Said of claims chasing the same native asset. Compares the highest number of claims for each native METIS in the year.',
    }),
    claim('This establishes $METIS as the foundational native asset', {
      by: article,
      cannotTest:
        'said of METIS as the token that pays gas, a rule of the chain; what a native asset below a tower is worth in a failure is asked by the first claim',
    }),
    claim(
      'all of this hinges on one critical assumption: that the restaking economy built around @eigenlayer will never collapse',
      {
        by: article,
        cannotTest:
          'a statement about Ethereum; here the failure is assumed to happen, and what follows is asked',
      },
    ),
    claim('everyone else follows suit', {
      by: article,
      cannotTest:
        'whether others build on top is not decided inside the model; the size of the tower is an assumption',
    }),
  ],
  expect: ['ledger.balanced', 'failed == 0'],
});
