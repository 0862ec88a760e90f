import { simulatorOf } from '../../../src/design/index.ts';
import type { Simulator } from '../../../src/design/index.ts';
import { Stream } from '../../../src/random/index.ts';

/** Normal settings with known means and deviations: value = mean + deviation × (share of the future + own luck). */
export function normalSettings(options: {
  readonly means: readonly number[];
  readonly deviations?: readonly number[];
  /** Correlation of two settings in the same future. */
  readonly correlation?: number;
  readonly seed: number;
}): Simulator {
  const { means, deviations = means.map(() => 1), correlation = 0, seed } = options;
  const shared = new Stream('test:shared');
  const own = new Stream('test:own');
  let begun = -1;
  return simulatorOf(({ place }, { futures, replication }) => {
    if (begun !== futures) {
      shared.begin(seed, futures);
      own.begin(seed, futures);
      begun = futures;
    }
    const p = Number(place);
    const luck =
      Math.sqrt(correlation) * shared.normal(0, replication) +
      Math.sqrt(1 - correlation) * own.normal(p + 1, replication);
    return { value: means[p] + deviations[p] * luck };
  });
}

/** Settings 0, 1, … */
export const places = (count: number) => Array.from({ length: count }, (_, place) => ({ place }));

/** How many standard errors a share lies from the chance it should have. */
export const zOfShare = (hits: number, n: number, chance: number): number =>
  (hits / n - chance) / Math.sqrt((chance * (1 - chance)) / n);
