import { LabError, nearest } from '../define/index.ts';

/** Characters that each text may have, and pictures of those that have any: what forums and vote pages accept at first. */
export const defaultBudgets = {
  forum: 32_000,
  snapshot: 10_000,
  summary: 600,
  'forum-images': 5,
  'snapshot-images': 2,
} as const;
/** A limit by its name. */
export type BudgetName = keyof typeof defaultBudgets;
/** All limits. */
export type Budgets = Readonly<Record<BudgetName, number>>;

/** Names of all limits, as they are typed. */
export const budgetNames = ['forum', 'snapshot', 'summary', 'forum-images', 'snapshot-images'] as const;
const most = 1_000_000;

/** Reads limits such as `forum=20000`, `snapshot-images=1`; the last of a name counts. Throws E502 for other names and for what is no count. */
export function readBudgets(given: readonly string[]): Partial<Budgets> {
  return Object.fromEntries(
    given.map((each) => {
      const [, key = each, digits = ''] = /^([^=]*)=(.*)$/u.exec(each) ?? [];
      const name = budgetNames.find((known) => known === key.trim());
      const limit = Number(digits.replace(/[,_]/gu, ''));
      if (
        name !== undefined &&
        digits.trim() !== '' &&
        Number.isInteger(limit) &&
        limit >= 0 &&
        limit <= most
      )
        return [name, limit];
      throw new LabError('E502', `invalid --budget: ${each}`, {
        exit: 2,
        path: '--budget',
        ...(name === undefined ? { suggestion: nearest(key.trim(), budgetNames) } : {}),
        expected: `a name and a count such as forum=20000; names: ${budgetNames.join(', ')}`,
      });
    }),
  );
}
