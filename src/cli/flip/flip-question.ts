import { exitCodes, LabError, nearest } from '../../define/index.ts';
import { kindOf, namesIn, parseExpression } from '../../plan/index.ts';
import type { Expression, ResolvedClaim, ResolvedExperiment } from '../../plan/index.ts';
import type { FlipQuestionRecord } from '../../report/difference-report/flip-record.ts';
import { parseResponse } from '../../study/index.ts';
import { textOption } from '../verb.ts';
import type { Call } from '../verb.ts';

/** A verdict whose flip is looked for. */
export interface AskedVerdict {
  readonly about: FlipQuestionRecord['about'];
  /** Every name in it is `scenario.outcome`. */
  readonly test: Expression;
  readonly text: string;
}

/** Verdicts and the chance at which they turn unless told: one half, and two thirds for claims, where `likely` begins. */
export interface AskedVerdicts {
  readonly verdicts: readonly AskedVerdict[];
  readonly chance: number;
}

const EVEN = 0.5;
const LIKELY = 0.66;

/**
 * Reads `--test`: a test (`full.runwayYears < current.runwayYears`), a claim of the experiment by number or by its first words
 * (`claim:1`), or, when absent, the headline outcome of the last scenario being better than the baseline's. Throws E112, E124, E502.
 */
export function verdictsOf(call: Call, resolved: ResolvedExperiment): AskedVerdicts {
  const scenario = scenarioOf(call, resolved);
  const text = textOption(call, 'test') ?? headlineTest(resolved, scenario);
  if (text.startsWith('claim:')) {
    const claim = claimNamed(text.slice('claim:'.length).trim(), resolved);
    const scenarios = textOption(call, 'scenario') === undefined ? scenariosOf(claim, resolved) : [scenario];
    const verdicts = scenarios.map((name): AskedVerdict => {
      const about = { kind: 'claim' as const, quote: claim.quote, scenario: labelOf(resolved, name) };
      return { about, ...fullTest(claim.test ?? '', name, resolved) };
    });
    return { verdicts, chance: LIKELY };
  }
  const asked = fullTest(text, scenario, resolved);
  return { verdicts: [{ ...asked, about: aboutOf(asked.test, resolved) }], chance: EVEN };
}

/** The scenario that names without one are about: `--scenario`, otherwise the last one. Throws E112. */
function scenarioOf(call: Call, { scenarios }: ResolvedExperiment): string {
  const known = scenarios.map(({ name }) => name);
  const asked = textOption(call, 'scenario');
  if (asked === undefined) return known[known.length - 1];
  if (known.includes(asked)) return asked;
  throw new LabError('E112', `unknown scenario \`${asked}\``, {
    exit: exitCodes.usage,
    path: '--scenario',
    suggestion: nearest(asked, known),
    expected: `one of ${known.join(', ')}`,
  });
}

function headlineTest({ outcomes, baseline }: ResolvedExperiment, scenario: string): string {
  const { name, better } = outcomes.find(({ headline }) => headline) ?? outcomes[0];
  if (scenario === baseline)
    throw new LabError('E502', 'missing --test', {
      exit: exitCodes.usage,
      path: '--test',
      expected: 'a test such as "runwayYears >= 10": there is no second scenario to compare with',
    });
  return `${scenario}.${name} ${better === 'lower' ? '<' : '>'} ${baseline}.${name}`;
}

function claimNamed(wanted: string, { claims }: ResolvedExperiment): ResolvedClaim {
  const quotes = claims.map(({ quote }) => quote);
  const byWords = quotes.filter((quote) => quote.toLowerCase().startsWith(wanted.toLowerCase()));
  const found = /^\d+$/u.test(wanted)
    ? claims[Number(wanted) - 1]
    : claims.find(({ quote }) => byWords.length === 1 && quote === byWords[0]);
  if (found?.test !== undefined) return found;
  const testable = claims.flatMap(({ quote, test }, at) =>
    test === undefined ? [] : [`${at + 1} “${quote}”`],
  );
  throw new LabError('E502', `no claim \`${wanted}\` that can be tested`, {
    exit: exitCodes.usage,
    path: '--test',
    suggestion: nearest(wanted, quotes),
    expected:
      testable.length === 0 ? 'an experiment with tested claims' : `claim:n with ${testable.join(', ')}`,
  });
}

