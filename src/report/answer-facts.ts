import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** Answers a query about a number that the manifest or the experiment records. */
export function countAnswer(run: RunData, query: Query & { measure: 'count' }): Answer {
  return { value: count(run, query.of), n: null, method: 'as recorded in the manifest' };
}

function count({ experiment, manifest }: RunData, of: (Query & { measure: 'count' })['of']): number {
  switch (of) {
    case 'replications':
      return experiment.replications;
    case 'planned':
      return manifest.replications;
    case 'failures':
      return manifest.failures;
    case 'scenarios':
      return experiment.scenarios.length;
    case 'days':
      return experiment.time.days;
    case 'years':
      return experiment.time.days / 365;
    case 'seed':
      return experiment.seed;
  }
}

/** Exact arithmetic of a reward rate and a reserve. */
export function arithmeticAnswer({ of, rateFrom, rateTo, moved }: Query & { measure: 'arithmetic' }): Answer {
  if (of === 'spendingChange')
    return { value: 100 * (rateTo / rateFrom - 1), n: null, method: 'exact: new rate / old rate - 1' };
  const gain = rateFrom / rateTo;
  return {
    value: (moved * gain) / (gain - 1),
    n: null,
    method: 'exact: pool at which (1 - moved / pool) x old rate / new rate = 1',
  };
}

/** How many times as long a pool lasts when some of it is moved out and the reward rate changes. */
export function runwayAnswer({ pool, moved, rateFrom, rateTo }: Query & { measure: 'runwayFactor' }): Answer {
  return {
    value: (1 - moved / pool) * (rateFrom / rateTo),
    n: null,
    method: 'exact: (1 - moved / pool) x old rate / new rate',
  };
}
