import { LabError, exitCodes } from '../define/index.ts';
import type { World } from './world.ts';

/** One account or column of accounts of a unit. */
export interface Account {
  readonly name: string;
  readonly unit: string;
  /** The record that holds it (the board or a mechanism's own state) and its key there. */
  readonly holder: Record<string, number | Float64Array>;
  readonly key: string;
}

/** Sum of all stocks of each unit; exact, because every balance lies on its unit's grid. */
export function totals(accounts: readonly Account[]): Map<string, number> {
  const byUnit = new Map<string, number>();
  for (const account of accounts)
    byUnit.set(account.unit, (byUnit.get(account.unit) ?? 0) + balance(account));
  return byUnit;
}

/** Balance of an account; the sum of a column. */
export function balance({ holder, key }: Account): number {
  const value = holder[key];
  return typeof value === 'number' ? value : exactSum(value);
}

/** Four sums side by side, four times as quick as one: on a grid all orders give the same bits. */
function exactSum(column: Float64Array): number {
  const whole = column.length - (column.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let member = 0; member < whole; member += 4) {
    a += column[member];
    b += column[member + 1];
    c += column[member + 2];
    d += column[member + 3];
  }
  for (let member = whole; member < column.length; member++) a += column[member];
  return a + b + (c + d);
}

/** The law: each unit's total equals what it was at the start, by `===`. Throws E901 naming mechanism, unit, day and amount. */
export function checkLedger(world: World, mechanism: string, day: number): void {
  for (const [unit, total] of totals(world.accounts)) {
    const lawful = world.totals.get(unit) ?? 0;
    if (total === lawful) continue;
    throw ledgerProblem(mechanism, day, unit, total, lawful);
  }
}

/** The broken law as an error: mechanism, unit, day and amount. */
export function ledgerProblem(
  mechanism: string,
  day: number,
  unit: string,
  total: number,
  lawful: number,
): LabError {
  const verb = total > lawful ? 'created' : total < lawful ? 'lost' : 'made uncountable';
  const amount = Math.abs(total - lawful);
  return new LabError(
    'E901',
    `${mechanism} ${verb} ${amount} ${unit} on day ${day}: the sum is ${total}, not ${lawful}`,
    {
      exit: exitCodes.accounting,
      path: mechanism,
      expected: 'credit beside debit, one amount, computed once',
    },
  );
}

/** Every balance is a multiple of its unit's grid. Throws E902 naming account, mechanism, day and amount. */
export function checkGrid(world: World, mechanism: string, day: number): void {
  for (const account of world.accounts) {
    const perToken = 1 / (world.model.economy.units[account.unit]?.grid ?? 1);
    const value = account.holder[account.key];
    const off =
      typeof value === 'number' ? offGrid(value, perToken) : value.find((each) => offGrid(each, perToken));
    if (off === undefined || off === false) continue;
    throw new LabError(
      'E902',
      `${mechanism} left ${account.name} off the grid on day ${day}: ${off === true ? String(value) : off} ${account.unit}`,
      {
        exit: exitCodes.accounting,
        path: account.name,
        expected: 'amounts rounded down once with floorToGrid where they are computed',
      },
    );
  }
}

function offGrid(value: number, perToken: number): boolean {
  const scaled = value * perToken;
  return scaled !== Math.floor(scaled);
}
