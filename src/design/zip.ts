import type { Design, Dimension } from './design.ts';
import { listedValues } from './listed-values.ts';

/** The first values of all lists, then the second ones, and so on. Throws for no lists and when they are not equally long; nothing is repeated or cut. */
export function zipDesign(dimensions: readonly Dimension[]): Design {
  const lists = dimensions.map((each) => listedValues(each));
  if (lists.length === 0) throw new Error('invalid zip: no lists; expected at least 1');
  const [{ length }] = lists;
  if (lists.some((values) => values.length !== length)) {
    const lengths = dimensions.map(({ name }, d) => `${name} has ${lists[d].length}`).join(', ');
    throw new Error(`invalid zip: ${lengths}; expected lists of equal length`);
  }
  const points = lists[0].map((_, row) =>
    Object.fromEntries(dimensions.map(({ name }, d) => [name, lists[d][row]])),
  );
  return { method: 'zip', dimensions, points };
}
