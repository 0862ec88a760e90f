import { Stream } from '../random/index.ts';
import type { PathEnd, PathRequest } from './path.ts';

const TWO_53 = 9007199254740992;

/** How multilevel splitting goes about it. */
export interface SplittingPlan {
  /** Level that is the event, such as 0 for `rewardBudget <= 0`, whose level is its negative. */
  readonly target: number;
  /** Futures at a time, in each repetition. */
  readonly particles: number;
  /** How many of them, the lowest, are replaced in each round; more where several are equally low. */
  readonly replaced: number;
  /** Independent repetitions of the whole, from which the error is known; at least 2. */
  readonly repeats: number;
  /** Seed of the choices of parents and of branches. */
  readonly seed: number;
}

/** One round of a repetition: all futures that never rose above `level` were replaced. */
export interface Round {
  readonly level: number;
  readonly replaced: number;
}

/** One repetition so far. Its estimate is the product of 1 − replaced ÷ particles over the rounds, times the share that reached the target. */
export interface Swarm {
  readonly status: 'climbing' | 'arrived' | 'extinct';
  readonly rounds: readonly Round[];
  readonly particles: readonly PathEnd[];
}

/** Throws for a plan that cannot be carried out. */
export function checkPlan({ target, particles, replaced, repeats, seed }: SplittingPlan): void {
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (!Number.isSafeInteger(value) || value < low || value > high)
      throw new Error(`invalid ${name}: ${value}; expected a whole number from ${low} to ${high}`);
  };
  if (!Number.isFinite(target)) throw new Error(`invalid target: ${target}; expected a finite level`);
  whole('particles', particles, 2, 1e6);
  whole('replaced', replaced, 1, particles - 1);
  whole('repeats', repeats, 2, 10_000);
  whole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
}

/** The futures that all repetitions begin with: replications 0, 1, 2, … of the model, `particles` for each repetition. */
export function firstRequests({ particles, repeats }: SplittingPlan): PathRequest[] {
  return Array.from({ length: particles * repeats }, (_, replication) => ({ replication, branches: [] }));
}

/** A repetition whose futures have been simulated, judged: still climbing, arrived or extinct. */
export function judged(swarm: Omit<Swarm, 'status'>, plan: SplittingPlan): Swarm {
  const level = levelOf(swarm.particles, plan.replaced);
  if (level >= plan.target) return { ...swarm, status: 'arrived' };
  const dies = swarm.particles.every(({ top }) => top <= level);
  return { ...swarm, status: dies ? 'extinct' : 'climbing' };
}

/** The next round of a climbing repetition: who is replaced, and the futures to simulate in their places. */
export function nextRound(
  { particles, rounds }: Swarm,
  plan: SplittingPlan,
  repeat: number,
): { readonly round: Round; readonly places: readonly number[]; readonly requests: readonly PathRequest[] } {
  const level = levelOf(particles, plan.replaced);
  const survivors = particles.filter(({ top }) => top > level);
  const places = particles.flatMap(({ top }, place) => (top <= level ? [place] : []));
  const parents = streamOf('rare:parent', plan.seed, repeat);
  const seeds = streamOf('rare:branch', plan.seed, repeat);
  const requests = places.map((place): PathRequest => {
    const { replication, branches } = survivors[parents.integer(survivors.length, place, rounds.length)];
    const seed = seeds.uniform(place, rounds.length) * TWO_53;
    return { replication, branches, leave: { above: level, seed } };
  });
  return { round: { level, replaced: places.length }, places, requests };
}

/** The repetition after a round: the new futures in the places of the replaced. Throws when a child did not follow its parent. */
export function afterRound(
  swarm: Swarm,
  plan: SplittingPlan,
  done: { readonly round: Round; readonly places: readonly number[]; readonly ends: readonly PathEnd[] },
): Swarm {
  const particles = [...swarm.particles];
  done.places.forEach((place, k) => {
    const end = done.ends[k];
    if (!(end.top > done.round.level))
      throw new Error(
        `invalid path: replication ${end.replication} reached ${end.top} when lived again; expected more than ${done.round.level}, as before: the same request must give the same future`,
      );
    particles[place] = end;
  });
  return judged({ particles, rounds: [...swarm.rounds, done.round] }, plan);
}

/** Estimate of one finished repetition: unbiased, 0 where it died out. */
export function estimateOfSwarm({ particles, rounds }: Swarm, { target }: SplittingPlan): number {
  let estimate = particles.filter(({ top }) => top >= target).length / particles.length;
  for (const { replaced } of rounds) estimate *= 1 - replaced / particles.length;
  return estimate;
}

/** The level of the last one that has to go: the `replaced`-th smallest highest level. */
function levelOf(particles: readonly PathEnd[], replaced: number): number {
  return Float64Array.from(particles, ({ top }) => top).sort()[replaced - 1];
}

function streamOf(name: string, seed: number, repeat: number): Stream {
  const stream = new Stream(name);
  stream.begin(seed, repeat);
  return stream;
}
