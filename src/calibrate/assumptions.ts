// Longer than 200 lines because it names every parameter of every law three times: for METIS, ETH and BTC.
import { given, measured, quantity } from '../define/index.ts';
import type { Assumed, Quantity } from '../define/index.ts';
import { exp } from '../numeric/index.ts';
import type { CalibratedSeries } from './calibration.ts';
import type { Dependence } from './dependence.ts';
import type { Estimate, Fit } from './fit.ts';
import { reversionOf } from './reversion-law.ts';

/** A fitted process of prices, as `market.process` calls it. */
export type FittedProcess = 'gbm' | 'merton' | 'garch-t' | 'regimes';

type Yearly = Assumed<Quantity<'share'>>;
type InLogs = Assumed<Quantity<'log'>>;

/** Values of `gbm`. */
interface GbmValues {
  readonly volatility: Yearly;
}

/** Values of `merton`. */
interface MertonValues {
  readonly diffusion: Yearly;
  readonly jumpMean: InLogs;
  readonly jumpDeviation: InLogs;
}

/** Values of `garch-t`. */
interface GarchValues extends GbmValues {
  readonly alpha: Assumed<number>;
  readonly beta: Assumed<number>;
  readonly degrees: Assumed<number>;
}

/** Values of `regimes`. */
interface RegimesValues {
  readonly lowVolatility: Yearly;
  readonly highVolatility: Yearly;
  readonly stayLow: Assumed<number>;
  readonly stayHigh: Assumed<number>;
}

type LawValues = GbmValues & MertonValues & GarchValues & RegimesValues;
type JumpRate = { readonly jumpRate: Assumed<Quantity<'jumps/year'>> };

/** What a fit says of `market`: each value with file, hash and how it was measured. The drift is left out: it is no forecast. */
export type MarketAssumptions = { readonly process: Assumed<FittedProcess> } & Partial<
  LawValues & JumpRate & { readonly [K in 'etherCorrelation' | 'bitcoinCorrelation']: Assumed<number> }
>;

/** What two fits say of `majors`: one process for ETH and BTC. */
export type MajorsAssumptions = { readonly process?: Assumed<FittedProcess> } & Partial<
  JumpRate & {
    readonly [K in keyof LawValues as `${'ether' | 'bitcoin'}${Capitalize<K>}`]: LawValues[K];
  } & { readonly correlation: Assumed<number> }
>;

/** What a fitted logarithm of a price of gas says of `layerOne`. */
export interface GasAssumptions {
  readonly typicalGasPrice: Assumed<Quantity<'gwei'>>;
  readonly gasHalfLife: Assumed<Quantity<'time'>>;
  readonly gasSurprise: InLogs;
}

/** A series with one of its fits. */
export interface ChosenFit {
  readonly series: CalibratedSeries;
  readonly fit: Fit;
}

/** The process of the model that a law was fitted for; undefined for laws that only serve comparison. */
export function processOf(law: string): FittedProcess | undefined {
  if (law.startsWith('merton-')) return 'merton';
  return law === 'gbm' || law === 'garch-t' || law === 'regimes' ? law : undefined;
}

/** Assumptions for `market` from one fit. Throws for a law without a process. */
export function marketOf(chosen: ChosenFit): MarketAssumptions {
  const process = { process: processSetting(chosen) };
  switch (process.process.setting) {
    case 'gbm':
      return { ...process, ...gbmValues(chosen) };
    case 'merton':
      return { ...process, ...mertonValues(chosen), ...jumpRateOf(chosen) };
    case 'garch-t':
      return { ...process, ...garchValues(chosen) };
    default:
      return { ...process, ...regimesValues(chosen) };
  }
}

/** Assumptions for `majors` from the same law fitted to ETH and to BTC. */
export function majorsOf(ether: ChosenFit, bitcoin: ChosenFit): MajorsAssumptions {
  const process = { process: processSetting(ether) };
  if (process.process.setting === 'gbm') {
    const [e, b] = [gbmValues(ether), gbmValues(bitcoin)];
    return { ...process, etherVolatility: e.volatility, bitcoinVolatility: b.volatility };
  }
  if (process.process.setting === 'merton') {
    const [e, b] = [mertonValues(ether), mertonValues(bitcoin)];
    return {
      ...process,
      ...jumpRateOf(ether),
      etherDiffusion: e.diffusion,
      etherJumpMean: e.jumpMean,
      etherJumpDeviation: e.jumpDeviation,
      bitcoinDiffusion: b.diffusion,
      bitcoinJumpMean: b.jumpMean,
      bitcoinJumpDeviation: b.jumpDeviation,
    };
  }
  if (process.process.setting === 'garch-t') {
    const [e, b] = [garchValues(ether), garchValues(bitcoin)];
    return {
      ...process,
      etherVolatility: e.volatility,
      etherAlpha: e.alpha,
      etherBeta: e.beta,
      etherDegrees: e.degrees,
      bitcoinVolatility: b.volatility,
      bitcoinAlpha: b.alpha,
      bitcoinBeta: b.beta,
      bitcoinDegrees: b.degrees,
    };
  }
  const [e, b] = [regimesValues(ether), regimesValues(bitcoin)];
  return {
    ...process,
    etherLowVolatility: e.lowVolatility,
    etherHighVolatility: e.highVolatility,
    etherStayLow: e.stayLow,
    etherStayHigh: e.stayHigh,
    bitcoinLowVolatility: b.lowVolatility,
    bitcoinHighVolatility: b.highVolatility,
    bitcoinStayLow: b.stayLow,
    bitcoinStayHigh: b.stayHigh,
  };
}

