// What tests of calibration share: the price files of the facts, where they are, and simulated returns.
import { existsSync, readFileSync } from 'node:fs';
import { readPrices } from '../../../src/calibrate/index.ts';
import type { PriceRequest, PriceSource, Role } from '../../../src/calibrate/index.ts';
import { sha256 } from '../../../src/store/index.ts';
import type { ReturnProcess } from '../../../models/processes/index.ts';
import { testStream } from '../../known-answers/process-samples.ts';

const folder = '../shared/data';

/** False where the price files of the facts are not at hand: the tests that need them are then skipped. */
export const hasPriceFiles = existsSync(`${folder}/bybit-perp-daily-METISUSDT.csv`);

/** A request with the defaults of the command line. */
export const request: PriceRequest = {
  file: 'prices.csv',
  column: 'close',
  duplicates: 'refuse',
  gaps: 'refuse',
  positive: true,
};

/** A price file of the facts, cut to window B. */
export function windowBFile(asset: 'METIS' | 'ETH' | 'BTC', role: Role): PriceSource {
  const bytes = readFileSync(`${folder}/bybit-perp-daily-${asset}USDT.csv`);
  const window = { from: '2024-01-03', to: '2025-11-12' };
  const table = readPrices(bytes.toString('utf8'), { ...request, ...window });
  return { name: role, role, file: `bybit-perp-daily-${asset}USDT.csv`, sha256: sha256(bytes), table };
}

/** Daily log returns of one path of a process. */
export function simulated<P>(process: ReturnProcess<P>, parameters: P, days: number, seed = 7): Float64Array {
  const stream = testStream(`calibrate.${process.name}`, seed);
  const state = new Float64Array(process.state);
  process.begin(state, parameters);
  return Float64Array.from({ length: days }, (_, day) => process.step(state, parameters, stream, 0, day + 1));
}

/** A CSV text with a close for every day from a date on. */
export function csvOf(prices: readonly number[], first = 19_725): string {
  const day = (d: number): string => new Date((first + d) * 86_400_000).toISOString().slice(0, 10);
  return `date,close\n${prices.map((price, d) => `${day(d)},${price}\n`).join('')}`;
}

/** Prices that begin at 100 and have these log returns. */
export function pricesOf(returns: Float64Array): number[] {
  let price = 100;
  return [price, ...Array.from(returns, (each) => (price *= Math.exp(each)))];
}
