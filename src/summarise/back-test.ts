import { quantile } from './quantiles.ts';
import type { Values } from './values.ts';

/** A reading of the past beside the model's 9-in-10 band on its day. */
export interface BackTestReading {
  /** The quantity that was read. */
  readonly of: string;
  readonly value: number;
  /** Ends of the band, in the unit of the value; NaN where the model has no value. */
  readonly low: number;
  readonly high: number;
  /** False for what was not read but follows from something read. */
  readonly counts: boolean;
  /** Futures that have a value on the day. */
  readonly futures: number;
  /** Days between the records around the reading; 0 on a recorded day. */
  readonly between: number;
}

/** How a model fares against the past. */
export interface BackTest {
  readonly verdict: 'passed' | 'failed' | 'notRun';
  /** Readings that count and have a band: all, and those inside. */
  readonly read: number;
  readonly readInside: number;
  /** Those of them that can be judged: all, and those inside. */
  readonly judged: number;
  readonly inside: number;
  /** Why others cannot: too few futures before records too far apart; absent when all can. */
  readonly unjudged?: 'futures' | 'records';
  /** Quantities with too many readings outside, in order of appearance. */
  readonly missed: readonly string[];
}

/** With fewer readings a model that is right only half the time would pass by luck more often than 1 in 20: 0.5^4 is 6%, 0.5^5 is 3%. */
export const fewestReadings = 5;

/**
 * With fewer futures no band holds the past in 9 of 10 cases: a new value lies between the lowest and the highest of n values of one law with
 * chance (n - 1) / (n + 1) (Wilks 1941, Annals of Mathematical Statistics 12), which reaches 9 in 10 at 19.
 */
export const fewestFutures = 19;

/** Between records farther apart than a week the line from one to the next wanders much less than the path it stands for. */
export const farthestRecords = 7;

/** One reading in ten lies outside a 9-in-10 band of a model that is right. */
const readingsForOneMiss = 10;

/** The rule of `judgeBackTest` in the words of reports. */
export const backTestRule =
  'The back-test fails when more than 1 in 10 readings of any quantity lie outside the band of 9 in 10 futures, rounded down: below 10 readings none may. It passes otherwise, from 5 readings on. Fewer readings inside prove nothing. ' +
  `Readings are judged from ${fewestFutures} futures on: a new value lies between the lowest and the highest of n futures in n − 1 of n + 1 cases, so fewer make no band of 9 in 10. Between records more than ${farthestRecords} days apart no reading is judged.`;

/**
 * Judges readings by `backTestRule`. Readings of one quantity hang together (a path that has left the band stays away), so how many
 * independent ones there are is not known and no allowance for luck is made: a model that is right can fail, which costs it trust
 * and not more; trust is earned by many readings and lost by few. Readings that do not count, have no band
 * or cannot be judged are left out.
 */
export function judgeBackTest(readings: readonly BackTestReading[]): BackTest {
  const read = readings.filter(
    ({ counts, value, low, high }) => counts && [value, low, high].every(Number.isFinite),
  );
  const judged = read.filter(isJudged);
  const outside = (of?: string): number =>
    judged.filter((each) => (of === undefined || each.of === of) && !isInside(each)).length;
  const all = (of: string): number => judged.filter((each) => each.of === of).length;
  const quantities = [...new Set(judged.map(({ of }) => of))];
  const missed = quantities.filter((of) => outside(of) > Math.floor(all(of) / readingsForOneMiss));
  const enough = judged.length >= fewestReadings;
  return {
    verdict: missed.length > 0 ? 'failed' : enough ? 'passed' : 'notRun',
    read: read.length,
    readInside: read.filter(isInside).length,
    judged: judged.length,
    inside: judged.length - outside(),
    missed,
    ...(read.length === judged.length
      ? {}
      : { unjudged: read.some(({ futures }) => futures < fewestFutures) ? 'futures' : 'records' }),
  };
}

/** Whether there are enough futures, and records near enough, to hold a reading against the model. */
export function isJudged({ futures, between }: Pick<BackTestReading, 'futures' | 'between'>): boolean {
  return futures >= fewestFutures && between <= farthestRecords;
}

/**
 * The band that holds a new value of the same law in 9 of 10 cases: quantiles 5% and 95% of type 6 (Hyndman and Fan 1996), whose ranks are
 * shares of n + 1; below 19 values the lowest and the highest, which hold it less often. Ascending values, at least one.
 */
export function predictionBand(sorted: Values): { low: number; high: number } {
  const n = sorted.length;
  const at = (p: number): number => (n === 1 ? 0 : Math.max(0, Math.min(1, ((n + 1) * p - 1) / (n - 1))));
  return { low: quantile(sorted, at(0.05)), high: quantile(sorted, at(0.95)) };
}

/** Whether a reading lies in the band; its ends belong to it. */
export function isInside({ value, low, high }: Pick<BackTestReading, 'value' | 'low' | 'high'>): boolean {
  return value >= low && value <= high;
}
