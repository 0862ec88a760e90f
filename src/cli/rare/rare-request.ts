import { exitCodes, LabError, nearest } from '../../define/index.ts';
import { readAmount } from '../../load/read-amount.ts';
import { parametersOf } from '../../load/model-facts.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { ResolvedDistribution } from '../../plan/index.ts';
import { checkProposal, parseEvent, targetOf } from '../../rare/index.ts';
import type { Proposal, RareEvent, SplittingPlan } from '../../rare/index.ts';
import type { Call } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

const methods = ['splitting', 'plain', 'importance'] as const;

/** What `mlab rare` was asked for; determines the answer together with the experiment. */
export interface RareRequest {
  readonly method: (typeof methods)[number];
  readonly scenario: string;
  readonly event: RareEvent;
  readonly plan: SplittingPlan;
  readonly proposal?: Proposal | undefined;
}

/** Reads the options of `mlab rare`. Throws E502 for impossible ones, E106, E112, E104, E122 for names and units. */
export function rareRequest(call: Call, { resolved, model }: LoadedExperiment): RareRequest {
  const event = parseEvent(textOption(call, 'event') ?? '', model);
  const method = methods.find((each) => each === (textOption(call, 'method') ?? 'splitting'));
  if (method === undefined)
    throw usage(
      `invalid --method: ${textOption(call, 'method')}`,
      '--method',
      `one of ${methods.join(', ')}`,
    );
  if (resolved.points.length > 1)
    throw usage(
      `the experiment lists values: ${resolved.points.length} design points`,
      '--set',
      'one value for each parameter: set those with lists, `--set name=value`',
    );
  const particles = countOption(call, 'particles', [2, 1_000_000]) ?? 100;
  const replaced =
    countOption(call, 'replaced', [1, particles - 1]) ?? Math.max(1, Math.floor(particles / 4));
  const repeats = countOption(call, 'repeat', [2, 10_000]) ?? 8;
  return {
    ...{ method, event, scenario: scenarioOf(call, resolved) },
    plan: { target: targetOf(event), particles, replaced, repeats, seed: resolved.seed },
    ...(method === 'importance' ? { proposal: proposalOf(call, { resolved, model }) } : {}),
  };
}

function scenarioOf(call: Call, { scenarios, baseline }: LoadedExperiment['resolved']): string {
  const wanted = textOption(call, 'scenario') ?? baseline;
  const known = scenarios.map(({ name }) => name);
  if (known.includes(wanted)) return wanted;
  throw new LabError('E112', `unknown scenario \`${wanted}\``, {
    exit: exitCodes.usage,
    path: '--scenario',
    suggestion: nearest(wanted, known),
    expected: `one of ${known.join(', ')}`,
  });
}

/** The proposed laws of `--from name=low:high` (uniform) and `--from name=a,b` (a choice). */
function proposalOf(call: Call, { resolved, model }: Pick<LoadedExperiment, 'resolved' | 'model'>): Proposal {
  const given = call.options['from'];
  const pairs = (Array.isArray(given) ? given : [given]).filter((each) => typeof each === 'string');
  if (pairs.length === 0)
    throw usage('importance sampling without a proposed law', '--from', 'such as `--from price.drift=-2:-1`');
  const laws = Object.fromEntries(pairs.map((pair) => lawOf(pair, { resolved, model })));
  const defensive = Number(textOption(call, 'defensive') ?? '0.1');
  try {
    checkProposal(resolved.assumptions, { laws, defensive });
  } catch (problem) {
    throw usage(
      problem instanceof Error ? problem.message : String(problem),
      '--from',
      'as the message says',
    );
  }
  return { laws, defensive };
}

function lawOf(
  pair: string,
  { resolved, model }: Pick<LoadedExperiment, 'resolved' | 'model'>,
): [string, ResolvedDistribution] {
  const [name, written = ''] = pair.split(/=(.*)/su, 2);
  const drawn = resolved.assumptions.map((each) => each.name);
  const parameter = parametersOf(model).get(name);
  if (parameter === undefined || !drawn.includes(name))
    throw new LabError('E104', `\`${name}\` is no assumption that the experiment draws`, {
      exit: exitCodes.usage,
      path: '--from',
      suggestion: nearest(name, drawn),
      expected: `one of ${drawn.join(', ')}`,
    });
  if (parameter.type === 'choice') {
    const options = written.split(',').map((each) => each.trim());
    return [name, { kind: 'choice', options, weights: options.map(() => 1) }];
  }
  const ends = written
    .split(':')
    .map((text) => readAmount(bare(text), { name, unit: parameter.unit, model }));
  if (ends.length !== 2 || !(ends[0] < ends[1]))
    throw usage(
      `invalid --from: ${pair}`,
      '--from',
      '`name=low:high` with low below high, in the unit of the assumption',
    );
  return [name, { kind: 'uniform', low: ends[0], high: ends[1] }];
}

/** A bare number stays a number, so that counts and ratios need no unit. */
const bare = (text: string): number | string => (/^\s*[-+\d.eE]+\s*$/u.test(text) ? Number(text) : text);

function usage(message: string, path: string, expected: string): LabError {
  return new LabError('E502', message, { exit: exitCodes.usage, path, expected });
}
