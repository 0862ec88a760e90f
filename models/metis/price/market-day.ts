import { YEAR } from '../../../src/define/index.ts';
import type { Stream } from '../../../src/random/index.ts';
import { exp, log, log1p } from '../../../src/numeric/index.ts';
import { choleskyFactor } from '../../arithmetic/correlation.ts';
import { PRICE_ENDS } from '../economy.ts';
import type { PriceLaw } from '../../processes/index.ts';
import { checkPathLength } from './history.ts';
import { lawOf, once, shockCorrelation } from './price-process.ts';
import type { PriceParameters } from './price-process.ts';

const LN_2 = 0.6931471805599453;

/** The parameters of either market. */
export interface MarketParameters extends PriceParameters {
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
export interface MarketMemory {
  readonly lawOf: (parameters: MarketParameters) => PriceLaw;
  readonly prices: readonly number[];
  /** Centred daily log returns of the history. */
  readonly returns: Float64Array;
}

/** What the market without a history knows. */
export const parametric: MarketMemory = {
  lawOf: once((p: MarketParameters) => lawOf(p)),
  prices: [],
  returns: new Float64Array(0),
};

/** What the market sees of a day. */
export interface MarketContext {
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

/** Sets the first price and the weights of the shocks; throws `invalid …` for correlations that no shocks can give. */
export function startMarket({ economy, own, parameters, days }: MarketContext, memory: MarketMemory): void {
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

const firstPrice = ({ process, startPrice }: MarketParameters, { prices }: MarketMemory): number =>
  process === 'path' ? prices[0] : startPrice;

/** Settles the day’s net sale and sets the price of the next day. */
export function stepMarket(
  { economy, own, parameters, random, day }: MarketContext,
  memory: MarketMemory,
): void {
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
  const first = firstPrice(parameters, memory);
  const price = first * exp(own.lasting + own.passing);
  economy.price = Math.min(PRICE_ENDS.highest, Math.max(PRICE_ENDS.lowest, price));
  if (economy.price === price) return;
  // At an end the memory stops too, both parts in proportion, so that the next move the other way leaves it.
  const kept = log(economy.price / first) / (own.lasting + own.passing);
  own.lasting *= kept;
  own.passing *= kept;
}

/** Change of the log price by a net sale of `value` dollars (negative: a purchase) into a market of `depth` dollars. */
function impactOf(value: number, depth: number): number {
  return value > 0 ? -log1p(value / depth) : log1p(-value / depth);
}
