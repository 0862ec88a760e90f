import { LabError, nearest } from '../define/index.ts';
import { kindOf, parseExpression, visit } from '../plan/index.ts';
import type { Expression, ResolvedClaim, ResolvedScenario } from '../plan/index.ts';
import { isRecord, itemsOf, keyOf, textOf } from './plain.ts';
import { clipped } from './problems.ts';
import type { Path } from './problems.ts';
import type { SettingsContext } from './read-settings.ts';
import { unknownScenario } from './resolve-scenarios.ts';

/** What tests may name. */
export interface TestNames {
  readonly scenarios: readonly string[];
  readonly outcomes: readonly string[];
  readonly baseline: string;
  /** Assumptions that are drawn or listed. */
  readonly varied: readonly string[];
}

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

/** Checks the test of a claim: names are outcomes, `scenario.outcome` another scenario's. Throws E124. */
export function checkTest(text: string, names: TestNames): void {
  const expression = parseExpression(text);
  visit(expression, (each) => {
    if (each.kind === 'name')
      checkName(each.name, { text, at: each.at, valid: outcomeNames(names), what: 'outcome' });
    if (each.kind === 'call' && (each.name === 'chance' || each.name === 'halfWidth'))
      throw problem(text, each.at, `\`${each.name}\` in a test of one future`, {
        expected: `\`${each.name}\` only in gates`,
      });
  });
  checkTruth(expression, text);
}

/** Checks a gate: `ledger.balanced`, `failed == 0`, `halfWidth(outcome, a - b) <= x`, `chance(test, scenario) >= 90%`. Throws E124. */
export function checkGate(text: string, names: TestNames): void {
  const expression = parseExpression(text);
  checkGatePart(expression, text, names);
  checkTruth(expression, text);
}

const gateNames = ['ledger.balanced', 'failed'];

function checkGatePart(each: Expression, text: string, names: TestNames): void {
  if (each.kind === 'name')
    checkName(each.name, { text, at: each.at, valid: gateNames, what: 'fact about a run' });
  if (each.kind === 'unary') checkGatePart(each.of, text, names);
  if (each.kind === 'binary') {
    checkGatePart(each.left, text, names);
    checkGatePart(each.right, text, names);
  }
  if (each.kind !== 'call') return;
  if (each.name === 'halfWidth') checkHalfWidth(each, text, names);
  else if (each.name === 'chance') checkChance(each, text, names);
  else for (const given of each.given) checkGatePart(given, text, names);
}

function checkHalfWidth(
  { given: [outcome, of], at }: Expression & { kind: 'call' },
  text: string,
  names: TestNames,
): void {
  if (outcome.kind !== 'name')
    throw problem(text, at, '`halfWidth` without an outcome', { expected: '`halfWidth(outcome, a - b)`' });
  checkName(outcome.name, { text, at: outcome.at, valid: names.outcomes, what: 'outcome' });
  const sides = of.kind === 'binary' && of.operator === '-' ? [of.left, of.right] : [of];
  for (const side of sides) checkScenario(side, text, names);
}

function checkChance(
  { given: [test, scenario] }: Expression & { kind: 'call' },
  text: string,
  names: TestNames,
): void {
  visit(test, (each) => {
    if (each.kind === 'name')
      checkName(each.name, { text, at: each.at, valid: outcomeNames(names), what: 'outcome' });
    if (each.kind === 'call' && (each.name === 'chance' || each.name === 'halfWidth'))
      throw problem(text, each.at, `\`${each.name}\` inside \`chance\``, {
        expected: 'a test of one future',
      });
  });
  checkScenario(scenario, text, names);
}

function checkScenario(each: Expression, text: string, { scenarios }: TestNames): void {
  if (each.kind !== 'name')
    throw problem(text, each.at, 'no scenario', { expected: `one of ${scenarios.join(', ')}` });
  checkName(each.name, { text, at: each.at, valid: scenarios, what: 'scenario' });
}

const outcomeNames = ({ scenarios, outcomes }: TestNames): string[] => [
  ...outcomes,
  ...scenarios.flatMap((scenario) => outcomes.map((outcome) => `${scenario}.${outcome}`)),
];

function checkName(
  name: string,
  { text, at, valid, what }: { text: string; at: number; valid: readonly string[]; what: string },
): void {
  if (valid.includes(name)) return;
  const asMinus = name.includes('-') ? '; a minus needs spaces around it' : '';
  throw problem(text, at, `unknown ${what} \`${clipped(name)}\``, {
    suggestion: nearest(name, valid),
    expected: `one of ${valid.slice(0, 12).join(', ')}${asMinus}`,
  });
}

function checkTruth(expression: Expression, text: string): void {
  if (kindOf(expression, text, ['ledger.balanced']) === 'truth') return;
  throw problem(text, expression.at, 'a number', { expected: 'a comparison such as `a >= b`' });
}

function problem(
  text: string,
  at: number,
  what: string,
  details: { readonly suggestion?: string | undefined; readonly expected: string },
): LabError {
  return new LabError('E124', `invalid test \`${clipped(text)}\`: ${what} at character ${at}`, details);
}

/** Scenarios that a claim's test or a gate names. */
export function scenariosIn(text: string, scenarios: readonly ResolvedScenario[]): string[] {
  const found = new Set<string>();
  visit(parseExpression(text), (each) => {
    if (each.kind !== 'name') return;
    for (const { name } of scenarios)
      if (each.name === name || each.name.startsWith(`${name}.`)) found.add(name);
  });
  return [...found];
}
