import { nearest } from '../define/index.ts';
import type { ResolvedClaim } from '../plan/index.ts';
import { checkGate, checkTest } from './check-tests.ts';
import type { TestNames } from './check-tests.ts';
import { isRecord, itemsOf, keyOf, textOf } from './plain.ts';
import { clipped } from './problems.ts';
import type { Path } from './problems.ts';
import type { SettingsContext } from './read-settings.ts';
import { unknownScenario } from './resolve-scenarios.ts';

const optionalTexts = ['url', 'test', 'cannotTest', 'byDefinition', 'splitBy', 'note'] as const;

/** Claims in file order; tested in all scenarios but the baseline unless they say which. */
export function resolveClaims(data: unknown, names: TestNames, context: SettingsContext): ResolvedClaim[] {
  return itemsOf(data).flatMap((written, at) => {
    const path = ['claims', at];
    const quote = textOf(keyOf(written, 'quote'));
    const by = textOf(keyOf(written, 'by'));
    if (!isRecord(written) || quote === undefined || by === undefined) return [];
    const texts = optionalTexts
      .map((key) => [key, textOf(written[key])])
      .filter(([, text]) => text !== undefined);
    checkWays(written, path, context);
    checkSplit(textOf(written.splitBy), [...path, 'splitBy'], names, context);
    const test = textOf(written.test);
    if (test !== undefined) context.problems.attempt([...path, 'test'], () => checkTest(test, names));
    return [
      {
        quote,
        by,
        scenarios: claimScenarios(written.scenarios, path, names, context),
        ...Object.fromEntries(texts),
      },
    ];
  });
}

function checkWays(
  written: Readonly<Record<string, unknown>>,
  path: Path,
  { problems }: SettingsContext,
): void {
  const ways = ['test', 'cannotTest', 'byDefinition'];
  const given = ways.filter((way) => written[way] !== undefined);
  const expected = 'exactly one of `test`, `cannotTest` (why not) and `byDefinition` (how)';
  if (given.length === 0) problems.add('E107', 'a claim without a test', path, { expected });
  if (given.length > 1)
    problems.add('E108', `a claim with ${given.join(' and ')}`, [...path, given[1]], {
      part: 'key',
      expected,
    });
}

function checkSplit(
  name: string | undefined,
  path: Path,
  { varied }: TestNames,
  { problems }: SettingsContext,
): void {
  if (name === undefined || varied.includes(name)) return;
  problems.add('E104', `\`${clipped(name)}\` does not vary in this experiment`, path, {
    suggestion: nearest(name, varied),
    expected: `an assumption that is drawn or listed: ${varied.join(', ') || 'there is none'}`,
  });
}

function claimScenarios(data: unknown, path: Path, names: TestNames, context: SettingsContext): string[] {
  if (data === undefined) {
    const others = names.scenarios.filter((name) => name !== names.baseline);
    return others.length > 0 ? others : [...names.scenarios];
  }
  return itemsOf(data).flatMap((item, at) => {
    const name = textOf(item);
    if (name === undefined) return [];
    if (!names.scenarios.includes(name))
      unknownScenario(name, [...path, 'scenarios', at], names.scenarios, context);
    return [name];
  });
}

/** Gates in file order. */
export function resolveGates(data: unknown, names: TestNames, { problems }: SettingsContext): string[] {
  return itemsOf(data).flatMap((item, at) => {
    const text = textOf(item);
    if (text === undefined) return [];
    problems.attempt(['expect', at], () => checkGate(text, names));
    return [text];
  });
}
