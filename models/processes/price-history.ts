import { log } from '../../src/numeric/index.ts';

/** Daily log returns of prices in order of time; throws `invalid …` unless there are at least two, all above zero. */
export function logReturns(prices: readonly number[]): Float64Array {
  if (prices.length < 2) throw new Error(`invalid prices: ${prices.length}; expected at least 2`);
  const wrong = prices.findIndex((price) => !(price > 0 && price < Infinity));
  if (wrong >= 0) throw new Error(`invalid price ${wrong + 1}: ${prices[wrong]}; expected a number above 0`);
  return Float64Array.from({ length: prices.length - 1 }, (_, k) => log(prices[k + 1] / prices[k]));
}

/**
 * The numbers of one column of a CSV text, named by the first line; empty lines are left out, fields may stand in double quotes
 * but hold no commas. Throws `unknown column …` or `invalid …` with the line.
 */
export function priceColumn(csv: string, column: string): number[] {
  const lines = csv.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const header = lines.findIndex((line) => line.trim() !== '');
  if (header < 0) throw new Error('invalid CSV: no first line; expected names of columns');
  const names = fieldsOf(lines[header]);
  const at = names.indexOf(column);
  if (at < 0) throw new Error(`unknown column ${column}; expected one of ${names.join(', ')}`);
  return lines.flatMap((line, number) => {
    if (number <= header || line.trim() === '') return [];
    const field = fieldsOf(line)[at] ?? '';
    const value = field === '' ? NaN : Number(field);
    if (Number.isFinite(value)) return [value];
    throw new Error(
      `invalid ${column} in line ${number + 1}: ${field === '' ? 'nothing' : field}; expected a number`,
    );
  });
}

const fieldsOf = (line: string): string[] =>
  line.split(',').map((field) => field.trim().replace(/^"(.*)"$/u, '$1'));
