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
}

/** How a model fares against the past. */
export interface BackTest {
  readonly verdict: 'passed' | 'failed' | 'notRun';
  /** Readings that count and have a band. */
  readonly judged: number;
  readonly inside: number;
  /** Quantities with too many readings outside, in order of appearance. */
  readonly missed: readonly string[];
}

/** With fewer readings a model that is right only half the time would pass by luck more often than 1 in 20: 0.5^4 is 6%, 0.5^5 is 3%. */
export const fewestReadings = 5;

/** One reading in ten lies outside a 9-in-10 band of a model that is right. */
const readingsForOneMiss = 10;

/** The rule of `judgeBackTest` in the words of reports. */
export const backTestRule =
  'The back-test fails when more than 1 in 10 readings of any quantity lie outside the band of 9 in 10 futures, rounded down: below 10 readings none may. It passes otherwise, from 5 readings on. Fewer readings inside prove nothing.';

/**
 * Judges readings by `backTestRule`. Readings of one quantity hang together (a path that has left the band stays away), so how many
 * independent ones there are is not known and no allowance for luck is made: a model that is right can fail, which costs it trust
 * and not more; trust is earned by many readings and lost by few. Readings that do not count or have no band are left out.
 */
export function judgeBackTest(readings: readonly BackTestReading[]): BackTest {
  const judged = readings.filter(
    ({ counts, value, low, high }) => counts && [value, low, high].every(Number.isFinite),
  );
  const outside = (of?: string): number =>
    judged.filter((each) => (of === undefined || each.of === of) && !isInside(each)).length;
  const all = (of: string): number => judged.filter((each) => each.of === of).length;
  const quantities = [...new Set(judged.map(({ of }) => of))];
  const missed = quantities.filter((of) => outside(of) > Math.floor(all(of) / readingsForOneMiss));
  const enough = judged.length >= fewestReadings;
  return {
    verdict: missed.length > 0 ? 'failed' : enough ? 'passed' : 'notRun',
    judged: judged.length,
    inside: judged.length - outside(),
    missed,
  };
}

/** Whether a reading lies in the band; its ends belong to it. */
export function isInside({ value, low, high }: Pick<BackTestReading, 'value' | 'low' | 'high'>): boolean {
  return value >= low && value <= high;
}
