import { groupPlan, groupSequential, lookAt, stopping } from '../src/precision/index.ts';
import type { GroupPlan, Target } from '../src/precision/index.ts';
import { clopperPearson, meanInterval, quantileInterval } from '../src/summarise/index.ts';
import { holds } from './coverage-laws.ts';
import type { Law, Sides } from './coverage-laws.ts';

/** A run that looks: when, until when, and what about. */
export interface Looking {
  readonly law: Law;
  readonly every: number;
  readonly maximum: number;
  readonly of: 'mean' | 'median' | 'chance';
}

/** What repeated runs showed. */
export interface Looked {
  /** Share of runs in which the intervals of all looks hold. */
  readonly always: number;
  /** Share of runs whose last interval holds the truth. */
  readonly atStop: number;
  /** Mean number of replications. */
  readonly length: number;
}

type Interval = (values: Float64Array) => Sides;

/** The interval that is meant for one look. */
function ordinary(of: Looking['of']): Interval {
  if (of === 'mean') return (values) => meanInterval(values);
  if (of === 'median') return (values) => quantileInterval(values.slice().sort(), 0.5);
  return (values) => clopperPearson(values.filter((value) => value === 1).length, values.length);
}

/** The interval that is meant for every look. */
function sequence({ of, every }: Looking): Interval {
  const target: Target = { kind: 'halfWidth', of, atMost: 1 };
  return (values) => lookAt(values, target, { tunedTo: 4 * every });
}

function planned({ every, maximum }: Looking): number[] {
  return Array.from({ length: Math.floor(maximum / every) }, (_, k) => (k + 1) * every);
}

/** Runs that stop when their interval is at most `width` on each side of its middle; `peeking` uses the interval for one look. */
export function runsToWidth(
  looking: Looking,
  width: number,
  how: { readonly repetitions: number; readonly peeking: boolean },
): Looked {
  const { law, of } = looking;
  const interval = how.peeking ? ordinary(of) : sequence(looking);
  const truth = of === 'median' ? law.median : law.mean;
  const isDone = ({ low, high }: Sides): boolean =>
    low !== null && high !== null && (high - low) / 2 <= width;
  return repeat(looking, how.repetitions, (values) => {
    const looks = planned(looking);
    const seen = looks.map((n) => interval(values.subarray(0, n)));
    const at = Math.max(0, seen.findIndex(isDone) === -1 ? looks.length - 1 : seen.findIndex(isDone));
    return {
      always: seen.every((sides) => holds(sides, truth)),
      atStop: holds(seen[at], truth),
      length: looks[at],
    };
  });
}

function repeat(
  { law, maximum }: Looking,
  repetitions: number,
  once: (values: Float64Array) => { always: boolean; atStop: boolean; length: number },
): Looked {
  let [always, atStop, length] = [0, 0, 0];
  for (let k = 0; k < repetitions; k++) {
    const run = once(law.draw(maximum, k));
    always += run.always ? 1 : 0;
    atStop += run.atStop ? 1 : 0;
    length += run.length;
  }
  return { always: always / repetitions, atStop: atStop / repetitions, length: length / repetitions };
}

/** How runs decide the sign of an effect. */
export interface Decided {
  /** Share of runs that named a sign, whichever. */
  readonly decided: number;
  readonly length: number;
}

/** Ways to decide a sign; the last is what nobody should do. */
export const deciders = ['sequence of the median', "O'Brien–Fleming", 'Pocock', 'peeking'] as const;

/** The number of values at which a way of deciding names a sign; Infinity for never. */
type Decider = (values: Float64Array) => number;

function byGroups(plan: GroupPlan): Decider {
  return (values) => groupSequential(values, plan).find(({ crossed }) => crossed)?.n ?? Infinity;
}

function deciderOf(by: (typeof deciders)[number], looking: Looking): Decider {
  const { every, maximum } = looking;
  const looks = planned(looking);
  if (by === 'Pocock') return byGroups(groupPlan(looks, 'pocock'));
  if (by === "O'Brien–Fleming") return byGroups(groupPlan(looks, 'obrienFleming'));
  if (by === 'peeking')
    return (values) => looks.find((n) => !holds(meanInterval(values.subarray(0, n)), 0)) ?? Infinity;
  const target: Target = { kind: 'sign', matters: 0 };
  return (values) => {
    const { state, looks: seen } = stopping([{ values, target }], { every, maximum });
    return state === 'met' ? seen[seen.length - 1].n : Infinity;
  };
}

/** Runs with a true effect of `effect` standard deviations: how many name a sign, and after how many replications. */
export function runsToSign(
  looking: Looking,
  effect: number,
  how: { readonly repetitions: number; readonly by: (typeof deciders)[number] },
): Decided {
  const decide = deciderOf(how.by, looking);
  const { always, length } = repeat(looking, how.repetitions, (values) => {
    const n = decide(values.map((value) => value + effect));
    return { always: n < Infinity, atStop: true, length: Math.min(n, looking.maximum) };
  });
  return { decided: always, length };
}
