import { exp, expm1, normalCdf } from '../../src/numeric/index.ts';

/** A Brownian motion with drift: μ and σ of the logarithm of a price a year (for a price with drift m: m − σ²/2). */
export interface LogMotion {
  readonly drift: number;
  readonly volatility: number;
}

/**
 * Probability that a Brownian motion with drift, watched all the time, reaches `distance` above its start within `years`
 * (below it for a negative distance): Φ((μT − a)/(σ√T)) + e^(2μa/σ²) Φ((−a − μT)/(σ√T)). Without volatility or time 1 where the drift
 * itself gets there, else 0. Reflection principle with drift (Harrison 1985).
 */
export function hitProbability(distance: number, { drift, volatility }: LogMotion, years: number): number {
  const up = distance >= 0;
  const reach = Math.abs(distance);
  const pull = up ? drift : -drift;
  const spread = volatility * Math.sqrt(years);
  if (spread === 0) return reach === 0 || pull * years >= reach ? 1 : 0;
  const exponent = (2 * pull * reach) / (volatility * volatility);
  const beyond = (reach + pull * years) / spread;
  return normalCdf((pull * years - reach) / spread) + mirrored(exponent, beyond);
}

const FAR = 30;

/** e^k Φ(−x); far out by the asymptotic series of Mills' ratio, because e^k may be too large and Φ(−x) too small for a number. */
function mirrored(k: number, x: number): number {
  if (x < FAR) return exp(k) * normalCdf(-x);
  const square = 1 / (x * x);
  const ratio = 1 - square * (1 - 3 * square * (1 - 5 * square * (1 - 7 * square)));
  return (exp(k - (x * x) / 2) * ratio) / (x * ROOT_TWO_PI);
}

const ROOT_TWO_PI = 2.5066282746310002;

// −ζ(1/2)/√(2π)
const OVERSHOOT = 0.5825971579390107;

/**
 * The same for a motion watched only every `interval` years: approximately that of a barrier further away by
 * 0.5826 σ√interval. Source: Broadie, Glasserman and Kou 1997.
 */
export function monitoredHitProbability(
  distance: number,
  motion: LogMotion,
  years: number,
  interval: number,
): number {
  const shift = OVERSHOOT * motion.volatility * Math.sqrt(interval);
  return hitProbability(distance >= 0 ? distance + shift : distance - shift, motion, years);
}

/** First two moments of an average over its start. */
export interface AverageMoments {
  readonly mean: number;
  readonly second: number;
}

/**
 * First two moments of the arithmetic average of a geometric Brownian motion over its start at `dates` equal intervals (the start left
 * out), exact: E[S_t] = e^(mt) and E[S_s S_t] = e^(m(s + t) + σ² min(s, t)).
 */
export function arithmeticAverageMoments(
  drift: number,
  volatility: number,
  interval: number,
  dates: number,
): AverageMoments {
  let mean = 0;
  let second = 0;
  for (let i = 1; i <= dates; i++) {
    mean += exp(drift * i * interval);
    for (let j = 1; j <= dates; j++) {
      const shared = volatility * volatility * Math.min(i, j);
      second += exp((drift * (i + j) + shared) * interval);
    }
  }
  return { mean: mean / dates, second: second / (dates * dates) };
}

/**
 * The same for the geometric average, which is lognormal: its logarithm has mean (m − σ²/2) t (n + 1)/2 and variance
 * σ² t (n + 1)(2n + 1)/(6n) for n dates t apart. Source: Kemna and Vorst 1990.
 */
export function geometricAverageMoments(
  drift: number,
  volatility: number,
  interval: number,
  dates: number,
): AverageMoments {
  const centre = ((drift - (volatility * volatility) / 2) * interval * (dates + 1)) / 2;
  const variance = (volatility * volatility * interval * (dates + 1) * (2 * dates + 1)) / (6 * dates);
  const mean = exp(centre + variance / 2);
  return { mean, second: mean * mean * (1 + expm1(variance)) };
}
