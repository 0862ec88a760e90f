import { backTestRule } from '../../summarise/index.ts';
import { counted } from '../numbers.ts';
import { pastOf } from '../past.ts';
import type { PastTake } from '../query.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import type { Context } from './context.ts';

/** What the model card says of the back-test: whether it passed, in which counts, and what that does to confidence. */
export function backTestCell(context: Context): Rich {
  const { verdict, judged, missed, quantities } = pastOf(context.run);
  if (quantities.length === 0)
    return [
      'None has been run: the experiment names no readings of the past. This holds confidence below high.',
    ];
  const print = (take: PastTake) =>
    context.numbers.print({ measure: 'past', table: 'series, experiment', take }, counted);
  const counts = rich`${print('inside')} of ${print('judged')} readings lie in the range of 9 in 10 futures.`;
  const hasOthers = quantities.some(({ readings }) => readings.some((each) => !each.counts));
  const others = hasOthers
    ? rich` ${print('notJudged')} more are shown and not judged: they follow from something read.`
    : [];
  if (verdict === 'failed') {
    const names = quantities.filter(({ of }) => missed.includes(of)).map(({ label }) => shortMeaning(label));
    return rich`Failed: ${counts} Outside: ${names.join('; ')}.${others} This makes confidence low. ${backTestRule}`;
  }
  if (verdict === 'passed') return rich`Passed: ${counts}${others} ${backTestRule}`;
  if (judged === 0)
    return rich`Not possible: nothing was read that can be judged.${others} This holds confidence below high.`;
  return rich`Not enough to judge: ${counts} A test needs ${print('needed')}.${others} This holds confidence below high.`;
}

/** What a quantity means, as far as the first comma, colon or semicolon. */
export function shortMeaning(means: string): string {
  return means.split(/[,:;]/u)[0].trim();
}
