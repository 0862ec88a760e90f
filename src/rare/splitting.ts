import type { PathEnd, PathSimulator } from './path.ts';
import { afterRound, checkPlan, firstRequests, judged, nextRound } from './swarm.ts';
import type { SplittingPlan, Swarm } from './swarm.ts';

/** Where splitting stands after a round: plain data, enough to go on from. */
export interface SplittingState {
  readonly swarms: readonly Swarm[];
  /** Days and futures simulated so far, and failures among them. */
  readonly days: number;
  readonly paths: number;
  readonly failures: number;
  /** Of these, days of the futures that the repetitions began with: what a plain future costs. */
  readonly firstDays: number;
}

/** How to go on, and who is told. */
export interface SplittingRun {
  /** A state from before; splitting goes on from there with the same result. */
  readonly from?: SplittingState | undefined;
  /** Called after every round of all repetitions. */
  onRound?(state: SplittingState): void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Adaptive multilevel splitting by replay: the futures whose highest level is lowest are replaced by copies of others, which draw anew
 * from the day after they first rose above that level. All repetitions go in step, so that a round is one large batch. The estimate of
 * each repetition is unbiased (Bréhier, Gazeau, Goudenège, Lelièvre and Rousset 2016, for the variant of Cérou and Guyader 2007
 * that replaces all futures at or below the level). Ends when every repetition has arrived or died out, or at the signal.
 * Throws for an impossible plan, and when a future lived again is another one.
 */
export async function splitting(
  plan: SplittingPlan,
  simulate: PathSimulator,
  run: SplittingRun = {},
): Promise<SplittingState> {
  checkPlan(plan);
  let state = run.from ?? (await begun(plan, simulate));
  if (run.from === undefined) run.onRound?.(state);
  while (!isFinished(state) && run.signal?.aborted !== true) {
    state = await advanced(state, plan, simulate);
    run.onRound?.(state);
  }
  return state;
}

/** True once no repetition climbs any more. */
export function isFinished({ swarms }: SplittingState): boolean {
  return swarms.every(({ status }) => status !== 'climbing');
}

async function begun(plan: SplittingPlan, simulate: PathSimulator): Promise<SplittingState> {
  const ends = await simulate(firstRequests(plan));
  const swarms = Array.from({ length: plan.repeats }, (_, repeat) => {
    const particles = ends.slice(repeat * plan.particles, (repeat + 1) * plan.particles);
    return judged({ particles, rounds: [] }, plan);
  });
  const state = withCost({ swarms, days: 0, paths: 0, failures: 0, firstDays: 0 }, ends);
  return { ...state, firstDays: state.days };
}

async function advanced(
  state: SplittingState,
  plan: SplittingPlan,
  simulate: PathSimulator,
): Promise<SplittingState> {
  const rounds = state.swarms.map((swarm, repeat) =>
    swarm.status === 'climbing' ? nextRound(swarm, plan, repeat) : undefined,
  );
  const ends = await simulate(rounds.flatMap((round) => round?.requests ?? []));
  let used = 0;
  const swarms = state.swarms.map((swarm, repeat) => {
    const next = rounds[repeat];
    if (next === undefined) return swarm;
    const own = ends.slice(used, (used += next.requests.length));
    return afterRound(swarm, plan, { ...next, ends: own });
  });
  return withCost({ ...state, swarms }, ends);
}

function withCost(state: SplittingState, ends: readonly PathEnd[]): SplittingState {
  let { days, failures } = state;
  for (const end of ends) {
    days += end.days;
    if (end.failure !== undefined) failures += 1;
  }
  return { ...state, days, failures, paths: state.paths + ends.length };
}
