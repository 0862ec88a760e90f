import { takeBranch } from './branch.ts';
import { give } from './world.ts';
import type { World } from './world.ts';

/** Who looks at the world; nothing it does may change the state. */
export interface Watch {
  /** After a day is done. */
  observe(day: number): void;
  /** After a mechanism's turn; absent unless the replication is audited. */
  audit?: ((mechanism: string, day: number) => void) | undefined;
  /** True once the days that are left do not matter; absent when all do. */
  enough?: (() => boolean) | undefined;
}

/** The days of one replication: flows to zero, each mechanism in order, then the watch looks; to the horizon or until it has seen enough. */
export function simulateDays(world: World, watch: Watch): void {
  const { running, days } = world;
  for (let day = 1; day <= days; day++) {
    world.today = day;
    startDay(world, day);
    for (let turn = 0; turn < running.length; turn++) {
      const { mechanism, context } = running[turn];
      world.acting = mechanism.name;
      context.day = day;
      mechanism.step(context);
      if (watch.audit !== undefined) watch.audit(mechanism.name, day);
    }
    watch.observe(day);
    if (watch.enough?.() === true) return;
  }
}

function startDay(world: World, day: number): void {
  for (const flow of world.scalarFlows) world.board[flow] = 0;
  for (const column of world.columnFlows) column.fill(0);
  if (day === world.nextBranch) takeBranch(world, day);
  give(world, day);
}
