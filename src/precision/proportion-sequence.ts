import { log } from '../numeric/index.ts';
import { checkedCount } from '../summarise/values.ts';
import type { ProportionInterval } from '../summarise/index.ts';
import { logBeta } from './log-beta.ts';
import { errorOf } from './sequence.ts';
import type { SequenceOptions } from './sequence.ts';

// Krichevsky and Trofimov's weights: near the best for every probability, also for rare events.
const PRIOR = 0.5;
const STEPS = 80;

/** Log of the evidence against probability p: the mixture of all likelihoods over that of p. */
function evidence(successes: number, failures: number, constant: number, p: number): number {
  const ofSuccesses = successes === 0 ? 0 : successes * log(p);
  const ofFailures = failures === 0 ? 0 : failures * log(1 - p);
  return constant - ofSuccesses - ofFailures;
}

/** Where the evidence falls to `limit` between an end (too much evidence) and the share seen (none). */
function edge(isIn: (p: number) => boolean, end: number, share: number): number {
  let [outside, inside] = [end, share];
  for (let step = 0; step < STEPS; step++) {
    const middle = (outside + inside) / 2;
    if (isIn(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/**
 * Interval for a probability from `successes` in the first `n` trials, valid at every n at once: all of them hold together with
 * at least the confidence, exactly and for every n, so a run may stop when it likes what it sees. A probability is left out once
 * the beta-binomial mixture (weights 1/2, 1/2) is 1/α times as likely as it. 0 to 1 for n = 0. Sources: Robbins (1970); Ville's
 * inequality; Howard et al. (2021), section 3. Throws as `wilson`.
 */
export function proportionSequence(
  successes: number,
  n: number,
  options: SequenceOptions = {},
): ProportionInterval {
  checkedCount(n, 'number of trials', 0);
  checkedCount(successes, 'number of successes', 0);
  if (successes > n) throw new Error(`invalid number of successes: ${successes}; expected at most ${n}`);
  const failures = n - successes;
  const limit = -log(errorOf(options));
  const constant = logBeta(successes + PRIOR, failures + PRIOR) - logBeta(PRIOR, PRIOR);
  const isIn = (p: number): boolean => evidence(successes, failures, constant, p) < limit;
  const share = n === 0 ? 0.5 : successes / n;
  return {
    estimate: successes / n,
    low: successes === 0 ? 0 : edge(isIn, 0, share),
    high: failures === 0 ? 1 : edge(isIn, 1, share),
    confidence: options.confidence ?? 0.95,
    method: 'beta-binomial confidence sequence',
    n,
  };
}
