import {
  bootstrap,
  constantPrice,
  garchT,
  gbm,
  givenPath,
  merton,
  priceLaw,
  regimes,
} from '../../processes/index.ts';
import type { PriceLaw } from '../../processes/index.ts';

/** What the laws of a price need to know, by the names of `priceParameters`; a bootstrap also needs the length of its blocks. */
export interface PriceParameters {
  readonly process: 'constant' | 'gbm' | 'merton' | 'garch-t' | 'regimes' | 'bootstrap' | 'path';
  readonly drift: number;
  readonly volatility: number;
  readonly jumpRate: number;
  readonly diffusion: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
  readonly alpha: number;
  readonly beta: number;
  readonly degrees: number;
  readonly lowVolatility: number;
  readonly highVolatility: number;
  readonly stayLow: number;
  readonly stayHigh: number;
  readonly meanBlock?: number;
}

/** The chosen law with its parameters; throws `invalid …` for impossible ones, and without the history that a law repeats. */
export function lawOf(p: PriceParameters, history: readonly number[] = []): PriceLaw {
  if (p.process === 'gbm') return priceLaw(gbm, p);
  // Merton's own volatility is the one between jumps.
  if (p.process === 'merton') return priceLaw(merton, { ...p, volatility: p.diffusion });
  if (p.process === 'garch-t') return priceLaw(garchT, p);
  if (p.process === 'regimes') return priceLaw(regimes, p);
  if (p.process === 'path') return priceLaw(givenPath(history), {});
  if (p.process === 'bootstrap')
    return priceLaw(bootstrap(history), { drift: p.drift, meanBlock: p.meanBlock ?? 1 });
  return constantPrice;
}

/** The same function, computing its answer once for each set of parameters, which are frozen for a replication. */
export function once<P extends object, Answer>(
  compute: (parameters: P) => Answer,
): (parameters: P) => Answer {
  const answers = new WeakMap<P, Answer>();
  return (parameters) => {
    const known = answers.get(parameters);
    if (known !== undefined) return known;
    const answer = compute(parameters);
    answers.set(parameters, answer);
    return answer;
  };
}

/**
 * Correlation of two normal shocks that gives two returns the stated one, by their loadings.
 * Throws `invalid …` where more than 1 would be needed.
 */
export function shockCorrelation(name: string, correlation: number, one: number, other: number): number {
  const needed = correlation / (one * other);
  if (Math.abs(needed) <= 1) return needed;
  const most = (one * other).toFixed(3);
  throw new Error(
    `invalid ${name}: ${correlation}; expected at most ${most}, all that the normal shocks of these processes can give their returns (or dependence: shocks)`,
  );
}
