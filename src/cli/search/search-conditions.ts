import { exitCodes, LabError } from '../../define/index.ts';
import type { Point } from '../../design/index.ts';
import { evaluate, kindOf, namesIn, parseExpression } from '../../plan/index.ts';
import type { Expression } from '../../plan/index.ts';
import type { Threshold } from '../../search/index.ts';

/** Conditions of a search: on the settings themselves, known before anything is run, and on what they bring about. */
export interface SearchConditions {
  allowed(point: Point): boolean;
  readonly thresholds: readonly Threshold[];
}

/**
 * Reads `--where`: comparisons joined by `and`, each either between searched levers (canonical units: 15% is 0.15) or of one
 * response with a number. `responseOf` gives the full name of a response. Throws E124 for anything else.
 */
export function readConditions(
  texts: readonly string[],
  searched: readonly string[],
  responseOf: (text: string) => string,
): SearchConditions {
  const parts = texts.flatMap((text) => conjuncts(parseExpression(text)).map((part) => ({ text, part })));
  const ofSettings: Expression[] = [];
  const thresholds: Threshold[] = [];
  for (const { text, part } of parts) {
    const names = namesIn(part);
    if (names.length > 0 && names.every((name) => searched.includes(name)))
      ofSettings.push(checked(text, part));
    else thresholds.push(thresholdOf(text, part, responseOf));
  }
  return {
    thresholds,
    allowed: (point) => ofSettings.every((each) => evaluate(each, (name) => numberAt(point, name)) === true),
  };
}

function conjuncts(expression: Expression): Expression[] {
  if (expression.kind === 'binary' && expression.operator === 'and')
    return [...conjuncts(expression.left), ...conjuncts(expression.right)];
  return [expression];
}

function checked(text: string, part: Expression): Expression {
  if (kindOf(part, text) !== 'truth') throw wrongForm(text);
  return part;
}

function numberAt(point: Point, name: string): number {
  const value = point[name];
  if (typeof value === 'number') return value;
  throw new LabError('E124', `invalid --where: \`${name}\` has no numbers`, {
    exit: exitCodes.usage,
    path: '--where',
    expected: 'conditions on levers that are numbers',
  });
}

function thresholdOf(text: string, part: Expression, responseOf: (text: string) => string): Threshold {
  if (part.kind !== 'binary' || (part.operator !== '>=' && part.operator !== '<=')) throw wrongForm(text);
  const [left, right] = [part.left, part.right].map((side) => ({ side, response: responseIn(side) }));
  const [of, against] = left.response === undefined ? [right, left] : [left, right];
  if (of.response === undefined || namesIn(against.side).length > 0) throw wrongForm(text);
  const bound = evaluate(against.side, () => NaN);
  if (typeof bound !== 'number' || !Number.isFinite(bound)) throw wrongForm(text);
  const isAtLeast = (part.operator === '>=') === (of === left);
  const response = responseOf(of.response);
  return isAtLeast ? { response, atLeast: bound } : { response, atMost: bound };
}

/** `full.runwayYears`, or a difference of two of them. */
function responseIn(side: Expression): string | undefined {
  if (side.kind === 'name') return side.name;
  if (side.kind !== 'binary' || side.operator !== '-') return undefined;
  const { left, right } = side;
  return left.kind === 'name' && right.kind === 'name' ? `${left.name} - ${right.name}` : undefined;
}

function wrongForm(text: string): LabError {
  return new LabError('E124', `invalid --where \`${text}\``, {
    exit: exitCodes.usage,
    path: '--where',
    expected:
      'comparisons joined by `and`: between searched levers, or one response >= or <= a number, such as `runwayYears >= 10`',
  });
}
