import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

/** Parameters of the pool of METIS and dollars, of the pools of liquid-staking shares, of their arbitrage, and of shocks. */
export const exchangesParameters = {
  depth: assumption({
    value: 53_000,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS in the pool of METIS and dollars on the first day, beside as much in dollars',
    source: cite('Aave governance, METIS market risk', {
      url: 'https://governance.aave.com/t/13055',
      place: '750 METIS to USDC at 1.39 % impact (2023): 750 ÷ 1.39 % − 750 on a constant product',
    }),
  }),
  swapFee: assumption({
    value: 0.003,
    unit: 'share',
    between: [0, 0.05],
    means: 'fee of the pool of METIS and dollars, which the pool keeps',
    source: cite('NetswapFactory.sol', {
      url: 'https://github.com/Netswap/exchange-contracts',
      place: 'feeRate, 3 per mille',
    }),
  }),
  volume: assumption({
    value: 10_600,
    unit: 'METIS/day',
    between: [0, 100_000],
    means: 'METIS worth of trades a day in the pool of METIS and dollars; 0 without fees',
    source: assumed('a tenth of the pool of the first day; volumes of pools on Metis were not found', 'low'),
  }),
  arbitrage: assumption({
    value: 'trades',
    options: {
      trades: 'arbitrageurs keep the pool of METIS and dollars within its fee of the market price',
      off: 'nobody trades the pool towards the market price',
    },
    means: 'whether the pool of METIS and dollars follows the market',
    source: cite('Angeris et al., an analysis of Uniswap markets, arXiv 1911.03380'),
  }),
  cashShare: assumption({
    value: 0.05,
    unit: 'share',
    between: [0, 1],
    means: 'part of the liquidity fund that is kept as METIS for exits',
    source: assumed('small exits are paid at once', 'low'),
  }),
  cashMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days for which the liquidity fund keeps METIS ready for exits that it could not pay',
    source: assumed('holders look again at their next decision, about a month later', 'low'),
  }),
  perceivedYield: assumption({
    value: 'fees',
    options: {
      fees: 'holders see the fees earned, as exchanges display them',
      total: 'holders see the growth of the fund in METIS, what the price did to it included',
    },
    means: 'what is shown as the yield of the liquidity fund',
    source: assumed('exchanges display fees over value; losses against holding are not shown', 'medium'),
  }),
  yieldMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days over which the yield of the liquidity fund is smoothed',
    source: assumed('as the yield of liquid staking', 'low'),
  }),
  curve: assumption({
    value: 'stableswap',
    options: {
      stableswap: 'pools of liquid-staking shares follow StableSwap',
      solidly: 'pools of liquid-staking shares follow the stable curve of Solidly',
    },
    means: 'invariant of the pools of liquid-staking shares',
    source: assumed(
      'Hercules has stable pools of the Camelot kind and is the main venue; prices of stETH in 2022 follow StableSwap',
      'medium',
    ),
  }),
  amplification: assumption({
    value: 50,
    unit: '1',
    between: [1, 5_000],
    means: 'amplification A of the pools of liquid-staking shares, as shown to users',
    source: assumed('fits five states of the stETH pool of 2022; of pools on Metis none was found', 'low'),
  }),
  shareFee: assumption({
    value: 0.0001,
    unit: 'share',
    between: [0, 0.05],
    means: 'fee of the pools of liquid-staking shares, which the pool keeps',
    source: cite('Solidly, BaseV1-core.sol', {
      url: 'https://github.com/solidlyexchange/solidly',
      place: 'fee = amountIn ÷ 10,000; the levels of Hercules were not found',
    }),
  }),
  poolShare: assumption({
    value: 0.19,
    unit: 'share',
    between: [0, 0.9],
    means: 'part of the shares of the first day that lies in the pool of its protocol, beside as much METIS',
    source: cite('Aave governance, onboarding of artMETIS', {
      url: 'https://governance.aave.com/t/18079',
      place: 'pool of 3.43 M USD, half of it shares, at 9.2 M USD staked (August 2024)',
    }),
  }),
  redemptionArbitrage: assumption({
    value: 'trades',
    options: {
      trades:
        'cheap shares are bought and redeemed while redemptions are taken; dear ones are minted and sold',
      off: 'nobody trades the price of a share towards its value',
    },
    means: 'whether the price of a share on its pool follows what is behind it',
    source: assumed('standard bound: a share costs at least what waiting for its redemption leaves', 'high'),
  }),
  patientBuyers: assumption({
    value: 'buy',
    options: {
      buy: 'while redemption is closed, cheap shares are bought with the capital of arbitrage and held until it opens',
      off: 'nobody buys shares that cannot be redeemed because they are cheap',
    },
    means: 'who buys cheap shares while redemption is closed',
    source: assumed(
      'stETH could not be redeemed in 2022 and found buyers at a discount of 4 to 8 %, all the same',
      'medium',
    ),
  }),
  patientReturn: assumption({
    value: 1,
    unit: '1/year',
    between: [0, 5],
    means: 'return asked by who buys shares that cannot be redeemed yet',
    source: assumed('the stressed end of what is asked for METIS that waits; not measured', 'low'),
  }),
  arbitrageReturn: assumption({
    value: 0.2,
    unit: '1/year',
    between: [0, 5],
    means: 'return that arbitrageurs ask for METIS that waits in a redemption: the floor is e^(−ρT)',
    source: assumed('0.2 in calm and up to 1 in stressed markets; not measured', 'low'),
  }),
  arbitrageCost: assumption({
    value: 0.001,
    unit: 'share',
    between: [0, 0.2],
    means: 'further cost of redeeming or minting, as a share of the value',
    source: assumed('gas of two chains and a bridge on trades of some thousand METIS', 'low'),
  }),
  arbitrageCapital: assumption({
    value: 50_000,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'most METIS that arbitrageurs have waiting in the redemptions of one protocol',
    source: assumed('some hundred thousand dollars; not measured', 'low'),
  }),
  shockDay: lever({
    value: 30,
    unit: 'days',
    between: [1, 36_500],
    means: 'day of the forced sale and of the flight from the pools',
    source: assumed('a scenario, not an event', 'high'),
  }),
  forcedSale: lever({
    value: 0,
    unit: 'share',
    between: [0, 1],
    means: 'part of all shares of holders that is sold on the pools on the day of the shock',
    source: assumed('none unless a scenario says so', 'high'),
  }),
  poolFlight: lever({
    value: 0,
    unit: 'share',
    between: [0, 0.99],
    means: 'part of the pools of shares that their providers take out on the day of the shock',
    source: assumed('none unless a scenario says so', 'high'),
  }),
};
