import { flow, level, stock } from '../../../src/define/index.ts';

/** Prices and the market that everybody trades with. */
export const pricesQuantities = {
  price: level('USD/METIS', { means: 'market price of METIS', start: 8.401 }),
  sold: flow('METIS', { means: 'METIS sold to the market today' }),
  bought: flow('METIS', { means: 'METIS bought from the market today' }),
  market: stock('METIS', {
    means:
      'inventory of everybody else: the counterparty of every sale and purchase; at the start all that circulates stands here, and every other start takes its circulating METIS from here',
  }),
};
