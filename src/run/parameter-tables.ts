import { join } from 'node:path';
import type { Parameter, Provenance } from '../define/index.ts';
import { drawAssumptions } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { writeTable } from '../store/index.ts';
import type { Column, TableEntry } from '../store/index.ts';
import { metadataOf } from './tables.ts';
import type { FinishedRun } from './tables.ts';

/** replications.arrow: what was drawn for each replication, shared by all scenarios. */
export function writeReplications(run: FinishedRun): TableEntry {
  const { experiment, folder } = run;
  const all = Array.from({ length: experiment.replications }, (_, replication) =>
    drawAssumptions(experiment.assumptions, { seed: experiment.seed, replication }),
  );
  const drawn = experiment.assumptions.map(({ name }): Column => {
    const values = all.map((each) => each[name]);
    const numbers = values.flatMap((value) => (typeof value === 'number' ? [value] : []));
    return numbers.length === values.length
      ? { name, type: 'float64', values: Float64Array.from(numbers) }
      : { name, type: 'utf8', values: values.map(String) };
  });
  const columns: Column[] = [
    { name: 'replication', type: 'int32', values: Int32Array.from(all, (_, replication) => replication) },
    { name: 'seed', type: 'utf8', values: all.map(() => String(experiment.seed)) },
    ...drawn,
  ];
  return writeTable(join(folder, 'replications.arrow'), 'replications.arrow', [
    { columns, metadata: metadataOf(run) },
  ]);
}

interface ParameterRow {
  readonly scenario: string;
  readonly name: string;
  readonly role: string;
  readonly value: string;
  readonly unit: string;
  readonly set: string;
  readonly source: Provenance;
}

/** parameters.arrow: every parameter in every scenario, where its value comes from, and how sure that is. */
export function writeParameters(run: FinishedRun): TableEntry {
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
  const columns = [
    text('scenario', ({ scenario }) => scenario),
    text('name', ({ name }) => name),
    text('role', ({ role }) => role),
    text('value', ({ value }) => value),
    text('unit', ({ unit }) => unit),
    text('set', ({ set }) => set),
    text('provenance', ({ source }) => source.kind),
    text('source', ({ source }) => describeSource(source)),
    text('confidence', ({ source }) => (source.kind === 'assume' ? source.confidence : '')),
  ];
  return writeTable(join(run.folder, 'parameters.arrow'), 'parameters.arrow', [
    { columns, metadata: metadataOf(run) },
  ]);
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
  const row = { scenario: scenario.name, name, role: parameter.role, unit };
  const lever = scenario.levers[name];
  if (lever !== undefined) return { ...row, value: String(lever), set: 'scenario', source: parameter.source };
  if (experiment.points.some((point) => Object.hasOwn(point, name))) {
    return { ...row, value: 'by design point', set: 'design', source: parameter.source };
  }
  const assumption = experiment.assumptions.find((each) => each.name === name);
  if (assumption === undefined)
    return { ...row, value: String(parameter.value), set: 'default', source: parameter.source };
  const { distribution, provenance } = assumption;
  const value = distribution.kind === 'fixed' ? String(distribution.value) : JSON.stringify(distribution);
  return { ...row, value, set: 'experiment', source: provenance };
}

/** A source in one line: title and place, file and method, or the reason of an assumption. */
export function describeSource(source: Provenance): string {
  if (source.kind === 'cite')
    return [source.title, source.place, source.url, source.read].filter(Boolean).join(', ');
  return source.kind === 'measure' ? `${source.how} (${source.file}, sha256 ${source.sha256})` : source.why;
}
