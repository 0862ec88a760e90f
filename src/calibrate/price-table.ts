import { dateOf, dayNumber, isDate, LabError, SECONDS_PER_DAY } from '../define/index.ts';

/** How a file of prices is read. */
export interface PriceRequest {
  /** Name in messages. */
  readonly file: string;
  readonly column: string;
  /** Column of dates; the first of `dateColumns` that is there when absent. */
  readonly dateColumn?: string;
  /** First and last day, `YYYY-MM-DD`; all days when absent. */
  readonly from?: string;
  readonly to?: string;
  /** What several rows of one day mean. */
  readonly duplicates: 'refuse' | 'last';
  /** What missing days mean. */
  readonly gaps: 'refuse' | 'split';
  /** Whether values must be above zero. */
  readonly positive: boolean;
}

/** One value a day, in order of time. */
export interface PriceTable {
  readonly column: string;
  readonly dateColumn: string;
  /** Days since 1970-01-01, rising. */
  readonly days: readonly number[];
  readonly prices: readonly number[];
  /** Sentences about what was done to the rows. */
  readonly notes: readonly string[];
}

/** Names under which dates are looked for, in order. */
export const dateColumns = ['date', 'timestamp', 'open_time', 'time'];

interface Row {
  readonly line: number;
  readonly day: number;
  readonly second: number;
  readonly price: number;
}

/**
 * Reads one column of a CSV text (comma, semicolon or tab; quotes; LF or CRLF) as one value a UTC day.
 * Throws E801 for the head, E802 for a row, E803 for a day twice, E804 for a missing day, each with the line.
 */
export function readPrices(text: string, request: PriceRequest): PriceTable {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n|\r/u);
  const head = lines.findIndex((line) => line.trim() !== '');
  if (head < 0)
    throw problem('E801', 'nothing to read', request, { expected: 'a first line with names of columns' });
  const mark = [',', ';', '\t'].find((each) => lines[head].includes(each)) ?? ',';
  const names = fieldsOf(lines[head], mark);
  const dateColumn = request.dateColumn ?? dateColumns.find((name) => names.includes(name)) ?? dateColumns[0];
  const at = { date: placeOf(dateColumn, names, request), price: placeOf(request.column, names, request) };
  const window = [dayOfOption(request.from, -Infinity), dayOfOption(request.to, Infinity)];
  const rows: Row[] = [];
  for (let l = head + 1; l < lines.length; l++) {
    if (lines[l].trim() === '') continue;
    const fields = fieldsOf(lines[l], mark);
    const when = readTime(fields[at.date] ?? '', l + 1, request);
    if (when.day < window[0] || when.day > window[1]) continue;
    rows.push({ line: l + 1, ...when, price: readPrice(fields[at.price] ?? '', l + 1, request) });
  }
  if (rows.length === 0) {
    const between = `${request.from ?? 'the beginning'} to ${request.to ?? 'the end'}`;
    throw problem('E801', `no rows from ${between}`, request, { expected: 'a window that the file covers' });
  }
  return { column: request.column, dateColumn, ...inOrder(rows, request) };
}

function inOrder(rows: Row[], request: PriceRequest): Pick<PriceTable, 'days' | 'prices' | 'notes'> {
  const notes: string[] = [];
  const isSorted = rows.every((row, r) => r === 0 || timeOf(rows[r - 1]) <= timeOf(row));
  if (!isSorted) {
    rows.sort((a, b) => timeOf(a) - timeOf(b) || a.line - b.line);
    notes.push('the rows were not in order of time and have been sorted');
  }
  const days: number[] = [];
  const prices: number[] = [];
  let repeated = 0;
  let missing = 0;
  rows.forEach((row, r) => {
    const last = days.length - 1;
    if (last >= 0 && days[last] === row.day) {
      if (request.duplicates === 'refuse') throw twice(rows[r - 1], row, request);
      prices[last] = row.price;
      repeated++;
      return;
    }
    if (last >= 0 && row.day > days[last] + 1) {
      if (request.gaps === 'refuse') throw gap(days[last], row, request);
      missing++;
    }
    days.push(row.day);
    prices.push(row.price);
  });
  if (repeated > 0) notes.push(`rows that gave way to a later one of the same day: ${repeated}`);
  if (missing > 0) notes.push(`returns that span missing days and were left out: ${missing}`);
  return { days, prices, notes };
}

