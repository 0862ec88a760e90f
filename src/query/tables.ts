import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedExperiment } from '../plan/index.ts';
import { readChecked, readManifest, runFolderAt, seriesPath } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { STORE } from './database.ts';
import type { Database } from './database.ts';
import { identifier, text } from './sql-text.ts';

/** A run that is queried. */
export interface QueriedRun {
  readonly folder: string;
  readonly key: string;
  readonly manifest: Manifest;
  readonly experiment: ResolvedExperiment;
}

/** A view: its name, and how the rows of one run come into the database; the SELECT that reads them. */
export interface View {
  readonly name: string;
  readonly means: string;
  /** Whether the run has such a table. */
  isIn(run: QueriedRun): boolean;
  /** Undefined when the run has no such table. */
  load(database: Database, run: QueriedRun, as: string): string | undefined;
}

const whole: readonly (readonly [string, string])[] = [
  ['outcomes', 'one row per scenario, point, replication and outcome'],
  ['replications', 'what was drawn for each replication'],
  ['parameters', 'every parameter in every scenario, and its source'],
  ['summary', 'mean and quantiles of each series by day'],
  ['flows', 'yearly flows and balances'],
  ['failures', 'replications that failed'],
];

/** The views that every run has, in the order in which they are listed. */
export const views: readonly View[] = [
  ...whole.map(([name, means]): View => ({
    name,
    means,
    isIn: ({ folder }) => existsSync(join(folder, `${name}.arrow`)),
    load: (database, { folder }, as) => loadArrow(database, join(folder, `${name}.arrow`), as),
  })),
  {
    name: 'series',
    means: 'recorded series by scenario, point, replication and day',
    isIn: ({ experiment, folder }) =>
      experiment.keep !== 'outcomes' && existsSync(runFolderAt(folder).series),
    load: loadSeries,
  },
  {
    name: 'points',
    means: 'design points with the parameters that they vary',
    isIn: () => true,
    load: loadPoints,
  },
];

/** Views of the tables that analyses left beside a run: `analysis/heatmap.csv` is the view `heatmap`. */
export function analysisViews(folder: string): View[] {
  const analysis = join(folder, 'analysis');
  if (!existsSync(analysis)) return [];
  const taken = new Set(views.map(({ name }) => name));
  return readdirSync(analysis)
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file): View => {
      const name = file.slice(0, -4).replace(/[^A-Za-z0-9]+/gu, '_');
      return {
        name: taken.has(name) ? `analysis_${name}` : name,
        means: `the table analysis/${file}`,
        isIn: (run) => existsSync(join(run.folder, 'analysis', file)),
        load(database, run, as) {
          const path = join(run.folder, 'analysis', file);
          if (!existsSync(path)) return undefined;
          database.insertCsv(readFileSync(path, 'utf8'), as);
          return `select * from ${stored(as)}`;
        },
      };
    });
}

/** Magic bytes and padding before the stream that an Arrow file contains. */
const FILE_HEAD = 8;

function loadArrow(database: Database, path: string, as: string): string | undefined {
  if (!existsSync(path)) return undefined;
  database.insertArrow(new Uint8Array(readChecked(path).subarray(FILE_HEAD)), as);
  return `select * from ${stored(as)}`;
}

function loadSeries(database: Database, { folder, experiment }: QueriedRun, as: string): string | undefined {
  const parts = experiment.scenarios.flatMap(({ name: scenario }) =>
    experiment.points.flatMap((_, point) => {
      const table = `${as}_${scenario}_${point}`;
      const select = loadArrow(database, join(folder, seriesPath(scenario, point)), table);
      if (select === undefined) return [];
      return [`select ${text(scenario)} as scenario, ${point}::integer as point, * from ${stored(table)}`];
    }),
  );
  return parts.length === 0 ? undefined : parts.join(' union all by name ');
}

function loadPoints(database: Database, { experiment }: QueriedRun, as: string): string {
  const names = Object.keys(experiment.points[0]);
  const columns = ['point', ...names].map(identifier).join(', ');
  const rows = experiment.points.map((point, number) => {
    const cells = names.map((name) => literal(point[name]));
    return `(${[String(number), ...cells].join(', ')})`;
  });
  database.run(`create table ${stored(as)} as select * from (values ${rows.join(', ')}) as t(${columns})`);
  return `select * from ${stored(as)}`;
}

const stored = (table: string): string => `${STORE}.${identifier(table)}`;

const literal = (value: number | string | undefined): string =>
  typeof value === 'number' ? `${value}::double` : text(value ?? '');

/** A run by its folder, with what its manifest and its stored experiment say. Throws E205, E207, E503 as reading a manifest does. */
export function queriedRun(folder: string): QueriedRun {
  const paths = runFolderAt(folder);
  const manifest = readManifest(paths.manifest);
  const experiment: ResolvedExperiment = JSON.parse(readFileSync(paths.resolved, 'utf8'));
  return { folder, key: manifest.runKey, manifest, experiment };
}
