import { flipOf } from '../flip.ts';
import { inputUnit } from '../input-words.ts';
import type { Influence } from '../influence.ts';
import { counted } from '../numbers.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import { withUnit } from '../shown-unit.ts';
import { verdictOn } from './context.ts';
import type { Context } from './context.ts';

/** The value of an input at which the headline verdict flips, with its margin; or in words why none is stated. */
export function flipCell(context: Context, { assumption }: Influence): Rich {
  const { run, headline, effect, numbers } = context;
  const direction = verdictOn(context, headline, effect.scenario)?.verdict.direction;
  if (direction === undefined) return ['not known'];
  const asked = { ...effect, assumption: assumption.name, direction };
  const found = flipOf(run, asked);
  if (found === undefined) return ['named options: see before'];
  if (found.state === 'none') return ['no value in the range used turns it'];
  if (found.state === 'tooFew') return ['too few futures to say'];
  const { factor, text } = inputUnit(run, assumption);
  const query = { measure: 'flip', table: 'replications, outcomes', ...asked, factor } as const;
  const futures = rich`these ${numbers.print({ ...query, take: 'n' }, counted)} futures`;
  if (found.state === 'notSeen') return rich`none seen in ${futures}`;
  if (found.state === 'unclear') return rich`no clear value in ${futures}`;
  const value = numbers.print({ ...query, take: 'value' }, { digits: 3, after: withUnit('', text) });
  const margin = numbers.print({ ...query, take: 'interval' }, { digits: 3 });
  return rich`near ${value} (${margin})`;
}
