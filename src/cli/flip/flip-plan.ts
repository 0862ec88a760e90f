import { exitCodes, LabError, showQuantity } from '../../define/index.ts';
import type { Model } from '../../define/index.ts';
import type { Dimension, Point, Simulator } from '../../design/index.ts';
import { readDimensions } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import { groupOf, namesIn } from '../../plan/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import type { FlipRecord } from '../../report/difference-report/flip-record.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { varyLever } from '../../search/index.ts';
import { invalidOption } from '../choice-option.ts';
import { numberOption, textsOf } from '../search/search-options.ts';
import { valueText } from '../sweep/sweep-words.ts';
import { countOption, textOption } from '../verb.ts';
import type { Call } from '../verb.ts';
import { verdictsOf } from './flip-question.ts';
import type { AskedVerdict } from './flip-question.ts';

type Experiment = RunnableExperiment & LoadedExperiment;

/** Scenarios as levers over one of them, for a lever that moves in some and stays in others. */
interface Carrier {
  readonly carrier: string;
  readonly levers: ReadonlyMap<string, Point>;
  readonly moved: ReadonlySet<string>;
}

/** What a call of `mlab flip` asks. */
export interface FlipPlan {
  readonly parameter: FlipRecord['parameter'];
  readonly stands: FlipRecord['stands'];
  /** Labels of the scenarios in which a lever moves; empty where the parameter moves in all. */
  readonly moved: readonly string[];
  readonly verdicts: readonly AskedVerdict[];
  readonly chance: number;
  /** A range that is searched, or values that are tried. */
  readonly over:
    { readonly low: number; readonly high: number } | { readonly values: readonly (number | string)[] };
  readonly replications: number;
  readonly populations: Readonly<Record<string, number>>;
  readonly grid: number;
  readonly tolerance: number;
  readonly most: number;
  readonly confidence: number;
  /** Scenarios that are run. */
  readonly scenarios: readonly string[];
  readonly carrier: Carrier | undefined;
}

/** Reads the options of a call. Throws E104, E112, E116, E124, E502 with what would be right. */
export function flipPlan(call: Call, experiment: Experiment): FlipPlan {
  const { resolved, model } = experiment;
  if (groupOf(resolved) > 1)
    throw invalidOption(
      'draws',
      'assumptions drawn together',
      'an experiment whose replications are independent',
    );
  const { verdicts, chance } = verdictsOf(call, resolved);
  const dimension = dimensionOf(call, experiment);
  const parameter = parametersOf(model).get(dimension.name);
  const unit = parameter?.type === 'number' ? parameter.unit : 'option';
  const named = new Set(verdicts.flatMap(({ test }) => namesIn(test)).map((name) => name.split('.', 1)[0]));
  const needed = resolved.scenarios.map(({ name }) => name).filter((name) => named.has(name));
  const carrier =
    parameter?.role === 'lever' ? carrierOf(call, { resolved, needed, lever: dimension.name }) : undefined;
  const label = (name: string): string =>
    resolved.scenarios.find((each) => each.name === name)?.label ?? name;
  return {
    parameter: { name: dimension.name, means: parameter?.means ?? '', unit },
    stands: standsOf(resolved, { name: dimension.name, unit, carrier, usual: parameter?.value ?? '' }),
    moved: carrier === undefined ? [] : [...carrier.moved].map(label),
    ...{ verdicts, carrier, over: overOf(dimension) },
    chance: chanceOf(call) ?? chance,
    populations: resolved.populations,
    replications: countOption(call, 'replications', [5, 1_000_000]) ?? 200,
    grid: countOption(call, 'grid', [2, 1_000]) ?? 9,
    most: countOption(call, 'most', [2, 10_000]) ?? 120,
    tolerance:
      numberOption(
        call,
        'tolerance',
        (value) => value >= 1e-6 && value <= 0.5,
        'a share of the range: 0.5%',
      ) ?? 0.005,
    confidence: 0.95,
    scenarios: carrier === undefined ? needed : [carrier.carrier],
  };
}

/** The simulator of a plan: with a lever that moves in some scenarios only, or as it is. */
export const simulatorFor = ({ carrier }: FlipPlan, simulator: Simulator): Simulator =>
  carrier === undefined ? simulator : varyLever(simulator, carrier);

function chanceOf(call: Call): number | undefined {
  const percent = numberOption(
    call,
    'at',
    (value) => value >= 1 && value < 100,
    'futures in 100: 50, 66, 90',
  );
  return percent === undefined ? undefined : percent / 100;
}

function dimensionOf(call: Call, { resolved, model }: Experiment): Dimension {
  const texts = textsOf(call, 'over');
  if (texts.length !== 1)
    throw invalidOption(
      'over',
      texts.length === 0 ? 'missing' : texts.join(' '),
      `one lever or assumption and its range, such as ${rangeExample(resolved, model)}`,
    );
  // Levers that scenarios set are moved in these scenarios, so none is refused here.
  return readDimensions(texts, { resolved: { ...resolved, scenarios: [] }, model, option: '--over' })[0];
}

