/** An account on one side of a picture of flows, and what left or reached it in each period. */
export interface FlowSide {
  readonly label: string;
  /** What the account holds, for readers who do not know its name. */
  readonly means?: string;
  /** By period, each at least 0. */
  readonly amounts: readonly number[];
}

/** Sum of amounts. */
export const totalOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);

/**
 * The largest accounts of a side by what they move in all, at most so many rows: those left over stand together as `7 other accounts`, so
 * the sum of every period stays what it was. Accounts that move nothing are left out. Of equal ones the earlier comes first.
 */
export function foldFlows(sides: readonly FlowSide[], most: number): FlowSide[] {
  const moving = sides
    .filter(({ amounts }) => totalOf(amounts) > 0)
    .sort((a, b) => totalOf(b.amounts) - totalOf(a.amounts));
  if (moving.length <= most) return moving;
  const folded = moving.slice(most - 1);
  const amounts = folded[0].amounts.map((_, p) => totalOf(folded.map((side) => side.amounts[p])));
  return [...moving.slice(0, most - 1), { label: `${folded.length} other accounts`, amounts }];
}
