import { isComparison } from './expression.ts';
import { wrong } from './tokens.ts';
import type { BinaryOperator, Expression, ExpressionFunction } from './expression.ts';

/** What a name or an expression stands for. */
export type ExpressionValue = number | boolean;

/** Functions that only their caller can answer: `halfWidth`, `chance`; they are given their arguments unevaluated. */
export type ExpressionCalls = Readonly<
  Partial<Record<ExpressionFunction, (given: readonly Expression[]) => ExpressionValue>>
>;

/**
 * Value of an expression; `lookup` gives the value of every name. Comparisons with NaN are false.
 * Throws an Error when a truth stands where a number is needed or the other way round; `kindOf` finds this beforehand.
 */
export function evaluate(
  expression: Expression,
  lookup: (name: string) => ExpressionValue,
  calls: ExpressionCalls = {},
): ExpressionValue {
  const inside = (each: Expression): ExpressionValue => evaluate(each, lookup, calls);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return lookup(expression.name);
    case 'unary':
      return expression.operator === 'not' ? !truth(inside(expression.of)) : -number(inside(expression.of));
    case 'call':
      return called(expression, inside, calls);
    case 'binary':
      return combined(expression.operator, inside(expression.left), inside(expression.right));
  }
}

function called(
  { name, given }: Expression & { kind: 'call' },
  inside: (each: Expression) => ExpressionValue,
  calls: ExpressionCalls,
): ExpressionValue {
  const answer = calls[name];
  if (answer !== undefined) return answer(given);
  const numbers = given.map((each) => number(inside(each)));
  if (name === 'abs') return Math.abs(numbers[0]);
  if (name === 'min') return Math.min(...numbers);
  if (name === 'max') return Math.max(...numbers);
  throw new Error(`invalid function here: ${name}; expected abs, min or max`);
}

function combined(operator: BinaryOperator, left: ExpressionValue, right: ExpressionValue): ExpressionValue {
  if (operator === 'and') return truth(left) && truth(right);
  if (operator === 'or') return truth(left) || truth(right);
  const [a, b] = [number(left), number(right)];
  if (isComparison(operator)) return compared(operator, a, b);
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : a / b;
}

function compared(operator: BinaryOperator, a: number, b: number): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '==' ? a === b : a !== b;
}

function number(value: ExpressionValue): number {
  if (typeof value === 'number') return value;
  throw new Error(`invalid operand: ${value}; expected a number`);
}

function truth(value: ExpressionValue): boolean {
  if (typeof value === 'boolean') return value;
  throw new Error(`invalid operand: ${value}; expected a comparison`);
}

/**
 * Whether an expression is a number or true/false, without evaluating it; `truths` are names that are true or false.
 * Throws E124 when a comparison stands where a number is needed or the other way round.
 */
export function kindOf(
  expression: Expression,
  text: string,
  truths: readonly string[] = [],
): 'number' | 'truth' {
  const need = (each: Expression, kind: 'number' | 'truth'): void => {
    if (kindOf(each, text, truths) === kind) return;
    const [what, expected] = kind === 'number' ? ['a comparison', 'a number'] : ['a number', 'a comparison'];
    throw wrong(text, each.at, `${what} where ${expected} is needed`, expected);
  };
  switch (expression.kind) {
    case 'number':
      return 'number';
    case 'name':
      return truths.includes(expression.name) ? 'truth' : 'number';
    case 'unary':
      need(expression.of, expression.operator === 'not' ? 'truth' : 'number');
      return expression.operator === 'not' ? 'truth' : 'number';
    case 'call':
      if (expression.name === 'chance') need(expression.given[0], 'truth');
      else for (const each of expression.given) need(each, 'number');
      return 'number';
    case 'binary': {
      const { operator, left, right } = expression;
      const joins = operator === 'and' || operator === 'or';
      need(left, joins ? 'truth' : 'number');
      need(right, joins ? 'truth' : 'number');
      return joins || isComparison(operator) ? 'truth' : 'number';
    }
  }
}
