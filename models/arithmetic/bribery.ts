import { requireNotNegative } from './requirements.ts';

/** What it takes to buy votes: the cost (unit of the prices) and the weight bought. `cost` is Infinity where all together are too few. */
export interface Bribe {
  readonly cost: number;
  readonly weight: number;
}

/**
 * Cheapest set of voters whose weight together is at least `target`, exactly, by dynamic programming over whole weights (cost
 * voters × target). Prices are per voter and not negative; a voter is bought whole (throws for others). A target of 0 or less costs nothing.
 */
export function cheapestBribe(weights: readonly number[], prices: readonly number[], target: number): Bribe {
  if (target <= 0) return { cost: 0, weight: 0 };
  const needed = Math.ceil(target);
  // Least cost of each weight; the last place stands for `needed` or more.
  const cost = new Float64Array(needed + 1).fill(Infinity);
  const reached = new Float64Array(needed + 1);
  cost[0] = 0;
  for (let voter = 0; voter < weights.length; voter++) {
    const weight = weights[voter];
    if (!(Number.isSafeInteger(weight) && weight >= 0)) {
      throw new Error(`invalid weight: ${weight}; expected whole numbers of at least 0`);
    }
    requireNotNegative('price', prices[voter]);
    for (let have = needed; have >= 0; have--) {
      const place = Math.min(needed, have + weight);
      if (cost[have] + prices[voter] >= cost[place]) continue;
      cost[place] = cost[have] + prices[voter];
      reached[place] = reached[have] + weight;
    }
  }
  return { cost: cost[needed], weight: cost[needed] < Infinity ? reached[needed] : 0 };
}

/**
 * Cost of buying `target` weight where votes are for sale in classes, cheapest class first, and a class can be bought in part:
 * a lower bound of the exact cost that is near it when voters are many. `prices` per unit of weight, ascending; `supply` the
 * weight in each class. Infinity where all classes together are too few.
 */
export function costOfVotes(prices: ArrayLike<number>, supply: ArrayLike<number>, target: number): number {
  let missing = target;
  let cost = 0;
  for (let c = 0; c < prices.length && missing > 0; c++) {
    const bought = Math.min(missing, supply[c]);
    cost += bought * prices[c];
    missing -= bought;
  }
  return missing > 0 ? Infinity : cost;
}
