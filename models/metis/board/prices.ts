import { flow, level, stock } from '../../../src/define/index.ts';

/** Prices, what a day on Ethereum costs, and the market that everybody trades with. */
export const pricesQuantities = {
  price: level('USD/METIS', { means: 'market price of METIS', start: 8.401 }),
  etherPrice: level('USD/ETH', { means: 'market price of ETH', start: 3_601.83 }),
  bitcoinPrice: level('USD/BTC', { means: 'market price of BTC', start: 106_536.4 }),
  etherShock: level('1', { means: 'standard normal shock behind today’s return of ETH' }),
  bitcoinOwnShock: level('1', {
    means: 'standard normal shock of today’s return of BTC, without the part it shares with ETH',
  }),
  etherLoading: level('1', {
    means: 'correlation of ETH’s daily log return with its normal shock; 0 where ETH has none',
  }),
  bitcoinLoading: level('1', {
    means: 'correlation of BTC’s daily log return with its normal shock; 0 where BTC has none',
  }),
  majorsCorrelation: level('1', { means: 'correlation of the normal shocks of ETH and BTC' }),
  historyDay: level('day', {
    means: 'day of the given price history that ETH and BTC repeat today, from 1; 0 without one',
  }),
  gasPrice: level('gwei', { means: 'price of a unit of execution gas on Ethereum today', start: 1.3 }),
  blobFee: level('gwei', {
    means: 'base fee of a unit of blob gas on Ethereum, mean of today; a blob has 131,072 units',
    start: 0.08125,
  }),
  sold: flow('METIS', { means: 'METIS sold to the market today' }),
  bought: flow('METIS', { means: 'METIS bought from the market today' }),
  market: stock('METIS', {
    means:
      'inventory of everybody else: the counterparty of every sale and purchase; at the start all that circulates stands here, and every other start takes its circulating METIS from here',
  }),
};
