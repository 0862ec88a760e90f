import type { Response } from '../study/index.ts';

/** The command that computes the middle (`median`, `avg`) of a response at every point of a run again, from its outcomes. */
export function pointsQuery(
  run: string,
  { outcome, scenario, minus }: Response,
  middle: 'median' | 'avg',
): string {
  const of = (side: string, name: string): string =>
    `${side}outcome = '${outcome.name}' and ${side}scenario = '${name}'`;
  const alone = `select point, ${middle}(value) from outcomes where ${of('', scenario)} group by point order by point`;
  if (minus === undefined) return `mlab query ${run} "${alone}"`;
  const pairs = `select a.point, ${middle}(a.value - b.value) from outcomes a join outcomes b using (point, replication) where ${of('a.', scenario)} and ${of('b.', minus)} group by a.point order by a.point`;
  return `mlab query ${run} "${pairs}"`;
}
