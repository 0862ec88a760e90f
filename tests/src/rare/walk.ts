import { Stream } from '../../../src/random/index.ts';
import type { PathEnd, PathRequest, PathSimulator } from '../../../src/rare/index.ts';

/** A process for which tails are known: moves day by day on draws of its own, and says where it is. */
export interface Walk {
  readonly start: number;
  readonly target: number;
  readonly horizon: number;
  /** The next place; NaN ends the path. */
  move(place: number, stream: Stream, day: number): number;
}

/** Lives paths of a walk: follows the seeds of each path, branches where it is asked to, and stops at the target. */
export function simulatorOfWalk(walk: Walk, seed: number): PathSimulator {
  const stream = new Stream('walk');
  return async (requests) => requests.map((request) => pathEnd(walk, seed, stream, request));
}

function pathEnd(walk: Walk, first: number, stream: Stream, request: PathRequest): PathEnd {
  const { replication, leave } = request;
  let branches = [...request.branches];
  let place = walk.start;
  let top = place;
  let day = 0;
  let hasLeft = leave === undefined;
  stream.begin(first, replication);
  const look = (): void => {
    top = Math.max(top, place);
    if (hasLeft || leave === undefined || !(place > leave.above)) return;
    hasLeft = true;
    branches = [...branches.filter(({ fromDay }) => fromDay <= day), { fromDay: day + 1, seed: leave.seed }];
  };
  look();
  while (day < walk.horizon && top < walk.target) {
    day += 1;
    const branch = branches.find(({ fromDay }) => fromDay === day);
    if (branch !== undefined) stream.begin(branch.seed, replication);
    place = walk.move(place, stream, day);
    if (Number.isNaN(place)) break;
    look();
  }
  return { replication, branches, top, days: day };
}

/** Up by 1 with this chance, otherwise down by 1; ends at 0. */
export function gambler(start: number, target: number, up: number): Walk {
  return {
    start,
    target,
    horizon: 100_000,
    move(place, stream, day) {
      if (place <= 0) return NaN;
      return place + (stream.uniform(0, day) < up ? 1 : -1);
    },
  };
}

/** Probability that a gambler with `start` reaches `target` before 0 (Feller 1968, chapter XIV). */
export function gamblerWins(start: number, target: number, up: number): number {
  const odds = (1 - up) / up;
  return (1 - odds ** start) / (1 - odds ** target);
}

/** A walk with normal steps of mean `drift` and deviation 1, from 0. */
export function gaussianWalk(horizon: number, target: number, drift = 0): Walk {
  return {
    start: 0,
    target,
    horizon,
    move: (place, stream, day) => place + drift + stream.normal(0, day),
  };
}
