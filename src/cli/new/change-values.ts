import { exitCodes, LabError, nearest } from '../../define/index.ts';
import type { Model, Provenance } from '../../define/index.ts';
import { readDimensions } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { ResolvedAssumption, ResolvedExperiment } from '../../plan/index.ts';
import { valueText } from '../sweep/sweep-words.ts';

/** Values that a fork changes, as written: `mechanism.parameter=value`. */
export interface Changes {
  readonly set: readonly string[];
  /** Scenario in which levers change; every scenario that sets the lever, or all where none does, when absent. */
  readonly scenario?: string | undefined;
  /** Why values are changed, for their source. */
  readonly why: string;
}

/** What a change is about, in words: where, name, before, after. */
export type ChangeInWords = readonly [where: string, name: string, before: string, after: string];

/**
 * An experiment with other values, and what differs in words. Assumptions become fixed; levers change in the scenarios that set them.
 * Throws E104, E105, E112, E121, E122, E502 with what would be right.
 */
export function changeValues(
  experiment: ResolvedExperiment,
  model: Model,
  changes: Changes,
): { readonly experiment: ResolvedExperiment; readonly words: readonly ChangeInWords[] } {
  const words: ChangeInWords[] = [];
  let changed = experiment;
  for (const text of changes.set) {
    const { name, value } = valueIn(text, model);
    const parameter = parametersOf(model).get(name);
    const unit = parameter?.type === 'number' ? parameter.unit : 'option';
    const shown = (one: number | string): string => valueText(one, unit);
    const usual = parameter === undefined ? '' : `${shown(parameter.value)} (the model’s own)`;
    if (parameter?.role === 'lever') {
      const before = changed;
      changed = withLever(changed, { name, value, scenario: changes.scenario });
      for (const { name: scenario, levers } of before.scenarios) {
        const now = changed.scenarios.find((each) => each.name === scenario)?.levers[name];
        if (now === undefined || now === levers[name]) continue;
        words.push([scenario, name, levers[name] === undefined ? usual : shown(levers[name]), shown(now)]);
      }
    } else {
      const before = changed.assumptions.find((each) => each.name === name);
      words.push([
        'all',
        name,
        before === undefined ? usual : distributionWords(before, shown),
        shown(value),
      ]);
      const between = parameter?.type === 'number' ? { between: parameter.between } : {};
      changed = withAssumption(changed, {
        ...{ name, distribution: { kind: 'fixed', value }, ...between },
        provenance: sourceOf(before?.provenance, changes.why),
      });
    }
  }
  return { experiment: changed, words };
}

/** Reads `mechanism.parameter=value`, one value. */
function valueIn(text: string, model: Model): { readonly name: string; readonly value: number | string } {
  const wrong = (): LabError =>
    new LabError('E502', `invalid --set: ${text}`, {
      exit: exitCodes.usage,
      path: '--set',
      expected: 'one lever or assumption and one value: --set rateChange.to=12%',
    });
  if (!/^[^=]+=.+$/su.test(text)) throw wrong();
  const context = { resolved: { assumptions: [], scenarios: [] }, model, option: '--set' };
  const [{ name, distribution }] = readDimensions([text], context);
  if (distribution.kind !== 'choice' || distribution.options.length !== 1) throw wrong();
  return { name, value: distribution.options[0] };
}

function withLever(
  experiment: ResolvedExperiment,
  {
    name,
    value,
    scenario,
  }: { readonly name: string; readonly value: number | string; readonly scenario: string | undefined },
): ResolvedExperiment {
  const { scenarios } = experiment;
  const known = scenarios.map((each) => each.name);
  if (scenario !== undefined && !known.includes(scenario))
    throw new LabError('E112', `unknown scenario \`${scenario}\``, {
      exit: exitCodes.usage,
      path: '--scenario',
      suggestion: nearest(scenario, known),
      expected: `one of ${known.join(', ')}`,
    });
  const setBy = scenarios.filter(({ levers }) => Object.hasOwn(levers, name)).map((each) => each.name);
  const moved = scenario !== undefined ? [scenario] : setBy.length > 0 ? setBy : known;
  return {
    ...experiment,
    scenarios: scenarios.map((each) =>
      moved.includes(each.name) ? { ...each, levers: sorted({ ...each.levers, [name]: value }) } : each,
    ),
  };
}

const sorted = (levers: Readonly<Record<string, number | string>>): Record<string, number | string> =>
  Object.fromEntries(Object.entries(levers).sort(([a], [b]) => (a < b ? -1 : 1)));

function withAssumption(experiment: ResolvedExperiment, changed: ResolvedAssumption): ResolvedExperiment {
  const others = experiment.assumptions.filter(({ name }) => name !== changed.name);
  return { ...experiment, assumptions: [...others, changed].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The source of a changed assumption; what the proposal does not state it still does not state. */
function sourceOf(before: Provenance | undefined, why: string): Provenance {
  const open = before?.kind === 'assume' && before.notStated === true ? { notStated: true } : {};
  return { kind: 'assume', why, confidence: 'low', ...open };
}

function distributionWords(
  { distribution }: ResolvedAssumption,
  shown: (value: number | string) => string,
): string {
  if (distribution.kind === 'fixed') return shown(distribution.value);
  if ('low' in distribution) return `${shown(distribution.low)} to ${shown(distribution.high)}`;
  if (distribution.kind === 'choice') return distribution.options.map(shown).join(' or ');
  return distribution.kind;
}
