import { counted } from '../numbers.ts';
import type { ChartFooter } from '../charts/chart.ts';
import { countWords } from '../charts/chart.ts';
import type { Context } from '../page/context.ts';
import { horizon } from '../page/context.ts';

const longestTitle = 12;

/** The first title that keeps to 12 words; the last one, cut, when none does. */
export function titleOf(candidates: readonly string[]): string {
  const fitting = candidates.find((title) => countWords(title) <= longestTitle);
  if (fitting !== undefined) return fitting;
  return (candidates[candidates.length - 1] ?? '').split(/\s+/u).slice(0, longestTitle).join(' ');
}

/** Run and command in the footer of a picture. */
export function footerOf({ run, options }: Context): ChartFooter {
  return { run: run.manifest.runKey, command: options.command };
}

/** `5 years from 2025-11-03, 2,000 simulated futures`. */
export function spanOf(context: Context): string {
  const futures = context.numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  return `${horizon(context)} from ${context.run.experiment.time.start}, ${futures.text} simulated futures`;
}
