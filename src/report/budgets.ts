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
    withThousands(given).map((each) => {
      const [, key = each, digits = ''] = /^([^=]*)=(.*)$/u.exec(each) ?? [];
      const name = budgetNames.find((known) => known === key.trim());
      const plain = digits.trim();
      const limit = /^(?:\d[\d_]*|\d{1,3}(?:,\d{3})+)$/u.test(plain)
        ? Number(plain.replace(/[,_]/gu, ''))
        : NaN;
      if (name !== undefined && Number.isInteger(limit) && limit >= 0 && limit <= most) return [name, limit];
      throw new LabError('E502', `invalid --budget: ${each}`, {
        exit: 2,
        path: '--budget',
        ...(name === undefined ? { suggestion: nearest(key.trim(), budgetNames) } : {}),
        expected: `a name and a whole number such as forum=20000 or forum=20,000; names: ${budgetNames.join(', ')}`,
      });
    }),
  );
}

/** Puts `20,000` together again where a comma between thousands was taken for one between limits. */
function withThousands(given: readonly string[]): string[] {
  const whole: string[] = [];
  for (const each of given) {
    const before = whole.at(-1);
    if (before !== undefined && /^\d{3}$/u.test(each.trim()) && /=\s*\d{1,3}(?:,\d{3})*$/u.test(before))
      whole[whole.length - 1] = `${before},${each.trim()}`;
    else whole.push(each);
  }
  return whole;
}
