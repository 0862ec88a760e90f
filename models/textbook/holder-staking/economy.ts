import { assumed, assumption, defineEconomy, level } from '../../../src/define/index.ts';
import type { Stream } from '../../../src/random/index.ts';
import { exp } from '../../../src/numeric/index.ts';
import { publishedNormal } from '../../arithmetic/published-normal.ts';

const source = assumed('part of the definition of the yardstick, version 1', 'high');

/**
 * The board of the yardstick. Balances are levels, not stocks: the definition multiplies them without any grid, so that its
 * law (supply = start + minted − sold) holds to rounding only.
 */
export const { mechanism, model } = defineEconomy({
  populations: { holders: { means: 'holders of the token', size: 10_000, between: [1, 10_000_000] } },
  quantities: {
    price: level('USD/token', { means: 'price of the token; nobody looks at it', start: 50 }),
    apr: level('1/year', { means: 'reward on staked tokens today' }),
    supplyAtStart: level('token', { means: 'tokens of all holders before the first day' }),
    totalStaked: level('token', { means: 'staked by all holders at the end of the day' }),
    minted: level('token', { means: 'rewards paid since the start' }),
    sold: level('token', { means: 'sold by unstaked holders since the start' }),
  },
});

/** Stream numbers of the definition, by decision. */
export const publishedStreams = { step: 0, price: 1, balance: 2, hurdle: 3, status: 4, waiting: 5 } as const;

/** What both ways of simulating the holders are told. */
export const holderParameters = {
  balanceCentre: assumption({
    value: 5,
    unit: 'log token',
    between: [-20, 20],
    means: 'mean of the logarithm of a starting balance',
    source,
  }),
  balanceSpread: assumption({
    value: 1.5,
    unit: 'log token',
    between: [0, 10],
    means: 'standard deviation of the logarithm of a starting balance',
    source,
  }),
  hurdleMean: assumption({
    value: 0.08,
    unit: '1/year',
    between: [-1, 1],
    means: 'mean yield that holders ask for',
    source,
  }),
  hurdleSpread: assumption({
    value: 0.04,
    unit: '1/year',
    between: [0, 1],
    means: 'standard deviation of the yield that holders ask for',
    source,
  }),
  stakedAtStart: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'probability that a holder starts staked',
    source,
  }),
  reviewInterval: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3650],
    means: 'mean days between two decisions of a holder',
    source,
  }),
  inclination: assumption({
    value: -0.5,
    unit: '1',
    between: [-50, 50],
    means: 'log odds of staking when the reward equals the hurdle',
    source,
  }),
  sensitivity: assumption({
    value: 25,
    unit: '1',
    between: [0, 1000],
    means: 'log odds of staking per unit of reward above the hurdle',
    source,
  }),
  salesRate: assumption({
    value: 0.0005,
    unit: '1/day',
    between: [0, 1],
    means: 'share of its balance that an unstaked holder sells each day',
    source,
  }),
} as const;

/** Log odds of staking at the hurdle, and per unit of reward above it. */
export interface Taste {
  readonly inclination: number;
  readonly sensitivity: number;
}

/** Probability that a deciding holder stakes: logistic in the reward (1/year) above its hurdle. */
export function stakingProbability(excess: number, taste: Taste): number {
  return 1 / (1 + exp(-(taste.inclination + taste.sensitivity * excess)));
}

/** Draws the holders before the first day: balances (token), hurdles (1/year) and status (1 staked, 0 not). */
export function drawHolders(
  columns: { readonly balance: Float64Array; readonly hurdle: Float64Array; readonly staked: Float64Array },
  law: Readonly<
    Record<'balanceCentre' | 'balanceSpread' | 'hurdleMean' | 'hurdleSpread' | 'stakedAtStart', number>
  >,
  random: Readonly<Record<'balance' | 'hurdle' | 'status', Stream>>,
): void {
  const { balance, hurdle, staked } = columns;
  for (let h = 0; h < balance.length; h++) {
    balance[h] = exp(law.balanceCentre + law.balanceSpread * publishedNormal(random.balance.words(h, 0)));
    hurdle[h] = law.hurdleMean + law.hurdleSpread * publishedNormal(random.hurdle.words(h, 0));
    staked[h] = random.status.first(h, 0) < law.stakedAtStart ? 1 : 0;
  }
}
