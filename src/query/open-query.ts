import { exitCodes, LabError } from '../define/index.ts';
import { plainTable } from '../store/index.ts';
import type { PlainTable } from '../store/index.ts';
import { lockDatabase, openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { identifier, text } from './sql-text.ts';
import { analysisViews, queriedRun, views } from './tables.ts';
import type { QueriedRun, View } from './tables.ts';

/** A view that can be queried. */
export interface ViewDescription {
  readonly name: string;
  readonly means: string;
}

/** Runs opened for SQL. */
export interface QuerySession {
  readonly views: readonly ViewDescription[];
  /** Rows of a statement as plain data. Throws LabError E521 with the database's message and the views there are. */
  sql(statement: string): PlainTable;
  /** The same as the bytes of an Arrow IPC file. */
  arrow(statement: string): Uint8Array;
  close(): void;
}

/**
 * Opens finished runs for SQL, for exploring: canonical numbers never come from here. Views are named after the tables; several runs
 * are united, with a column `run`. Only the views that `statement` names are loaded, all of them when it asks for their list. No
 * statement reaches files, network or settings. Throws E503 for a run that is not finished, E522 when the engine cannot be loaded.
 */
export async function openQuery(folders: readonly string[], statement?: string): Promise<QuerySession> {
  const runs = folders.map(finished);
  const known = [...views, ...unique(folders.flatMap(analysisViews))].filter((view) => runs.some(view.isIn));
  const wanted = known.filter(({ name }) => statement === undefined || mentions(statement, name));
  const database = await openDatabase();
  for (const view of wanted) makeView(database, view, runs);
  lockDatabase(database);
  const described = known.map(({ name, means }) => ({ name, means }));
  const arrow = (sql: string): Uint8Array => {
    try {
      return database.run(sql);
    } catch (problem) {
      throw explained(problem, described);
    }
  };
  return {
    views: described,
    sql: (sql) => plainTable(arrow(sql)),
    arrow,
    close: database.close,
  };
}

/** Statements that look at the catalogue need every view. */
const catalogue = /\b(?:show|describe|summarize|information_schema|duckdb_\w+|pragma)\b/iu;

function mentions(statement: string, view: string): boolean {
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${view}(?![\\p{L}\\p{N}_])`, 'iu');
  return catalogue.test(statement) || word.test(statement);
}

/** Makes a view of one table of all runs that have it. */
function makeView(database: Database, view: View, runs: readonly QueriedRun[]): void {
  const selects = runs.flatMap((run, at) => {
    const select = view.load(database, run, `_${view.name}_${at}`);
    if (select === undefined) return [];
    return runs.length === 1 ? [select] : [`select ${text(run.key)} as run, * from (${select})`];
  });
  database.run(`create view ${identifier(view.name)} as ${selects.join(' union all by name ')}`);
}

function unique(found: readonly View[]): View[] {
  return found.filter(({ name }, at) => found.findIndex((each) => each.name === name) === at);
}

function finished(folder: string): QueriedRun {
  const run = queriedRun(folder);
  if (run.manifest.status === 'complete') return run;
  throw new LabError('E503', `run ${run.key} is not finished`, {
    exit: exitCodes.incomplete,
    file: folder,
    expected: `\`mlab resume ${run.key}\` first`,
  });
}

function explained(problem: unknown, described: readonly ViewDescription[]): unknown {
  if (!(problem instanceof LabError) || problem.code !== 'E521') return problem;
  return new LabError('E521', problem.message, {
    ...problem.place,
    expected: `SQL as DuckDB reads it; views: ${described.map(({ name }) => name).join(', ')}; columns: \`describe <view>\``,
  });
}
