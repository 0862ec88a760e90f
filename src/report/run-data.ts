import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import {
  columnOf,
  numbersOf,
  readManifest,
  readSeries,
  readTable,
  runFolderAt,
  seriesPath,
  textsOf,
} from '../store/index.ts';
import type { Manifest, Table } from '../store/index.ts';
import { ledgerReader } from './ledger-reader.ts';
import type { AccountYears } from './ledger-reader.ts';
import { tellingOverrides } from './told-overrides.ts';

/** A finished run as reports see it: what was asked and every outcome, one vector by replication. */
export interface RunData {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly experiment: ResolvedExperiment;
  /** Vector of an outcome in a scenario at a design point, by replication; NaN where the replication failed. Throws for unknown names. */
  outcome(scenario: string, outcome: string, point?: number): Float64Array;
  /** Values of an assumption by replication, as drawn; undefined for names that were not drawn. */
  drawn(assumption: string): readonly (number | string)[] | undefined;
  /** A recorded series of a scenario: times in days, and replications × times values row by row. Throws E205, E213. */
  series(scenario: string, metric: string, point?: number): SeriesMatrix;
  /** The balances of one future at the ends of its years; undefined where it failed or none were kept. Throws E205, E207. */
  flows(scenario: string, replication: number, point?: number): readonly AccountYears[] | undefined;
  /** Unit of a recorded series, empty when not stored. */
  unitOf(metric: string): string;
  /** Rows of parameters.arrow: every parameter in every scenario and where its value comes from. */
  parameters(): readonly ParameterRow[];
  /** Failed replications. */
  failures(): readonly FailureRow[];
  /** In a run that is not finished: futures that are complete in every scenario, which are all that is read, and those planned. */
  readonly unfinished?: { readonly complete: number; readonly planned: number } | undefined;
}

/** One recorded series: `values[r * days.length + t]` is the value of the r-th listed replication on day `days[t]`. */
export interface SeriesMatrix {
  readonly days: Int32Array;
  readonly replications: Int32Array;
  readonly values: Float64Array;
}

/** A parameter in one scenario. */
export interface ParameterRow {
  readonly scenario: string;
  readonly name: string;
  readonly role: string;
  /** What it means, in the model's words; empty in runs that did not store it. */
  readonly means: string;
  readonly value: string;
  readonly unit: string;
  /** Who set it: `scenario`, `experiment`, `design` or `default`. */
  readonly set: string;
  readonly provenance: string;
  readonly source: string;
  readonly confidence: string;
}

/** A replication that failed: where, and what was wrong. */
export interface FailureRow {
  readonly scenario: string;
  readonly point: number;
  readonly replication: number;
  readonly code: string;
  readonly message: string;
  readonly replay: string;
}

/** Reads a finished run. Throws E503 when it is not finished, E2xx when its files are damaged. */
export function readRun(folder: string): RunData {
  const paths = runFolderAt(folder);
  const manifest = readManifest(paths.manifest);
  if (manifest.status !== 'complete') {
    throw new LabError('E503', `run ${manifest.runKey} is not finished`, {
      exit: exitCodes.incomplete,
      file: folder,
      expected: `\`mlab resume ${manifest.runKey}\` first`,
    });
  }
  return finishedRun(folder, manifest);
}

/** A finished run by its folder and its manifest. Throws E2xx when its files are damaged. */
export function finishedRun(folder: string, manifest: Manifest): RunData {
  const paths = runFolderAt(folder);
  const stored: ResolvedExperiment = JSON.parse(readFileSync(paths.resolved, 'utf8'));
  const overrides = join(folder, 'experiment.overrides.json');
  const told = existsSync(overrides) ? tellingOverrides(stored, readFileSync(overrides, 'utf8')) : stored;
  const experiment = { ...told, replications: manifest.replications };
  const vectors = readOutcomes(paths.outcomes, experiment);
  const drawn = once(() => readTable(paths.replications));
  return {
    folder,
    manifest,
    experiment,
    outcome(scenario, outcome, point = 0) {
      const vector = vectors.get(`${scenario} ${point} ${outcome}`);
      if (vector === undefined)
        throw new LabError('E112', `no outcome \`${outcome}\` of scenario \`${scenario}\``, {
          exit: exitCodes.usage,
        });
      return vector;
    },
    // Where every design point has futures of its own, those of the first stand first.
    drawn: (assumption) => drawnValues(drawn(), assumption)?.slice(0, manifest.replications),
    series(scenario, metric, point = 0) {
      const { replications, times, values } = readSeries(join(folder, seriesPath(scenario, point)), metric);
      return { replications, days: times, values };
    },
    flows: ledgerReader(paths.flows, experiment),
    unitOf: (metric) =>
      manifest.tables
        .find(({ path }) => path.startsWith('series/'))
        ?.columns.find(({ name }) => name === metric)?.unit ?? '',
    parameters: once(() => readParameters(paths.parameters)),
    failures: once(() => readFailures(paths.failures)),
  };
}

/** A value that is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readOutcomes(path: string, experiment: ResolvedExperiment): Map<string, Float64Array> {
  const table = readTable(path);
  const [scenario, outcome] = [textsOf(table, 'scenario'), textsOf(table, 'outcome')];
  const [point, replication, value] = ['point', 'replication', 'value'].map((name) => numbersOf(table, name));
  const vectors = new Map<string, Float64Array>();
  for (let row = 0; row < value.length; row++) {
    const key = `${scenario[row]} ${point[row]} ${outcome[row]}`;
    const vector = vectors.get(key) ?? new Float64Array(experiment.replications).fill(NaN);
    vector[replication[row]] = value[row];
    vectors.set(key, vector);
  }
  return vectors;
}

function drawnValues(table: Table, assumption: string): readonly (number | string)[] | undefined {
  if (!table.columns.some(({ name }) => name === assumption)) return undefined;
  const column = columnOf(table, assumption);
  if (column.type === 'utf8') return column.values.map((value) => value ?? '');
  return column.type === 'bool' ? column.values.map(String) : [...column.values];
}

/** Rows of parameters.arrow. Throws E205, E207. */
export function readParameters(path: string): ParameterRow[] {
  const table = readTable(path);
  const text = (name: string): readonly (string | null)[] => textsOf(table, name);
  const [scenario, name, role, value, unit] = ['scenario', 'name', 'role', 'value', 'unit'].map(text);
  const [set, provenance, source, confidence] = ['set', 'provenance', 'source', 'confidence'].map(text);
  const means = table.columns.some((column) => column.name === 'means') ? text('means') : [];
  return scenario.map((_, row) => ({
    scenario: scenario[row] ?? '',
    name: name[row] ?? '',
    means: means[row] ?? '',
    role: role[row] ?? '',
    value: value[row] ?? '',
    unit: unit[row] ?? '',
    set: set[row] ?? '',
    provenance: provenance[row] ?? '',
    source: source[row] ?? '',
    confidence: confidence[row] ?? '',
  }));
}

/** Rows of failures.arrow. Throws E205, E207. */
export function readFailures(path: string): FailureRow[] {
  const table = readTable(path);
  // Without failures the file holds no batch, and so no columns.
  const [scenario, code, message, replay] = ['scenario', 'code', 'message', 'replay'].map((name) =>
    textsOf(table, name),
  );
  const [point, replication] = ['point', 'replication'].map((name) => numbersOf(table, name));
  return scenario.map((_, row) => ({
    scenario: scenario[row] ?? '',
    point: point[row],
    replication: replication[row],
    code: code[row] ?? '',
    message: message[row] ?? '',
    replay: replay[row] ?? '',
  }));
}
