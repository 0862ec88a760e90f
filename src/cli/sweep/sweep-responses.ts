import { exitCodes, LabError } from '../../define/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { headlineOf } from '../../report/effects.ts';
import { parseResponse } from '../../study/index.ts';
import type { Response } from '../../study/index.ts';
import type { Call } from '../verb.ts';
import { textOption } from '../verb.ts';

/** A response of the frontier and which way it is good. */
export interface FrontierGoal {
  readonly response: Response;
  readonly better: 'higher' | 'lower';
}

/** The response of a call: `--outcome`, or the headline outcome. Throws as `parseResponse`. */
export function responseOf(call: Pick<Call, 'options'>, resolved: ResolvedExperiment): Response {
  return parseResponse(textOption(call, 'outcome') ?? headlineOf(resolved.outcomes).name, resolved);
}

/**
 * Both responses of `--frontier a,b`; a direction may follow each, `netSold:lower`, and must where the outcome has none. Throws E502 for
 * another form, and as `parseResponse`.
 */
export function frontierOf(
  call: Pick<Call, 'options'>,
  resolved: ResolvedExperiment,
): readonly [FrontierGoal, FrontierGoal] | undefined {
  const text = textOption(call, 'frontier');
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 2 || parts[0] === parts[1] || parts.includes(''))
    throw refused(text, 'two different outcomes: `--frontier runwayYears,netSold`');
  return [goalOf(parts[0], resolved), goalOf(parts[1], resolved)];
}

function goalOf(text: string, resolved: ResolvedExperiment): FrontierGoal {
  const [written, ...directions] = text.split(':');
  const direction = directions.join(':');
  const either = `\`${written}:higher\` or \`${written}:lower\``;
  if (directions.length > 0 && direction !== 'higher' && direction !== 'lower') throw refused(text, either);
  const response = parseResponse(written, resolved);
  const better = direction === 'higher' || direction === 'lower' ? direction : response.outcome.better;
  if (better === 'neutral') throw refused(text, `${either}: the experiment does not say which is better`);
  return { response, better };
}

function refused(text: string, expected: string): LabError {
  return new LabError('E502', `invalid --frontier: ${text}`, {
    exit: exitCodes.usage,
    path: '--frontier',
    expected,
  });
}
