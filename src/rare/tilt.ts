import { exp, gammaQuantile, log, log1p } from '../numeric/index.ts';
import type { Stream } from '../random/index.ts';

/** A law of daily shocks whose exponential tilts are of the same family. */
export type ShockLaw =
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'poisson'; readonly mean: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number };

/** Sum of the shocks of a future, and how many they were. */
export interface Shocks {
  readonly sum: number;
  readonly count: number;
}

/** Cumulant generating function ln E exp(θ X); Infinity for a gamma law from θ = 1 ÷ scale on. */
export function cumulant(law: ShockLaw, theta: number): number {
  switch (law.kind) {
    case 'normal':
      return theta * law.mean + 0.5 * theta * theta * law.deviation * law.deviation;
    case 'poisson':
      return law.mean * (exp(theta) - 1);
    case 'gamma':
      return theta * law.scale < 1 ? -law.shape * log1p(-theta * law.scale) : Infinity;
  }
}

/** The law with density ∝ exp(θ x) times the own one (Esscher 1932): a normal law with another mean, a Poisson law with another mean, a gamma law with another scale. */
export function tilted(law: ShockLaw, theta: number): ShockLaw {
  switch (law.kind) {
    case 'normal':
      return { ...law, mean: law.mean + theta * law.deviation * law.deviation };
    case 'poisson':
      return { ...law, mean: law.mean * exp(theta) };
    case 'gamma':
      if (theta * law.scale >= 1)
        throw new Error(`invalid tilt: ${theta}; expected less than 1 ÷ scale, ${1 / law.scale}`);
      return { ...law, scale: law.scale / (1 - theta * law.scale) };
  }
}

/** The tilt that gives the law this mean. Throws for a mean that no tilt gives. */
export function tiltToMean(law: ShockLaw, mean: number): number {
  if (law.kind === 'normal') return (mean - law.mean) / (law.deviation * law.deviation);
  if (!(mean > 0)) throw new Error(`invalid mean: ${mean}; expected more than 0`);
  return law.kind === 'poisson' ? log(mean / law.mean) : 1 / law.scale - law.shape / mean;
}

/** Weight of a future whose independent shocks were drawn with a tilt: exp(−θ sum + count × ln E exp(θ X)). */
export function tiltWeight(law: ShockLaw, theta: number, { sum, count }: Shocks): number {
  return exp(count * cumulant(law, theta) - theta * sum);
}

/** One shock, from the stream's draw of this member and day. */
export function drawShock(law: ShockLaw, stream: Stream, member: number, day: number): number {
  switch (law.kind) {
    case 'normal':
      return law.mean + law.deviation * stream.normal(member, day);
    case 'poisson':
      return stream.poisson(law.mean, member, day);
    case 'gamma':
      return gammaQuantile(stream.openUniform(member, day), law.shape, law.scale);
  }
}
