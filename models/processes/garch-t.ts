import { YEAR } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `garchT`; the constant of the variance equation follows from them: ω = volatility²/365 × (1 − α − β). */
export interface GarchTParameters {
  readonly drift: number;
  readonly volatility: number;
  readonly alpha: number;
  readonly beta: number;
  readonly degrees: number;
}

const dailyVariance = (volatility: number): number => (volatility * volatility) / YEAR;

const MOST_DEGREES = 1e9;
const MANY_DEGREES = 1e4;

/**
 * E√((ν − 2)/χ²) of a chi-square with ν degrees of freedom: what a standardised Student t keeps of its normal. With many degrees
 * by its series 1 − 1/(4ν) − 15/(32ν²), because the difference of two large logarithms is then lost in rounding.
 */
const meanRoot = (degrees: number): number =>
  degrees > MANY_DEGREES
    ? 1 - (1 + 15 / (8 * degrees)) / (4 * degrees)
    : Math.sqrt((degrees - 2) / 2) * exp(logGamma((degrees - 1) / 2) - logGamma(degrees / 2));

/**
 * GARCH(1,1) with Student-t innovations of variance 1. State: the variance of the coming day, begun at its stationary value.
 * Exact on every day: mean of the log return (drift − volatility²/2)/365, variance volatility²/365. The expected price does
 * not exist (Student's t has no exponential moment), so `drift` is compensated as if the returns were normal.
 * `loading` is exact for the first day; later ones treat the variance as lognormal where its second moment exists.
 * Draws: normal (slot 0) over the root of a gamma from its own source (slot 1). Source: Bollerslev 1987.
 */
export const garchT: ReturnProcess<GarchTParameters> = returnProcess<GarchTParameters>({
  name: 'garch-t',
  means: 'log returns whose variance follows yesterday’s surprise, with Student-t innovations',
  parameters: {
    drift:
      '1/year; growth rate that the expected price would have if returns were normal with the stationary variance',
    volatility: '1/year; root of the stationary variance of a year’s log return',
    alpha: '1; weight of yesterday’s squared surprise',
    beta: '1; weight of yesterday’s variance; alpha + beta < 1',
    degrees: '1; degrees of freedom of the innovations, above 2 and at most 1e9, where they are normal',
  },
  state: 1,
  begin(state, { drift, volatility, alpha, beta, degrees }) {
    requireBetween('garch-t.drift', drift, -100, 100);
    requireBetween('garch-t.volatility', volatility, 0, 100);
    requireBetween('garch-t.alpha', alpha, 0, 1);
    requireBetween('garch-t.beta', beta, 0, 1);
    if (alpha + beta >= 1) throw new Error(`invalid garch-t.alpha + beta: ${alpha + beta}; expected below 1`);
    if (!(degrees > 2 && degrees <= MOST_DEGREES))
      throw new Error(`invalid garch-t.degrees: ${degrees}; expected above 2, at most 1e9 (then normal)`);
    state[0] = dailyVariance(volatility);
  },
  move(state, { drift, volatility, alpha, beta, degrees }, shock, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const spread = random.gamma(degrees / 2, 2, first + 1, day);
    const stationary = dailyVariance(volatility);
    const variance = state[0];
    const surprise = Math.sqrt((variance * (degrees - 2)) / spread) * shock;
    state[0] = stationary * (1 - alpha - beta) + alpha * surprise * surprise + beta * variance;
    return drift / YEAR - stationary / 2 + surprise;
  },
  moments({ drift, volatility, alpha, beta, degrees }) {
    const variance = dailyVariance(volatility);
    const fourth = degrees > 4 ? (3 * (degrees - 2)) / (degrees - 4) : Infinity;
    const clustering = 1 - beta * beta - 2 * alpha * beta - fourth * alpha * alpha;
    const persistence = alpha + beta;
    const kurtosis = (fourth * (1 - persistence * persistence)) / clustering;
    const finite = fourth < Infinity && clustering > 0;
    // Relative variance of the variance: E[h²]/E[h]² − 1 = kurtosis of the day / kurtosis of an innovation − 1.
    const unsteady = finite ? kurtosis / fourth : 1;
    return {
      mean: drift / YEAR - variance / 2,
      variance,
      skewness: 0,
      excessKurtosis: finite ? kurtosis - 3 : Infinity,
      loading: volatility > 0 ? meanRoot(degrees) * exp(-log(unsteady) / 8) : 0,
    };
  },
});
