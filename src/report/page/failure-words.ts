import { failedFutures } from '../failed-futures.ts';
import { counted } from '../numbers.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import type { Context } from './context.ts';

/**
 * `11 of 60 futures failed; 49 count.`, and where the accounts did not balance that the model has an error; empty when none failed, or only
 * in sets of rules of which none was finished. One unit everywhere: a future, however many sets of rules failed in it.
 */
export function failureWords(context: Context): Rich {
  const { run, numbers, lost } = context;
  const { failed, broken, alike } = failedFutures(run);
  if (failed === 0) return [];
  const count = (of: 'futures' | 'broken' | 'kept') =>
    numbers.print({ measure: 'failed', table: 'failures', of }, counted);
  const all = numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  const apart = alike
    ? rich`${count('futures')} of ${all} futures failed; ${count('kept')} count.`
    : rich`${count('futures')} of ${all} futures failed under some rules and are left out there.`;
  const left: Rich = failed === run.experiment.replications && lost.length > 0 ? [] : apart;
  if (broken === 0) return left;
  const wrong = 'tokens were created or lost: the model has an error.';
  return left.length === 0
    ? rich`In ${count('broken')} of ${all} futures ${wrong}`
    : rich`${left} In ${count('broken')} of them ${wrong}`;
}
