import { join } from 'node:path';
import { blocksOf } from '../plan/index.ts';
import { observablesOf, recordedDaysOf } from '../simulate/index.ts';
import {
  decodePart,
  isPartProblem,
  partPath,
  readChecked,
  seriesPath,
  startSeries,
  startTable,
} from '../store/index.ts';
import type { Part, TableEntry } from '../store/index.ts';
import { writeParameters, writeReplications } from './parameter-tables.ts';
import { writeSummary } from './summary-table.ts';
import { emptyPart, failureColumns, flowColumns, metadataOf, outcomeColumns } from './tables.ts';
import type { FinishedRun } from './tables.ts';

/** What joining left: the tables, and what went wrong in single replications. */
export interface JoinedRun {
  readonly tables: TableEntry[];
  readonly failures: number;
  /** True when tokens were created or lost in some replication. */
  readonly accountingBroken: boolean;
}

/** Joins all parts into the tables of a finished run, in order of scenario, point and replication; one part in memory at a time. */
export function joinParts(run: FinishedRun): JoinedRun {
  let failed = 0;
  let accountingBroken = false;
  const { folder } = run;
  const metadata = metadataOf(run);
  const outcomes = startTable(join(folder, 'outcomes.arrow'), 'outcomes.arrow', {
    columns: outcomeColumns([]),
    metadata,
  });
  const flows = startTable(join(folder, 'flows.arrow'), 'flows.arrow', {
    columns: flowColumns(run, emptyPart(run)),
    metadata,
  });
  const failures = startTable(join(folder, 'failures.arrow'), 'failures.arrow', {
    columns: failureColumns([], run),
    metadata,
  });
  const series: TableEntry[] = [];
  for (const { name: scenario } of run.experiment.scenarios) {
    for (let point = 0; point < run.experiment.points.length; point++) {
      series.push(
        joinScenario(run, { scenario, point }, (part) => {
          outcomes.add({ columns: outcomeColumns([part]) });
          flows.add({ columns: flowColumns(run, part) });
          if (part.failures.length > 0) failures.add({ columns: failureColumns([part], run) });
          failed += part.failures.length;
          accountingBroken ||= part.failures.some(({ code }) => code.startsWith('E9'));
        }),
      );
    }
  }
  const tables = [
    outcomes.finish(),
    flows.finish(),
    failures.finish(),
    ...series,
    writeReplications(run),
    writeParameters(run),
    writeSummary(run),
  ];
  return { tables, failures: failed, accountingBroken };
}

function joinScenario(
  run: FinishedRun,
  at: { scenario: string; point: number },
  visit: (part: Part) => void,
): TableEntry {
  const { experiment, folder } = run;
  const path = seriesPath(at.scenario, at.point);
  const known = new Map(observablesOf(run.model).map((each) => [each.name, each]));
  const file = startSeries(join(folder, path), path, {
    days: Int32Array.from(recordedDaysOf(experiment.time.days, experiment.time.record)),
    metrics: experiment.observe.map((name) => ({
      name,
      unit: known.get(name)?.unit,
      means: known.get(name)?.means,
    })),
    metadata: { ...metadataOf(run), scenario: at.scenario, point: String(at.point) },
  });
  const blocks = blocksOf(experiment).filter(
    ({ scenario, point }) => scenario === at.scenario && point === at.point,
  );
  for (const block of blocks) {
    const part = decodePart(readChecked(join(folder, partPath(block.scenario, block.point, block.index))));
    if (isPartProblem(part)) throw new Error(`part of ${at.scenario}, block ${block.index}: ${part.problem}`);
    file.append(part);
    visit(part);
  }
  return file.finish();
}
