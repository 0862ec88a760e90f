import { readFileSync } from 'node:fs';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { csvLines, cellText, jsonRows, markdownLines, openQuery } from '../../query/index.ts';
import { escapeCsv, escapeMarkdown, plainText } from '../../report/escape.ts';
import type { PlainTable } from '../../store/index.ts';
import { aligned } from '../console.ts';
import type { Answer } from '../console.ts';
import { withRuns } from '../open-runs.ts';
import { putBytes } from '../put.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';

const formats = ['table', 'csv', 'json', 'markdown', 'arrow'] as const;
type Format = (typeof formats)[number];
/** Rows of a table for people, unless said. */
const ROWS = 1_000;
/** Characters of a cell in a table for people. */
const WIDEST = 60;
const escapes = { markdown: escapeMarkdown, csv: escapeCsv };

/** `mlab query <run>... "<sql>"`: SQL over results, for exploring. */
export const query: Verb = {
  name: 'query',
  description: 'SQL over the tables of runs and sweeps, by an embedded DuckDB',
  arguments: [['<words...>', 'runs or bundles (.zip), and the SQL last (`-` reads it from stdin)']],
  options: [
    ['--format <format>', `${formats.join(', ')} (table)`],
    ['-f, --file <file>', 'the SQL stands in this file'],
    ['--limit <n>', `rows of a table for people (${grouped(ROWS)})`],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: [
    'mlab query eagr "show tables"',
    'mlab query eagr "describe outcomes"',
    `mlab query eagr "select scenario, quantile_cont(value, 0.05) p05, median(value) middle from outcomes where outcome = 'runwayYears' group by scenario order by scenario"`,
    `mlab query eagr "select day, q05, q50, q95 from summary where scenario = 'full' and metric = 'price' order by day" --format csv`,
    `mlab query eagr "select scenario, avg(value) from outcomes where outcome = 'runwayYears' group by all order by all" --format markdown`,
    'mlab query eagr -f worst-futures.sql --format json',
  ],
  async run(call) {
    const { references, statement } = askedOf(call);
    const format = formatOf(call);
    const limit = countOption(call, 'limit', [1, 1e9]) ?? ROWS;
    return withRuns(call, references, async (runs) => {
      const opened = await openQuery(
        runs.map(({ run }) => run.folder),
        statement,
      );
      try {
        if (format === 'arrow') return arrowOf(call, opened.arrow(statement));
        return answerOf(opened.sql(statement), format, limit);
      } finally {
        opened.close();
      }
    });
  },
};

function askedOf(call: Call): { references: readonly string[]; statement: string } {
  const file = textOption(call, 'file');
  const words = [...call.args];
  const last = file === undefined ? words.pop() : undefined;
  const statement = file === undefined ? (last === '-' ? readText(0, '-') : last) : readText(file, file);
  if (words.length === 0 || statement === undefined || statement.trim() === '')
    throw new LabError('E502', 'a query needs a run and SQL', {
      exit: exitCodes.usage,
      expected: 'mlab query <run> "select * from outcomes limit 5"',
    });
  return { references: words, statement };
}

function readText(file: string | number, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (problem) {
    throw new LabError(
      'E502',
      `cannot read the SQL in ${name}: ${problem instanceof Error ? problem.message : ''}`,
      {
        exit: exitCodes.usage,
        path: '--file',
        expected: 'a file with one statement, or `-` with the statement on stdin',
      },
    );
  }
}

function formatOf(call: Call): Format {
  const wanted = textOption(call, 'format') ?? 'table';
  const found = formats.find((each) => each === wanted);
  if (found !== undefined) return found;
  throw new LabError('E502', `invalid --format: ${wanted}`, {
    exit: exitCodes.usage,
    path: '--format',
    expected: formats.join(', '),
  });
}

function answerOf(table: PlainTable, format: Exclude<Format, 'arrow'>, limit: number): Answer {
  const shown = format === 'table' ? { ...table, rows: table.rows.slice(0, limit) } : table;
  const data = { columns: table.columns, rows: jsonRows(table) };
  const records = [
    table.columns.map(({ name }) => name),
    ...table.rows.map((row) => row.map((value) => cellText(value))),
  ];
  return { text: linesOf(shown, format, table.rows.length), records, data };
}

function linesOf(table: PlainTable, format: Exclude<Format, 'arrow'>, all: number): string[] {
  if (format === 'csv') return csvLines(table, escapes);
  if (format === 'markdown') return markdownLines(table, escapes);
  if (format === 'json') return [JSON.stringify(jsonRows(table), null, 2)];
  const header = table.columns.map(({ name }) => plainText(name));
  const rows = table.rows.map((row) => row.map((value) => shortened(plainText(cellText(value)))));
  const more =
    all > rows.length ? [`(${grouped(rows.length)} of ${grouped(all)} rows; --limit shows more)`] : [];
  return [...aligned([header, ...rows]), ...(all === 0 ? ['(no rows)'] : []), ...more];
}

const shortened = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 3)}...` : text);

/** Binary data never goes to a terminal. */
function arrowOf(call: Call, bytes: Uint8Array): Answer {
  if (process.stdout.isTTY || call.console.options.json || call.console.options.plain)
    throw new LabError('E502', 'Arrow is binary', {
      exit: exitCodes.usage,
      path: '--format',
      expected: 'a file or another program behind it: `mlab query … --format arrow > rows.arrow`',
    });
  putBytes(bytes);
  return { text: [], data: { bytes: bytes.length } };
}
