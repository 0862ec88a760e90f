import type { Model, Quantities } from '../../../src/define/index.ts';
import { majorsWith } from '../majors.ts';
import { marketWith } from '../market.ts';
import type { PriceHistory } from './history.ts';

/**
 * A model of the METIS economy whose market, and whose ETH and BTC where their prices are given, can repeat a price history
 * (`bootstrap`, the default, or `path`). The history becomes part of the model, so it is in the key of a run.
 * Throws `invalid …` for an impossible history.
 */
export function withHistory<Q extends Quantities>(of: Model<Q>, history: PriceHistory): Model<Q> {
  const market = marketWith(history);
  const majors = history.ether === undefined ? undefined : majorsWith(history);
  const schedule = of.schedule.map((mechanism) => {
    if (mechanism.name === 'market') return market;
    return mechanism.name === 'majors' && majors !== undefined ? majors : mechanism;
  });
  return {
    ...of,
    name: `${of.name}-with-history`,
    means: `${of.means}; prices can repeat a given history`,
    schedule,
  };
}
