import { parseExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { kindOf } from './evaluate.ts';
import { wrong } from './tokens.ts';

/**
 * A rule for stopping, read: the half width of the median or mean of an outcome (of the paired difference where there is a
 * baseline), the half width of the chance of a test, or the sign of the median paired difference.
 */
export type StopRule =
  | {
      readonly kind: 'halfWidth';
      readonly of: 'mean' | 'median';
      readonly outcome: string;
      readonly variant: string;
      readonly baseline?: string;
      readonly atMost: number;
    }
  | {
      readonly kind: 'halfWidth';
      readonly of: 'chance';
      readonly test: Expression;
      readonly variant: string;
      readonly atMost: number;
    }
  | { readonly kind: 'sign'; readonly outcome: string; readonly variant: string; readonly baseline: string };

/** What rules may name. */
export interface StopNames {
  readonly outcomes: readonly string[];
  readonly scenarios: readonly string[];
}

const FORMS =
  '`halfWidth(outcome, a - b) <= 0.2`, `halfWidth(mean(outcome), a - b) <= 0.2`, `halfWidth(test, a) <= 1%` or `sign(outcome, a - b)`';

type Call = Expression & { readonly kind: 'call' };

/** Reads a rule such as `halfWidth(runwayYears, full - current) <= 0.2`. Throws E124 for anything else. */
export function readStopRule(text: string, names: StopNames): StopRule {
  const expression = parseExpression(text);
  if (expression.kind === 'call' && expression.name === 'sign') return signOf(expression, text, names);
  if (expression.kind !== 'binary' || expression.operator !== '<=')
    throw wrong(text, expression.at, 'no rule for stopping', FORMS);
  const { left, right } = expression;
  if (left.kind !== 'call' || left.name !== 'halfWidth')
    throw wrong(text, left.at, 'no rule for stopping', FORMS);
  if (right.kind !== 'number' || !(right.value > 0))
    throw wrong(text, right.at, 'no half width', 'a number above 0');
  return halfWidthOf(left, { text, names, atMost: right.value });
}

function signOf({ given: [outcome, pair] }: Call, text: string, names: StopNames): StopRule {
  const { variant, baseline } = sidesOf(pair, text, names);
  if (baseline === undefined)
    throw wrong(text, pair.at, 'the sign of one scenario', 'a difference of two scenarios, `a - b`');
  return { kind: 'sign', outcome: nameOf(outcome, text, names.outcomes, 'outcome'), variant, baseline };
}

function halfWidthOf(
  { given: [what, of] }: Call,
  { text, names, atMost }: { text: string; names: StopNames; atMost: number },
): StopRule {
  const sides = sidesOf(of, text, names);
  const isMean = what.kind === 'call' && what.name === 'mean';
  if (isMean || what.kind === 'name') {
    const outcome = nameOf(isMean ? what.given[0] : what, text, names.outcomes, 'outcome');
    return { kind: 'halfWidth', of: isMean ? 'mean' : 'median', outcome, ...sides, atMost };
  }
  checkOneFuture(what, text);
  if (sides.baseline !== undefined)
    throw wrong(text, of.at, 'the chance of a test in a difference', 'one scenario');
  return { kind: 'halfWidth', of: 'chance', test: what, variant: sides.variant, atMost };
}

/** A chance is of a comparison in one future. */
function checkOneFuture(test: Expression, text: string): void {
  const forbidden = findCall(test, ['halfWidth', 'chance', 'mean', 'sign']);
  if (forbidden !== undefined)
    throw wrong(
      text,
      forbidden.at,
      `\`${forbidden.name}\` in a test of one future`,
      'a comparison of outcomes',
    );
  if (kindOf(test, text) !== 'truth') throw wrong(text, test.at, 'a number', 'an outcome or a comparison');
}

function findCall(expression: Expression, names: readonly string[]): Call | undefined {
  if (expression.kind === 'call') {
    if (names.includes(expression.name)) return expression;
    return expression.given.map((each) => findCall(each, names)).find((each) => each !== undefined);
  }
  if (expression.kind === 'unary') return findCall(expression.of, names);
  if (expression.kind !== 'binary') return undefined;
  return findCall(expression.left, names) ?? findCall(expression.right, names);
}

function sidesOf(
  expression: Expression,
  text: string,
  { scenarios }: StopNames,
): { readonly variant: string; readonly baseline?: string } {
  if (expression.kind !== 'binary') return { variant: nameOf(expression, text, scenarios, 'scenario') };
  const { operator, left, right, at } = expression;
  if (operator !== '-') throw wrong(text, at, 'no scenario', 'a scenario or a difference of two, `a - b`');
  const [variant, baseline] = [left, right].map((side) => nameOf(side, text, scenarios, 'scenario'));
  // Nothing would be known at once, whatever the scenarios do.
  if (variant === baseline) throw wrong(text, at, `\`${variant}\` minus itself`, 'two scenarios, `a - b`');
  return { variant, baseline };
}

function nameOf(expression: Expression, text: string, valid: readonly string[], what: string): string {
  if (expression.kind === 'name' && valid.includes(expression.name)) return expression.name;
  throw wrong(text, expression.at, `no ${what}`, `one of ${valid.slice(0, 12).join(', ')}`);
}
