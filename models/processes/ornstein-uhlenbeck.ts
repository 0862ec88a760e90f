import { exp, expm1 } from '../../src/numeric/index.ts';
import { LONGEST } from './level-process.ts';
import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { LevelProcess } from './level-process.ts';

/** Parameters of `ornsteinUhlenbeck`, per year. */
export interface OrnsteinUhlenbeckParameters {
  readonly mean: number;
  readonly reversion: number;
  readonly volatility: number;
}

/**
 * dX = κ(m − X)dt + σ dW, by its exact transition: normal with mean m + (x − m) e^(−κt) and variance σ²(1 − e^(−2κt))/(2κ);
 * stationary variance σ²/(2κ). One normal a step (slot 0). Source: Uhlenbeck and Ornstein 1930.
 */
export const ornsteinUhlenbeck: LevelProcess<OrnsteinUhlenbeckParameters> = {
  name: 'ornstein-uhlenbeck',
  means: 'a level that is drawn back to its mean and disturbed by normal shocks',
  parameters: {
    mean: 'unit of the level; where it is drawn to',
    reversion: '1/year; κ: half of a deviation is gone after ln 2/κ',
    volatility: 'unit of the level per root of a year',
  },
  check(p) {
    requireBetween('ornstein-uhlenbeck.mean', p.mean, -1e12, 1e12);
    requireBetween('ornstein-uhlenbeck.reversion', p.reversion, 1e-9, 1e6);
    requireBetween('ornstein-uhlenbeck.volatility', p.volatility, 0, 1e9);
  },
  step(value, p, years, random, member, day) {
    requireBetween('ornstein-uhlenbeck years', years, 0, LONGEST);
    const luck = random.normal(member * DRAWS_PER_DAY, day);
    const spread = Math.sqrt(
      (-p.volatility * p.volatility * expm1(-2 * p.reversion * years)) / (2 * p.reversion),
    );
    return p.mean + (value - p.mean) * exp(-p.reversion * years) + spread * luck;
  },
  transition: (value, p, years) => ({
    mean: p.mean + (value - p.mean) * exp(-p.reversion * years),
    variance: (-p.volatility * p.volatility * expm1(-2 * p.reversion * years)) / (2 * p.reversion),
  }),
  stationary: (p) => ({ mean: p.mean, variance: (p.volatility * p.volatility) / (2 * p.reversion) }),
};
