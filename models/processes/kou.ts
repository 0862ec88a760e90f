import { YEAR } from '../../src/define/index.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `kou`: drift, volatility and jumps per year; mean sizes of jumps up and down are positive log returns. */
export interface KouParameters {
  readonly drift: number;
  readonly volatility: number;
  readonly jumpRate: number;
  readonly upShare: number;
  readonly upMean: number;
  readonly downMean: number;
}

/** Expected simple return of one jump, p/(1 − m₊) + (1 − p)/(1 + m₋) − 1, finite for a mean jump up below 1 (Kou 2002). */
export function expectedKouJump({ upShare, upMean, downMean }: KouParameters): number {
  return upShare / (1 - upMean) + (1 - upShare) / (1 + downMean) - 1;
}

const logDrift = (p: KouParameters): number =>
  p.drift - (p.volatility * p.volatility) / 2 - p.jumpRate * expectedKouJump(p);

/**
 * Jump diffusion with double exponential jumps, drift compensated. Exact: E[S_T] = S_0 exp(drift T). Jumps up and down are
 * two Poisson counts (slots 1 and 2), the sum of n exponential jumps of one side is a gamma variate of shape n from the
 * source of the same slot. Source: Kou 2002.
 */
export const kou: ReturnProcess<KouParameters> = returnProcess<KouParameters>({
  name: 'kou',
  means: 'normal log returns with Poisson jumps of exponential size, up and down',
  parameters: {
    drift: '1/year; growth rate of the expected price, E[S_T] = S_0 exp(drift T), jumps included',
    volatility: '1/year; standard deviation of a year’s log return without jumps',
    jumpRate: 'jumps a year',
    upShare: 'share of the jumps that go up',
    upMean: 'log units; mean size of a jump up, below 1',
    downMean: 'log units; mean size of a jump down, as a positive number',
  },
  state: 0,
  begin(_state, p) {
    requireBetween('kou.drift', p.drift, -100, 100);
    requireBetween('kou.volatility', p.volatility, 0, 100);
    requireBetween('kou.jumpRate', p.jumpRate, 0, 10 * YEAR);
    requireBetween('kou.upShare', p.upShare, 0, 1);
    requireBetween('kou.upMean', p.upMean, 0, 0.99);
    requireBetween('kou.downMean', p.downMean, 0, 10);
  },
  move(_state, p, shock, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const ups = random.poisson((p.jumpRate * p.upShare) / YEAR, first + 1, day);
    const downs = random.poisson((p.jumpRate * (1 - p.upShare)) / YEAR, first + 2, day);
    const rise = ups > 0 && p.upMean > 0 ? random.gamma(ups, p.upMean, first + 1, day) : 0;
    const fall = downs > 0 && p.downMean > 0 ? random.gamma(downs, p.downMean, first + 2, day) : 0;
    return logDrift(p) / YEAR + (p.volatility / Math.sqrt(YEAR)) * shock + rise - fall;
  },
  moments(p) {
    const perDay = p.jumpRate / YEAR;
    const { upShare, upMean, downMean } = p;
    // λ E[Y^k], with E[Y^k] = k! (p m₊^k + (−1)^k (1 − p) m₋^k).
    const cumulant = (k: number, factorial: number): number => {
      let up = upShare;
      let down = 1 - upShare;
      for (let times = 0; times < k; times++) {
        up *= upMean;
        down *= -downMean;
      }
      return perDay * factorial * (up + down);
    };
    const diffusion = (p.volatility * p.volatility) / YEAR;
    const variance = diffusion + cumulant(2, 2);
    return {
      mean: logDrift(p) / YEAR + cumulant(1, 1),
      variance,
      skewness: variance === 0 ? 0 : cumulant(3, 6) / (variance * Math.sqrt(variance)),
      excessKurtosis: variance === 0 ? 0 : cumulant(4, 24) / (variance * variance),
      loading: variance === 0 ? 0 : Math.sqrt(diffusion / variance),
    };
  },
});
