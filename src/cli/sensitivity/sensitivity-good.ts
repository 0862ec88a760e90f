import { exitCodes, LabError } from '../../define/index.ts';
import { evaluate, kindOf, namesIn, parseExpression, visit } from '../../plan/index.ts';
import type { Expression, ResolvedExperiment } from '../../plan/index.ts';
import { parseResponse, readResponse } from '../../study/index.ts';
import type { Response } from '../../study/index.ts';
import type { Call } from '../verb.ts';
import { textOption } from '../verb.ts';

/** Which futures are good: a condition on outcomes, a bare one meaning that of the last scenario. */
export interface GoodFutures {
  readonly text: string;
  readonly expression: Expression;
  readonly responses: readonly Response[];
  /** The last scenario, whose outcomes bare names are. */
  readonly scenario: string;
}

/** `--good` of a call, which the regional method needs. Throws E502 where it is missing, idle or no condition, and as `parseResponse`. */
export function goodOf(
  call: Pick<Call, 'options'>,
  method: string,
  resolved: ResolvedExperiment,
): GoodFutures | undefined {
  const text = textOption(call, 'good');
  const isNeeded = method === 'regional';
  if (text === undefined && !isNeeded) return undefined;
  if (text === undefined || !isNeeded)
    throw refused(
      text === undefined ? 'missing --good' : '--good without --method regional',
      "--method regional --good 'runwayYears >= 20': which futures are good",
    );
  const expression = parseExpression(text);
  const scenario = resolved.scenarios[resolved.scenarios.length - 1].name;
  const responses = namesIn(expression).map((name) => parseResponse(fullName(name, scenario), resolved));
  if (kindOf(expression, text) !== 'truth' || responses.length === 0 || asksMore(expression))
    throw refused(`invalid --good: ${text}`, 'a condition on outcomes: `runwayYears >= 20`');
  return { text, expression, responses, scenario };
}

/**
 * Which points are good in a finished run: those where the condition holds in more than half of the complete futures. 2 stands for a
 * point without a complete future.
 */
export function goodPoints(folder: string, good: GoodFutures, replications: number): Uint8Array {
  const columns = new Map(
    namesIn(good.expression).map((name) => [name, readResponse(folder, fullName(name, good.scenario))]),
  );
  const [first] = columns.values();
  return Uint8Array.from({ length: first.points }, (_, point) => {
    let [holds, complete] = [0, 0];
    for (let r = 0; r < Math.min(replications, first.replications); r++) {
      const at = point * first.replications + r;
      const lookup = (name: string) => columns.get(name)?.values[at] ?? NaN;
      if ([...columns.values()].some(({ values }) => Number.isNaN(values[at]))) continue;
      complete += 1;
      if (evaluate(good.expression, lookup) === true) holds += 1;
    }
    return complete === 0 ? 2 : holds > complete / 2 ? 1 : 0;
  });
}

/** Functions over all futures say nothing about one. */
function asksMore(expression: Expression): boolean {
  let found = false;
  visit(expression, (each) => {
    if (each.kind === 'call' && !['abs', 'min', 'max'].includes(each.name)) found = true;
  });
  return found;
}

function fullName(name: string, scenario: string): string {
  return name.includes('.') ? name : `${scenario}.${name}`;
}

function refused(message: string, expected: string): LabError {
  return new LabError('E502', message, { exit: exitCodes.usage, path: '--good', expected });
}
