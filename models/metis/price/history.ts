import { assumed, assumption } from '../../../src/define/index.ts';
import type { Provenance } from '../../../src/define/index.ts';
import { logReturns } from '../../processes/index.ts';

/** Daily closes in order of time, of METIS and, on the same days, of ETH and BTC, with where they come from. */
export interface PriceHistory {
  readonly metis: readonly number[];
  readonly ether?: readonly number[];
  readonly bitcoin?: readonly number[];
  readonly source: Provenance;
}

/** Checks a history; throws `invalid …` for prices that are not above zero, or columns that are not of one length. */
export function checkHistory({ metis, ether, bitcoin }: PriceHistory): void {
  for (const prices of [metis, ether, bitcoin]) {
    if (prices === undefined) continue;
    logReturns(prices);
    if (prices.length !== metis.length)
      throw new Error(
        `invalid history: ${prices.length} prices; expected ${metis.length}, one for each of METIS`,
      );
  }
  if ((ether === undefined) !== (bitcoin === undefined))
    throw new Error('invalid history: one of ether and bitcoin; expected both or none');
}

/** Throws `invalid …` when a run is longer than the path that it repeats. */
export function checkPathLength(process: string, prices: readonly number[], days: number): void {
  if (process === 'path' && days > prices.length - 1)
    throw new Error(
      `invalid days: ${days}; expected at most ${prices.length - 1}, the returns of the given path`,
    );
}

/** The two further laws that a history makes possible. */
export const historyOptions = {
  bootstrap: 'the returns of the given history, repeated in blocks of random length, their mean taken out',
  path: 'the returns of the given history in their order, from its first price',
} as const;

/** Mean length of a block of the bootstrap. */
export const meanBlock = assumption({
  value: 10,
  unit: 'days',
  between: [1, 365],
  means: 'mean length of the blocks in which bootstrap repeats the history',
  source: assumed(
    'longer than the half-life of volatility in the fits (some days), short against the history',
    'medium',
  ),
});
