import { exp, expm1, log } from '../../src/numeric/index.ts';
import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { MeanAndVariance } from './level-process.ts';
import type { PointProcess } from './point-process.ts';

/** Parameters of `hawkes`: events a day that nothing excites, events that one event causes, and 1/day of forgetting. */
export interface HawkesParameters {
  readonly baseRate: number;
  readonly branching: number;
  readonly decay: number;
}

/**
 * Mean and variance of the stationary count in a window of `days`: μ/(1 − n) × t, and
 * Λ(t κ² + (1 − κ²)(1 − e^(−τt))/τ) with Λ = μ/(1 − n), κ = 1/(1 − n), τ = β(1 − n). Source: Da Fonseca and Zaatour 2014.
 */
export function hawkesCount({ baseRate, branching, decay }: HawkesParameters, days: number): MeanAndVariance {
  const rate = baseRate / (1 - branching);
  const clusters = 1 / ((1 - branching) * (1 - branching));
  const forgetting = decay * (1 - branching);
  return {
    mean: rate * days,
    variance: rate * (days * clusters - ((1 - clusters) * expm1(-forgetting * days)) / forgetting),
  };
}

/** Rate of the largest process that is simulated event by event. */
const mostEventsADay = 1e6;

/**
 * Self-exciting events with rate μ + Σ nβ e^(−β(t − tᵢ)). Simulated exactly, without rejection: the next event is the earlier of an
 * unexcited one and one of the decaying excitement, each by one inversion (Dassios and Zhao 2013). State: the excitement (rate
 * above the base), begun at its stationary mean, so that the mean of every day is μ/(1 − n); its variance is reached after some
 * 1/(β(1 − n)) days. The uniforms of a day come from a source of its own (slot 0), two an event.
 */
export const hawkes: PointProcess<HawkesParameters> = {
  name: 'hawkes',
  means: 'events that make further events more likely for a while',
  parameters: {
    baseRate: 'events a day without excitement',
    branching: 'events that one event causes on average, below 1',
    decay: '1/day; speed at which excitement is forgotten',
  },
  state: 1,
  begin(state, p) {
    requireBetween('hawkes.baseRate', p.baseRate, 0, mostEventsADay);
    requireBetween('hawkes.decay', p.decay, 1e-6, 1e6);
    if (!(p.branching >= 0 && p.branching < 1))
      throw new Error(`invalid hawkes.branching: ${p.branching}; expected at least 0 and below 1`);
    requireBetween('hawkes.baseRate / (1 - branching)', p.baseRate / (1 - p.branching), 0, mostEventsADay);
    state[0] = (p.baseRate * p.branching) / (1 - p.branching);
  },
  step(state, { baseRate, branching, decay }, random, member, day) {
    const uniform = random.source(member * DRAWS_PER_DAY, day);
    let excitement = state[0];
    let left = 1;
    let events = 0;
    for (;;) {
      const unexcited = -log(1 - uniform()) / baseRate;
      const reached = 1 + (decay * log(1 - uniform())) / excitement;
      const excited = reached > 0 ? -log(reached) / decay : Infinity;
      const wait = Math.min(unexcited, excited);
      // Not `wait > left`: without any rate the wait is not a number.
      if (!(wait <= left)) break;
      left -= wait;
      excitement = excitement * exp(-decay * wait) + branching * decay;
      events++;
    }
    state[0] = excitement * exp(-decay * left);
    return events;
  },
  moments: (p) => hawkesCount(p, 1),
};
