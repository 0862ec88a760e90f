import { exp, log, normalCdf } from '../../src/numeric/index.ts';

/** A European call: today's price and the strike in the same money, years to maturity, yearly rate of interest (continuous). */
export interface Call {
  readonly price: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
}

/** Value of a call under geometric Brownian motion with yearly volatility > 0. Source: Black and Scholes 1973. */
export function blackScholes({ price, strike, years, rate }: Call, volatility: number): number {
  const spread = volatility * Math.sqrt(years);
  const above = (log(price / strike) + (rate + (volatility * volatility) / 2) * years) / spread;
  return price * normalCdf(above) - strike * exp(-rate * years) * normalCdf(above - spread);
}

/** Jumps of a jump diffusion: number a year, mean and standard deviation of their log size. */
export interface Jumps {
  readonly rate: number;
  readonly mean: number;
  readonly deviation: number;
}

const ENOUGH_JUMPS = 400;

/**
 * Value of a call under a jump diffusion with normal jumps: Black–Scholes values weighted by the Poisson law of the number
 * of jumps. Good for fewer than about 200 expected jumps. Source: Merton 1976.
 */
export function mertonCall(call: Call, volatility: number, jumps: Jumps): number {
  const growth = jumps.mean + (jumps.deviation * jumps.deviation) / 2;
  const expected = exp(growth) - 1;
  const intensity = jumps.rate * (1 + expected) * call.years;
  let weight = exp(-intensity);
  let value = 0;
  for (let n = 0; n < ENOUGH_JUMPS; n++) {
    const rate = call.rate - jumps.rate * expected + (n * growth) / call.years;
    const variance = volatility * volatility + (n * jumps.deviation * jumps.deviation) / call.years;
    value += weight * blackScholes({ ...call, rate }, Math.sqrt(variance));
    weight *= intensity / (n + 1);
  }
  return value;
}
