import { nearest, showQuantity } from '../define/index.ts';
import type { ResolvedScenario } from '../plan/index.ts';
import { parametersOf } from './model-facts.ts';
import { isNameOfScenario } from './names.ts';
import { entriesOf, itemsOf, keyOf, sortedRecord, textOf } from './plain.ts';
import { clipped, pathText } from './problems.ts';
import type { Path } from './problems.ts';
import { readValue } from './read-amount.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsContext } from './read-settings.ts';
import { readList } from './resolve-assumptions.ts';
import type { Listed } from './resolve-assumptions.ts';

type Levers = ReadonlyMap<string, number | string>;

interface Written {
  readonly name: string;
  readonly label: string;
  readonly own: Levers;
  readonly combine: readonly string[];
}

/** Levers under the top-level `levers`: fixed ones, which every scenario starts from, and listed ones. */
export function resolveCommonLevers(
  data: unknown,
  context: SettingsContext,
): { fixed: Levers; listed: Listed[] } {
  const fixed = new Map<string, number | string>();
  const listed: Listed[] = [];
  for (const setting of readSettings(data, { role: 'lever', path: ['levers'] }, context)) {
    if (Array.isArray(setting.written)) {
      const values = readList(setting, context);
      if (values !== undefined) listed.push({ name: setting.name, values });
      continue;
    }
    const value = context.problems.attempt(setting.path, () =>
      readValue(setting.written, { ...setting, ...context }),
    );
    if (value !== undefined) fixed.set(setting.name, value);
  }
  return { fixed, listed };
}

/** Scenarios in file order with all their levers: common ones, then those of combined scenarios, then their own. */
export function resolveScenarios(
  data: unknown,
  common: Levers,
  context: SettingsContext,
): ResolvedScenario[] {
  const written = new Map<string, Written>();
  const folded = new Map<string, string>();
  for (const [name, scenario] of entriesOf(data)) {
    checkName(name, folded, context);
    written.set(name, readScenario(name, scenario, context));
  }
  if (written.size === 0)
    context.problems.add('E107', 'missing scenarios', ['scenarios'], {
      expected: 'at least one, the baseline',
    });
  checkCombined(written, context);
  const leversOf = leversByScenario(written, context);
  return [...written.values()].map(({ name, label }) => ({
    name,
    label,
    levers: sortedRecord([...common, ...leversOf(name)]),
  }));
}

function checkName(name: string, folded: Map<string, string>, { problems }: SettingsContext): void {
  const path = ['scenarios', name];
  if (!isNameOfScenario(name)) {
    problems.add('E117', `invalid scenario name \`${clipped(name)}\``, path, {
      part: 'key',
      expected:
        'letters, digits and dashes, starting with a letter, at most 64, no word of tests such as `min`',
    });
  }
  const other = folded.get(name.toLowerCase());
  if (other !== undefined) {
    problems.add('E113', `duplicate scenario \`${clipped(name)}\``, path, {
      part: 'key',
      expected: `a name that differs from \`${clipped(other)}\` in more than capital letters`,
    });
  }
  folded.set(name.toLowerCase(), name);
}

function readScenario(name: string, scenario: unknown, context: SettingsContext): Written {
  const { problems } = context;
  const own = new Map<string, number | string>();
  const path = ['scenarios', name, 'levers'];
  for (const setting of readSettings(keyOf(scenario, 'levers'), { role: 'lever', path }, context)) {
    if (Array.isArray(setting.written)) {
      problems.add('E108', `invalid ${pathText(setting.path)}: a list`, setting.path, {
        expected:
          'one value; lists stand under the `levers` of the whole experiment and are run for every scenario',
      });
      continue;
    }
    const value = problems.attempt(setting.path, () =>
      readValue(setting.written, { ...setting, ...context }),
    );
    if (value !== undefined) own.set(setting.name, value);
  }
  const combine = itemsOf(keyOf(scenario, 'combine')).filter((each) => typeof each === 'string');
  return { name, label: textOf(keyOf(scenario, 'label')) ?? name, own, combine };
}

function checkCombined(written: ReadonlyMap<string, Written>, context: SettingsContext): void {
  for (const { name, combine } of written.values()) {
    combine.forEach((other, at) => {
      if (!written.has(other))
        unknownScenario(other, ['scenarios', name, 'combine', at], [...written.keys()], context);
      if (combine.indexOf(other) !== at)
        context.problems.add(
          'E103',
          `duplicate scenario \`${other}\` in combine`,
          ['scenarios', name, 'combine', at],
          {
            expected: 'each scenario once',
          },
        );
    });
  }
}

/** Adds E112 with the nearest name. */
export function unknownScenario(
  name: string,
  path: Path,
  names: readonly string[],
  { problems }: SettingsContext,
): void {
  problems.add('E112', `unknown scenario \`${clipped(name)}\``, path, {
    suggestion: nearest(name, names),
    expected: `one of ${names.map(clipped).join(', ')}`,
  });
}

/** Edges of `combine` that lead back to a scenario above, as `scenario>other`; each is reported as E114 with the whole round. */
function circularEdges(written: ReadonlyMap<string, Written>, { problems }: SettingsContext): Set<string> {
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
function leversByScenario(
  written: ReadonlyMap<string, Written>,
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
  { name }: Written,
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
