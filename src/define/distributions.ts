import type { Quantity } from './units.ts';

/** A written value of one parameter: an amount with a unit, a bare number for counts and ratios, or an option's name. */
export type Written<Family extends string = string> = Quantity<Family> | number | string;

/** Distribution of an unknown, as data: drawn once per replication by inversion of one uniform, shared by all scenarios. */
export type Distribution<Value = Written> =
  | { readonly kind: 'uniform'; readonly low: Value; readonly high: Value }
  | { readonly kind: 'logUniform'; readonly low: Value; readonly high: Value }
  | { readonly kind: 'triangular'; readonly low: Value; readonly mode: Value; readonly high: Value }
  | { readonly kind: 'normal'; readonly mean: Value; readonly deviation: Value }
  | { readonly kind: 'lognormal'; readonly median: Value; readonly sigma: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: Value }
  | { readonly kind: 'choice'; readonly options: readonly Value[]; readonly weights?: readonly number[] }
  | {
      readonly kind: 'rows';
      readonly group: string;
      readonly values: readonly Value[];
      readonly weights?: readonly number[];
    };

/** Distributions by name; each is plain data. */
export const dist = {
  /** Equally likely between low and high. */
  uniform: <V extends Written>(low: V, high: V): Distribution<V> => ({ kind: 'uniform', low, high }),
  /** Logarithm equally likely between those of low and high; both above zero. */
  logUniform: <V extends Written>(low: V, high: V): Distribution<V> => ({ kind: 'logUniform', low, high }),
  /** Triangle with its peak at mode. */
  triangular: <V extends Written>(low: V, mode: V, high: V): Distribution<V> => ({
    kind: 'triangular',
    low,
    mode,
    high,
  }),
  /** Normal with mean and standard deviation. */
  normal: <V extends Written>(mean: V, deviation: V): Distribution<V> => ({
    kind: 'normal',
    mean,
    deviation,
  }),
  /** Lognormal with median and the standard deviation of the logarithm. */
  lognormal: <V extends Written>(median: V, sigma: number): Distribution<V> => ({
    kind: 'lognormal',
    median,
    sigma,
  }),
  /** Gamma with shape and scale (mean = shape × scale). */
  gamma: <V extends Written>(shape: number, scale: V): Distribution<V> => ({ kind: 'gamma', shape, scale }),
  /** One of the options, equally likely or by weight. */
  choice: <const V extends Written>(options: readonly V[], weights?: readonly number[]): Distribution<V> =>
    weights === undefined ? { kind: 'choice', options } : { kind: 'choice', options, weights },
  /**
   * Column of a table whose rows are drawn together: all assumptions with this group have the same row in a replication, so
   * what belongs together (a joint posterior) stays together. All columns of a group have equally many values and the same weights.
   */
  rows: <V extends Written>(
    group: string,
    values: readonly V[],
    weights?: readonly number[],
  ): Distribution<V> =>
    weights === undefined ? { kind: 'rows', group, values } : { kind: 'rows', group, values, weights },
};