/** Assumptions for `layerOne` from a fitted logarithm of a price of gas. */
export function gasOf(chosen: ChosenFit): GasAssumptions {
  const [mean, kept, surprise] = ['mean', 'kept', 'surprise'].map((name) => estimateIn(chosen, name));
  const { halfLife } = reversionOf(kept.value, surprise.value);
  const source = (what: Estimate) => measuredAs(chosen, what);
  return {
    typicalGasPrice: given(quantity(short(exp(mean.value)), 'gwei'), source(mean)),
    gasHalfLife: given(quantity(short(halfLife), 'days'), source(kept)),
    gasSurprise: given(quantity(short(surprise.value), 'log'), source(surprise)),
  };
}

/** A measured correlation of daily log returns; the source is the file of one of the two series. */
export function correlationOf(found: Dependence, series: CalibratedSeries): Assumed<number> {
  const { first, second, days, correlation, low, high } = found;
  const interval = `95 % interval ${shown(low)} to ${shown(high)}`;
  const how = `correlation of ${days} daily log returns of ${first} and ${second}, ${interval}`;
  return given(short(correlation), measured(series.data.file, series.data.sha256, how));
}

function processSetting({ series, fit }: ChosenFit): Assumed<FittedProcess> {
  const process = processOf(fit.law);
  if (process === undefined)
    throw new Error(`invalid law: ${fit.law}; expected one that the model has a process for`);
  const { file, sha256 } = series.data;
  const how = `${fit.law} fitted by maximum likelihood: log-likelihood ${shown(fit.logLikelihood)}, AIC ${shown(fit.aic)}`;
  return given(process, measured(file, sha256, how));
}

const gbmValues = (chosen: ChosenFit): GbmValues => ({ volatility: yearly(chosen, 'volatility') });

const mertonValues = (chosen: ChosenFit): MertonValues => ({
  diffusion: yearly(chosen, 'diffusion'),
  jumpMean: inLogs(chosen, 'jumpMean'),
  jumpDeviation: inLogs(chosen, 'jumpDeviation'),
});

const garchValues = (chosen: ChosenFit): GarchValues => ({
  volatility: yearly(chosen, 'volatility'),
  alpha: plain(chosen, 'alpha'),
  beta: plain(chosen, 'beta'),
  degrees: plain(chosen, 'degrees'),
});

const regimesValues = (chosen: ChosenFit): RegimesValues => ({
  lowVolatility: yearly(chosen, 'lowVolatility'),
  highVolatility: yearly(chosen, 'highVolatility'),
  stayLow: plain(chosen, 'stayLow'),
  stayHigh: plain(chosen, 'stayHigh'),
});

function jumpRateOf(chosen: ChosenFit): JumpRate {
  const { fit, series } = chosen;
  const fixed = Number(fit.law.slice('merton-'.length));
  if (Number.isNaN(fixed)) {
    const found = estimateIn(chosen, 'jumpRate');
    return { jumpRate: given(quantity(short(found.value), 'jumps/year'), measuredAs(chosen, found)) };
  }
  const how = `fixed at ${fixed} a year, the other parameters fitted`;
  const source = measured(series.data.file, series.data.sha256, how);
  return { jumpRate: given(quantity(fixed, 'jumps/year'), source) };
}

function yearly(chosen: ChosenFit, name: string): Yearly {
  const found = estimateIn(chosen, name);
  return given(quantity(short(found.value), '1/year'), measuredAs(chosen, found));
}

function inLogs(chosen: ChosenFit, name: string): InLogs {
  const found = estimateIn(chosen, name);
  return given(quantity(short(found.value), 'log'), measuredAs(chosen, found));
}

function plain(chosen: ChosenFit, name: string): Assumed<number> {
  const found = estimateIn(chosen, name);
  return given(short(found.value), measuredAs(chosen, found));
}

function estimateIn({ fit }: ChosenFit, name: string): Estimate {
  const found = fit.estimates.find((estimate) => estimate.name === name);
  if (found === undefined)
    throw new Error(`missing estimate ${name} of ${fit.law}; expected it among the estimates`);
  return found;
}

function measuredAs({ series, fit }: ChosenFit, { standardError }: Estimate) {
  const { data, kind } = series;
  const what =
    kind === 'returns' ? 'daily log returns' : kind === 'log' ? 'daily logarithms' : 'daily values';
  const error = standardError === undefined ? '' : `; standard error ${shown(standardError)}`;
  const window = `${data.values} ${what} of ${data.column}, ${data.from} to ${data.to}`;
  return measured(data.file, data.sha256, `maximum likelihood of ${fit.law} on ${window}${error}`);
}

/** Six significant digits: estimates are never better known. */
const short = (value: number): number => Number(value.toPrecision(6));
const shown = (value: number): string => String(Number(value.toPrecision(4)));
