import { grouped } from '../define/index.ts';
import { evaluate, groupOf, parseExpression, visit } from '../plan/index.ts';
import type { Expression, ExpressionCalls, ExpressionValue } from '../plan/index.ts';
import { pairedDifference, significant } from '../summarise/index.ts';
import type { RunData } from './run-data.ts';
import { countTruths, truthsOf } from './truths.ts';

/** What a gate of the experiment (`expect`) found. */
export interface GateResult {
  readonly gate: string;
  readonly passed: boolean;
  /** The values that decided, in words: `halfWidth(runwayYears, full - current) is 0.18`. */
  readonly found: string;
}

/** Every gate of an experiment: it passes when it holds at all design points. Throws E124 for a gate that cannot be read. */
export function gateResults(run: RunData): GateResult[] {
  return run.experiment.expect.map((gate) => {
    const results = run.experiment.points.map((_, point) => gateAt(run, gate, point));
    return (
      results.find(({ passed }) => !passed) ?? results[0] ?? { gate, passed: false, found: 'no design point' }
    );
  });
}

function gateAt(run: RunData, gate: string, point: number): GateResult {
  const expression = parseExpression(gate);
  const calls: ExpressionCalls = {
    halfWidth: (given) => halfWidth(run, given, point),
    chance: (given) => chance(run, given, point),
  };
  const name = (asked: string): ExpressionValue => gateName(run, asked);
  const passed = evaluate(expression, name, calls) === true;
  const where = run.experiment.points.length > 1 ? `design point ${point}: ` : '';
  return { gate, passed, found: where + foundIn(expression, gate, (each) => evaluate(each, name, calls)) };
}

function gateName(run: RunData, name: string): ExpressionValue {
  if (name === 'failed') return run.manifest.failures;
  if (name === 'ledger.balanced') return !run.failures().some(({ code }) => code.startsWith('E9'));
  throw new Error(`invalid gate: ${name}; expected failed, ledger.balanced, halfWidth(...) or chance(...)`);
}

/** Half width of the 95 % interval of the median paired difference; Infinity when the values are too few to bound it. */
function halfWidth(run: RunData, [outcome, difference]: readonly Expression[], point: number): number {
  const isPair = outcome?.kind === 'name' && difference?.kind === 'binary' && difference.operator === '-';
  if (!isPair || difference.left.kind !== 'name' || difference.right.kind !== 'name') {
    throw new Error(
      'invalid gate: halfWidth of something else; expected halfWidth(outcome, scenario - scenario)',
    );
  }
  const variant = run.outcome(difference.left.name, outcome.name, point);
  const baseline = run.outcome(difference.right.name, outcome.name, point);
  if (!variant.some((value, r) => !Number.isNaN(value) && !Number.isNaN(baseline[r]))) return Infinity;
  const { low, high } = pairedDifference({
    baseline,
    variant,
    matters: 0,
    better: 'neutral',
    group: groupOf(run.experiment),
  }).medianInterval;
  return low === null || high === null ? Infinity : (high - low) / 2;
}

/** Share of the futures of a scenario in which a test holds; NaN, which passes no gate, when all failed. */
function chance(run: RunData, [test, scenario]: readonly Expression[], point: number): number {
  if (test === undefined || scenario?.kind !== 'name')
    throw new Error('invalid gate: chance of something else; expected chance(test, scenario)');
  const { holds, n } = countTruths(truthsOf(run, test, { scenario: scenario.name, point }));
  return holds / n;
}

/** The names and calls of a gate with their values, in the order in which they stand; scenarios and outcomes inside calls are left out. */
function foundIn(
  expression: Expression,
  gate: string,
  valueOf: (each: Expression) => ExpressionValue,
): string {
  const inner = new Set<Expression>();
  const found: string[] = [];
  visit(expression, (each) => {
    const isAnswer = each.kind === 'call' && (each.name === 'halfWidth' || each.name === 'chance');
    if (isAnswer) for (const given of each.given) visit(given, (inside) => inner.add(inside));
    if (inner.has(each) || !(isAnswer || each.kind === 'name')) return;
    const value = valueOf(each);
    const called = each.kind === 'name' ? each.name : textOfCall(gate, each.at);
    found.push(`${called} is ${typeof value === 'number' ? shown(value) : value}`);
  });
  return found.join(', ');
}

const shown = (value: number): string => (Number.isInteger(value) ? grouped(value) : significant(value, 3));

/** The text of a call from its position (from 1) to its closing parenthesis. */
function textOfCall(gate: string, at: number): string {
  let depth = 0;
  for (let end = at - 1; end < gate.length; end++) {
    if (gate[end] === '(') depth += 1;
    if (gate[end] === ')' && --depth === 0) return gate.slice(at - 1, end + 1);
  }
  return gate.slice(at - 1);
}
