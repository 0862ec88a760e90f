import { exp, log, normalCdf } from '../../src/numeric/index.ts';
import { logGamma } from './log-gamma.ts';

/** A European call: today's price and the strike in the same money, years to maturity, yearly rate of interest (continuous). */
export interface Call {
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
}

/**
 * Value of a call under geometric Brownian motion with yearly volatility; without volatility or time what it pays for certain, discounted.
 * Source: Black and Scholes 1973.
 */
export function blackScholes({ price, strike, years, rate }: Call, volatility: number): number {
  const spread = volatility * Math.sqrt(years);
  const discounted = strike * exp(-rate * years);
  if (spread === 0) return Math.max(0, price - discounted);
  const above = (log(price / strike) + (rate + (volatility * volatility) / 2) * years) / spread;
  return price * normalCdf(above) - discounted * normalCdf(above - spread);
}

/** Jumps of a jump diffusion: number a year, mean and standard deviation of their log size. */
export interface Jumps {
  readonly rate: number;
  readonly mean: number;
  readonly deviation: number;
}

const NEGLIGIBLE = 1e-18;

/**
 * Value of a call under a jump diffusion with normal jumps: Black–Scholes values weighted by the Poisson law of the number of jumps,
 * summed from the likeliest number both ways until nothing is added. Source: Merton 1976.
 */
export function mertonCall(call: Call, volatility: number, jumps: Jumps): number {
  const growth = jumps.mean + (jumps.deviation * jumps.deviation) / 2;
  const expected = exp(growth) - 1;
  const intensity = jumps.rate * (1 + expected) * call.years;
  if (intensity === 0) return blackScholes(call, volatility);
  const valueAt = (n: number): number => {
    const rate = call.rate - jumps.rate * expected + (n * growth) / call.years;
    const variance = volatility * volatility + (n * jumps.deviation * jumps.deviation) / call.years;
    return blackScholes({ ...call, rate }, Math.sqrt(variance));
  };
  const likeliest = Math.floor(intensity);
  const highest = exp(likeliest * log(intensity) - intensity - logGamma(likeliest + 1));
  let value = highest * valueAt(likeliest);
  let weight = highest;
  for (let n = likeliest; n > 0 && weight > NEGLIGIBLE * highest; n--) {
    weight *= n / intensity;
    value += weight * valueAt(n - 1);
  }
  weight = highest;
  for (let n = likeliest + 1; weight > NEGLIGIBLE * highest; n++) {
    weight *= intensity / n;
    value += weight * valueAt(n);
  }
  return value;
}
