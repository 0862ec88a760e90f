import { groupOf, parseExpression } from '../plan/index.ts';
import { perHundred, wholeLength } from '../summarise/index.ts';
import { chanceInterval } from './claims.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';
import { membersOf } from './shown-values.ts';
import { countTruths, truthsOf } from './truths.ts';

/** Answers in how many replications a test holds; not a number when it could be decided in none. */
export function chanceAnswer(run: RunData, query: Query & { measure: 'chance' }): Answer {
  const truths = truthsOf(run, parseExpression(query.test), query);
  const whole = truths.subarray(0, wholeLength(truths.length, groupOf(run.experiment)));
  const chosen = (membersOf(run, query.where) ?? [...whole.keys()]).filter((r) => r < whole.length);
  const { holds, n, failed } = countTruths(Float64Array.from(chosen, (r) => whole[r]));
  if (query.take === 'holds')
    return { value: holds, n, method: 'count of replications in which the test holds' };
  if (query.take === 'n')
    return { value: n, n, method: 'count of replications in which the test could be decided' };
  if (query.take === 'failed') return { value: failed, n, method: 'count of failed replications' };
  if (n === 0) return { value: NaN, n: 0, method: 'no replication without failure' };
  if (query.take === 'interval') {
    const { low, high, method } = chanceInterval(run, whole, chosen);
    return { value: [100 * low, 100 * high], n, method: `${method} interval, 95%` };
  }
  const inHundred = perHundred({ better: holds, same: 0, worse: n - holds }, n).better;
  return { value: inHundred, n, method: 'share of replications in which the test holds, in 100' };
}
