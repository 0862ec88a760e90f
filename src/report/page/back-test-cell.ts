import { backTestRule } from '../../summarise/index.ts';
import { counted } from '../numbers.ts';
import { pastOf } from '../past.ts';
import type { PastTake } from '../query.ts';
import { rich } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import type { Context } from './context.ts';

/** What the model card says of the back-test: whether it passed, in which counts, and what that does to confidence. */
export function backTestCell(context: Context): Rich {
  const { verdict, judged, read, missed, unjudged, quantities } = pastOf(context.run);
  if (quantities.length === 0)
    return [
      'None has been run: the experiment names no readings of the past. This holds confidence below high.',
    ];
  const print = (take: PastTake) =>
    context.numbers.print({ measure: 'past', table: 'series, experiment', take }, counted);
  const counts = rich`${print('inside')} of ${print('judged')} readings lie in the range of 9 in 10 futures.`;
  const hasOthers = quantities.reduce((sum, { readings }) => sum + readings.length, 0) > judged;
  const others = hasOthers
    ? rich` ${print('notJudged')} more are shown and not judged${unjudged === undefined ? ': they follow from something read' : ''}.`
    : [];
  const between = betweenRecords(context);
  if (judged === 0 && read > 0) {
    const why =
      unjudged === 'futures'
        ? rich`there are too few futures: a range of 9 in 10 needs ${print('futures')}`
        : rich`they lie between records more than ${print('apart')} days apart, where the range is narrower than the model’s own`;
    return rich`Not judged: ${print('readInside')} of ${print('read')} readings lie in the range of the futures, but ${why}. This does not lower confidence; it holds it below high.`;
  }
  if (verdict === 'failed') {
    const names = quantities.filter(({ of }) => missed.includes(of)).map(({ label }) => shortMeaning(label));
    return rich`Failed: ${counts} Outside: ${names.join('; ')}.${others} This makes confidence low.${between} ${backTestRule}`;
  }
  if (verdict === 'passed') return rich`Passed: ${counts}${others}${between} ${backTestRule}`;
  if (judged === 0)
    return rich`Not possible: nothing was read that can be judged.${others} This holds confidence below high.`;
  return rich`Not enough to judge: ${counts} A test needs ${print('needed')}.${others}${between} This holds confidence below high.`;
}

/** How a reading is compared that lies between two recorded days; empty when none does. */
function betweenRecords({ run: { experiment } }: Context): string {
  const { readings = [], time } = experiment;
  const isBetween = readings.some(({ values }) => values.some(({ day }) => day % time.record !== 0));
  return isBetween
    ? ` The model is recorded every ${time.record} days; a reading between two of them is compared with the straight line of each future from one to the next, which makes the range narrower than the model’s own.`
    : '';
}

/** What a quantity means, as far as the first comma, colon or semicolon. */
export function shortMeaning(means: string): string {
  return means.split(/[,:;]/u)[0].trim();
}
