import { Stream } from '../random/index.ts';
import { checkCount } from './check-count.ts';
import { MOST_POINTS, pointsAt } from './design.ts';
import type { Dimension } from './design.ts';
import { mostDifferent } from './most-different.ts';
import { permutation } from './permutation.ts';
import type { UnitDesign } from './sobol-design.ts';

/** What Morris trajectories are made of. */
export interface MorrisOptions {
  /** Trajectories r, at least 2. */
  readonly trajectories: number;
  readonly seed: number;
  /** Levels p of each coordinate, even, 2 to 100, default 4: 0, 1/(p − 1), …, 1. */
  readonly levels?: number;
  /** Trajectories drawn, of which the most different are kept: at least r, default 10 r but at most 500; r for no choice. */
  readonly candidates?: number;
  /** Probability beyond the levels 0 and 1 of laws without an end (normal, lognormal, gamma), default 0.05. */
  readonly tail?: number;
}

/**
 * Trajectories of Morris (1991). Row `t (k + 1) + i` is point i of trajectory t (k dimensions, k + 1 points); its step i, to
 * row `t (k + 1) + i + 1`, changes dimension `moved[t k + i]` alone, by `delta` or −`delta` in `unit`. Level u of a law without an end
 * stands at probability `tail + (1 − 2 tail) u`, of any other at u.
 */
export interface MorrisDesign extends UnitDesign {
  readonly trajectories: number;
  readonly levels: number;
  /** Length of a step in the unit cube: p / (2 (p − 1)). */
  readonly delta: number;
  /** Which dimension each step moves: trajectories × dimensions. */
  readonly moved: Int32Array;
}

/**
 * Trajectories through the levels of all dimensions, the most different of many (Campolongo, Cariboni and Saltelli 2007; see
 * `mostDifferent`), in the order in which they were drawn. Throws for odd levels or fewer than two trajectories.
 */
export function morrisTrajectories(
  dimensions: readonly Dimension[],
  { trajectories, seed, levels = 4, candidates, tail = 0.05 }: MorrisOptions,
): MorrisDesign {
  const k = dimensions.length;
  const drawn = candidates ?? Math.max(trajectories, Math.min(10 * trajectories, 500));
  check({ trajectories, levels, drawn, k, tail });
  const all = drawTrajectories({ count: drawn, k, levels }, seed);
  const size = (k + 1) * k;
  const kept = mostDifferent(all.unit, { size, columns: k, kept: trajectories });
  const unit = new Float64Array(trajectories * size);
  const moved = new Int32Array(trajectories * k);
  kept.forEach((from, to) => {
    unit.set(all.unit.subarray(from * size, (from + 1) * size), to * size);
    moved.set(all.moved.subarray(from * k, (from + 1) * k), to * k);
  });
  const ends = dimensions.map(({ distribution: { kind } }) => (endless.includes(kind) ? tail : 0));
  const probabilities = unit.map((u, at) => ends[at % k] + (1 - 2 * ends[at % k]) * u);
  const points = pointsAt(dimensions, probabilities);
  const delta = stepOf(levels) / (levels - 1);
  return { method: 'morris', dimensions, points, unit, trajectories, levels, delta, moved };
}

const endless: readonly string[] = ['normal', 'lognormal', 'gamma'];

/** A step in levels: half of them, so that every level is left and reached equally often. */
const stepOf = (levels: number): number => levels / 2;

interface Drawn {
  readonly count: number;
  readonly k: number;
  readonly levels: number;
}

/** Each dimension of a trajectory starts at a level of the lower half and goes up, or from there a step above and comes down. */
function drawTrajectories(
  { count, k, levels }: Drawn,
  seed: number,
): { unit: Float64Array; moved: Int32Array } {
  const stream = (name: string): Stream => {
    const made = new Stream(`design:morris-${name}`);
    made.begin(seed, 0);
    return made;
  };
  const [orders, starts, signs] = [stream('order'), stream('start'), stream('sign')];
  const unit = new Float64Array(count * (k + 1) * k);
  const moved = new Int32Array(count * k);
  const step = stepOf(levels);
  for (let t = 0; t < count; t++) {
    const order = permutation(k, orders, t);
    moved.set(order, t * k);
    for (let d = 0; d < k; d++) {
      const low = starts.integer(levels - step, t, d);
      const rises = signs.chance(0.5, t, d);
      const turn = order.indexOf(d);
      for (let i = 0; i <= k; i++) {
        const level = i > turn === rises ? low + step : low;
        unit[(t * (k + 1) + i) * k + d] = level / (levels - 1);
      }
    }
  }
  return { unit, moved };
}

function check({
  trajectories,
  levels,
  drawn,
  k,
  tail,
}: {
  trajectories: number;
  levels: number;
  drawn: number;
  k: number;
  tail: number;
}): void {
  checkCount('number of trajectories', trajectories, [2, Math.floor(MOST_POINTS / (k + 1))]);
  checkCount('number of levels', levels, [2, 100]);
  if (levels % 2 !== 0) throw new Error(`invalid number of levels: ${levels}; expected an even number`);
  checkCount('number of candidates', drawn, [trajectories, Math.floor(MOST_POINTS / (k + 1))]);
  if (!(tail > 0 && tail < 0.5)) throw new Error(`invalid tail: ${tail}; expected between 0 and 0.5`);
}
