import { dateOf, dayNumber } from '../define/index.ts';
import type { ResolvedReading } from '../plan/index.ts';
import {
  farthestRecords,
  fewestFutures,
  fewestReadings,
  judgeBackTest,
  predictionBand,
  quantile,
  valuesOnDay,
} from '../summarise/index.ts';
import type { BackTest, BackTestReading } from '../summarise/index.ts';
import type { ReadingPoint } from './charts/back-test.ts';
import type { Answer, Query } from './query.ts';
import type { RunData, SeriesMatrix } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';

/** A reading beside the model, with what decides whether it can be judged. */
export interface ComparedReading extends ReadingPoint, Pick<BackTestReading, 'futures' | 'between'> {}

/** A quantity of which something was read: the model from the first day to just beyond the last reading, in the unit shown. */
export interface ComparedQuantity {
  readonly of: string;
  readonly label: string;
  readonly unit: string;
  readonly scenario: string;
  readonly dates: readonly string[];
  readonly band: readonly { readonly low: number; readonly high: number }[];
  readonly middle: readonly number[];
  readonly readings: readonly ComparedReading[];
}

/** What the experiment's readings say about the model. */
export interface Past extends BackTest {
  readonly quantities: readonly ComparedQuantity[];
}

const compared = new WeakMap<RunData, Past>();

/** Readings of the experiment beside its series, judged by the rule of back-tests. Quantities in the order of the experiment. */
export function pastOf(run: RunData): Past {
  const known = compared.get(run);
  if (known !== undefined) return known;
  const found = comparePast(run);
  compared.set(run, found);
  return found;
}

function comparePast(run: RunData): Past {
  const { readings = [], scenarios, observe } = run.experiment;
  // Two runs side by side, or a design, keep readings whose scenario or series is not there.
  const usable = readings.filter(
    ({ of, scenario }) => observe.includes(of) && scenarios.some(({ name }) => name === scenario),
  );
  const names = [...new Set(usable.map(({ of, scenario }) => `${scenario} ${of}`))];
  const until = Math.max(...usable.flatMap(({ values }) => values.map(({ day }) => day)));
  const quantities = names.map((name) =>
    compareQuantity(
      run,
      until,
      usable.filter(({ of, scenario }) => `${scenario} ${of}` === name),
    ),
  );
  const all = quantities.flatMap(({ of, readings: own }) => own.map((each) => ({ ...each, of })));
  return { ...judgeBackTest(all), quantities };
}

/** The model up to the recorded day on or behind `until`, and the readings on their days. */
function compareQuantity(
  run: RunData,
  until: number,
  readings: readonly ResolvedReading[],
): ComparedQuantity {
  const [{ of, label, scenario }] = readings;
  const { factor, text } = shownUnit(run.unitOf(of));
  const series = scaled(run.series(scenario, of), factor);
  const read = readings
    .flatMap(({ values, provenance }) =>
      values.map(({ date, day, value }) => ({
        date,
        day,
        value: value * factor,
        counts: provenance.kind !== 'assume',
      })),
    )
    .sort((a, b) => a.day - b.day);
  const first = dayNumber(run.experiment.time.start);
  const shown = [...series.days].filter((_, t) => t === 0 || series.days[t - 1] < until);
  const bands = shown.map((day) => bandOn(series, day));
  return {
    ...{ of, label, unit: text, scenario },
    dates: shown.map((day) => dateOf(first + day)),
    band: bands.map(({ low, high }) => ({ low, high })),
    middle: bands.map(({ middle }) => middle),
    readings: read.map(({ day, ...each }) => ({
      ...{ ...each, ...bandOn(series, day) },
      between: daysBetween(series.days, day),
    })),
  };
}

function scaled(series: SeriesMatrix, factor: number): SeriesMatrix {
  return factor === 1 ? series : { ...series, values: series.values.map((value) => value * factor) };
}

/** Days from the record before a day to the one behind it; 0 where the day is recorded. */
function daysBetween(days: SeriesMatrix['days'], day: number): number {
  const after = [...days].find((each) => each >= day) ?? day;
  const before = [...days].findLast((each) => each <= day) ?? day;
  return after - before;
}

/** The band of 9 in 10 futures and the middle on a day, and how many futures have a value; NaN where none has. */
function bandOn(
  series: SeriesMatrix,
  day: number,
): { low: number; middle: number; high: number; futures: number } {
  const [first, last] = [series.days[0], series.days[series.days.length - 1]];
  const values =
    day < first || day > last ? [] : valuesOnDay(series, day).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return { low: NaN, middle: NaN, high: NaN, futures: 0 };
  const sorted = Float64Array.from(values).sort();
  return { ...predictionBand(sorted), middle: quantile(sorted, 0.5), futures: values.length };
}

/** The answer to a query about readings of the past: how many are of a kind. */
export function pastAnswer(run: RunData, { take }: Query & { measure: 'past' }): Answer {
  const { judged, inside, read, readInside, quantities } = pastOf(run);
  const all = quantities.reduce((sum, { readings }) => sum + readings.length, 0);
  const values = {
    judged,
    inside,
    outside: judged - inside,
    notJudged: all - judged,
    ...{ read, readInside, needed: fewestReadings, futures: fewestFutures, apart: farthestRecords },
  };
  return {
    value: values[take],
    n: null,
    method: 'count of readings by their 9-in-10 band, quantiles of type 6',
  };
}
