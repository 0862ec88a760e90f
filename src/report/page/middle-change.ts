import { answer } from '../answer.ts';
import { textOf } from '../numbers.ts';
import type { Query } from '../query.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import { zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import type { ChosenVerdict } from './verdict-lines.ts';

/**
 * `, 26 in the middle`: the middle one of the changes, each taken within one future, as tables and pictures of effects have it; never a
 * difference of two middles, which belong to two different futures. Empty for a change without a side, and where the middle is printed
 * as nothing or as the size itself.
 */
export function middleChange(
  context: Context,
  { outcome, scenario }: ChosenVerdict,
  { side, size }: { readonly side: 'up' | 'down' | undefined; readonly size: string },
): Rich {
  const { run, numbers, effect } = context;
  const query: Query = {
    ...{ measure: 'effect', table: 'outcomes', scenario, baseline: effect.baseline },
    ...{ outcome: outcome.name, point: 0, take: 'median' },
  };
  const style = { digits: 2, ...(side === undefined ? {} : { verb: side }), ...zeroBelow(outcome) };
  const value = Number(answer(run, query).value);
  const isOnSide = side === 'up' ? value > 0 : side === 'down' && value < 0;
  const text = textOf(value, style);
  if (!isOnSide || !size.includes(' to ') || text === '0') return [];
  return rich`, ${numbers.print(query, style)} in the middle`;
}

/** Words that it takes. */
export const middleChangeWords = 4;
