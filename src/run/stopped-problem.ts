import { join } from 'node:path';
import { blocksOf } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { batchReader } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { lookOf } from './look-and-stop.ts';
import type { Stopped } from './look-and-stop.ts';
import { scalarsOf } from './restore-parts.ts';
import { stopColumns } from './stop-columns.ts';
import type { StopColumns } from './stop-columns.ts';

/**
 * Looks again at what made a finished run stop: the first recorded figure that does not follow from its outcomes, in one sentence;
 * undefined where all do. What matters of an outcome may have been reworded since, so only figures are compared.
 */
export function stoppedProblem(
  folder: string,
  { stopped, replications }: Pick<Manifest, 'stopped' | 'replications'>,
  experiment: ResolvedExperiment,
): string | undefined {
  if (stopped === undefined) return undefined;
  const { every, confidence, rules } = stopped;
  const ruled = { ...experiment, replications, stopWhen: rules, lookEvery: every };
  const columns = columnsOf(folder, ruled);
  for (const recorded of stopped.looks) {
    const n = recorded.replications;
    const again = lookOf(ruled, columns, { n, plan: { every, maximum: replications, confidence } });
    const wrong = rules.find((_, at) => isOther(again.rules[at], recorded.rules[at]));
    if (wrong !== undefined)
      return `the look at ${n} replications for \`${wrong}\` does not follow from the outcomes`;
  }
  return undefined;
}

function columnsOf(folder: string, experiment: ResolvedExperiment): StopColumns {
  const columns = stopColumns(experiment);
  const read = batchReader(join(folder, 'outcomes.arrow'));
  for (const [position, { scenario, point, first, count }] of blocksOf(experiment).entries())
    columns.add({
      header: { scenario, point, first },
      scalars: scalarsOf(experiment, read(position), count),
    });
  return columns;
}

type RuleLook = Stopped['looks'][number]['rules'][number];

/** Whether two looks by one rule differ; of a sign, whose deciding design point hangs on what matters, only at the same point. */
function isOther(again: RuleLook, recorded: RuleLook | undefined): boolean {
  if (recorded === undefined) return true;
  if (again.point !== recorded.point) return recorded.side === undefined && again.side === undefined;
  return (['n', 'estimate', 'low', 'high'] as const).some((figure) => again[figure] !== recorded[figure]);
}
