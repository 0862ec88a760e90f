import { assumption, level } from '../../src/define/index.ts';
import type { Provenance } from '../../src/define/index.ts';
import { centred, logReturns } from '../processes/index.ts';
import { mechanism } from './economy.ts';
import { checkHistory, historyOptions, meanBlock } from './price/history.ts';
import type { PriceHistory } from './price/history.ts';
import { parametric, startMarket, stepMarket } from './price/market-day.ts';
import type { MarketMemory, MarketParameters } from './price/market-day.ts';
import { priceParameters } from './price/price-parameters.ts';
import { lawOf, once } from './price/price-process.ts';

const purpose =
  'The price of METIS follows an interchangeable process, correlated with ETH and BTC, and gives way to the day’s net sale.';
const reads = [
  'sold',
  'bought',
  'poolLiquidity',
  'etherShock',
  'bitcoinOwnShock',
  'etherLoading',
  'bitcoinLoading',
  'majorsCorrelation',
  'historyDay',
] as const;
const own = {
  memory: level('state', { means: 'what the price process remembers', per: 'pricePaths' }),
  etherWeight: level('1', { means: 'weight of ETH’s shock in that of METIS' }),
  bitcoinWeight: level('1', { means: 'weight of BTC’s own shock in that of METIS' }),
  ownWeight: level('1', { means: 'weight of METIS’ own shock', start: 1 }),
  lasting: level('log', { means: 'logarithm of the price over the first one, without the passing impact' }),
  passing: level('log', { means: 'impact of sales that is still passing' }),
  netSold: level('METIS', { means: 'METIS sold less METIS bought since the first day' }),
};
const netSold = {
  unit: 'METIS',
  means: 'METIS sold less METIS bought since the first day',
  of: (context: { readonly own: { readonly netSold: number } }) => context.own.netSold,
};

/** Last mechanism of the day: settles what was sold and bought, and sets the price of the next day. */
export const market = mechanism({
  name: 'market',
  purpose,
  parameters: priceParameters,
  reads,
  writes: ['price'],
  own,
  draws: ['return'],
  start: (context) => startMarket(context, parametric),
  step: (context) => stepMarket(context, parametric),
  measures: { netSold },
});

/**
 * The market with a price history built in: the process can also be `bootstrap` (the default) or `path`, and the first price is the
 * history's last. Under `path` the price begins at the history's first. Throws `invalid …` for an impossible history.
 */
export function marketWith(history: PriceHistory) {
  checkHistory(history);
  const returns = centred(logReturns(history.metis));
  const known: MarketMemory = {
    lawOf: once((p: MarketParameters) => lawOf(p, history.metis)),
    prices: history.metis,
    returns,
  };
  return mechanism({
    name: 'market',
    purpose,
    parameters: {
      ...priceParameters,
      ...processOf(history.source),
      meanBlock,
      startPrice: lastPrice(history),
    },
    reads,
    writes: ['price'],
    own,
    draws: ['return'],
    start: (context) => startMarket(context, known),
    step: (context) => stepMarket(context, known),
    measures: { netSold },
  });
}

const processOf = (source: Provenance) => ({
  process: assumption({
    value: 'bootstrap',
    options: { ...priceParameters.process.options, ...historyOptions },
    means: priceParameters.process.means,
    source,
  }),
});

const lastPrice = ({ metis, source }: PriceHistory) =>
  assumption({ ...priceParameters.startPrice, value: metis[metis.length - 1], source });
