import { tokensOf, wrong } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A claim or gate as plain data; `at` is the position of its first character in the text, from 1. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'unary';
      readonly operator: '-' | 'not';
      readonly of: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'call';
      readonly name: ExpressionFunction;
      readonly given: readonly Expression[];
      readonly at: number;
    };

type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
/** Operators with two sides, loosest first: or, and, comparisons, sums, products. */
export type BinaryOperator = 'or' | 'and' | Comparison | '+' | '-' | '*' | '/';
/** Functions: the first three of numbers; `halfWidth(outcome, a - b)` and `chance(test, scenario)` only in gates; `mean(outcome)` and `sign(outcome, a - b)` only in stopping rules. */
export type ExpressionFunction = 'abs' | 'min' | 'max' | 'halfWidth' | 'chance' | 'mean' | 'sign';

/** Words that no scenario or outcome may have as its name. */
export const expressionWords: readonly string[] = [
  'and',
  'or',
  'not',
  'abs',
  'min',
  'max',
  'halfWidth',
  'chance',
  'failed',
  'ledger',
];

const longest = 500;
const deepest = 40;
const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/'],
];
const comparisonLevel = 2;

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  next: number;
}

/** Reads a claim or gate such as `runwayYears >= 1.25 * current.runwayYears`. Throws E124 naming the position. */
export function parseExpression(text: string): Expression {
  if (text.length > longest) throw wrong(text, 1, `more than ${longest} characters`, 'a shorter test');
  const reader: Reader = { text, tokens: tokensOf(text), next: 0 };
  const expression = readLevel(reader, 0, 0);
  const rest = reader.tokens[reader.next];
  if (rest !== undefined)
    throw wrong(text, rest.at, `unexpected \`${rest.text}\``, 'an operator or the end of the text');
  return expression;
}

/** All names in an expression, scenarios and outcomes given to functions included, each once. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  visit(expression, (each) => {
    if (each.kind === 'name') names.add(each.name);
  });
  return [...names];
}

/** Calls `see` for an expression and everything inside it. */
export function visit(expression: Expression, see: (each: Expression) => void): void {
  see(expression);
  if (expression.kind === 'unary') visit(expression.of, see);
  if (expression.kind === 'call') for (const given of expression.given) visit(given, see);
  if (expression.kind !== 'binary') return;
  visit(expression.left, see);
  visit(expression.right, see);
}

function readLevel(reader: Reader, level: number, depth: number): Expression {
  if (level === levels.length) return readUnary(reader, depth);
  let left = readLevel(reader, level + 1, depth);
  for (;;) {
    const operator = levels[level].find((each) => each === reader.tokens[reader.next]?.text);
    if (operator === undefined) return left;
    reader.next += 1;
    left = { kind: 'binary', operator, left, right: readLevel(reader, level + 1, depth), at: left.at };
  }
}

function readUnary(reader: Reader, depth: number): Expression {
  if (depth > deepest)
    throw wrong(reader.text, reader.tokens[reader.next]?.at ?? 1, 'nested too deeply', 'a simpler test');
  const token = reader.tokens[reader.next];
  if (token?.text !== '-' && token?.text !== 'not') return readPrimary(reader, depth);
  reader.next += 1;
  const of =
    token.text === 'not' ? readLevel(reader, comparisonLevel, depth + 1) : readUnary(reader, depth + 1);
  return { kind: 'unary', operator: token.text, of, at: token.at };
}

function readPrimary(reader: Reader, depth: number): Expression {
  const token = reader.tokens[reader.next];
  if (token === undefined)
    throw wrong(reader.text, reader.text.length + 1, 'the text ends too early', 'a number or a name');
  reader.next += 1;
  if (token.text === '(') {
    const inside = readLevel(reader, 0, depth + 1);
    expectSign(reader, ')');
    return inside;
  }
  if (/^\d/u.test(token.text)) return { kind: 'number', value: numberOf(token.text), at: token.at };
  if (!/^[A-Za-z]/u.test(token.text) || token.text === 'and' || token.text === 'or')
    throw wrong(reader.text, token.at, `unexpected \`${token.text}\``, 'a number, a name or `(`');
  if (reader.tokens[reader.next]?.text === '(') return readCall(reader, token, depth);
  return { kind: 'name', name: token.text, at: token.at };
}

const numberOf = (text: string): number => {
  const value = Number(text.replace(/[,_%]/gu, ''));
  return text.endsWith('%') ? value / 100 : value;
};

const counts: Readonly<Record<ExpressionFunction, readonly [number, number]>> = {
  abs: [1, 1],
  min: [1, 20],
  max: [1, 20],
  halfWidth: [2, 2],
  chance: [2, 2],
  mean: [1, 1],
  sign: [2, 2],
};
const functionNames: readonly ExpressionFunction[] = [
  'abs',
  'min',
  'max',
  'halfWidth',
  'chance',
  'mean',
  'sign',
];

function readCall(reader: Reader, { text, at }: Token, depth: number): Expression {
  const name = functionNames.find((each) => each === text);
  if (name === undefined)
    throw wrong(reader.text, at, `unknown function \`${text}\``, `one of ${functionNames.join(', ')}`);
  reader.next += 1;
  const given = [readLevel(reader, 0, depth + 1)];
  while (reader.tokens[reader.next]?.text === ',') {
    reader.next += 1;
    given.push(readLevel(reader, 0, depth + 1));
  }
  expectSign(reader, ')');
  const [least, most] = counts[name];
  if (given.length < least || given.length > most)
    throw wrong(reader.text, at, `\`${name}\` of ${given.length} things`, `${least} inside the parentheses`);
  return { kind: 'call', name, given, at };
}

function expectSign(reader: Reader, text: string): void {
  const token = reader.tokens[reader.next];
  if (token?.text !== text) {
    const found = token === undefined ? 'the text ends too early' : `unexpected \`${token.text}\``;
    throw wrong(reader.text, token?.at ?? reader.text.length + 1, found, `\`${text}\``);
  }
  reader.next += 1;
}

/** True for operators that compare two numbers. */
export function isComparison(operator: BinaryOperator): operator is Comparison {
  return ['<', '<=', '>', '>=', '==', '!='].includes(operator);
}
