/** Explain texts of this folder's errors. */
export const queryErrors = {
  E521: {
    title: 'the SQL of a query cannot be run',
    text: 'The message is the database’s own. `mlab query <run> "show tables"` lists the views, `"describe outcomes"` the columns of one. Names with dots stand in double quotes: "flow.fees". Files, network and settings are out of reach of a query.',
  },
  E522: {
    title: 'the query engine cannot be loaded',
    text: 'mlab query needs the package @duckdb/duckdb-wasm, which is installed with metis-lab and loaded only then. Install again with `npm ci`. Everything else works without it.',
  },
} as const;
