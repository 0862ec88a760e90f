import { groupOf } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { headlineOf } from '../report/effects.ts';
import { shownUnit } from '../report/shown-unit.ts';
import type { BlockReport } from '../run/index.ts';
import { pairedDifference, signedSignificant, significant } from '../summarise/index.ts';

const INTERVAL = 1_000;

/** What is known while a run goes on, for the second part of the progress line. */
export interface LivePrecision {
  add(report: BlockReport): void;
  text(): string;
}

/** Precision so far of the headline outcome: the last scenario against the baseline, recomputed at most once a second. */
export function livePrecision(experiment: ResolvedExperiment): LivePrecision {
  const { baseline, replications, scenarios } = experiment;
  const last = scenarios[scenarios.length - 1].name;
  const headline = headlineOf(experiment.outcomes);
  const { factor } = shownUnit(headline.unit);
  const values = new Map(
    [baseline, last].map((name): [string, Float64Array] => [name, new Float64Array(replications).fill(NaN)]),
  );
  let [failures, broken, effect, at] = [0, false, '', -Infinity];
  const refresh = (): void => {
    const [before, after] = [values.get(baseline), values.get(last)];
    if (before === undefined || after === undefined || last === baseline) return;
    const isKnown = (value: number, r: number): boolean => !Number.isNaN(value) && !Number.isNaN(before[r]);
    if (!after.some(isKnown)) return;
    const { matters, better, name } = headline;
    const { median, medianInterval } = pairedDifference({
      baseline: before,
      variant: after,
      matters,
      better,
      group: groupOf(experiment),
    });
    const { low, high } = medianInterval;
    const half = low === null || high === null ? 'unknown' : significant(((high - low) / 2) * factor, 2);
    effect = `   ${name} ${last}-${baseline} median ${signedSignificant(median * factor, 2)} +/- ${half}`;
  };
  return {
    add({ block, outcomes, failures: failed, accounting }) {
      failures += failed;
      broken ||= accounting;
      const found = outcomes.find(({ name }) => name === headline.name);
      if (block.point === 0 && found !== undefined && block.first + block.count <= replications) {
        values.get(block.scenario)?.set(found.values, block.first);
      }
    },
    text() {
      const now = performance.now();
      if (now - at > INTERVAL) [at] = [now, refresh()];
      return `${effect}   failed ${failures}   ledger ${broken ? 'BROKEN' : 'balanced'}`;
    },
  };
}
