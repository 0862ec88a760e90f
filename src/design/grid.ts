import { MOST_POINTS } from './design.ts';
import type { Design, Dimension, Point } from './design.ts';
import { listedValues } from './listed-values.ts';

/** All combinations of listed values; the last dimension varies fastest. Throws for laws, and beyond a million points. */
export function gridDesign(dimensions: readonly Dimension[]): Design {
  const lists = dimensions.map((each) => listedValues(each));
  const count = lists.reduce((product, { length }) => product * length, 1);
  if (count > MOST_POINTS) throw new Error(`invalid grid: ${count} points; expected at most ${MOST_POINTS}`);
  let points: Point[] = [{}];
  lists.forEach((values, d) => {
    points = points.flatMap((point) => values.map((value) => ({ ...point, [dimensions[d].name]: value })));
  });
  return { method: 'grid', dimensions, points };
}
