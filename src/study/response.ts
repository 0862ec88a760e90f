import { exitCodes, LabError, nearest } from '../define/index.ts';
import { parseExpression } from '../plan/index.ts';
import type { Expression, ResolvedExperiment, ResolvedOutcome } from '../plan/index.ts';

/** One number per replication that a study looks at: an outcome of a scenario, or its paired difference to another scenario. */
export interface Response {
  /** `full.runwayYears` or `full.runwayYears - current.runwayYears`. */
  readonly text: string;
  readonly outcome: ResolvedOutcome;
  readonly scenario: string;
  /** Scenario whose outcome is subtracted, in the same futures. */
  readonly minus?: string;
}

/**
 * Reads a response: `full.runwayYears`, `full.runwayYears - current.runwayYears`, or a bare outcome, which means the only scenario, or
 * the last scenario minus the baseline. Throws LabError E112 for names that the experiment does not have, E124 for another form.
 */
export function parseResponse(
  text: string,
  experiment: Pick<ResolvedExperiment, 'scenarios' | 'outcomes' | 'baseline'>,
): Response {
  const parsed = parseExpression(text);
  if (parsed.kind === 'name' && !parsed.name.includes('.')) return bare(parsed.name, experiment);
  if (parsed.kind === 'name') return { ...termOf(parsed, experiment), text: parsed.name };
  const [left, right] =
    parsed.kind === 'binary' && parsed.operator === '-' ? [parsed.left, parsed.right] : [];
  if (left?.kind !== 'name' || right?.kind !== 'name') throw otherForm(text);
  const [first, second] = [termOf(left, experiment), termOf(right, experiment)];
  if (first.outcome.name !== second.outcome.name) throw otherForm(text);
  return { ...first, minus: second.scenario, text: `${left.name} - ${right.name}` };
}

/** Scenarios that a response needs, in the order of the experiment. */
export function scenariosOf(
  responses: readonly Response[],
  { scenarios }: Pick<ResolvedExperiment, 'scenarios'>,
): string[] {
  const wanted = new Set(responses.flatMap(({ scenario, minus }) => [scenario, minus]));
  return scenarios.map(({ name }) => name).filter((name) => wanted.has(name));
}

function bare(
  name: string,
  { scenarios, outcomes, baseline }: Pick<ResolvedExperiment, 'scenarios' | 'outcomes' | 'baseline'>,
): Response {
  const outcome = outcomeNamed(name, outcomes);
  const last = scenarios[scenarios.length - 1].name;
  return last === baseline
    ? { text: `${last}.${name}`, outcome, scenario: last }
    : { text: `${last}.${name} - ${baseline}.${name}`, outcome, scenario: last, minus: baseline };
}

function termOf(
  { name }: Extract<Expression, { kind: 'name' }>,
  { scenarios, outcomes }: Pick<ResolvedExperiment, 'scenarios' | 'outcomes'>,
): { scenario: string; outcome: ResolvedOutcome } {
  const [scenario, outcome = ''] = name.split('.', 2);
  const known = scenarios.map((each) => each.name);
  if (!known.includes(scenario))
    throw new LabError('E112', `unknown scenario \`${scenario}\` in \`${name}\``, {
      exit: exitCodes.usage,
      suggestion: nearest(scenario, known),
      expected: `scenario.outcome with one of ${known.join(', ')}`,
    });
  return { scenario, outcome: outcomeNamed(outcome, outcomes) };
}

function outcomeNamed(name: string, outcomes: readonly ResolvedOutcome[]): ResolvedOutcome {
  const found = outcomes.find((each) => each.name === name);
  if (found !== undefined) return found;
  const known = outcomes.map((each) => each.name);
  throw new LabError('E112', `unknown outcome \`${name}\``, {
    exit: exitCodes.usage,
    suggestion: nearest(name, known),
    expected: `one of ${known.join(', ')}`,
  });
}

function otherForm(text: string): LabError {
  return new LabError('E124', `invalid response \`${text}\``, {
    exit: exitCodes.usage,
    expected: '`outcome`, `scenario.outcome` or `scenario.outcome - scenario.outcome` of one outcome',
  });
}
