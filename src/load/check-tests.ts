import { LabError, nearest } from '../define/index.ts';
import { kindOf, parseExpression, readStopRule, visit } from '../plan/index.ts';
import type { Expression, ExpressionFunction, ResolvedScenario } from '../plan/index.ts';
import { clipped } from './problems.ts';

/** What tests may name. */
export interface TestNames {
  readonly scenarios: readonly string[];
  readonly outcomes: readonly string[];
  readonly baseline: string;
  /** Assumptions that are drawn or listed. */
  readonly varied: readonly string[];
}

/** Checks the test of a claim: names are outcomes, `scenario.outcome` another scenario's. Throws E124. */
export function checkTest(text: string, names: TestNames): void {
  const expression = parseExpression(text);
  visit(expression, (each) => {
    if (each.kind === 'name')
      checkName(each.name, { text, at: each.at, valid: outcomeNames(names), what: 'outcome' });
    if (each.kind === 'call' && isOfManyFutures(each.name))
      throw problem(text, each.at, `\`${each.name}\` in a test of one future`, {
        expected: `\`${each.name}\` only in ${each.name === 'mean' || each.name === 'sign' ? 'stopping rules' : 'gates'}`,
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

/** Functions of many futures, which mean nothing in a test of one. */
function isOfManyFutures(name: ExpressionFunction): boolean {
  return name === 'chance' || name === 'halfWidth' || name === 'mean' || name === 'sign';
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
  if (each.name === 'mean' || each.name === 'sign')
    throw problem(text, each.at, `\`${each.name}\` in a gate`, {
      expected: `\`${each.name}\` only in stopping rules`,
    });
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
    if (each.kind === 'call' && isOfManyFutures(each.name))
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
  // Without any valid name the missing outcomes or scenarios are the problem, and it is told there.
  if (valid.includes(name) || valid.length === 0) return;
  const asMinus = name.includes('-') ? '; a minus needs spaces around it' : '';
  throw problem(text, at, `unknown ${what} \`${clipped(name)}\``, {
    suggestion: nearest(name, valid),
    expected: `one of ${valid.slice(0, 12).join(', ')}${asMinus}`,
  });
}

/** Checks a stopping rule: `halfWidth(outcome, a - b) <= x`, `sign(outcome, a - b)` and their kin. Throws E124. */
export function checkStopRule(text: string, names: TestNames): void {
  const expression = parseExpression(text);
  // Names before forms: an unknown name is the likelier mistake, and it has a suggestion.
  visit(expression, (each) => {
    if (each.kind !== 'name') return;
    const valid = [...names.scenarios, ...outcomeNames(names)];
    checkName(each.name, { text, at: each.at, valid, what: 'outcome or scenario' });
  });
  readStopRule(text, names);
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
