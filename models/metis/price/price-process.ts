import { garchT, gbm, merton, regimes } from '../../processes/index.ts';

type Stream = Parameters<typeof gbm.step>[2];

/** What the price process needs to know; the names are those of `priceParameters`. */
export interface PriceParameters {
  readonly process: 'constant' | 'gbm' | 'merton' | 'garch-t' | 'regimes';
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
}

/** Merton's own volatility is the one between jumps. */
const ofMerton = ({ drift, diffusion, jumpRate, jumpMean, jumpDeviation }: PriceParameters) => ({
  drift,
  volatility: diffusion,
  jumpRate,
  jumpMean,
  jumpDeviation,
});

/** Sets the memory of the chosen process; throws `invalid …` for impossible parameters. */
export function beginPrice(memory: Float64Array, p: PriceParameters): void {
  if (p.process === 'gbm') gbm.begin(memory, p);
  else if (p.process === 'merton') merton.begin(memory, ofMerton(p));
  else if (p.process === 'garch-t') garchT.begin(memory, p);
  else if (p.process === 'regimes') regimes.begin(memory, p);
}

/** Log return of the day by the chosen process; 0 for `constant`. */
export function priceReturn(memory: Float64Array, p: PriceParameters, random: Stream, day: number): number {
  if (p.process === 'gbm') return gbm.step(memory, p, random, 0, day);
  if (p.process === 'merton') return merton.step(memory, ofMerton(p), random, 0, day);
  if (p.process === 'garch-t') return garchT.step(memory, p, random, 0, day);
  return p.process === 'regimes' ? regimes.step(memory, p, random, 0, day) : 0;
}
