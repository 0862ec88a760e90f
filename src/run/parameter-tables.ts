import { join } from 'node:path';
import type { Parameter, Provenance } from '../define/index.ts';
import { drawAssumptions } from '../plan/index.ts';
import type { ResolvedDistribution, ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson, startTable, writeTable } from '../store/index.ts';
import type { Column, TableEntry } from '../store/index.ts';
import { metadataOf } from './tables.ts';
import type { FinishedRun } from './tables.ts';

/** Replications in one batch of replications.arrow. */
const BATCH = 4_096;

/** replications.arrow: what was drawn for each replication, shared by all scenarios; a batch at a time in memory. */
export function writeReplications(run: FinishedRun): TableEntry {
  const { experiment, folder } = run;
  const table = startTable(join(folder, 'replications.arrow'), 'replications.arrow', {
    columns: replicationColumns(experiment, 0, 0),
    metadata: metadataOf(run),
  });
  try {
    for (let first = 0; first < experiment.replications; first += BATCH) {
      const count = Math.min(BATCH, experiment.replications - first);
      table.add({ columns: replicationColumns(experiment, first, count) });
    }
    return table.finish();
  } finally {
    table.abandon();
  }
}

/** Rows of replications.arrow for `count` replications from `first`. */
export function replicationColumns(experiment: ResolvedExperiment, first: number, count: number): Column[] {
  const { assumptions, seed } = experiment;
  const all = Array.from({ length: count }, (_, r) =>
    drawAssumptions(assumptions, { seed, replication: first + r }),
  );
  const drawn = assumptions.map(({ name, distribution }): Column =>
    isNumeric(distribution)
      ? { name, type: 'float64', values: Float64Array.from(all, (each) => Number(each[name])) }
      : { name, type: 'utf8', values: all.map((each) => String(each[name])) },
  );
  return [
    { name: 'replication', type: 'int32', values: Int32Array.from(all, (_, r) => first + r) },
    { name: 'seed', type: 'utf8', values: all.map(() => String(seed)) },
    ...drawn,
  ];
}

function isNumeric(distribution: ResolvedDistribution): boolean {
  if (distribution.kind === 'fixed') return typeof distribution.value === 'number';
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
