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
  /** Inputs that the experiment holds at one value, of which nobody knows the influence; none when absent. */
  readonly fixed?: readonly RankedInput[] | undefined;
  readonly failedPatterns: readonly string[];
  /** Whether tokens were created or lost in any future; not when absent. */
  readonly ledgerBroken?: boolean | undefined;
  /** Whether the model was run against the past and matched; `notRun` counts against it. */
  readonly backTest: 'passed' | 'failed' | 'notRun';
}

/** Confidence with its reason in full and in few words. */
export interface ReasonedConfidence extends ModelConfidence {
  /** The reason without names, for texts that must stay short. */
  readonly briefly: string;
}

/** The rule of `modelConfidence` in the words of reports. */
export const confidenceRule =
  'low when one of the three strongest inputs is assumed with low confidence, a pattern test or the back-test fails, or tokens were created or lost in a future; high only when all three are measured, a back-test passes, and no input is held at a value that is merely assumed; otherwise medium. ' +
  'Where fewer than three inputs vary, those held at one value take the free places, the least sure first: what does not vary is not thereby known.';

/**
 * Confidence in the model by `confidenceRule`: low if one of the three strongest inputs is assumed with low confidence, a
 * pattern test fails, the back-test failed or the ledger broke, the last two told first because they are about the whole model; high only if all
 * three are measured, the back-test passed and nothing is held at an assumed value; otherwise medium. Fixed inputs take the
 * places that varying ones leave free. With fewer than three known inputs it is never high.
 */
export function modelConfidence({
  inputs,
  fixed = [],
  failedPatterns,
  ledgerBroken = false,
  backTest,
}: ModelFooting): ReasonedConfidence {
  if (ledgerBroken)
    return low(
      'tokens were created or lost in some futures: the model has an error',
      'its accounts do not balance',
    );
  if (backTest === 'failed')
    return low('the back-test fails: the past lies outside what the model simulates', 'it misses the past');
  const strongest = inputs.slice(0, 3);
  const filling = leastSureFirst(fixed).slice(0, 3 - strongest.length);
  const isWeak = ({ provenance, confidence }: RankedInput): boolean =>
    provenance === 'assumed' && confidence === 'low';
  const weak = strongest.find(isWeak);
  if (weak !== undefined)
    return low(`${strong(weak)} is assumed with low confidence`, 'a strong input is only assumed');
  const held = filling.find(isWeak);
  if (held !== undefined) {
    const varying =
      strongest.length === 0 ? 'no input varies' : `only ${strongest.length} of its inputs vary`;
    return low(
      `${varying}, and ${held.name} is held at one value that is assumed with low confidence`,
      'a fixed input is only assumed',
    );
  }
  if (failedPatterns.length > 0)
    return low(`the pattern test ${failedPatterns[0]} fails`, 'a pattern test fails');
  return notLow({ strongest, filling, fixed, backTest });
}

const low = (because: string, briefly = because): ReasonedConfidence => ({ level: 'low', because, briefly });

function notLow({
  strongest,
  filling,
  fixed,
  backTest,
}: {
  readonly strongest: readonly RankedInput[];
  readonly filling: readonly RankedInput[];
  readonly fixed: readonly RankedInput[];
  readonly backTest: ModelFooting['backTest'];
}): ReasonedConfidence {
  const medium = (because: string, briefly = because): ReasonedConfidence => ({
    level: 'medium',
    because,
    briefly,
  });
  const unmeasured = strongest.find(({ provenance }) => provenance !== 'measured');
  if (unmeasured !== undefined)
    return medium(`${strong(unmeasured)} is not measured`, 'a strong input is not measured');
  const guessed = filling.find(({ provenance }) => provenance !== 'measured');
  if (guessed !== undefined)
    return medium(
      `${guessed.name} is held at one value that is not measured`,
      'a fixed input is not measured',
    );
  if (strongest.length + filling.length < 3) return medium('the three strongest inputs are not known');
  if (backTest !== 'passed') return medium('no back-test has been passed');
  const assumed = leastSureFirst(fixed).find(({ provenance }) => provenance === 'assumed');
  if (assumed !== undefined)
    return medium(
      `${assumed.name} is held at one value that is merely assumed`,
      'a fixed input is only assumed',
    );
  const because = 'the three strongest inputs are measured and the back-test passes';
  return { level: 'high', because, briefly: because };
}

const strong = ({ name }: RankedInput): string => `${name}, one of the three strongest inputs,`;

/** Assumed inputs before cited and measured ones, those of low confidence first; equals in the order given. */
function leastSureFirst(inputs: readonly RankedInput[]): RankedInput[] {
  const rank = ({ provenance, confidence }: RankedInput): number =>
    provenance === 'assumed'
      ? ['low', 'medium', 'high'].indexOf(confidence ?? 'medium')
      : provenance === 'cited'
        ? 3
        : 4;
  return [...inputs].sort((a, b) => rank(a) - rank(b));
}