const timeOf = ({ day, second }: Row): number => day * SECONDS_PER_DAY + second;

function twice(first: Row, second: Row, request: PriceRequest): LabError {
  const day = dateOf(second.day);
  return problem('E803', `duplicate day ${day} in lines ${first.line} and ${second.line}`, request, {
    line: second.line,
    expected: 'one row a day, or `--duplicates last` for the last price of each day',
  });
}

function gap(before: number, row: Row, request: PriceRequest): LabError {
  const days = row.day - before - 1;
  const from = dateOf(before + 1);
  const which = days === 1 ? `day missing: ${from}` : `${days} days missing from ${from}`;
  return problem('E804', which, request, {
    line: row.line,
    expected: 'every calendar day, or `--gaps split` to leave out the returns that span a gap',
  });
}

function placeOf(name: string, names: readonly string[], request: PriceRequest): number {
  const at = names.indexOf(name);
  const again = names.indexOf(name, at + 1);
  const listed = names.slice(0, 20).join(', ').slice(0, 300);
  if (at < 0)
    throw problem('E801', `no column \`${name}\``, request, { line: 1, expected: `one of ${listed}` });
  if (again >= 0)
    throw problem('E801', `two columns \`${name}\``, request, { line: 1, expected: 'each name once' });
  return at;
}

/** Fields of a line; a field in double quotes may hold the mark, and two quotes for one. */
function fieldsOf(line: string, mark: string): string[] {
  if (!line.includes('"')) return line.split(mark).map((field) => field.trim());
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let c = 0; c < line.length; c++) {
    const character = line[c];
    if (isQuoted && character === '"' && line[c + 1] === '"') {
      field += '"';
      c++;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (character === mark && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  return [...fields, field.trim()];
}

const dayAndTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|\+00:?00)?)?$/u;

function readTime(field: string, line: number, request: PriceRequest): { day: number; second: number } {
  const text = dayAndTime.exec(field);
  if (text !== null && isDate(text[1])) {
    const [hour, minute, second] = [text[2], text[3], text[4]].map((part) => Number(part ?? 0));
    if (hour < 24 && minute < 60 && second < 60) {
      return { day: dayNumber(text[1]), second: hour * 3_600 + minute * 60 + second };
    }
  }
  // Milliseconds before 1973 and seconds after 5138 would be mistaken for one another.
  const count = /^\d{9,13}$/u.test(field) ? Number(field) : NaN;
  const seconds = count >= 1e11 ? Math.floor(count / 1_000) : count;
  if (seconds >= 0) {
    const day = Math.floor(seconds / SECONDS_PER_DAY);
    return { day, second: seconds - day * SECONDS_PER_DAY };
  }
  throw problem('E802', `invalid date: ${shown(field)}`, request, {
    line,
    expected: 'YYYY-MM-DD, with or without a time in UTC, or milliseconds or seconds since 1970',
  });
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

function readPrice(field: string, line: number, request: PriceRequest): number {
  const value = plainNumber.test(field) ? Number(field) : NaN;
  if (Number.isFinite(value) && (value > 0 || !request.positive)) return value;
  throw problem('E802', `invalid ${request.column}: ${shown(field)}`, request, {
    line,
    expected: request.positive ? 'a plain number above 0, such as 8.401' : 'a plain number, such as 8.401',
  });
}

const shown = (field: string): string => (field === '' ? 'nothing' : `\`${field.slice(0, 40)}\``);

const dayOfOption = (date: string | undefined, otherwise: number): number =>
  date === undefined ? otherwise : dayNumber(date);

function problem(
  code: string,
  message: string,
  { file }: PriceRequest,
  place: { readonly line?: number; readonly expected: string },
): LabError {
  return new LabError(code, message, { file, ...place });
}
