import type { ResolvedOutcome } from '../plan/index.ts';
import { verdict } from '../summarise/index.ts';
import type { ChanceWord, PairedDifference } from '../summarise/index.ts';
import { shownUnit } from './shown-unit.ts';

/** How large a change is, by the difference that matters. */
export type SizeWord = 'small' | 'medium' | 'large';

/** From how many times the difference that matters each word applies. */
const sizeWords: readonly { readonly upTo: number; readonly word: SizeWord }[] = [
  { upTo: 3, word: 'small' },
  { upTo: 10, word: 'medium' },
  { upTo: Infinity, word: 'large' },
];

/** The rule of the words for size, as a caption says it. */
export const sizeRule =
  'Small is up to 3 times the change that matters, medium up to 10 times, large is more, by the middle one of the changes.';

/** A change against the baseline in words instead of amounts. */
export interface OutcomeEffect {
  readonly direction: 'better' | 'same' | 'worse';
  /** `better` or `worse`; `higher` or `lower` where neither is better; `about the same`, or `no clear change` where not even that is likely. */
  readonly says: string;
  readonly chance: ChanceWord;
  /** Absent where the outcome stays about the same. */
  readonly size?: SizeWord;
}

/** Direction, chance and size of paired differences of an outcome, in the unit in which it is shown. */
export function outcomeEffect(difference: PairedDifference, outcome: ResolvedOutcome): OutcomeEffect {
  const { direction, word: chance } = verdict({
    scenario: '',
    baseline: '',
    outcome: '',
    unit: '',
    horizon: '',
    better: outcome.better,
    difference,
    confidence: { level: 'low', because: '' },
  });
  if (direction === 'same')
    return { direction, says: isClear({ chance }) ? 'about the same' : 'no clear change', chance };
  const [good, bad] = outcome.better === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  const matters = outcome.matters * shownUnit(outcome.unit).factor;
  return {
    direction,
    says: direction === 'better' ? good : bad,
    chance,
    size: sizeOf(difference.median, matters),
  };
}

function sizeOf(median: number, matters: number): SizeWord {
  const times = Math.abs(median) / matters;
  return sizeWords.find(({ upTo }) => times <= upTo)?.word ?? 'large';
}

/** True where the direction is at least likely. */
export const isClear = ({ chance }: Pick<OutcomeEffect, 'chance'>): boolean =>
  chance === 'likely' || chance === 'very likely' || chance === 'virtually certain';

/** `worse, large, very likely`; `about the same, likely`. */
export const effectWords = ({ says, size, chance }: OutcomeEffect): string =>
  [says, size, chance].filter((word) => word !== undefined).join(', ');
