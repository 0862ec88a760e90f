import { join } from 'node:path';
import { blocksAt } from '../plan/index.ts';
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
import type { GrowingTable, Part, SeriesDescription, TableEntry } from '../store/index.ts';
import { mayGoOn } from './may-go-on.ts';
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

/** The tables to which every part adds rows. */
interface OpenTables {
  readonly outcomes: GrowingTable;
  readonly flows: GrowingTable;
  readonly failures: GrowingTable;
  failed: number;
  accountingBroken: boolean;
}

/**
 * Joins all parts into the tables of a finished run, in order of scenario, point and replication; one part, or one series of
 * one scenario, in memory at a time. Undefined when the signal stopped it: the parts stay, and nothing half-written does.
 */
export async function joinParts(run: FinishedRun, signal?: AbortSignal): Promise<JoinedRun | undefined> {
  const open = openTables(run);
  try {
    const series = await joinSeries(run, open, signal);
    if (series === undefined) return undefined;
    const joined = [open.outcomes.finish(), open.flows.finish(), open.failures.finish()];
    const summary = await writeSummary(run, signal);
    if (summary === undefined) return undefined;
    const tables = [...joined, ...series, writeReplications(run), writeParameters(run), summary];
    return { tables, failures: open.failed, accountingBroken: open.accountingBroken };
  } finally {
    for (const table of [open.outcomes, open.flows, open.failures]) table.abandon();
  }
}

function openTables(run: FinishedRun): OpenTables {
  const metadata = metadataOf(run);
  const start = (path: string, columns: ReturnType<typeof outcomeColumns>): GrowingTable =>
    startTable(join(run.folder, path), path, { columns, metadata });
  return {
    outcomes: start('outcomes.arrow', outcomeColumns([])),
    flows: start('flows.arrow', flowColumns(run, emptyPart(run))),
    failures: start('failures.arrow', failureColumns([], run)),
    failed: 0,
    accountingBroken: false,
  };
}

function addPart(run: FinishedRun, open: OpenTables, part: Part): void {
  open.outcomes.add({ columns: outcomeColumns([part]) });
  if (run.experiment.keep !== 'outcomes') open.flows.add({ columns: flowColumns(run, part) });
  if (part.failures.length > 0) open.failures.add({ columns: failureColumns([part], run) });
  open.failed += part.failures.length;
  open.accountingBroken ||= part.failures.some(({ code }) => code.startsWith('E9'));
}

async function joinSeries(
  run: FinishedRun,
  open: OpenTables,
  signal: AbortSignal | undefined,
): Promise<TableEntry[] | undefined> {
  const series: TableEntry[] = [];
  for (const { name: scenario } of run.experiment.scenarios) {
    for (let point = 0; point < run.experiment.points.length; point++) {
      const joined = await joinScenario(run, open, { scenario, point, signal });
      if (joined === undefined) return undefined;
      series.push(...joined);
    }
  }
  return series;
}

/** Adds the parts of one scenario at one point; its series file, where series are kept. Undefined when the signal stopped it. */
async function joinScenario(
  run: FinishedRun,
  open: OpenTables,
  at: { scenario: string; point: number; signal: AbortSignal | undefined },
): Promise<TableEntry[] | undefined> {
  const path = seriesPath(at.scenario, at.point);
  const kept = run.experiment.keep !== 'outcomes';
  const file = kept ? startSeries(join(run.folder, path), path, seriesDescription(run, at)) : undefined;
  try {
    for (const block of blocksAt(run.experiment, { scenario: at.scenario, point: at.point })) {
      const bytes = readChecked(join(run.folder, partPath(block.scenario, block.point, block.index)));
      const part = decodePart(bytes);
      if (isPartProblem(part))
        throw new Error(`part of ${at.scenario}, block ${block.index}: ${part.problem}`);
      file?.append(part);
      addPart(run, open, part);
      if (!(await mayGoOn(at.signal))) return undefined;
    }
    return file === undefined ? [] : [file.finish()];
  } finally {
    file?.abandon();
  }
}

/** What the series file of one scenario at one design point says of itself. */
export function seriesDescription(
  run: FinishedRun,
  at: { scenario: string; point: number },
): SeriesDescription {
  const { experiment, model } = run;
  const known = new Map(observablesOf(model).map((each) => [each.name, each]));
  return {
    days: Int32Array.from(recordedDaysOf(experiment.time.days, experiment.time.record)),
    metrics: experiment.observe.map((name) => ({
      name,
      unit: known.get(name)?.unit,
      means: known.get(name)?.means,
    })),
    metadata: { ...metadataOf(run), scenario: at.scenario, point: String(at.point) },
  };
}
