import { createRequire } from 'node:module';
import { LabError } from '../define/index.ts';
import { identifier, text as literal } from './sql-text.ts';

/** What is used of the embedded database. */
export interface Database {
  /** Runs a statement; the result as an Arrow IPC file. Throws LabError E521 with the database's own message. */
  run(sql: string): Uint8Array;
  /** Makes a table of an Arrow IPC stream. */
  insertArrow(stream: Uint8Array, table: string): void;
  /** Makes a table of the text of a CSV file with a header. */
  insertCsv(text: string, table: string): void;
  close(): void;
}

/** The parts of @duckdb/duckdb-wasm that are called; its own types speak of browsers. */
interface Engine {
  instantiate(onProgress: () => void): Promise<unknown>;
  open(config: object): void;
  connect(): {
    useUnsafe<Result>(use: (bindings: unknown, connection: number) => Result): Result;
  } & Connection;
  runQuery(connection: number, sql: string): Uint8Array;
  registerFileText(name: string, text: string): void;
  reset(): void;
}
interface Connection {
  insertArrowFromIPCStream(stream: Uint8Array, options: object): void;
  insertCSVFromPath(path: string, options: object): void;
  close(): void;
}
interface Package {
  createDuckDB(bundles: object, logger: object, runtime: object): Promise<Engine>;
  readonly VoidLogger: new () => object;
  readonly NODE_RUNTIME: object;
}

/** Where the tables behind the views stand, out of the way of `show tables`. */
export const STORE = 'stored';
const FOLDER = '@duckdb/duckdb-wasm/dist/';
/** Most memory that a query may take. */
const MEMORY = '2GB';

/**
 * Opens DuckDB, compiled to WebAssembly, in memory: one thread, so that sums repeat. Nothing is loaded before the first call.
 * Throws LabError E522 when it cannot be loaded.
 */
export async function openDatabase(): Promise<Database> {
  const engine = await loaded();
  engine.open({ query: { castDecimalToDouble: true } });
  const connection = engine.connect();
  const number = connection.useUnsafe((_, id) => id);
  engine.runQuery(number, `create schema ${STORE}`);
  let files = 0;
  return {
    run(sql) {
      try {
        return engine.runQuery(number, sql);
      } catch (problem) {
        throw new LabError('E521', messageOf(problem), { exit: 2, path: 'sql' });
      }
    },
    insertArrow: (stream, table) =>
      connection.insertArrowFromIPCStream(stream, { name: table, schema: STORE, create: true }),
    insertCsv(text, table) {
      const file = `table-${files++}.csv`;
      engine.registerFileText(file, text);
      try {
        connection.insertCSVFromPath(file, { name: table, schema: STORE, create: true, header: true });
      } catch {
        // Columns whose first rows look like numbers and later ones do not are taken as text.
        const everything = `select * from read_csv(${literal(file)}, header = true, all_varchar = true)`;
        engine.runQuery(number, `create or replace table ${STORE}.${identifier(table)} as ${everything}`);
      }
    },
    close() {
      connection.close();
      engine.reset();
    },
  };
}

/** Shuts what a statement could reach beyond its tables: files, network, settings; and bounds its memory. */
export function lockDatabase(database: Database): void {
  database.run(`SET memory_limit='${MEMORY}'`);
  database.run('SET enable_external_access=false');
  database.run('SET lock_configuration=true');
}

async function loaded(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  try {
    const duckdb: Package = require(`${FOLDER}duckdb-node-blocking.cjs`);
    const wasm = (name: string): object => ({
      mainModule: require.resolve(`${FOLDER}${name}`),
      mainWorker: '',
    });
    const bundles = { mvp: wasm('duckdb-mvp.wasm'), eh: wasm('duckdb-eh.wasm') };
    const engine = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
    await engine.instantiate(() => undefined);
    return engine;
  } catch (problem) {
    throw new LabError('E522', `the query engine cannot be loaded: ${messageOf(problem)}`, {
      exit: 8,
      expected: 'the package @duckdb/duckdb-wasm as it was installed: `npm ci` again',
    });
  }
}

function messageOf(problem: unknown): string {
  const text = problem instanceof Error ? problem.message : String(problem);
  // The place that DuckDB draws below its first lines is of no use on one line.
  return text.split(/\n\s*\n|\nLINE \d+:|\nDid you mean/u)[0].trim();
}
