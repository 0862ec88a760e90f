import { capital } from '../../report/page/context.ts';
import type { ResolvedExperiment, ResolvedOutcome } from '../../plan/index.ts';
import { shownAmount, shownDifference } from '../../report/shown-unit.ts';
import type { ParameterLabels } from '../parameter-labels.ts';
import { scenariosInWords } from '../response-words.ts';
import type { Response } from '../../study/index.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import { settingText } from './sweep-words.ts';

/** What the answer calls parameters and scenarios by. */
interface Names {
  readonly labels: ParameterLabels;
  readonly resolved: Pick<ResolvedExperiment, 'scenarios'>;
}

/** What the answer is read from. */
interface Found extends Pick<SweepAnalysis, 'from' | 'proposed' | 'units'> {
  readonly design: {
    readonly dimensions: readonly { readonly name: string }[];
    readonly points: SweepAnalysis['design']['points'];
  };
  readonly response: Pick<Response, 'scenario' | 'minus'> & {
    readonly outcome: Pick<ResolvedOutcome, 'label' | 'unit' | 'better'>;
  };
  readonly summaries: readonly { readonly median: number }[];
  readonly ranking: { readonly order: readonly number[] };
}

/** The answer of a sweep in words: where the outcome is best and worst, and what it is now and as proposed; empty without a second setting. */
export function answerText(analysis: Found, { labels, resolved }: Names): string {
  const { ranking, from, proposed, summaries, response, design, units } = analysis;
  const { order } = ranking;
  if (order.length < 2) return '';
  const { outcome, minus } = response;
  const amount = (point: number): string =>
    (minus === undefined ? shownAmount : shownDifference)(summaries[point].median, outcome.unit);
  const at = (point: number): string =>
    design.dimensions
      .map(({ name }, d) => `${settingText(design.points[point][name], units[d])} as ${labels.long(name)}`)
      .join(' and ');
  const [high, low] = outcome.better === 'neutral' ? ['highest', 'lowest'] : ['best', 'worst'];
  const [best, worst] = [order[0], order[order.length - 1]];
  const between = [
    ...(from === undefined ? [] : [`Current settings: ${amount(from)}.`]),
    ...(proposed === undefined ? [] : [`Proposed ones: ${amount(proposed)}.`]),
  ];
  const about = `${capital(outcome.label)} (${scenariosInWords(response, resolved)})`;
  return `${about} is ${high} with ${at(best)}: ${amount(best)} in the middle future. ${[...between, `${capital(low)}, with ${at(worst)}: ${amount(worst)}.`].join(' ')}`;
}
