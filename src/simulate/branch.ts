import type { World } from './world.ts';

/** From this day on (at least 1) every stream draws under another seed: a future that leaves another one on that day. */
export interface Branch {
  readonly fromDay: number;
  /** Integer from 0 to 2^53 − 1. */
  readonly seed: number;
}

/** Lets a future that is being simulated leave for another seed after today: replaces whatever branches it had from then on. */
export function leaveAfter(world: World, day: number, seed: number): void {
  world.branches = [...world.branches.filter(({ fromDay }) => fromDay <= day), { fromDay: day + 1, seed }];
  world.nextBranch = day + 1;
}

/** Begins all streams again under the seed of the branch of this day. */
export function takeBranch(world: World, day: number): void {
  const at = world.branches.findIndex(({ fromDay }) => fromDay === day);
  world.nextBranch = world.branches[at + 1]?.fromDay ?? 0;
  for (const { streams } of world.running)
    for (const stream of streams) stream.begin(world.branches[at].seed, world.replication);
}
