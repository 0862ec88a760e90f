import { nearest } from '../define/index.ts';
import type { ResolvedScenario } from '../plan/index.ts';
import { leversByScenario } from './combine-scenarios.ts';
import type { Levers, WrittenScenario } from './combine-scenarios.ts';
import { isNameOfScenario } from './names.ts';
import { entriesOf, itemsOf, keyOf, sortedRecord, textOf } from './plain.ts';
import { clipped, pathText } from './problems.ts';
import type { Path } from './problems.ts';
import { readValue } from './read-amount.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsContext } from './read-settings.ts';
import { readList } from './resolve-assumptions.ts';
import type { Listed } from './resolve-assumptions.ts';

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
  const written = new Map<string, WrittenScenario>();
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

function readScenario(name: string, scenario: unknown, context: SettingsContext): WrittenScenario {
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

function checkCombined(written: ReadonlyMap<string, WrittenScenario>, context: SettingsContext): void {
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
