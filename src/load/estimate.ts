import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { columnsOf } from './resolve-sizes.ts';

/** What a run will leave behind and need, roughly; the time is measured where it runs. */
export interface Estimate {
  /** Simulated futures: scenarios × design points × replications. */
  readonly futures: number;
  /** Blocks, each with a file of its own. */
  readonly parts: number;
  /** Rows of the table of outcomes. */
  readonly rows: number;
  /** Bytes of all series. */
  readonly seriesBytes: number;
  /** Bytes of the state of one replication. */
  readonly memoryBytes: number;
}

/** Sizes of a run, without running anything. */
export function estimate(resolved: ResolvedExperiment, model: Model): Estimate {
  const { scenarios, points, replications, blockSize, outcomes } = resolved;
  const sets = scenarios.length * points.length;
  let members = 0;
  for (const [name, size] of Object.entries(resolved.populations)) members += size * columnsOf(name, model);
  return {
    futures: sets * replications,
    parts: sets * Math.ceil(replications / blockSize),
    rows: sets * replications * outcomes.length,
    seriesBytes: sets * replications * seriesBytesOf(resolved),
    memoryBytes: members * 8,
  };
}

/** Bytes of the series of one replication of one scenario at one design point. */
export function seriesBytesOf({
  time,
  observe,
}: {
  readonly time: { readonly days: number; readonly record: number };
  readonly observe: readonly string[];
}): number {
  return (Math.ceil(time.days / time.record) + 1) * observe.length * 8;
}
