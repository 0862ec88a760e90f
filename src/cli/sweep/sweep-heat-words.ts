import type { PairedDifference } from '../../summarise/index.ts';
import { titleWith } from '../response-words.ts';
import { counted } from '../study.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';

/** Chance in 100 of better (higher, where neither is better), among the futures that change by more than what matters; undefined when none does. */
export function chanceOf(change: PairedDifference | undefined): number | undefined {
  if (change === undefined || change.better + change.worse === 0) return undefined;
  return (100 * change.better) / (change.better + change.worse);
}

/** What a cell holds, what line, dashes and marks mean, and what stands at the ends of the colours. */
export function heatCaption(
  { replications, response, from }: SweepAnalysis,
  finite: readonly number[],
  write: (value: number) => string,
): string {
  const cell = `Each cell is the middle of ${counted(replications, 'simulated future')}.`;
  const marks = 'Circle: current values; diamond: proposed ones, where they are in the lists.';
  if (response.minus === undefined && from === undefined)
    return `${cell} Colours go from grey, ${write(Math.min(...finite))}, to blue, ${write(Math.max(...finite))}. ${marks}`;
  const reach = Math.max(...finite.map(Math.abs));
  const { better } = response.outcome;
  const good = better === 'lower' ? -reach : reach;
  const [blue, vermilion] = better === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  return `${cell} Colours go from vermilion, ${write(-good)} (${vermilion}), over grey, no change, to blue, ${write(good)} (${blue}). Thick line: as likely as not; on one side it is ${blue} in 50 or more of 100 futures that change by what matters, on the other in fewer. Dashed cells: no direction is likely. ${marks}`;
}

/** The finding: at how many settings a direction is likely, or how far the levels reach; at most 12 words. */
export function heatTitle(
  analysis: SweepAnalysis,
  finite: readonly number[],
  write: (value: number) => string,
): string {
  const { summaries, response, from } = analysis;
  const { outcome } = response;
  if (response.minus === undefined && from === undefined)
    return titleWith(
      outcome,
      (name) => `${name} ranges from ${write(Math.min(...finite))} to ${write(Math.max(...finite))}`,
    );
  const [up, down] = outcome.better === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  const others = summaries.filter(({ point }) => response.minus !== undefined || point !== from);
  const counts = [up, down].map((direction) => others.filter(({ word }) => word?.endsWith(direction)).length);
  return titleWith(outcome, (name) =>
    counts[0] + counts[1] === 0
      ? `No setting is likely to change ${name}`
      : `${name} likely ${up} at ${counts[0]} of ${others.length} settings, ${down} at ${counts[1]}`,
  );
}
