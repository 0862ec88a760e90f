import { logReturns } from './price-history.ts';
import { sampleMoments } from './bootstrap.ts';
import { returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/**
 * A given path: day d repeats the d-th return of the prices (closes in order of time, the first is the start). Nothing is drawn and
 * nothing corrected. A day that the path does not have throws `invalid day …`.
 */
export function givenPath(prices: readonly number[]): ReturnProcess<Record<never, never>> {
  const returns = logReturns(prices);
  return returnProcess<Record<never, never>>({
    name: 'path',
    means: 'the returns of a given path, day by day',
    parameters: {},
    state: 0,
    begin() {},
    move(_state, _parameters, _shock, _random, _member, day) {
      if (Number.isInteger(day) && day >= 1 && day <= returns.length) return returns[day - 1];
      throw new Error(`invalid day of the given path: ${day}; expected 1 to ${returns.length}`);
    },
    moments: () => sampleMoments(returns, 0),
  });
}
