import { log, log1p } from '../numeric/index.ts';
import type { Interval, Values } from '../summarise/index.ts';
import { errorOf } from './sequence.ts';
import type { SequenceOptions } from './sequence.ts';

// Largest bet, as in the paper.
const LARGEST = 0.5;

/** State of the bets after the values so far, in units of the range (0 to 1). */
interface Bets {
  readonly weights: number;
  readonly weighted: number;
  readonly penalty: number;
}

/** The interval of one moment, in units of the range. */
function sidesOf({ weights, weighted, penalty }: Bets, limit: number): readonly [number, number] {
  const center = weighted / weights;
  const radius = (limit + penalty) / weights;
  return [center - radius, center + radius];
}

/** Largest lower and smallest upper bound over all numbers of values up to the last. */
function runningSides(shares: Float64Array, alpha: number): readonly [number, number] {
  const limit = log(2 / alpha);
  let [mean, variance] = [0.5, 0.25];
  let bets: Bets = { weights: 0, weighted: 0, penalty: 0 };
  let [low, high] = [0, 1];
  for (let t = 1; t <= shares.length; t++) {
    const share = shares[t - 1];
    const bet = Math.min(LARGEST, Math.sqrt((2 * limit) / (variance * t * log(1 + t))));
    const surprise = (share - mean) * (share - mean);
    bets = {
      weights: bets.weights + bet,
      weighted: bets.weighted + bet * share,
      penalty: bets.penalty + surprise * (-log1p(-bet) - bet),
    };
    const [from, to] = sidesOf(bets, limit);
    [low, high] = [Math.max(low, from), Math.min(high, to)];
    const next = (mean * t + share) / (t + 1);
    variance = (variance * t + (share - next) * (share - next)) / (t + 1);
    mean = next;
  }
  return [low, high];
}

/**
 * Interval for the mean of values that are known to lie in `between`, in the given order, valid at every number of values at
 * once and for every such law, exactly: the predictable plug-in empirical Bernstein sequence, each interval within the earlier
 * ones. Source: Waudby-Smith and Ramdas (2024), "Estimating means of bounded random variables by betting", theorem 2. Both sides
 * null where the sides cross, which happens with probability below 1 - confidence. Throws for bounds that are not low < high
 * and finite, and for values outside.
 */
export function boundedMeanSequence(
  values: Values,
  between: readonly [number, number],
  options: SequenceOptions = {},
): Interval {
  const [least, most] = between;
  if (!(least < most && Number.isFinite(most - least))) {
    throw new Error(`invalid bounds: ${least} to ${most}; expected two finite numbers, the smaller first`);
  }
  const shares = Float64Array.from(values, (value) => {
    if (!(value >= least && value <= most)) {
      throw new Error(`invalid value: ${value}; expected ${least} to ${most}`);
    }
    return (value - least) / (most - least);
  });
  const [low, high] = runningSides(shares, errorOf(options));
  const crossed = low > high;
  return {
    low: crossed ? null : least + low * (most - least),
    high: crossed ? null : least + high * (most - least),
    confidence: options.confidence ?? 0.95,
    method: 'empirical Bernstein confidence sequence',
    n: shares.length,
  };
}
