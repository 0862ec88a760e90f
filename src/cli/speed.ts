import type { Model } from '../define/index.ts';
import { blockComputer } from '../run/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** Days of the two pieces that are timed: what a future takes before its first day is in both. */
const [LONG, SHORT] = [120, 15];
/** Seconds spent on each piece, at least; futures run slowly until their code is compiled, which the first piece waits for. */
const WARM = 0.6;
const ENOUGH = 0.25;

/** Seconds that one simulated future takes here, measured on short pieces of some (about a second). */
export function measureSpeed(experiment: ResolvedExperiment, model: Model): number {
  const { days } = experiment.time;
  const [long, short] = [Math.min(days, LONG), Math.min(days, SHORT)];
  const time = (piece: number, seconds: number): number => leastTime({ experiment, model }, piece, seconds);
  time(long, WARM);
  return wholeTime({ days, long, short }, [time(long, ENOUGH), time(short, ENOUGH)]);
}

/** Seconds for all days, from those of two pieces: what a future takes before its first day counts once, and not again for each piece. */
export function wholeTime(
  { days, long, short }: { readonly days: number; readonly long: number; readonly short: number },
  [inLong, inShort]: readonly [number, number],
): number {
  if (long === short || inLong <= inShort) return (inLong * days) / long;
  return inShort + ((inLong - inShort) / (long - short)) * (days - short);
}

/** The least seconds that the first days of a future take, of as many futures as take so long together, three at least. */
function leastTime(
  { experiment, model }: { readonly experiment: ResolvedExperiment; readonly model: Model },
  days: number,
  budget: number,
): number {
  const time = { ...experiment.time, days, record: Math.min(experiment.time.record, days) };
  const { compute } = blockComputer({ experiment: { ...experiment, time }, model, runKey: 'timing' });
  const block = { scenario: experiment.baseline, point: 0, index: 0, count: 1 };
  let [seconds, least] = [0, Infinity];
  for (let replication = 1; replication <= 3 || (seconds < budget && replication <= 40); replication++) {
    const began = performance.now();
    compute({ ...block, first: replication });
    const took = (performance.now() - began) / 1000;
    least = Math.min(least, took);
    seconds += took;
    if (seconds > 4 * budget) break;
  }
  return least;
}
