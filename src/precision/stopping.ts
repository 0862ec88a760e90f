import type { Values } from '../summarise/index.ts';
import { checkedConfidence, checkedCount } from '../summarise/values.ts';
import { lookAt } from './target.ts';
import type { Target, TargetLook } from './target.ts';

/** When a run looks at what it has, fixed before its first replication. */
export interface StoppingPlan {
  /** Replications between looks. */
  readonly every: number;
  /** Most replications; there the last look is, whether or not it is a multiple of `every`. */
  readonly maximum: number;
  /** Confidence of all targets and all looks together; 0.95 when absent. */
  readonly confidence?: number | undefined;
}

/** A column of values in replication order (NaN: failed) and what is to be known about it. */
export interface Watched {
  readonly values: Values;
  readonly target: Target;
}

/** One look at all targets. */
export interface StoppingLook {
  /** Replications looked at. */
  readonly n: number;
  readonly targets: readonly TargetLook[];
  /** Whether all targets are met. */
  readonly met: boolean;
}

/** Where a run with a rule stands. */
export interface Stopping {
  /** `met`: enough is known; `exhausted`: not even at the most replications; `continue`: run to the next look. */
  readonly state: 'met' | 'exhausted' | 'continue';
  /** Looks in order, the last being the one that decided; empty before the first. */
  readonly looks: readonly StoppingLook[];
  /** Confidence of each target: 1 - (1 - confidence) / targets. */
  readonly targetConfidence: number;
}

/** Looks after which bounds are narrowest: a fixed number, so that the most replications may grow without changing a look. */
const TUNED_LOOKS = 4;

/** Numbers of replications at which a run looks: every multiple of `every` below `maximum`, and `maximum`. Throws for counts below 1. */
export function plannedLooks({ every, maximum }: StoppingPlan): number[] {
  checkedCount(every, 'replications between looks', 1);
  checkedCount(maximum, 'largest number of replications', 1);
  const before = Math.ceil(maximum / every) - 1;
  return [...Array.from({ length: before }, (_, k) => (k + 1) * every), maximum];
}

/** Confidence of each of several targets so that all hold together (Bonferroni). */
export function sharedConfidence(confidence: number, targets: number): number {
  return 1 - (1 - checkedConfidence(confidence)) / checkedCount(targets, 'number of targets', 1);
}

/** The look after the first `n` replications. Throws as `lookAt`, and for no target. */
export function stoppingLook(watched: readonly Watched[], n: number, plan: StoppingPlan): StoppingLook {
  const confidence = sharedConfidence(plan.confidence ?? 0.95, watched.length);
  const options = { confidence, tunedTo: TUNED_LOOKS * plan.every };
  const targets = watched.map(({ values, target }) =>
    lookAt(Array.prototype.slice.call(values, 0, n), target, options),
  );
  return { n, targets, met: targets.every(({ met }) => met) };
}

/**
 * Looks at fixed numbers of replications until all targets are met. The intervals are confidence sequences, so all looks hold
 * together with the stated confidence and so does the one at which the rule stops; targets share the error by Bonferroni. The
 * decision depends on the values in replication order and on nothing else. Throws as `plannedLooks` and `stoppingLook`.
 */
export function stopping(watched: readonly Watched[], plan: StoppingPlan): Stopping {
  const targetConfidence = sharedConfidence(plan.confidence ?? 0.95, watched.length);
  const available = Math.min(...watched.map(({ values }) => values.length));
  const looks: StoppingLook[] = [];
  for (const n of plannedLooks(plan)) {
    if (n > available) return { state: 'continue', looks, targetConfidence };
    const look = stoppingLook(watched, n, plan);
    looks.push(look);
    if (look.met) return { state: 'met', looks, targetConfidence };
  }
  return { state: 'exhausted', looks, targetConfidence };
}
