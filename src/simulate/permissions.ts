import { LabError } from '../define/index.ts';
import { balance, checkGrid, checkLedger } from './ledger.ts';
import type { World } from './world.ts';

/** Days on which columns are checked too; scalars are checked on every audited day. */
const COLUMN_DAYS = 31;

/** An audit of a replication: after every mechanism the ledger, the grid, and that only declared quantities were written. */
export function watchPermissions(world: World): {
  begin(): void;
  audit(mechanism: string, day: number): void;
} {
  const names = Object.keys(world.board);
  const before = new Map<string, number>();
  const remember = (day: number): void => {
    for (const name of names) {
      const value = world.board[name];
      if (typeof value === 'number') before.set(name, value);
      else if (day <= COLUMN_DAYS) before.set(name, fingerprint(value));
    }
  };
  let remembered = -1;
  return {
    begin() {
      remembered = -1;
    },
    audit(mechanism, day) {
      checkLedger(world, mechanism, day);
      if (day <= COLUMN_DAYS) checkGrid(world, mechanism, day);
      if (remembered === day) checkWrites(world, { mechanism, day, before });
      remember(day);
      remembered = day;
    },
  };
}

function checkWrites(
  world: World,
  at: { mechanism: string; day: number; before: ReadonlyMap<string, number> },
): void {
  const declared =
    world.running.find(({ mechanism }) => mechanism.name === at.mechanism)?.mechanism.writes ?? [];
  for (const [name, old] of at.before) {
    if (declared.includes(name)) continue;
    const value = world.board[name];
    if (typeof value !== 'number' && at.day > COLUMN_DAYS) continue;
    const now = typeof value === 'number' ? value : fingerprint(value);
    if (Object.is(now, old)) continue;
    throw new LabError('E312', `${at.mechanism} wrote \`${name}\` on day ${at.day} without permission`, {
      path: `${at.mechanism}.${name}`,
      expected: `\`${name}\` among its \`writes\``,
    });
  }
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