/** Scenarios in which a claim is tested, as a report judges it. */
function scenariosOf(
  { scenarios: named }: ResolvedClaim,
  { scenarios, baseline }: ResolvedExperiment,
): readonly string[] {
  if (named.length > 0) return named;
  const others = scenarios.map(({ name }) => name).filter((name) => name !== baseline);
  return others.length > 0 ? others : [baseline];
}

/** A test with every outcome named in full. Throws E112 for unknown names, E124 for what is no test of one future. */
function fullTest(
  text: string,
  scenario: string,
  resolved: ResolvedExperiment,
): Pick<AskedVerdict, 'test' | 'text'> {
  const parsed = parseExpression(text);
  const calls = ['halfWidth', 'chance', 'mean', 'sign'].find((name) =>
    new RegExp(`\\b${name}\\(`, 'u').test(text),
  );
  if (calls !== undefined || kindOf(parsed, text) !== 'truth')
    throw new LabError(
      'E124',
      `invalid test \`${text}\`: ${calls ?? 'a number'} where a comparison is needed`,
      {
        exit: exitCodes.usage,
        path: '--test',
        expected: 'a comparison within one future, such as "full.runwayYears < current.runwayYears"',
      },
    );
  const test = named(
    parsed,
    (name) => parseResponse(name.includes('.') ? name : `${scenario}.${name}`, resolved).text,
  );
  if (namesIn(test).length === 0)
    throw new LabError('E124', `invalid test \`${text}\`: it names no outcome`, {
      exit: exitCodes.usage,
      path: '--test',
      expected: 'a comparison of outcomes',
    });
  const bare = /(?<![\w.-])[A-Za-z][A-Za-z0-9]*(?![\w.(-])/gu;
  const known = resolved.outcomes.map(({ name }) => name);
  return { test, text: text.replace(bare, (name) => (known.includes(name) ? `${scenario}.${name}` : name)) };
}

/** An expression with its names replaced. */
function named(expression: Expression, nameOf: (name: string) => string): Expression {
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'name':
      return { ...expression, name: nameOf(expression.name) };
    case 'unary':
      return { ...expression, of: named(expression.of, nameOf) };
    case 'binary':
      return { ...expression, left: named(expression.left, nameOf), right: named(expression.right, nameOf) };
    case 'call':
      return { ...expression, given: expression.given.map((each) => named(each, nameOf)) };
  }
}

/** `a.x > b.x` in words; any other test speaks for itself. */
function aboutOf(test: Expression, resolved: ResolvedExperiment): AskedVerdict['about'] {
  if (test.kind !== 'binary' || test.left.kind !== 'name' || test.right.kind !== 'name')
    return { kind: 'test' };
  const [left, right] = [test.left, test.right].map(({ name }) => parseResponse(name, resolved));
  const isStrict = test.operator === '<' || test.operator === '>';
  if (!isStrict || left.outcome.name !== right.outcome.name) return { kind: 'test' };
  const isTime = ['years', 'months', 'weeks', 'days', 'hours'].includes(left.outcome.unit);
  const [more, less] = isTime ? ['longer', 'shorter'] : ['higher', 'lower'];
  const [holds, fails] = test.operator === '>' ? [more, less] : [less, more];
  return {
    ...{ kind: 'comparison', holds, fails, outcome: left.outcome.label },
    scenario: labelOf(resolved, left.scenario),
    baseline: labelOf(resolved, right.scenario),
  };
}

const labelOf = ({ scenarios }: ResolvedExperiment, name: string): string =>
  scenarios.find((each) => each.name === name)?.label ?? name;
