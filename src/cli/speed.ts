import type { Model } from '../define/index.ts';
import { blockComputer } from '../run/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** Seconds that one simulated future takes here, measured on a short piece of one (at most about a second). */
export function measureSpeed(experiment: ResolvedExperiment, model: Model): number {
  const days = Math.min(experiment.time.days, 120);
  const short: ResolvedExperiment = {
    ...experiment,
    time: { ...experiment.time, days, record: Math.min(experiment.time.record, days) },
  };
  const { compute } = blockComputer({ experiment: short, model, runKey: 'timing' });
  const block = { scenario: experiment.baseline, point: 0, index: 0, count: 1 };
  let seconds = 0;
  let least = Infinity;
  for (let replication = 1; seconds < 0.5 && replication <= 8; replication++) {
    const began = performance.now();
    compute({ ...block, first: replication });
    const took = (performance.now() - began) / 1000;
    least = Math.min(least, took);
    seconds += took;
  }
  return (least * experiment.time.days) / days;
}
