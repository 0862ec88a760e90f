import { significant } from '../../summarise/index.ts';
import { answer } from '../answer.ts';
import { failedFutures } from '../failed-futures.ts';
import { counted } from '../numbers.ts';
import type { NumberStyle } from '../numbers.ts';
import type { Query } from '../query.ts';
import type { ChartFooter } from '../charts/chart.ts';
import { countWords } from '../charts/chart.ts';
import { scenarioStyles } from '../charts/palette.ts';
import type { ScenarioStyle } from '../charts/palette.ts';
import type { Context } from '../page/context.ts';
import { changedWords } from '../page/changed-words.ts';
import { horizon, scenarioLabel, unfinishedMark } from '../page/context.ts';

const longestTitle = 12;

/** The first title that keeps to 12 words; the last one, cut, when none does. */
export function titleOf(candidates: readonly string[]): string {
  const fitting = candidates.find((title) => countWords(title) <= longestTitle);
  if (fitting !== undefined) return fitting;
  return (candidates[candidates.length - 1] ?? '').split(/\s+/u).slice(0, longestTitle).join(' ');
}

/** Names one after the other; with semicolons where a name has a comma of its own. */
export function listed(names: readonly string[]): string {
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}

const numbersInWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Scenarios of an alternative text, and their number for where the list has no room. */
export function scenariosOf(labels: readonly string[]): {
  readonly scenarios: string;
  readonly briefly?: string;
} {
  const { length } = labels;
  const brief = length > 1 ? { briefly: `${numbersInWords[length] ?? length} sets of rules` } : {};
  return { scenarios: listed(labels), ...brief };
}

/** A range printed with two significant digits, or with as many more as tell its ends apart, six at most. */
export function printedRange(
  { run, numbers }: Context,
  query: Query,
  style: Partial<NumberStyle> = {},
): string {
  const { value } = answer(run, query);
  const [low = null, high = null] = typeof value === 'number' ? [value, value] : value;
  const [first, last] = [low ?? NaN, high ?? NaN];
  const isTold = (digits: number): boolean => significant(first, digits) !== significant(last, digits);
  const digits = first === last ? 2 : ([2, 3, 4, 5].find(isTold) ?? 6);
  return numbers.print(query, { ...style, digits }).text;
}

/** Label of a scenario for a sentence: in quotes where commas of its own would blur the sentence. */
export function namedIn(context: Context, scenario: string): string {
  const label = scenarioLabel(context, scenario);
  return label.includes(',') ? `“${label}”` : label;
}

/** Styles of the scenarios of an experiment, in its order. */
export function stylesOf({ run }: Context): readonly ScenarioStyle[] {
  return scenarioStyles(run.experiment.scenarios.map(({ name }) => name));
}

/** Run and command in the footer of a picture, and the mark of a run that is not finished, or whose values were changed. */
export function footerOf(context: Context): ChartFooter {
  const { run, options } = context;
  const marks = [unfinishedMark(context), changedWords(context)?.brief].filter((each) => each !== undefined);
  return {
    run: run.manifest.runKey,
    command: options.command,
    ...(marks.length === 0 ? {} : { mark: marks.join('. ') }),
  };
}

/** `5 years from 2025-11-03, 2,000 simulated futures`, with those that failed where some did. */
export function spanOf(context: Context): string {
  const print = (query: Query): string => context.numbers.print(query, counted).text;
  const futures = print({ measure: 'count', table: 'manifest', of: 'replications' });
  const failed =
    failedFutures(context.run).failed === 0
      ? ''
      : ` (${print({ measure: 'failed', table: 'failures', of: 'futures' })} failed)`;
  return `${horizon(context)} from ${context.run.experiment.time.start}, ${futures} simulated futures${failed}`;
}
