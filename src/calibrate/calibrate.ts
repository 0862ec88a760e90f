import { logReturns } from '../../models/processes/index.ts';
import { dateOf, LabError, YEAR } from '../define/index.ts';
import { log } from '../numeric/index.ts';
import { autocorrelation, maximumDrawdown, moments } from '../summarise/index.ts';
import type { CalibratedSeries, PriceSource, SampleFigures, SeriesDetail } from './calibration.ts';
import { dependenceOf } from './dependence.ts';
import type { DatedReturns, Dependence } from './dependence.ts';
import { fitLaw, residuals } from './fit.ts';
import { garchTLaw } from './garch-t-law.ts';
import { gbmLaw } from './gbm-law.ts';
import { sampleOf } from './law.ts';
import type { Law, Sample } from './law.ts';
import { mertonLaw } from './merton-law.ts';
import type { PriceTable } from './price-table.ts';
import { regimesLaw, regimesMeansLaw } from './regimes-law.ts';
import { reversionLaw } from './reversion-law.ts';

const LEAST_VALUES = 50;
const MOST_VALUES = 20_000;

/** Every law of returns by name, in the order of tables. */
export const returnLaws: readonly Law[] = [
  gbmLaw,
  mertonLaw(12),
  mertonLaw(52),
  mertonLaw(),
  garchTLaw,
  regimesLaw,
  regimesMeansLaw,
];

/** Fits the named laws (all when absent) to the daily log returns of a price file. Throws E805 for too few or too still ones. */
export function calibrateReturns(
  source: PriceSource,
  laws: readonly string[] = returnLaws.map(({ name }) => name),
): { readonly series: CalibratedSeries; readonly detail: SeriesDetail } {
  const { values } = datedReturns(source);
  const sample = checkedSample(values, source);
  const { drawdown } = drawdownOf(source.table);
  const { variance } = moments(values);
  const yearly = { logDrift: YEAR * sample.mean, volatility: Math.sqrt(YEAR * variance), drawdown };
  const chosen = returnLaws.filter(({ name }) => laws.includes(name));
  return fitted(source, 'returns', { sample, yearly }, chosen);
}

/** Fits mean reversion to a level or its logarithm. Throws E805 for too few or too still values, E804 when days are missing. */
export function calibrateLevel(
  source: PriceSource,
  kind: 'log' | 'plain',
): { readonly series: CalibratedSeries; readonly detail: SeriesDetail } {
  const { days, prices } = source.table;
  const broken = days.findIndex((day, d) => d > 0 && day !== days[d - 1] + 1);
  if (broken > 0)
    throw new LabError('E804', `days missing before ${dateOf(days[broken])}`, {
      file: source.file,
      expected: 'every calendar day: reversion is measured from one day to the next',
    });
  const values = Float64Array.from(prices, (price) => (kind === 'log' ? log(price) : price));
  return fitted(source, kind, { sample: checkedSample(values, source), yearly: {} }, [reversionLaw]);
}

/** Dependence of every pair of series on the days that both have. */
export function dependences(sources: readonly PriceSource[]): Dependence[] {
  const returns = sources.map(datedReturns);
  return returns.flatMap((first, f) =>
    returns.slice(f + 1).flatMap((second) => dependenceOf(first, second) ?? []),
  );
}

/** Log returns from each day to the next; those that span missing days are left out. */
function datedReturns({ name, table }: PriceSource): DatedReturns {
  const { days, prices } = table;
  const all = prices.length < 2 ? new Float64Array(0) : logReturns(prices);
  const isNext = (t: number): boolean => days[t + 1] === days[t] + 1;
  return {
    name,
    days: days.slice(1).filter((_, t) => isNext(t)),
    values: all.filter((_, t) => isNext(t)),
  };
}

function checkedSample(values: Float64Array, { file }: PriceSource): Sample {
  const { length } = values;
  if (length < LEAST_VALUES || length > MOST_VALUES) {
    const expected = `${LEAST_VALUES} to ${MOST_VALUES}; --from and --to choose a window`;
    throw new LabError('E805', `${length} values to fit`, { file, expected });
  }
  const sample = sampleOf(values);
  if (sample.deviation > 1e-9 * Math.max(1e-6, Math.abs(sample.mean))) return sample;
  throw new LabError('E805', 'the values do not move', { file, expected: 'prices that change' });
}

function fitted(
  source: PriceSource,
  kind: CalibratedSeries['kind'],
  of: { sample: Sample; yearly: Partial<SampleFigures> },
  laws: readonly Law[],
): { series: CalibratedSeries; detail: SeriesDetail } {
  const { sample, yearly } = of;
  const { table, file, sha256, name, role } = source;
  const fits = laws.map((law) => fitLaw(law, sample));
  const data = {
    file,
    sha256,
    column: table.column,
    from: dateOf(table.days[0]),
    to: dateOf(table.days[table.days.length - 1]),
    prices: table.prices.length,
    values: sample.values.length,
    notes: [...table.notes, ...stillNotes(sample)],
  };
  const series = { name, role, kind, data, sample: { ...figuresOf(sample), ...yearly }, fits };
  const found = laws.map((law, l): [string, Float64Array] => [law.name, residuals(law, fits[l], sample)]);
  const detail = { days: table.days, prices: table.prices, values: sample.values, residuals: new Map(found) };
  return { series, detail };
}

/** Prices that stand still give equal values, which a law with a density finds impossible. */
function stillNotes({ values }: Sample): string[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  if (most * 20 < values.length) return [];
  return [`${most} values are exactly equal: the price stands still at times, and no law here does`];
}

function figuresOf({ values, mean, deviation }: Sample): SampleFigures {
  const { skewness, kurtosis } = moments(values);
  const squares = values.map((value) => (value - mean) * (value - mean));
  return {
    mean,
    deviation,
    skewness,
    excessKurtosis: kurtosis - 3,
    lowest: values.reduce((a, b) => Math.min(a, b)),
    highest: values.reduce((a, b) => Math.max(a, b)),
    squaresAutocorrelation: autocorrelation(squares, 1),
  };
}

function drawdownOf({ prices }: PriceTable): { drawdown: number } {
  return { drawdown: maximumDrawdown(prices).depth };
}
