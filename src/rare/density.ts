import { exp, log, stirlingError } from '../numeric/index.ts';
import type { ResolvedDistribution } from '../plan/index.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Logarithm of the density of a distribution at a value, or of the probability of an option; -Infinity where it never falls. Throws
 * for columns of listed rows, which are drawn together and not by themselves.
 */
export function logDensity(distribution: ResolvedDistribution, value: number | string): number {
  switch (distribution.kind) {
    case 'fixed':
      return value === distribution.value ? 0 : -Infinity;
    case 'choice':
      return logProbability(distribution, value);
    case 'rows':
      throw new Error(
        'invalid distribution: rows of a table have no density of their own; expected another kind',
      );
    default:
      return typeof value === 'number' ? continuous(distribution, value) : -Infinity;
  }
}

type Continuous = Exclude<ResolvedDistribution, { readonly kind: 'fixed' | 'choice' | 'rows' }>;

function continuous(law: Continuous, value: number): number {
  switch (law.kind) {
    case 'uniform':
      return inside(value, law) ? -log(law.high - law.low) : -Infinity;
    case 'logUniform':
      return inside(value, law) ? -log(value) - log(log(law.high) - log(law.low)) : -Infinity;
    case 'triangular':
      return triangular(law, value);
    case 'normal':
      return normal((value - law.mean) / law.deviation) - log(law.deviation);
    case 'lognormal':
      return value > 0
        ? normal((log(value) - log(law.median)) / law.sigma) - log(law.sigma) - log(value)
        : -Infinity;
    case 'gamma':
      return value > 0
        ? (law.shape - 1) * log(value / law.scale) - value / law.scale - log(law.scale) - logGamma(law.shape)
        : -Infinity;
  }
}

const normal = (z: number): number => -0.5 * z * z - HALF_LOG_TWO_PI;

function inside(value: number, { low, high }: { low: number; high: number }): boolean {
  return value >= low && value <= high;
}

function triangular({ low, mode, high }: { low: number; mode: number; high: number }, value: number): number {
  if (!inside(value, { low, high })) return -Infinity;
  const share = value <= mode && mode > low ? (value - low) / (mode - low) : (high - value) / (high - mode);
  return log((2 * share) / (high - low));
}

function logProbability(
  { options, weights }: { options: readonly (number | string)[]; weights: readonly number[] },
  value: number | string,
): number {
  let total = 0;
  let own = 0;
  weights.forEach((weight, option) => {
    total += weight;
    if (options[option] === value) own += weight;
  });
  return own > 0 ? log(own / total) : -Infinity;
}

/** ln Γ(z) for z > 0 by Stirling’s formula with what it leaves out. */
function logGamma(z: number): number {
  return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + stirlingError(z);
}

/** Ratio of two densities at a value, natural ÷ proposed; 0 where the natural one is 0. Throws where only the proposed one is. */
export function likelihoodRatio(
  natural: ResolvedDistribution,
  proposed: ResolvedDistribution,
  value: number | string,
): number {
  const top = logDensity(natural, value);
  if (top === -Infinity) return 0;
  const bottom = logDensity(proposed, value);
  if (bottom === -Infinity)
    throw new Error(`invalid value: ${value}; expected one that the proposed distribution can draw`);
  return exp(top - bottom);
}
