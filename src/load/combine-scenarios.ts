import { showQuantity } from '../define/index.ts';
import { parametersOf } from './model-facts.ts';
import { clipped } from './problems.ts';
import type { SettingsContext } from './read-settings.ts';

/** Lever values by name. */
export type Levers = ReadonlyMap<string, number | string>;

/** A scenario as the file says it, its own levers in canonical units. */
export interface WrittenScenario {
  readonly name: string;
  readonly label: string;
  readonly own: Levers;
  readonly combine: readonly string[];
}

/** Edges of `combine` that lead back to a scenario above, as `scenario>other`; each is reported as E114 with the whole round. */
function circularEdges(
  written: ReadonlyMap<string, WrittenScenario>,
  { problems }: SettingsContext,
): Set<string> {
  const edges = new Set<string>();
  const done = new Set<string>();
  const walk = (name: string, above: readonly string[]): void => {
    if (done.has(name)) return;
    for (const other of written.get(name)?.combine ?? []) {
      const round = [...above, name];
      if (!round.includes(other)) {
        walk(other, round);
        continue;
      }
      edges.add(`${name}>${other}`);
      const ring = [...round.slice(round.indexOf(other)), other].map(clipped);
      problems.add('E114', `circular combine: ${ring.join(' → ')}`, ['scenarios', name, 'combine'], {
        expected: 'scenarios that do not lead back to themselves',
      });
    }
    done.add(name);
  };
  for (const name of written.keys()) walk(name, []);
  return edges;
}

/** Levers that each scenario sets itself or by combining others; E115 when two combined scenarios disagree. */
export function leversByScenario(
  written: ReadonlyMap<string, WrittenScenario>,
  context: SettingsContext,
): (name: string) => Levers {
  const circular = circularEdges(written, context);
  const known = new Map<string, Levers>();
  const leversOf = (name: string): Levers => {
    const scenario = written.get(name);
    if (scenario === undefined) return new Map();
    const ready = known.get(name);
    if (ready !== undefined) return ready;
    const levers = new Map<string, number | string>();
    const from = new Map<string, string>();
    for (const other of scenario.combine) {
      if (circular.has(`${name}>${other}`)) continue;
      for (const [lever, value] of leversOf(other)) {
        const before = levers.get(lever);
        if (before !== undefined && before !== value && !scenario.own.has(lever))
          conflict(
            scenario,
            { lever, scenarios: [from.get(lever) ?? '', other], values: [before, value] },
            context,
          );
        levers.set(lever, value);
        from.set(lever, other);
      }
    }
    const all = new Map([...levers, ...scenario.own]);
    known.set(name, all);
    return all;
  };
  return leversOf;
}

function conflict(
  { name }: WrittenScenario,
  {
    lever,
    scenarios,
    values,
  }: { lever: string; scenarios: readonly string[]; values: readonly (number | string)[] },
  { problems, model }: SettingsContext,
): void {
  const parameter = parametersOf(model).get(lever);
  const [first, second] = values.map((value) =>
    typeof value === 'number' && parameter?.type === 'number' ? showQuantity(value, parameter.unit) : value,
  );
  const message = `conflicting \`${lever}\` in combine: ${first} in ${scenarios[0]}, ${second} in ${scenarios[1]}`;
  problems.add('E115', message, ['scenarios', name, 'combine'], {
    expected: `one of the two scenarios, or \`${lever}\` among the scenario’s own levers, which decide`,
  });
}
