import type { ModelConfidence } from './verdict.ts';

/** One input of a model as far as trust in the result depends on it. */
export interface RankedInput {
  readonly name: string;
  /** Where its value comes from. */
  readonly provenance: 'measured' | 'cited' | 'assumed';
  /** Confidence stated with an assumption. */
  readonly confidence?: 'low' | 'medium' | 'high' | undefined;
}

/** What is known about a model's footing. */
export interface ModelFooting {
  /** Inputs by influence on the outcome, strongest first; the first three count. */
  readonly inputs: readonly RankedInput[];
  readonly failedPatterns: readonly string[];
  /** Whether the model was run against the past and matched; `notRun` counts against it. */
  readonly backTest: 'passed' | 'failed' | 'notRun';
}

/**
 * Confidence in the model by rule: low if one of the three strongest inputs is assumed with low confidence or a pattern
 * test fails; high only if all three are measured and the back-test passed; otherwise medium. With fewer than three
 * known inputs it is never high.
 */
export function modelConfidence({ inputs, failedPatterns, backTest }: ModelFooting): ModelConfidence {
  const strongest = inputs.slice(0, 3);
  const weak = strongest.find((input) => input.provenance === 'assumed' && input.confidence === 'low');
  if (weak !== undefined) {
    return {
      level: 'low',
      because: `${weak.name}, one of the three strongest inputs, is assumed with low confidence`,
    };
  }
  if (failedPatterns.length > 0) {
    return { level: 'low', because: `the pattern test ${failedPatterns[0]} fails` };
  }
  const unmeasured = strongest.find((input) => input.provenance !== 'measured');
  if (unmeasured !== undefined) {
    return {
      level: 'medium',
      because: `${unmeasured.name}, one of the three strongest inputs, is not measured`,
    };
  }
  if (strongest.length < 3) return { level: 'medium', because: 'the three strongest inputs are not known' };
  if (backTest !== 'passed') {
    const reason = backTest === 'failed' ? 'failed' : 'has not been run';
    return { level: 'medium', because: `the back-test ${reason}` };
  }
  return { level: 'high', because: 'the three strongest inputs are measured and the back-test passes' };
}
