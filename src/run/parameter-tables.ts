import { join } from 'node:path';
import type { Parameter, Provenance } from '../define/index.ts';
import { drawAssumptions, seedAt } from '../plan/index.ts';
import type { ResolvedDistribution, ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson, startTable, writeTable } from '../store/index.ts';
import type { Column, TableEntry } from '../store/index.ts';
import { metadataOf } from './tables.ts';
import type { FinishedRun } from './tables.ts';

/** Replications in one batch of replications.arrow. */
const BATCH = 4_096;

/** Consecutive replications at a design point: rows of replications.arrow. */
export interface ReplicationRows {
  readonly point: number;
  readonly first: number;
  readonly count: number;
}

/** replications.arrow: what was drawn for each replication, shared by all scenarios; a batch at a time in memory. */
export function writeReplications(run: FinishedRun): TableEntry {
  const { experiment, folder } = run;
  const table = startTable(join(folder, 'replications.arrow'), 'replications.arrow', {
    columns: replicationColumns(experiment, { point: 0, first: 0, count: 0 }),
    metadata: metadataOf(run),
  });
  try {
    for (const rows of replicationRows(experiment))
      table.add({ columns: replicationColumns(experiment, rows) });
    return table.finish();
  } finally {
    table.abandon();
  }
}

/** The batches of replications.arrow in order: all replications once, or once for every point where each has futures of its own. */
export function replicationRows({ luck, points, replications }: ResolvedExperiment): ReplicationRows[] {
  const batches = Array.from({ length: Math.ceil(replications / BATCH) }, (_, b) => ({
    first: b * BATCH,
    count: Math.min(BATCH, replications - b * BATCH),
  }));
  const drawn = luck === 'own' ? points.map((_, point) => point) : [0];
  return drawn.flatMap((point) => batches.map((batch) => ({ point, ...batch })));
}

/** Some rows of replications.arrow; assumptions that the design varies are not drawn and have no column. */
export function replicationColumns(
  experiment: ResolvedExperiment,
  { point, first, count }: ReplicationRows,
): Column[] {
  const assumptions = experiment.assumptions.filter(({ name }) => !Object.hasOwn(experiment.points[0], name));
  const seed = seedAt(experiment, point);
  const all = Array.from({ length: count }, (_, r) =>
    drawAssumptions(experiment.assumptions, { seed, replication: first + r, draws: experiment.draws }),
  );
  const drawn = assumptions.map(({ name, distribution }): Column =>
    isNumeric(distribution)
      ? { name, type: 'float64', values: Float64Array.from(all, (each) => Number(each[name])) }
      : { name, type: 'utf8', values: all.map((each) => String(each[name])) },
  );
  const own: Column[] =
    experiment.luck === 'own'
      ? [{ name: 'point', type: 'int32', values: new Int32Array(count).fill(point) }]
      : [];
  return [
    { name: 'replication', type: 'int32', values: Int32Array.from(all, (_, r) => first + r) },
    { name: 'seed', type: 'utf8', values: all.map(() => String(seed)) },
    ...own,
    ...drawn,
  ];
}

function isNumeric(distribution: ResolvedDistribution): boolean {
  if (distribution.kind === 'fixed') return typeof distribution.value === 'number';
  if (distribution.kind === 'rows') return distribution.values.every((value) => typeof value === 'number');
  return distribution.kind !== 'choice' || distribution.options.every((option) => typeof option === 'number');
}

interface ParameterRow {
  readonly scenario: string;
  readonly name: string;
  readonly role: string;
  readonly value: string;
  readonly unit: string;
  readonly set: string;
  readonly means: string;
  readonly source: Provenance;
}

/** parameters.arrow: every parameter in every scenario, where its value comes from, and how sure that is. */
export function writeParameters(run: FinishedRun): TableEntry {
  return writeTable(join(run.folder, 'parameters.arrow'), 'parameters.arrow', [
    { columns: parameterColumns(run), metadata: metadataOf(run) },
  ]);
}

/** Rows of parameters.arrow. */
export function parameterColumns(run: Pick<FinishedRun, 'experiment' | 'model'>): Column[] {
  const rows = run.experiment.scenarios.flatMap((scenario) =>
    run.model.schedule.flatMap((mechanism) =>
      Object.entries(mechanism.parameters).map(([key, parameter]) =>
        parameterRow(run.experiment, { scenario, name: `${mechanism.name}.${key}`, parameter }),
      ),
    ),
  );
  const text = (name: string, of: (row: ParameterRow) => string): Column => ({
    name,
    type: 'utf8',
    values: rows.map(of),
  });
  return [
    text('scenario', ({ scenario }) => scenario),
    text('name', ({ name }) => name),
    text('role', ({ role }) => role),
    text('value', ({ value }) => value),
    text('unit', ({ unit }) => unit),
    text('set', ({ set }) => set),
    text('means', ({ means }) => means),
    text('provenance', ({ source }) => source.kind),
    text('source', ({ source }) => describeSource(source)),
    text('confidence', ({ source }) => (source.kind === 'assume' ? source.confidence : '')),
  ];
}

function parameterRow(
  experiment: ResolvedExperiment,
  {
    scenario,
    name,
    parameter,
  }: { scenario: ResolvedExperiment['scenarios'][number]; name: string; parameter: Parameter },
): ParameterRow {
  const unit = parameter.type === 'number' ? parameter.unit : 'option';
  const row = { scenario: scenario.name, name, role: parameter.role, unit, means: parameter.means };
  const lever = scenario.levers[name];
  if (lever !== undefined) return { ...row, value: String(lever), set: 'scenario', source: parameter.source };
  if (experiment.points.some((point) => Object.hasOwn(point, name))) {
    return { ...row, value: 'by design point', set: 'design', source: parameter.source };
  }
  const assumption = experiment.assumptions.find((each) => each.name === name);
  if (assumption === undefined)
    return { ...row, value: String(parameter.value), set: 'default', source: parameter.source };
  const { distribution, provenance } = assumption;
  const value = distribution.kind === 'fixed' ? String(distribution.value) : canonicalJson(distribution);
  return { ...row, value, set: 'experiment', source: provenance };
}

/** A source in one line: title and place, file and method, or the reason of an assumption. */
export function describeSource(source: Provenance): string {
  if (source.kind === 'cite')
    return [source.title, source.place, source.url, source.read].filter(Boolean).join(', ');
  return source.kind === 'measure' ? `${source.how} (${source.file}, sha256 ${source.sha256})` : source.why;
}
