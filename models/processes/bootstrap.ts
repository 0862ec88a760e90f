import { YEAR } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { logReturns } from './price-history.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { DailyMoments, ReturnProcess } from './return-process.ts';

/** Parameters of a bootstrap: yearly growth of the expected price of a day, and mean length of a block in days. */
export interface BootstrapParameters {
  readonly drift: number;
  readonly meanBlock: number;
}

/**
 * Position (1 to `days`) in a history after position `before` (0: none yet): the next day, or, with probability 1/meanBlock and
 * at the start, any day, all equally probable; the first day follows the last. Slots 1 and 2. Source: Politis and Romano 1994.
 */
export function nextPosition(
  before: number,
  days: number,
  meanBlock: number,
  random: Stream,
  member: number,
  day: number,
): number {
  const first = member * DRAWS_PER_DAY;
  const ends = random.uniform(first + 1, day) * meanBlock < 1;
  const anywhere = 1 + Math.floor(random.uniform(first + 2, day) * days);
  if (before === 0 || ends) return anywhere;
  return before < days ? before + 1 : 1;
}

/** Log returns with their mean simple return taken out: what a history says of the shape of returns, and not of their drift. */
export function centred(returns: Float64Array): Float64Array {
  let total = 0;
  for (const each of returns) total += exp(each);
  const growth = log(total / returns.length);
  return returns.map((each) => each - growth);
}

/** Moments of equally probable returns; no normal shock moves them. */
export function sampleMoments(returns: Float64Array, shift: number): DailyMoments {
  const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
  const central = (k: number): number =>
    returns.reduce((sum, each) => {
      let power = 1;
      for (let times = 0; times < k; times++) power *= each - mean;
      return sum + power;
    }, 0) / returns.length;
  const variance = central(2);
  return {
    mean: mean + shift,
    variance,
    skewness: variance === 0 ? 0 : central(3) / (variance * Math.sqrt(variance)),
    excessKurtosis: variance === 0 ? 0 : central(4) / (variance * variance) - 3,
    loading: 0,
  };
}

/**
 * Stationary block bootstrap of a price history (closes in order of time): days are repeated in blocks of geometric length, so that
 * what neighbouring days have to do with each other stays, and every day is equally probable. The history's own mean simple
 * return is taken out and `drift` put in its place. State: the position of the day repeated last (0 before the first).
 */
export function bootstrap(prices: readonly number[]): ReturnProcess<BootstrapParameters> {
  const returns = centred(logReturns(prices));
  return returnProcess<BootstrapParameters>({
    name: 'bootstrap',
    means: 'the returns of a given history, repeated in blocks of random length',
    parameters: {
      drift: '1/year; log of a day’s expected price ratio × 365, in place of that of the history',
      meanBlock: 'days; mean length of a block, at least 1',
    },
    state: 1,
    begin(state, p) {
      requireBetween('bootstrap.drift', p.drift, -100, 100);
      requireBetween('bootstrap.meanBlock', p.meanBlock, 1, 1e6);
      state[0] = 0;
    },
    move(state, p, _shock, random, member, day) {
      state[0] = nextPosition(state[0], returns.length, p.meanBlock, random, member, day);
      return returns[state[0] - 1] + p.drift / YEAR;
    },
    moments: (p) => sampleMoments(returns, p.drift / YEAR),
  });
}
