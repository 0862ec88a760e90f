import { LabError } from '../define/index.ts';
import { balance, checkGrid, checkLedger, ledgerProblem } from './ledger.ts';
import type { Account } from './ledger.ts';
import type { World } from './world.ts';

/** Days on which columns are checked too; scalars are checked on every audited day. */
const COLUMN_DAYS = 31;

/**
 * An audit of a replication: after every mechanism the ledger, the grid, and that only declared quantities were written. After a
 * mechanism only the accounts that it declares are added up again; at the end of each day all of them are.
 */
export function watchPermissions(world: World): {
  begin(): void;
  audit(mechanism: string, day: number): void;
} {
  const names = Object.keys(world.board);
  const scalars = names.filter((name) => typeof world.board[name] === 'number');
  const columns = names.filter((name) => typeof world.board[name] !== 'number');
  const rights = new Map(
    world.running.map(({ mechanism }) => [mechanism.name, rightsOf(world, mechanism.name)]),
  );
  const last = world.running.at(-1)?.mechanism.name;
  const before = new Map<string, number>();
  const sums = new Map<Account, number>();
  let remembered = -1;

  const rememberDay = (day: number): void => {
    for (const name of scalars) before.set(name, numberIn(world, name));
    if (day <= COLUMN_DAYS) for (const name of columns) before.set(name, numberIn(world, name));
    for (const account of world.accounts) sums.set(account, balance(account));
  };
  return {
    begin() {
      remembered = -1;
    },
    audit(mechanism, day) {
      const { writes, accounts } = rights.get(mechanism) ?? { writes: new Set<string>(), accounts: [] };
      // Before the first turn of a day nothing is remembered: flows were just set to zero.
      if (remembered !== day || mechanism === last) checkLedger(world, mechanism, day);
      else checkAccounts(world, accounts, sums, { mechanism, day });
      if (day <= COLUMN_DAYS) checkGrid(world, mechanism, day);
      if (remembered !== day) rememberDay(day);
      else {
        checkWrites(world, scalars, writes, before, { mechanism, day });
        if (day <= COLUMN_DAYS) checkWrites(world, columns, writes, before, { mechanism, day });
      }
      remembered = day;
    },
  };
}

/** Names that a mechanism may write, and the accounts among them and its own. */
function rightsOf(world: World, name: string): { writes: ReadonlySet<string>; accounts: readonly Account[] } {
  const running = world.running.find(({ mechanism }) => mechanism.name === name);
  const writes = new Set(running?.mechanism.writes ?? []);
  const accounts = world.accounts.filter(({ holder, key }) =>
    holder === world.board ? writes.has(key) : holder === running?.context.own,
  );
  return { writes, accounts };
}

interface Turn {
  readonly mechanism: string;
  readonly day: number;
}

/** What the accounts of a mechanism gained, unit by unit, is nothing. Throws E901. */
function checkAccounts(
  world: World,
  accounts: readonly Account[],
  sums: Map<Account, number>,
  { mechanism, day }: Turn,
): void {
  const gained = new Map<string, number>();
  for (const account of accounts) {
    const now = balance(account);
    gained.set(account.unit, (gained.get(account.unit) ?? 0) + (now - (sums.get(account) ?? 0)));
    sums.set(account, now);
  }
  for (const [unit, amount] of gained) {
    if (amount === 0) continue;
    const lawful = world.totals.get(unit) ?? 0;
    throw ledgerProblem(mechanism, day, unit, lawful + amount, lawful);
  }
}

function checkWrites(
  world: World,
  names: readonly string[],
  writes: ReadonlySet<string>,
  before: Map<string, number>,
  { mechanism, day }: Turn,
): void {
  for (const name of names) {
    const now = numberIn(world, name);
    if (Object.is(now, before.get(name))) continue;
    if (writes.has(name)) before.set(name, now);
    else
      throw new LabError('E312', `${mechanism} wrote \`${name}\` on day ${day} without permission`, {
        path: `${mechanism}.${name}`,
        expected: `\`${name}\` among its \`writes\``,
      });
  }
}

/** A scalar of the board, or the fingerprint of a column. */
function numberIn(world: World, name: string): number {
  const value = world.board[name];
  return typeof value === 'number' ? value : fingerprint(value);
}

/** A number that changes when any value of a column changes (position-weighted sum; a check, not a proof). */
function fingerprint(column: Float64Array): number {
  let mixed = 0;
  for (let member = 0; member < column.length; member++)
    mixed = mixed * 0.618 + column[member] * (1 + (member % 97));
  return mixed;
}

/** Balances by account, for messages and tests. */
export function balances(world: World): Map<string, number> {
  return new Map(world.accounts.map((account) => [account.name, balance(account)]));
}
