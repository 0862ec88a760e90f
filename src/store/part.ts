import { canonicalJson } from './canonical-json.ts';
import type { Column, DoubleColumn, Table } from './column.ts';
import { contentDigest, sha256 } from './digest.ts';
import { decodeTable, encodeTables } from './table.ts';

/** Which block a part holds: replications `first` to `first + count - 1` of one scenario at one design point of one run. */
export interface PartHeader {
  readonly runKey: string;
  readonly scenario: string;
  readonly point: number;
  readonly first: number;
  readonly count: number;
  readonly engine?: string | undefined;
  readonly model?: string | undefined;
  readonly seed?: string | undefined;
}

/** A replication that stopped: on which day, in which mechanism, and why. */
export interface PartFailure {
  readonly replication: number;
  readonly day: number;
  readonly mechanism: string;
  readonly code: string;
  readonly message: string;
}

/** What a finished block leaves behind; a column per outcome or parameter, a matrix (count x times) per recorded metric. */
export interface Part {
  readonly header: PartHeader;
  readonly replications: Int32Array;
  readonly scalars: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly series: readonly {
    readonly name: string;
    readonly times: number;
    readonly values: Float64Array;
  }[];
  /** At most one for a replication, in order of replications. */
  readonly failures: readonly PartFailure[];
}

/** Why bytes are not the wanted part, in one sentence. */
export interface PartProblem {
  readonly problem: string;
}

const SERIES = 'series:';
const HEADER_KEY = 'part';
const DIGEST_KEY = 'digest';

/** Whether decoding a part ended with a problem. */
export function isPartProblem(result: Part | PartProblem): result is PartProblem {
  return 'problem' in result;
}

/** The Arrow file of a part, one row per replication; the same part always gives the same bytes. Throws an Error for a part that contradicts itself. */
export function encodePart(part: Part): Uint8Array {
  checkPart(part);
  const columns = partColumns(part);
  const { runKey, model, seed } = part.header;
  const metadata: Record<string, string> = {
    runKey,
    ...(model === undefined ? {} : { model }),
    ...(seed === undefined ? {} : { seed }),
    [HEADER_KEY]: canonicalJson(definedOnly(part.header)),
    [DIGEST_KEY]: digestOf(part.header, { columns }),
  };
  return encodeTables([{ columns, metadata }]);
}

/** SHA-256 over header and all values of a part: what is stored in its file, and what a worker sends back. */
export function partDigest(part: Part): string {
  return digestOf(part.header, { columns: partColumns(part) });
}

/**
 * The part in the bytes of its file, or what is wrong with them: cut short, altered, foreign, or the part of another block
 * than `expected` (any block when absent). Never throws.
 */
export function decodePart(bytes: Uint8Array, expected?: PartHeader): Part | PartProblem {
  try {
    const part = partOf(decodeTable(bytes));
    const wanted = expected === undefined ? undefined : canonicalJson(definedOnly(expected));
    const found = canonicalJson(definedOnly(part.header));
    if (wanted !== undefined && wanted !== found)
      return { problem: `is another block: ${found}; expected ${wanted}` };
    return part;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function digestOf(header: PartHeader, table: Table): string {
  return sha256(canonicalJson({ header: definedOnly(header), content: contentDigest(table) }));
}

function definedOnly(header: PartHeader): object {
  return Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));
}

function checkPart({ header, replications, scalars, series, failures }: Part): void {
  const { first, count } = header;
  const inOrder =
    replications.length === count && replications.every((replication, r) => replication === first + r);
  if (!inOrder)
    throw new Error(
      `invalid replications of a part: ${replications.join(', ')}; expected ${count} from ${first}`,
    );
  for (const { name, values } of scalars)
    if (values.length !== count)
      throw new Error(`invalid ${name}: ${values.length} values; expected ${count}`);
  for (const { name, times, values } of series)
    if (values.length !== count * times)
      throw new Error(`invalid ${name}: ${values.length} values; expected ${count} x ${times}`);
  failures.forEach(({ replication }, i) => {
    const rises = i === 0 || replication > failures[i - 1].replication;
    if (!rises || replication < first || replication >= first + count)
      throw new Error(
        `invalid failure of replication ${replication}; expected one at most for each, in order, from ${first}`,
      );
  });
}

function partColumns({ header, replications, scalars, series, failures }: Part): Column[] {
  const texts = Array.from(replications, (): string | null => null);
  for (const failure of failures) texts[failure.replication - header.first] = canonicalJson(failure);
  return [
    { name: 'replication', type: 'int32', values: replications },
    ...scalars.map(({ name, values }): Column => ({ name, type: 'float64', values })),
    ...series.map(({ name, times, values }): Column => ({
      name: `${SERIES}${name}`,
      type: 'float64',
      width: times,
      values,
    })),
    { name: 'failure', type: 'utf8', values: texts },
  ];
}

function partOf(batches: readonly Table[]): Part {
  const [table] = batches;
  const header = readHeader(table?.metadata?.[HEADER_KEY]);
  if (table === undefined || batches.length !== 1 || header === undefined)
    throw new Error('is a table, but not a part');
  const doubles = table.columns.filter((column): column is DoubleColumn => column.type === 'float64');
  const replications = table.columns.find((column) => column.name === 'replication');
  const failures = table.columns.find((column) => column.name === 'failure');
  if (replications?.type !== 'int32' || failures?.type !== 'utf8')
    throw new Error('is a table, but not a part');
  const part: Part = {
    header,
    replications: replications.values,
    scalars: doubles.filter(({ width }) => width === undefined).map(({ name, values }) => ({ name, values })),
    series: doubles.flatMap(({ name, width, values }) =>
      width === undefined ? [] : [{ name: name.slice(SERIES.length), times: width, values }],
    ),
    failures: failures.values.flatMap((text) => (text === null ? [] : [readFailure(text)])),
  };
  checkPart(part);
  if (partDigest(part) !== table.metadata?.[DIGEST_KEY])
    throw new Error('altered: the values do not match the digest');
  return part;
}

/** A value read from JSON as a record; anything else has no keys. */
function recordOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function readHeader(text: string | undefined): PartHeader | undefined {
  if (text === undefined) return undefined;
  const { runKey, scenario, point, first, count, engine, model, seed } = recordOf(text);
  if (typeof runKey !== 'string' || typeof scenario !== 'string') return undefined;
  if (typeof point !== 'number' || typeof first !== 'number' || typeof count !== 'number') return undefined;
  return {
    ...{ runKey, scenario, point, first, count },
    ...(typeof engine === 'string' ? { engine } : {}),
    ...(typeof model === 'string' ? { model } : {}),
    ...(typeof seed === 'string' ? { seed } : {}),
  };
}

function readFailure(text: string): PartFailure {
  const { replication, day, mechanism, code, message } = recordOf(text);
  if (typeof replication !== 'number' || typeof day !== 'number')
    throw new Error('a failure without its day');
  return { replication, day, mechanism: String(mechanism), code: String(code), message: String(message) };
}
