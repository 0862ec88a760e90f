import type { ResolvedExperiment, ResolvedOutcome } from '../plan/index.ts';
import { capital } from '../report/page/context.ts';
import { countWords } from '../report/charts/chart.ts';
import { humanName, midSentence } from '../report/shown-unit.ts';
import type { Response } from '../study/index.ts';

type Scenarios = Pick<ResolvedExperiment, 'scenarios'>;

const labelOf = ({ scenarios }: Scenarios, name: string): string =>
  scenarios.find((each) => each.name === name)?.label ?? name;

/** `Full proposal against Current rules`, `Current rules`: the scenarios of a response by their labels. */
export function scenariosInWords(
  { scenario, minus }: Pick<Response, 'scenario' | 'minus'>,
  experiment: Scenarios,
): string {
  const label = labelOf(experiment, scenario);
  return minus === undefined ? label : `${label} against ${labelOf(experiment, minus)}`;
}

/** `the time for which rewards can be paid (Full proposal against Current rules)`: a response by its labels. */
export function responseInWords(response: Response, experiment: Scenarios): string {
  return `${response.outcome.label} (${scenariosInWords(response, experiment)})`;
}

/** Words of a picture's title, at most. */
const MOST_WORDS = 12;

/**
 * A title with an outcome called by its label where that leaves at most 12 words, otherwise by its name in words, otherwise as `the
 * outcome`, which the line below it names.
 */
export function titleWith(
  { label, name }: Pick<ResolvedOutcome, 'label' | 'name'>,
  write: (called: string) => string,
): string {
  const titles = [label, humanName(name), 'the outcome'].map((called) => capital(write(midSentence(called))));
  return titles.find((title) => countWords(title) <= MOST_WORDS) ?? titles[2];
}

/** The label of an outcome where it has at most so many words, otherwise its name in words: `Runway years`. */
export function outcomeInTitle(
  { label, name }: Pick<ResolvedOutcome, 'label' | 'name'>,
  most: number,
): string {
  return capital(countWords(label) <= most ? label : humanName(name));
}
