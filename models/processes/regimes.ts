import { YEAR } from '../../src/define/index.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `regimes`: yearly volatilities, and the daily probabilities of staying in a regime. */
export interface RegimesParameters {
  readonly drift: number;
  readonly lowVolatility: number;
  readonly highVolatility: number;
  readonly stayLow: number;
  readonly stayHigh: number;
}

const LOW = 0;
const HIGH = 1;
const NOT_DRAWN = -1;

/** Stationary share of days in the high regime: (1 − stayLow) / (2 − stayLow − stayHigh). */
export function highShare({ stayLow, stayHigh }: Pick<RegimesParameters, 'stayLow' | 'stayHigh'>): number {
  return (1 - stayLow) / (2 - stayLow - stayHigh);
}

/**
 * Two-state hidden Markov chain of volatilities. State: the regime of the last day (0 low, 1 high, −1 before the first day,
 * which is drawn from the stationary law). Each day the regime moves first (slot 1), then the return is drawn in it (slot 0),
 * compensated in its own regime, so that E[S_T] = S_0 exp(drift T) holds exactly. Source: Hamilton 1989.
 */
export const regimes: ReturnProcess<RegimesParameters> = returnProcess<RegimesParameters>({
  name: 'regimes',
  means: 'normal log returns whose volatility switches between a calm and a wild regime',
  parameters: {
    drift: '1/year; growth rate of the expected price, E[S_T] = S_0 exp(drift T), in either regime',
    lowVolatility: '1/year; volatility of the calm regime',
    highVolatility: '1/year; volatility of the wild regime',
    stayLow: 'share; probability that a calm day is followed by a calm day',
    stayHigh: 'share; probability that a wild day is followed by a wild day',
  },
  state: 1,
  begin(state, p) {
    requireBetween('regimes.drift', p.drift, -100, 100);
    requireBetween('regimes.lowVolatility', p.lowVolatility, 0, 100);
    requireBetween('regimes.highVolatility', p.highVolatility, p.lowVolatility, 100);
    requireBetween('regimes.stayLow', p.stayLow, 0, 1);
    requireBetween('regimes.stayHigh', p.stayHigh, 0, 1);
    if (p.stayLow + p.stayHigh >= 2)
      throw new Error('invalid regimes.stayLow and stayHigh: both 1; expected one below 1');
    state[0] = NOT_DRAWN;
  },
  move(state, p, shock, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const turn = random.uniform(first + 1, day);
    const wildTomorrow =
      state[0] === NOT_DRAWN ? highShare(p) : state[0] === HIGH ? p.stayHigh : 1 - p.stayLow;
    state[0] = turn < wildTomorrow ? HIGH : LOW;
    const volatility = state[0] === HIGH ? p.highVolatility : p.lowVolatility;
    return (p.drift - (volatility * volatility) / 2) / YEAR + (volatility / Math.sqrt(YEAR)) * shock;
  },
  moments(p) {
    const share = highShare(p);
    const low = (p.lowVolatility * p.lowVolatility) / YEAR;
    const high = (p.highVolatility * p.highVolatility) / YEAR;
    const average = (1 - share) * low + share * high;
    const gap = share * (1 - share) * (high - low) * (high - low);
    const variance = average + gap / 4;
    // Central moments of a mixture of normals with means −v/2 and variances v; d = distance of a regime's mean from the mean.
    const central = (v: number): readonly [number, number] => {
      const d = (average - v) / 2;
      return [d * (d * d + 3 * v), d * d * (d * d + 6 * v) + 3 * v * v];
    };
    const [thirdLow, fourthLow] = central(low);
    const [thirdHigh, fourthHigh] = central(high);
    const third = (1 - share) * thirdLow + share * thirdHigh;
    const fourth = (1 - share) * fourthLow + share * fourthHigh;
    return {
      mean: p.drift / YEAR - average / 2,
      variance,
      skewness: variance === 0 ? 0 : third / (variance * Math.sqrt(variance)),
      excessKurtosis: variance === 0 ? 0 : fourth / (variance * variance) - 3,
      loading:
        variance === 0 ? 0 : ((1 - share) * Math.sqrt(low) + share * Math.sqrt(high)) / Math.sqrt(variance),
    };
  },
});
