import type { ResolvedExperiment } from '../plan/index.ts';
import { headlineOf } from '../report/effects.ts';
import type { BlockReport } from '../run/index.ts';
import { pairedDifference, signedSignificant, significant } from '../summarise/index.ts';

const INTERVAL = 1_000;

/** Precision so far of the headline outcome: the last scenario against the baseline, recomputed at most once a second. */
export function livePrecision(experiment: ResolvedExperiment): { add(report: BlockReport): void; text(): string } {
  const last = experiment.scenarios[experiment.scenarios.length - 1];
  const headline = headlineOf(experiment.outcomes);
  const values = new Map<string, Float64Array>([
    [experiment.baseline, new Float64Array(experiment.replications).fill(NaN)],
    [last.name, new Float64Array(experiment.replications).fill(NaN)],
  ]);
  let failures = 0;
  let text = '';
  let at = -Infinity;
  const refresh = (): void => {
    const [baseline, variant] = [values.get(experiment.baseline), values.get(last.name)];
    if (baseline === undefined || variant === undefined || last.name === experiment.baseline) return;
    const { n, median, medianInterval } = pairedDifference({ baseline, variant, matters: headline.matters, better: headline.better });
    const { low, high } = medianInterval;
    const half = low === null || high === null ? 'unknown' : significant((high - low) / 2, 2);
    if (n > 1) text = `   ${headline.name} ${last.name}-${experiment.baseline} median ${signedSignificant(median, 2)} +/- ${half}`;
  };
  return {
    add({ block, outcomes, failures: failed }) {
      failures += failed;
      const found = outcomes.find(({ name }) => name === headline.name);
      if (block.point === 0) values.get(block.scenario)?.set(found?.values ?? [], block.first);
    },
    text() {
      const now = performance.now();
      if (now - at > INTERVAL) [at] = [now, refresh()];
      return `${text}   failed ${failures}`;
    },
  };
}
