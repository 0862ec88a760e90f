import { assumed, assumption, cite, defineEconomy, flow, lever, stock } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** The grid of ETH amounts, 2^-25 ETH: 120,000,000 ETH then need 52 bits, so sums of balances are exact. */
export const ETH_GRID = 1 / 33_554_432;

/** Days in a year of the Ethereum specification's figures: 82,181.25 epochs of 6.4 minutes. */
const DAYS_PER_JULIAN_YEAR = 365.25;
const EPOCHS_PER_DAY = 225;
const GWEI_PER_ETH = 1e9;

/**
 * Yearly reward rate of stakers, base reward factor × epochs a year / √(gwei staked), times uptime: 166.32/√S for S ETH at
 * factor 64. Source: Ethereum consensus specification, `get_base_reward`.
 */
export function stakingRate(stakedEth: number, baseRewardFactor: number, uptime: number): number {
  const epochs = DAYS_PER_JULIAN_YEAR * EPOCHS_PER_DAY;
  return (uptime * baseRewardFactor * epochs) / Math.sqrt(stakedEth * GWEI_PER_ETH);
}

const { mechanism, model } = defineEconomy({
  units: { ETH: { grid: ETH_GRID, means: 'ETH; what is issued leaves `unissued`' } },
  quantities: {
    issued: flow('ETH', { means: 'rewards issued today' }),
    unissued: stock('ETH', { means: 'not yet issued; deep enough for any horizon', start: 120_000_000 }),
    staked: stock('ETH', { means: 'staked by all validators' }),
    collected: stock('ETH', { means: 'rewards paid out and not staked again' }),
  },
});

const issuance = mechanism({
  name: 'issuance',
  purpose: 'Issues the rewards of all validators, in proportion to the square root of what is staked.',
  parameters: {
    baseRewardFactor: lever({
      value: 64,
      unit: '1',
      between: [0, 1_000],
      means: 'BASE_REWARD_FACTOR of the protocol',
      source: cite('Ethereum consensus specification', { place: 'BASE_REWARD_FACTOR' }),
    }),
    staked: assumption({
      value: 33_600_000,
      unit: 'ETH',
      between: [1, 110_000_000],
      means: 'ETH staked before the first day',
      source: assumed('a round figure of recent years; the law holds for any', 'medium'),
    }),
    uptime: assumption({
      value: 1,
      unit: 'share',
      between: [0, 1],
      means: 'share of the duties that validators fulfil',
      source: assumed('the formula of the specification is stated for perfect validators', 'high'),
    }),
    rewards: assumption({
      value: 'collected',
      options: { collected: 'rewards are paid out, the stake stays', restaked: 'rewards join the stake' },
      means: 'what validators do with their rewards',
      source: assumed('both are possible since withdrawals opened', 'medium'),
    }),
  },
  writes: ['issued', 'unissued', 'staked', 'collected'],
  start({ economy, parameters }) {
    const stake = floorToGrid(parameters.staked, ETH_GRID);
    economy.unissued -= stake;
    economy.staked += stake;
  },
  step({ economy, parameters }) {
    const rate = stakingRate(economy.staked, parameters.baseRewardFactor, parameters.uptime);
    const due = (economy.staked * rate) / DAYS_PER_JULIAN_YEAR;
    const reward = Math.min(floorToGrid(due, ETH_GRID), economy.unissued);
    economy.issued = reward;
    economy.unissued -= reward;
    if (parameters.rewards === 'restaked') economy.staked += reward;
    else economy.collected += reward;
  },
  measures: {
    rate: {
      unit: '1/year',
      means: 'yearly reward rate on what is staked',
      of: ({ economy, parameters }) =>
        stakingRate(economy.staked, parameters.baseRewardFactor, parameters.uptime),
    },
  },
});

/**
 * Ethereum's square-root issuance. Known answer: rate 166.32/√S, issuance 166.32 √S a year; with rewards restaked
 * S(t) = (√S(0) + 166.32 t/2)².
 */
export const ethereumYield = model({
  name: 'ethereum-yield',
  version: '1.0.0',
  means: 'Rewards of Ethereum stakers by the rule of the protocol: the more is staked, the less each earns.',
  schedule: [issuance],
});
