import { YEAR } from '../define/index.ts';
import { exp, log, log1p } from '../numeric/index.ts';
import { correlation } from '../summarise/index.ts';

/** Two series of daily log returns on the same days. */
export interface Dependence {
  readonly first: string;
  readonly second: string;
  readonly days: number;
  readonly correlation: number;
  /** 95 % interval by Fisher's transformation, right for normal returns; fat tails make it somewhat too narrow. */
  readonly low: number;
  readonly high: number;
  /** Slope of the first on the second, with its standard error, and the yearly volatility of what is left. */
  readonly beta: number;
  readonly betaError: number;
  readonly residualVolatility: number;
}

/** Returns of one series by day. */
export interface DatedReturns {
  readonly name: string;
  readonly days: readonly number[];
  readonly values: Float64Array;
}

const BEYOND = 1.959963984540054;

/** Correlation, beta and residual volatility of two series on the days that both have; undefined with fewer than 50. */
export function dependenceOf(first: DatedReturns, second: DatedReturns): Dependence | undefined {
  const places = new Map(second.days.map((day, t) => [day, t]));
  const pairs = first.days.flatMap((day, t) => {
    const other = places.get(day);
    return other === undefined ? [] : [[first.values[t], second.values[other]]];
  });
  if (pairs.length < 50) return undefined;
  const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const r = correlation(x, y);
  const [low, high] = fisherInterval(r, pairs.length);
  const [sx, sy] = [squares(x), squares(y)];
  const left = Math.max(0, sx * (1 - r * r));
  return {
    first: first.name,
    second: second.name,
    days: pairs.length,
    correlation: r,
    low,
    high,
    beta: r * Math.sqrt(sx / sy),
    betaError: Math.sqrt(left / (pairs.length - 2) / sy),
    residualVolatility: Math.sqrt((YEAR * left) / (pairs.length - 2)),
  };
}

/** 95 % interval of a correlation of n pairs: artanh r ± 1.96/√(n − 3). Source: Fisher 1921. */
export function fisherInterval(r: number, n: number): readonly [number, number] {
  if (!(Math.abs(r) < 1)) return [r, r];
  const middle = (log1p(r) - log(1 - r)) / 2;
  const width = BEYOND / Math.sqrt(n - 3);
  return [tanh(middle - width), tanh(middle + width)];
}

const tanh = (x: number): number => 1 - 2 / (exp(2 * x) + 1);

function squares(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
}
