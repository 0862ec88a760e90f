import { level } from '../../src/define/index.ts';
import { exp, log1p } from '../../src/numeric/index.ts';
import { mechanism } from './economy.ts';
import { priceParameters } from './price/price-parameters.ts';
import { beginPrice, priceReturn } from './price/price-process.ts';

const LN_2 = 0.6931471805599453;

/** Last mechanism of the day: settles what was sold and bought, and sets the price of the next day. */
export const market = mechanism({
  name: 'market',
  purpose: 'The price of METIS follows an interchangeable process and gives way to the day’s net sale.',
  parameters: priceParameters,
  reads: ['sold', 'bought', 'poolLiquidity'],
  writes: ['price'],
  own: {
    memory: level('state', { means: 'what the price process remembers', per: 'pricePaths' }),
    lasting: level('log', { means: 'logarithm of the price over the first one, without the passing impact' }),
    passing: level('log', { means: 'impact of sales that is still passing' }),
    netSold: level('METIS', { means: 'METIS sold less METIS bought since the first day' }),
  },
  draws: ['return'],
  start({ economy, own, parameters }) {
    beginPrice(own.memory, parameters);
    economy.price = parameters.startPrice;
  },
  step({ economy, own, parameters, random, day }) {
    const netSale = economy.sold - economy.bought;
    own.netSold += netSale;
    const depth = parameters.depth + parameters.liquidityDepth * economy.poolLiquidity * economy.price;
    const impact = parameters.impact === 'none' ? 0 : impactOf(netSale * economy.price, depth);
    own.lasting +=
      priceReturn(own.memory, parameters, random.return, day) + parameters.permanentShare * impact;
    own.passing =
      own.passing * exp(-LN_2 / parameters.passingHalfLife) + (1 - parameters.permanentShare) * impact;
    economy.price = parameters.startPrice * exp(own.lasting + own.passing);
  },
  measures: {
    netSold: {
      unit: 'METIS',
      means: 'METIS sold less METIS bought since the first day',
      of: ({ own }) => own.netSold,
    },
  },
});

/** Change of the log price by a net sale of `value` dollars (negative: a purchase) into a market of `depth` dollars. */
function impactOf(value: number, depth: number): number {
  return value > 0 ? -log1p(value / depth) : log1p(-value / depth);
}
