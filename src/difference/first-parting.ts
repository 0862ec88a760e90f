import type { RunData } from '../report/run-data.ts';

/** Where the recorded series of two runs first differ. */
export interface Parting {
  readonly scenario: string;
  /** First recorded day on which any series of any future differs; null when all are equal to the last bit. */
  readonly day: number | null;
  /** Series that differ on that day. */
  readonly series: readonly string[];
  /** Futures in which they differ on that day, and all compared. */
  readonly futures: number;
  readonly of: number;
}

/** The first day on which series that both runs recorded part, by scenario that both have; one series in memory at a time. */
export function firstPartings(first: RunData, second: RunData): Parting[] {
  const metrics = first.experiment.observe.filter((name) => second.experiment.observe.includes(name));
  if (metrics.length === 0) return [];
  return first.experiment.scenarios
    .filter(({ name }) => second.experiment.scenarios.some((each) => each.name === name))
    .map(({ name }) => partingOf(first, second, { scenario: name, metrics }));
}

function partingOf(
  first: RunData,
  second: RunData,
  { scenario, metrics }: { readonly scenario: string; readonly metrics: readonly string[] },
): Parting {
  const of = Math.min(first.experiment.replications, second.experiment.replications);
  const found = metrics.map((metric) => ({ metric, ...partingIn(first, second, { scenario, metric, of }) }));
  const day = found.reduce((least, each) => Math.min(least, each.day), Infinity);
  if (day === Infinity) return { scenario, day: null, series: [], futures: 0, of };
  const there = found.filter((each) => each.day === day);
  const differing = new Set(there.flatMap(({ replications }) => replications));
  return { scenario, day, series: there.map(({ metric }) => metric), futures: differing.size, of };
}

/** First common recorded day on which one series differs, and the futures in which it does. */
function partingIn(
  first: RunData,
  second: RunData,
  { scenario, metric, of }: { readonly scenario: string; readonly metric: string; readonly of: number },
): { readonly day: number; readonly replications: readonly number[] } {
  const [before, after] = [first, second].map((run) => run.series(scenario, metric));
  const column = new Map([...after.days].map((day, t) => [day, t]));
  for (let t = 0; t < before.days.length; t++) {
    const other = column.get(before.days[t]);
    if (other === undefined) continue;
    const replications = Array.from({ length: of }, (_, r) => r).filter(
      (r) =>
        !Object.is(before.values[r * before.days.length + t], after.values[r * after.days.length + other]),
    );
    if (replications.length > 0) return { day: before.days[t], replications };
  }
  return { day: Infinity, replications: [] };
}