/** A range of a lever that the proposal sets, from the model’s own value to the proposed one: what people look for first. */
export function rangeExample({ scenarios }: Pick<ResolvedExperiment, 'scenarios'>, model: Model): string {
  const known = parametersOf(model);
  for (const [name, value] of scenarios.toReversed().flatMap(({ levers }) => Object.entries(levers))) {
    const parameter = known.get(name);
    if (parameter?.type !== 'number' || typeof value !== 'number' || value === parameter.value) continue;
    const ends = [parameter.value, value].sort((a, b) => a - b);
    const written = ends.map((end) => showQuantity(end, parameter.unit).replace(/%\/.*$/u, '%'));
    return `"${name}=${written.join(':')}"`;
  }
  return '"supply.circulating=5,000,000 METIS:9,000,000 METIS"';
}

function overOf({ name, distribution }: Dimension): FlipPlan['over'] {
  if (distribution.kind === 'choice') return { values: distribution.options };
  if ('low' in distribution) return { low: distribution.low, high: distribution.high };
  throw invalidOption('over', name, `\`${name}=low:high\`: what the experiment draws it from has no ends`);
}

/**
 * The scenario that carries the others, where a lever moves in some and stays in the rest: its own levers must be the same in all.
 * Undefined where the lever moves in every scenario that the verdicts name. Throws E116 when no scenario can carry.
 */
function carrierOf(
  call: Call,
  {
    resolved,
    needed,
    lever,
  }: { readonly resolved: ResolvedExperiment; readonly needed: readonly string[]; readonly lever: string },
): Carrier | undefined {
  const { scenarios, baseline } = resolved;
  const asked = textOption(call, 'scenario');
  const setting = scenarios.filter(({ levers }) => Object.hasOwn(levers, lever)).map(({ name }) => name);
  const moved = asked === undefined ? setting : [asked];
  const inNeeded = needed.filter((name) => moved.includes(name));
  if (inNeeded.length === 0 && setting.length > 0)
    throw new LabError('E116', `\`${lever}\` moves in no scenario that is asked about`, {
      exit: exitCodes.usage,
      path: '--over',
      expected: `a test that names ${moved.join(' or ')}, or --scenario with one of ${needed.join(', ')}`,
    });
  if (inNeeded.length === 0 || (setting.length === 0 && inNeeded.length === needed.length)) return undefined;
  const levers = new Map(
    scenarios.filter(({ name }) => needed.includes(name)).map(({ name, levers: own }) => [name, own]),
  );
  const canCarry = (name: string): boolean => {
    const own = scenarios.find((each) => each.name === name)?.levers ?? {};
    return Object.entries(own).every(
      ([key, value]) => key !== lever && [...levers.values()].every((other) => other[key] === value),
    );
  };
  const carrier = [baseline, ...scenarios.map(({ name }) => name)].find(canCarry);
  if (carrier === undefined)
    throw new LabError(
      'E116',
      `\`${lever}\` cannot be moved: every scenario sets levers that another one does not`,
      {
        exit: exitCodes.usage,
        path: '--over',
        expected:
          'a baseline that sets no levers; what is current can stand in the assumptions or the defaults',
      },
    );
  return { carrier, levers, moved: new Set(inNeeded) };
}

/** What the experiment says of a parameter now. */
function standsOf(
  { assumptions, scenarios }: ResolvedExperiment,
  {
    name,
    unit,
    carrier,
    usual,
  }: { name: string; unit: string; carrier: Carrier | undefined; usual: number | string },
): FlipPlan['stands'] {
  const one = (value: number | string): FlipPlan['stands'] => ({
    words: valueText(value, unit),
    ...(typeof value === 'number' ? { low: value, high: value } : { low: null, high: null }),
  });
  const said = (subject: string, { words, low, high }: FlipPlan['stands']): FlipPlan['stands'] => ({
    ...{ words: `${subject} ${words}`, low, high },
  });
  const setBy = scenarios.filter(({ name: scenario, levers }) =>
    (carrier?.moved.has(scenario) ?? true) ? Object.hasOwn(levers, name) : false,
  );
  if (setBy.length > 0) return said(`${setBy[0].label} sets`, one(setBy[0].levers[name]));
  const distribution = assumptions.find((each) => each.name === name)?.distribution;
  if (distribution === undefined) return said('the model’s own value is', one(usual));
  if (distribution.kind === 'fixed') return said('the experiment assumes', one(distribution.value));
  if ('low' in distribution)
    return {
      words: `the experiment assumes ${valueText(distribution.low, unit)} to ${valueText(distribution.high, unit)}`,
      ...{ low: distribution.low, high: distribution.high },
    };
  if (distribution.kind === 'choice') {
    const options = distribution.options.map((option) => valueText(option, unit)).join(', ');
    return { words: `the experiment draws one of ${options}`, low: null, high: null };
  }
  return { words: `the experiment draws it (${distribution.kind})`, low: null, high: null };
}
