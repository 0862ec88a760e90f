import type { ReadonlyColumn } from './quantities.ts';

/** Sum of a column in ascending member order; exact for stocks, whose values lie on their unit's grid. */
export function sum(column: ReadonlyColumn): number {
  let total = 0;
  for (let member = 0; member < column.length; member++) total += column[member];
  return total;
}
