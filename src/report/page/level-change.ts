import { answer } from '../answer.ts';
import type { Query } from '../query.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import { shownUnit } from '../shown-unit.ts';
import { textOf } from '../numbers.ts';
import { zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import type { ChosenVerdict } from './verdict-lines.ts';

/**
 * `: from 57 to 29 in the middle future`: the levels behind a change that goes up or down. Empty where the middles do not go the way the
 * verdict does, are printed alike or are not bounded: then they would seem to contradict it.
 */
export function levelChange(
  context: Context,
  { outcome, scenario }: ChosenVerdict,
  side: 'up' | 'down' | undefined,
): Rich {
  const { run, numbers, effect } = context;
  const { text } = shownUnit(outcome.unit);
  const style = { digits: 2, ...zeroBelow(outcome), after: text.startsWith('%') ? text : '' };
  const ends = [effect.baseline, scenario].map((name) => {
    const query: Query = {
      ...{ measure: 'level', table: 'outcomes', outcome: outcome.name, point: 0, take: 'median' },
      scenario: name,
    };
    return { query, value: Number(answer(run, query).value) };
  });
  const [from, to] = ends;
  const [before, after] = ends.map(({ value }) => textOf(value, style));
  const rises = to.value > from.value;
  const tells = Number.isFinite(from.value) && Number.isFinite(to.value) && before !== after;
  if (side === undefined || !tells || rises !== (side === 'up')) return [];
  return rich`: from ${numbers.print(from.query, style)} to ${numbers.print(to.query, style)} in the middle future`;
}

/** Words that it takes. */
export const levelChangeWords = 8;
