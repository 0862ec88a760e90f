import { exitCodes, LabError, nearest } from '../../define/index.ts';
import type { Dimension, Point } from '../../design/index.ts';
import { readDimensions } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import { groupOf } from '../../plan/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { midSentence } from '../../report/shown-unit.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { settingsOf, variablesOf } from '../../search/index.ts';
import type { Goal, Measure, Threshold, Variable } from '../../search/index.ts';
import { parseResponse, scenariosOf } from '../../study/index.ts';
import { readConditions } from './search-conditions.ts';
import { methodOf, MOST_SETTINGS } from './search-method.ts';
import type { SearchMethod } from './search-method.ts';
import { goalsOf } from './search-goals.ts';
import type { SearchGoal } from './search-goals.ts';
import { numberOption, textsOf } from './search-options.ts';
import { choiceOption, invalidOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

const measures = ['expected', 'p05', 'regret', 'satisfice'] as const;

/** What a call of `mlab search` asks. */
export interface SearchPlan {
  readonly dimensions: readonly Dimension[];
  readonly variables: readonly Variable[];
  /** Every allowed setting, where values are listed and not too many; undefined for `evolve`. */
  readonly settings: readonly Point[] | undefined;
  readonly scenario: string;
  /** What the baseline is called, with which all is compared. */
  readonly baseline: string;
  /** Scenarios that are run. */
  readonly scenarios: readonly string[];
  readonly goals: readonly SearchGoal[];
  /** Bounds on responses that a setting has to keep in expectation. */
  readonly constraints: readonly Threshold[];
  readonly where: readonly string[];
  allowed(point: Point): boolean;
  readonly measure: Measure;
  readonly method: SearchMethod;
  readonly confidence: number;
  readonly indifference: number;
  /** Replications: of the first stage, of every setting, or of every setting in a generation. */
  readonly replications: number;
  /** Replications in all that may be spent before the final check; undefined for as many as it takes. */
  readonly budget: number | undefined;
  readonly population: number;
  readonly generations: number;
  /** Fresh futures of the final check. */
  readonly check: number;
}

type Experiment = RunnableExperiment & LoadedExperiment;

/** Reads the options of a call. Throws E104, E112, E116, E124, E502 with what would be right. */
export function searchPlan(call: Call, experiment: Experiment): SearchPlan {
  const { resolved } = experiment;
  if (groupOf(resolved) > 1)
    throw invalidOption(
      'draws',
      'assumptions drawn together',
      'an experiment whose replications are independent',
    );
  const scenario = scenarioOf(call, resolved);
  const dimensions = dimensionsOf(call, experiment, scenario);
  const responseOf = (text: string): string => fullName(text, scenario, resolved);
  const searched = dimensions.map(({ name }) => name);
  const where = textsOf(call, 'where');
  const { allowed, thresholds } = readConditions(where, searched, responseOf);
  const robust = choiceOption(call, 'robust', measures) ?? 'expected';
  const goals = goalsOf(call, {
    resolved,
    responseOf,
    meets: robust === 'satisfice' ? thresholds : undefined,
  });
  const variables = variablesOf(dimensions);
  const settings = listedSettings(variables, allowed);
  const isBounded = robust !== 'satisfice' && thresholds.length > 0;
  const method = methodOf(call, { settings, goals, robust, isBounded });
  const needed = new Set([...goals.flatMap(({ goal, current }) => [goal, current]).flatMap(responsesIn)]);
  for (const { response } of thresholds) needed.add(response);
  const scenarios = scenariosOf(
    [...needed].map((text) => parseResponse(text, resolved)),
    resolved,
  );
  const replications = countOption(call, 'replications', [5, 1_000_000]) ?? (method === 'all' ? 64 : 32);
  return {
    ...{ dimensions, variables, scenario, scenarios, goals, where, allowed, method, replications },
    baseline: midSentence(
      resolved.scenarios.find(({ name }) => name === resolved.baseline)?.label ?? resolved.baseline,
    ),
    settings: method === 'evolve' ? undefined : settings,
    constraints: robust === 'satisfice' ? [] : thresholds,
    measure: measureNamed(robust),
    ...numbersOf(call, goals, replications),
  };
}

function numbersOf(call: Call, goals: readonly SearchGoal[], replications: number) {
  const confidence =
    numberOption(call, 'confidence', (value) => value > 0.5 && value < 1, 'a number above 0.5 and below 1') ??
    0.95;
  const asked = numberOption(
    call,
    'indifference',
    (value) => value > 0,
    'a number above 0, in the unit of the outcome',
  );
  const indifference = asked ?? goals[0].matters;
  if (!(indifference > 0))
    throw invalidOption(
      'indifference',
      'missing',
      `a number above 0: ${goals[0].name} says nothing of what matters`,
    );
  const population = countOption(call, 'population', [4, 1_000]) ?? 16;
  if (population % 2 === 1) throw invalidOption('population', String(population), 'an even number');
  return {
    confidence,
    indifference,
    budget: countOption(call, 'budget', [1, 1_000_000_000]),
    population,
    generations: countOption(call, 'generations', [1, 10_000]) ?? 10,
    check: countOption(call, 'check', [8, 1_000_000]) ?? Math.max(64, 2 * replications),
  };
}

const measureNamed = (robust: (typeof measures)[number]): Measure => {
  if (robust === 'p05') return { kind: 'quantile', p: 0.05 };
  return robust === 'regret' ? { kind: 'maximumRegret' } : { kind: 'expected' };
};

function scenarioOf(call: Call, { scenarios, baseline }: ResolvedExperiment): string {
  const name = textOption(call, 'scenario') ?? baseline;
  const known = scenarios.map((each) => each.name);
  if (known.includes(name)) return name;
  throw new LabError('E112', `unknown scenario \`${name}\``, {
    exit: exitCodes.usage,
    path: '--scenario',
    suggestion: nearest(name, known),
    expected: `one of ${known.join(', ')}`,
  });
}

function dimensionsOf(call: Call, { resolved, model }: Experiment, scenario: string): Dimension[] {
  const texts = textsOf(call, 'over');
  if (texts.length === 0)
    throw invalidOption('over', 'missing', 'a lever and its values, such as rateChange.to=5%:25%:5%');
  const known = parametersOf(model);
  for (const text of texts) {
    const [name = ''] = text.trim().split('=');
    if (known.get(name)?.role === 'assumption')
      throw new LabError('E502', `invalid --over: \`${name}\` is an assumption`, {
        exit: exitCodes.usage,
        path: '--over',
        expected: 'levers: what the world does cannot be chosen (`mlab sweep` varies assumptions)',
      });
  }
  // A lever that another scenario sets does no harm: only the searched one is moved.
  const scenarios = resolved.scenarios.filter(({ name }) => name === scenario);
  return readDimensions(texts, { resolved: { ...resolved, scenarios }, model, option: '--over' });
}

/** A bare outcome is that of the searched scenario. */
function fullName(text: string, scenario: string, resolved: ResolvedExperiment): string {
  const bare = /^[A-Za-z][A-Za-z0-9]*$/u.test(text.trim());
  return parseResponse(bare ? `${scenario}.${text.trim()}` : text, resolved).text;
}

function responsesIn(goal: Goal | undefined): string[] {
  if (goal === undefined) return [];
  return 'meets' in goal ? goal.meets.map(({ response }) => response) : [goal.response];
}

function listedSettings(
  variables: readonly Variable[],
  allowed: (point: Point) => boolean,
): Point[] | undefined {
  if (variables.some(({ kind }) => kind === 'real')) return undefined;
  const count = variables.reduce(
    (product, variable) =>
      product *
      (variable.kind === 'ordered' ? variable.values : variable.kind === 'choice' ? variable.options : [])
        .length,
    1,
  );
  if (count > MOST_SETTINGS) return undefined;
  const settings = settingsOf(variables).filter(allowed);
  if (settings.length < 2)
    throw invalidOption(
      'where',
      `${settings.length} of ${count} settings left`,
      'at least 2 settings to choose from',
    );
  return settings;
}
