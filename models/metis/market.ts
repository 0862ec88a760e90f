import { assumption, level, YEAR } from '../../src/define/index.ts';
import type { Provenance } from '../../src/define/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { exp, log1p } from '../../src/numeric/index.ts';
import { choleskyFactor } from '../arithmetic/correlation.ts';
import { centred, logReturns } from '../processes/index.ts';
import type { PriceLaw } from '../processes/index.ts';
import { mechanism } from './economy.ts';
import { checkHistory, checkPathLength, historyOptions, meanBlock } from './price/history.ts';
import type { PriceHistory } from './price/history.ts';
import { priceParameters } from './price/price-parameters.ts';
import { lawOf, once, shockCorrelation } from './price/price-process.ts';
import type { PriceParameters } from './price/price-process.ts';

const LN_2 = 0.6931471805599453;

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
  const known: Memory = {
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

/** The parameters of either market. */
interface MarketParameters extends PriceParameters {
  readonly startPrice: number;
  readonly dependence: 'returns' | 'shocks' | 'none';
  readonly etherCorrelation: number;
  readonly bitcoinCorrelation: number;
  readonly impact: 'depth' | 'none';
  readonly depth: number;
  readonly permanentShare: number;
  readonly passingHalfLife: number;
  readonly liquidityDepth: number;
}

/** What a market knows besides its parameters: its law, and the history that it repeats. */
interface Memory {
  readonly lawOf: (parameters: MarketParameters) => PriceLaw;
  readonly prices: readonly number[];
  /** Centred daily log returns of the history. */
  readonly returns: Float64Array;
}

const parametric: Memory = {
  lawOf: once((p: MarketParameters) => lawOf(p)),
  prices: [],
  returns: new Float64Array(0),
};

interface MarketContext {
  readonly economy: {
    price: number;
    readonly sold: number;
    readonly bought: number;
    readonly poolLiquidity: number;
    readonly etherShock: number;
    readonly bitcoinOwnShock: number;
    readonly etherLoading: number;
    readonly bitcoinLoading: number;
    readonly majorsCorrelation: number;
    readonly historyDay: number;
  };
  readonly own: {
    readonly memory: Float64Array;
    etherWeight: number;
    bitcoinWeight: number;
    ownWeight: number;
    lasting: number;
    passing: number;
    netSold: number;
  };
  readonly parameters: MarketParameters;
  readonly random: { readonly return: Stream };
  readonly day: number;
  readonly days: number;
}

function startMarket({ economy, own, parameters, days }: MarketContext, memory: Memory): void {
  checkPathLength(parameters.process, memory.prices, days);
  const law = memory.lawOf(parameters);
  law.begin(own.memory);
  economy.price = firstPrice(parameters, memory);
  const { etherLoading, bitcoinLoading, majorsCorrelation } = economy;
  const alone = parameters.dependence === 'none' || etherLoading === 0 || law.moments.loading === 0;
  if (alone) return;
  const [ether, bitcoin] =
    parameters.dependence === 'shocks'
      ? [parameters.etherCorrelation, parameters.bitcoinCorrelation]
      : [
          shockCorrelation(
            'market.etherCorrelation',
            parameters.etherCorrelation,
            law.moments.loading,
            etherLoading,
          ),
          shockCorrelation(
            'market.bitcoinCorrelation',
            parameters.bitcoinCorrelation,
            law.moments.loading,
            bitcoinLoading,
          ),
        ];
  const matrix = [
    [1, majorsCorrelation, ether],
    [majorsCorrelation, 1, bitcoin],
    [ether, bitcoin, 1],
  ];
  const advice = '; these are of the normal shocks of ETH, BTC and METIS (try dependence: shocks)';
  const [, , weights] = choleskyFactor(matrix, advice);
  [own.etherWeight, own.bitcoinWeight, own.ownWeight] = weights;
}

const firstPrice = ({ process, startPrice }: MarketParameters, { prices }: Memory): number =>
  process === 'path' ? prices[0] : startPrice;

function stepMarket({ economy, own, parameters, random, day }: MarketContext, memory: Memory): void {
  const netSale = economy.sold - economy.bought;
  own.netSold += netSale;
  const depth = parameters.depth + parameters.liquidityDepth * economy.poolLiquidity * economy.price;
  const impact = parameters.impact === 'none' ? 0 : impactOf(netSale * economy.price, depth);
  const shock =
    own.etherWeight * economy.etherShock +
    own.bitcoinWeight * economy.bitcoinOwnShock +
    own.ownWeight * random.return.normal(0, day);
  // The day of the history that ETH and BTC repeat is repeated by METIS too.
  const together = parameters.process === 'bootstrap' && economy.historyDay > 0;
  const moved = together
    ? memory.returns[economy.historyDay - 1] + parameters.drift / YEAR
    : memory.lawOf(parameters).move(own.memory, shock, random.return, 0, day);
  own.lasting += moved + parameters.permanentShare * impact;
  own.passing =
    own.passing * exp(-LN_2 / parameters.passingHalfLife) + (1 - parameters.permanentShare) * impact;
  economy.price = firstPrice(parameters, memory) * exp(own.lasting + own.passing);
}

/** Change of the log price by a net sale of `value` dollars (negative: a purchase) into a market of `depth` dollars. */
function impactOf(value: number, depth: number): number {
  return value > 0 ? -log1p(value / depth) : log1p(-value / depth);
}
