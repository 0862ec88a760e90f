import { YEAR } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `merton`: drift, volatility and jumps per year; jump sizes are log returns. */
export interface MertonParameters {
  readonly drift: number;
  readonly volatility: number;
  readonly jumpRate: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
}

/** Expected simple return of one jump, exp(mean + deviation²/2) − 1: what the drift is compensated by. */
export function expectedJump(jumpMean: number, jumpDeviation: number): number {
  return exp(jumpMean + (jumpDeviation * jumpDeviation) / 2) - 1;
}

/**
 * Jump diffusion: normal log returns plus a Poisson number of normal jumps, drift compensated. Exact: E[S_T] = S_0 exp(drift T).
 * Draws: normal (slot 0), jump count by inversion of one uniform (slot 1), one normal for the sum of all jumps of the day
 * (slot 2). Source: Merton 1976.
 */
export const merton: ReturnProcess<MertonParameters> = returnProcess<MertonParameters>({
  name: 'merton',
  means: 'normal log returns with Poisson jumps of normal size',
  parameters: {
    drift: '1/year; growth rate of the expected price, E[S_T] = S_0 exp(drift T), jumps included',
    volatility: '1/year; standard deviation of a year’s log return without jumps',
    jumpRate: 'jumps a year',
    jumpMean: 'log units; mean size of a jump',
    jumpDeviation: 'log units; standard deviation of the size of a jump',
  },
  state: 0,
  begin(_state, p) {
    requireBetween('merton.drift', p.drift, -100, 100);
    requireBetween('merton.volatility', p.volatility, 0, 100);
    requireBetween('merton.jumpRate', p.jumpRate, 0, 10 * YEAR);
    requireBetween('merton.jumpMean', p.jumpMean, -10, 10);
    requireBetween('merton.jumpDeviation', p.jumpDeviation, 0, 10);
  },
  move(_state, { drift, volatility, jumpRate, jumpMean, jumpDeviation }, shock, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const jumps = random.poisson(jumpRate / YEAR, first + 1, day);
    const jumpLuck = random.normal(first + 2, day);
    const compensated =
      drift - (volatility * volatility) / 2 - jumpRate * expectedJump(jumpMean, jumpDeviation);
    const diffusion = compensated / YEAR + (volatility / Math.sqrt(YEAR)) * shock;
    return diffusion + jumps * jumpMean + Math.sqrt(jumps) * jumpDeviation * jumpLuck;
  },
  moments({ drift, volatility, jumpRate, jumpMean, jumpDeviation }) {
    const jumps = jumpRate / YEAR;
    const square = jumpMean * jumpMean;
    const spread = jumpDeviation * jumpDeviation;
    const variance = (volatility * volatility) / YEAR + jumps * (square + spread);
    const third = jumps * jumpMean * (square + 3 * spread);
    const fourth = jumps * (square * square + 6 * square * spread + 3 * spread * spread);
    const compensated =
      drift - (volatility * volatility) / 2 - jumpRate * expectedJump(jumpMean, jumpDeviation);
    return {
      mean: compensated / YEAR + jumps * jumpMean,
      variance,
      skewness: variance === 0 ? 0 : third / (variance * Math.sqrt(variance)),
      excessKurtosis: variance === 0 ? 0 : fourth / (variance * variance),
      loading: variance === 0 ? 0 : volatility / Math.sqrt(YEAR * variance),
    };
  },
});
