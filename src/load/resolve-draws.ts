import type { ResolvedAssumption, ResolvedDraws } from '../plan/index.ts';
import { drawnStreams, mostSobolStreams } from '../plan/index.ts';
import { keyOf } from './plain.ts';
import type { SettingsContext } from './read-settings.ts';

/** Points of a scrambled Sobol' sequence unless the file says otherwise. */
const USUAL_SOBOL = 64;
const MOST = 4_096;

/** What the rest of the experiment says that coordinated draws depend on. */
export interface DrawnWith {
  readonly blockSize: number;
  readonly replications: number;
  readonly assumptions: readonly ResolvedAssumption[];
}

/**
 * How assumptions of neighbouring replications are drawn together; nothing where they are independent. Problem E119 for a group that the
 * way of drawing cannot have or more assumptions than Sobol' points have dimensions; warning W105 for an incomplete last group.
 */
export function resolveDraws(
  data: unknown,
  drawn: DrawnWith,
  { problems }: SettingsContext,
): { draws?: ResolvedDraws } {
  const written = keyOf(data, 'draws');
  const assumptions = keyOf(written, 'assumptions');
  const given = keyOf(written, 'group');
  const wrong = (what: string, expected: string): void =>
    problems.add('E119', what, ['draws', 'group'], { expected });
  if (assumptions !== 'antithetic' && assumptions !== 'stratified' && assumptions !== 'sobol') {
    if (given !== undefined)
      wrong('a group of independent draws', 'antithetic, stratified or sobol, or no `group`');
    return {};
  }
  const { usual, expected, fits } = groups(drawn.blockSize)[assumptions];
  const group = typeof given === 'number' ? given : usual;
  if (!fits(group)) {
    wrong(`invalid group of ${assumptions} draws: ${group}`, expected);
    return {};
  }
  const streams = drawnStreams(drawn.assumptions);
  if (assumptions === 'sobol' && streams > mostSobolStreams)
    wrong(`${streams} assumptions drawn by sobol`, `at most ${mostSobolStreams}, or stratified draws`);
  warnIncomplete(group, drawn.replications, problems);
  return { draws: { assumptions, group } };
}

function groups(blockSize: number) {
  const isCount = (group: number): boolean => Number.isInteger(group) && group >= 2 && group <= MOST;
  return {
    antithetic: { usual: 2, expected: '2: a pair', fits: (group: number) => group === 2 },
    stratified: {
      usual: Math.max(2, blockSize),
      expected: `a whole number, 2 to ${MOST}`,
      fits: isCount,
    },
    sobol: {
      usual: USUAL_SOBOL,
      expected: `a power of two, 2 to ${MOST}`,
      fits: (group: number) => isCount(group) && (group & (group - 1)) === 0,
    },
  };
}

/** Intervals rest on whole groups, so what stands behind the last of them is simulated for nothing. */
function warnIncomplete(group: number, replications: number, problems: SettingsContext['problems']): void {
  const left = replications % group;
  if (left === 0) return;
  const whole = replications - left;
  problems.warn(
    'W105',
    whole === 0
      ? `${replications} replications are not one group of ${group}: there will be no interval`
      : `the last ${left} of ${replications} replications are no whole group of ${group}: results leave them out`,
    ['replications'],
    `a multiple of ${group}: ${whole === 0 ? group : `${whole} or ${whole + group}`}`,
  );
}
