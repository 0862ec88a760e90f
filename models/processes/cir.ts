import { exp, expm1 } from '../../src/numeric/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { LONGEST } from './level-process.ts';
import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { LevelProcess } from './level-process.ts';

/** Parameters of `cir`, per year. */
export interface CirParameters {
  readonly mean: number;
  readonly reversion: number;
  readonly volatility: number;
}

/** The transition of a square-root process as scale × noncentral chi-square. */
export interface CirTransition {
  /** scale = σ²(1 − e^(−κt))/(4κ). */
  readonly scale: number;
  /** Degrees of freedom 4κm/σ²; zero can be reached where they are below 2 (Feller's condition fails). */
  readonly degrees: number;
  /** Noncentrality x e^(−κt)/scale. */
  readonly noncentrality: number;
}

/** The law of a square-root process `years` after it stood at `value` (Cox, Ingersoll and Ross 1985). */
export function cirTransition(value: number, p: CirParameters, years: number): CirTransition {
  const scale = (-p.volatility * p.volatility * expm1(-p.reversion * years)) / (4 * p.reversion);
  const degrees = (4 * p.reversion * p.mean) / (p.volatility * p.volatility);
  return { scale, degrees, noncentrality: (value * exp(-p.reversion * years)) / scale };
}

const NOISELESS = 1e32;

/**
 * A noncentral chi-square variate: chi-square with `degrees` + 2N degrees of freedom, N Poisson with half the noncentrality.
 * N is drawn at `slot`, the chi-square at `slot` + 1. Holds for any degrees > 0; 0 degrees and N = 0 give 0.
 */
export function noncentralChiSquare(
  degrees: number,
  noncentrality: number,
  random: Stream,
  slot: number,
  day: number,
): number {
  const mixed = degrees / 2 + random.poisson(noncentrality / 2, slot, day);
  return mixed > 0 ? random.gamma(mixed, 2, slot + 1, day) : 0;
}

/**
 * dX = κ(m − X)dt + σ√X dW, by its exact transition (scaled noncentral chi-square), also where Feller's condition
 * 2κm ≥ σ² fails. Stationary law: gamma with mean m and variance mσ²/(2κ). Draws: slots 1 and 2.
 */
export const cir: LevelProcess<CirParameters> = {
  name: 'cir',
  means: 'a level that never falls below zero, drawn back to its mean, disturbed in proportion to its root',
  parameters: {
    mean: 'unit of the level; where it is drawn to, at least 0',
    reversion: '1/year; κ: half of a deviation is gone after ln 2/κ',
    volatility: 'root of the unit of the level per root of a year',
  },
  check(p) {
    requireBetween('cir.mean', p.mean, 0, 1e12);
    requireBetween('cir.reversion', p.reversion, 1e-9, 1e6);
    requireBetween('cir.volatility', p.volatility, 0, 1e9);
  },
  step(value, p, years, random, member, day) {
    requireBetween('cir value', value, 0, 1e300);
    requireBetween('cir years', years, 0, LONGEST);
    const { scale, degrees, noncentrality } = cirTransition(value, p, years);
    // Without noise or time, or with noise below a rounding.
    if (!(degrees + noncentrality < NOISELESS)) return p.mean + (value - p.mean) * exp(-p.reversion * years);
    return scale * noncentralChiSquare(degrees, noncentrality, random, member * DRAWS_PER_DAY + 1, day);
  },
  transition(value, p, years) {
    const left = exp(-p.reversion * years);
    const gone = -expm1(-p.reversion * years);
    const square = (p.volatility * p.volatility) / p.reversion;
    return {
      mean: p.mean + (value - p.mean) * left,
      variance: square * gone * (value * left + (p.mean * gone) / 2),
    };
  },
  stationary: (p) => ({ mean: p.mean, variance: (p.mean * p.volatility * p.volatility) / (2 * p.reversion) }),
};
