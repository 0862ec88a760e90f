/** One recorded series: `values[r * days.length + t]` is the value of replication r on day `days[t]`, days ascending. */
export interface RecordedSeries {
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/**
 * Values of all replications on a day, in replication order: as recorded, or on the straight line between the recorded days around it,
 * replication by replication; NaN where either is missing. Between two records a line wanders less than the path it stands for, so
 * bands made of such values are if anything too narrow. Throws for a day outside the recorded days.
 */
export function valuesOnDay({ days, values }: RecordedSeries, day: number): Float64Array {
  const times = days.length;
  const last = times - 1;
  if (times === 0 || !(day >= days[0] && day <= days[last]))
    throw new Error(`invalid day: ${day}; expected ${days[0]} to ${days[last]}`);
  let after = 0;
  while (days[after] < day) after++;
  const before = days[after] === day ? after : after - 1;
  const share = before === after ? 0 : (day - days[before]) / (days[after] - days[before]);
  return Float64Array.from({ length: values.length / times }, (_, r) => {
    const [from, to] = [values[r * times + before], values[r * times + after]];
    // Equal ends are the value itself, also where they have no limit.
    return from === to ? from : from + share * (to - from);
  });
}
