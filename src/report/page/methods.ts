import { drawsInWords } from '../../plan/index.ts';
import { claimRule } from '../claims.ts';
import { confidenceRule } from '../../summarise/index.ts';
import type { Context } from './context.ts';

/** How the numbers were made: in plain words for voters, with the names of the methods for analysts. */
export function methodsOf({ run, options }: Context): string[] {
  const isAnalyst = options.audience === 'analyst';
  const words = drawsInWords(run.experiment);
  const draws =
    words === undefined
      ? []
      : [`Draws: ${words}; every interval compares groups, and an incomplete last group is left out.`];
  return [...(isAnalyst ? forAnalysts : forVoters), ...shared, ...draws];
}

const shared = [
  `Confidence in the model: ${confidenceRule}`,
  'Better, same, worse: same means a difference below the size that the experiment called worth a sentence. The three sum to 100.',
];

const forVoters = [
  'Effect: the difference between two sets of rules in the same simulated future, future by future. The middle one has half of them above and half below.',
  'Margin: if all was run again with new luck, the true number would lie inside in 95 of 100 such runs.',
  '9 in 10 futures: the lowest and the highest twentieth are left out.',
  'Words by chance in 100: 99 virtually certain, 90 very likely, 66 likely, 33 about as likely as not, 10 unlikely, 1 very unlikely, below exceptionally unlikely. The word goes by the cautious end of the margin of the count, so with few futures it is weaker than the count; with fewer than 20 futures the first section counts them.',
  'Claims: a claim holds when it is at least “likely” by that rule, and fails when it is at most “unlikely”; between the two nothing is decided.',
  'Pull: how closely the effect follows an input when all futures are put in order by each; 0 is not at all, 1 is fully, and below 0 one falls when the other grows.',
  'Where it flips: the value of an input at which the verdict holds in half of the futures. It is stated only where the futures on both sides of it show it. “None seen” means that these futures show none; that no value turns it is said only where they also exclude it, but for the outermost values.',
] as const;

const forAnalysts = [
  'Effect: difference between two scenarios in the same simulated future; the median is that of the differences, not a difference of medians.',
  'Intervals: 95%; order statistics for medians, Student t of paired differences for means, Wilson for chances.',
  '9 in 10 futures: quantiles 5% and 95%, type 7 (linear between order statistics). Shares of 100 by largest remainder.',
  'Words by chance in 100: 99 virtually certain, 90 very likely, 66 likely, 33 about as likely as not, 10 unlikely, 1 very unlikely, below exceptionally unlikely; taken at the less extreme end of the 95% interval.',
  `Claims: ${claimRule}`,
  'Pull: Spearman rank correlation of the drawn value with the effect; for named options the correlation ratio of the ranks.',
  'Where it flips: isotonic regression of the verdict’s direction on the drawn value, crossing 1 in 2; the interval holds every value that exact binomial tests (2.5% each side) on the fifth of all futures next to it do not contradict. None is stated where the interval reaches an end of the range; “no value turns it” only where the same tests exclude every crossing, rising or falling, but in the outer twentieths of the futures, otherwise “none seen”.',
  'Gain from pairing: how many times more futures separate averages would need for the same precision.',
] as const;
