import type { Dependence } from './dependence.ts';
import type { Fit } from './fit.ts';
import type { PriceTable } from './price-table.ts';

/** What a file of prices stands for in the model. */
export type Role = 'metis' | 'ether' | 'bitcoin' | 'gas' | 'other';

/** A price file, read, with its identity. */
export interface PriceSource {
  readonly name: string;
  readonly role: Role;
  readonly file: string;
  readonly sha256: string;
  readonly table: PriceTable;
}

/** Where the numbers of a calibration come from. */
export interface CalibratedData {
  readonly file: string;
  readonly sha256: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly prices: number;
  /** Returns, or days after the first for a level. */
  readonly values: number;
  readonly notes: readonly string[];
}

/** Figures of the sample itself; returns are daily log returns, yearly figures have 365 days, the yearly volatility has the divisor n − 1. */
export interface SampleFigures {
  readonly logDrift?: number;
  readonly volatility?: number;
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
  readonly lowest: number;
  readonly highest: number;
  readonly squaresAutocorrelation: number;
  readonly drawdown?: number;
}

/** One file with its fits. */
export interface CalibratedSeries {
  readonly name: string;
  readonly role: Role;
  /** `returns`: daily log returns; `log` and `plain`: the logarithm of a level or the level itself. */
  readonly kind: 'returns' | 'log' | 'plain';
  readonly data: CalibratedData;
  readonly sample: SampleFigures;
  readonly fits: readonly Fit[];
}

/** What `mlab calibrate` finds. */
export interface Calibration {
  readonly schema: 1;
  readonly series: readonly CalibratedSeries[];
  readonly dependence: readonly Dependence[];
}

/** What pictures of a series need and the file does not keep. */
export interface SeriesDetail {
  readonly days: readonly number[];
  readonly prices: readonly number[];
  readonly values: Float64Array;
  /** Quantile residuals by law. */
  readonly residuals: ReadonlyMap<string, Float64Array>;
}
