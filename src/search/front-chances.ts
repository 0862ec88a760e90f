import { Stream } from '../random/index.ts';
import { ascending, quantile } from '../summarise/index.ts';
import { dominates } from './dominance.ts';
import type { Measured } from './robust.ts';

/** What resampled futures say of one setting. */
export interface FrontChance {
  /** The measure of each objective, in its own unit. */
  readonly estimates: readonly number[];
  /** Intervals of the measures by resampled futures. */
  readonly intervals: readonly { readonly low: number; readonly high: number }[];
  /** Share of resamples in which no other setting dominates this one; with one objective: in which none is better. */
  readonly chance: number;
  /** Whether it is on the front of the estimates. */
  readonly onFront: boolean;
}

/** How futures are resampled. */
export interface ResampleOptions {
  /** 1,000 when absent. */
  readonly resamples?: number;
  readonly seed?: number;
  /** Confidence of each interval; 0.95 when absent. */
  readonly confidence?: number;
}

/**
 * How sure a front is: whole futures are drawn again with replacement, the same for all settings and objectives (paired bootstrap,
 * Efron and Tibshirani 1993), and each time the settings that nobody dominates are found. With one objective this is the
 * bootstrapped probability that a setting is the best (ties count for all). Columns must be paired and complete.
 * Throws for no objective, or objectives that differ in settings or futures.
 */
export function frontChances(objectives: readonly Measured[], options: ResampleOptions = {}): FrontChance[] {
  const { resamples = 1_000, seed = 1, confidence = 0.95 } = options;
  const { settings, futures } = sizeOf(objectives);
  const tally = new Float64Array(settings);
  const drawn = objectives.map(() => Array.from({ length: settings }, () => new Float64Array(resamples)));
  const stream = new Stream('search:resample');
  const sign = objectives.map(signOf);
  const chosen = new Int32Array(futures);
  const column = new Float64Array(futures);
  for (let b = 0; b < resamples; b++) {
    stream.begin(seed, b);
    for (let r = 0; r < futures; r++) chosen[r] = stream.integer(futures, r, 0);
    const rows = measureRows(objectives, settings, (values) => {
      for (let r = 0; r < futures; r++) column[r] = values[chosen[r]];
      return column;
    });
    for (let i = 0; i < settings; i++) {
      rows[i].forEach((value, o) => (drawn[o][i][b] = value * sign[o]));
      if (!rows.some((other) => dominates(other, rows[i]))) tally[i]++;
    }
  }
  const plain = measureRows(objectives, settings, (values) => values);
  return plain.map((row, i) => ({
    estimates: row.map((value, o) => value * sign[o]),
    intervals: drawn.map((of) => intervalOf(of[i], confidence)),
    chance: tally[i] / resamples,
    onFront: !plain.some((other) => dominates(other, row)),
  }));
}

const signOf = ({ better }: Measured): 1 | -1 => (better === 'lower' ? 1 : -1);

/** Measures of all settings, lower is better, settings × objectives. */
function measureRows(
  objectives: readonly Measured[],
  settings: number,
  resampled: (values: Float64Array) => Float64Array,
): number[][] {
  return Array.from({ length: settings }, (_, i) =>
    objectives.map((of) => signOf(of) * of.statistic(resampled(of.columns[i]))),
  );
}

function intervalOf(values: Float64Array, confidence: number): { low: number; high: number } {
  const sorted = ascending(values);
  return { low: quantile(sorted, (1 - confidence) / 2), high: quantile(sorted, (1 + confidence) / 2) };
}

function sizeOf(objectives: readonly Measured[]): { settings: number; futures: number } {
  if (objectives.length === 0) throw new Error('invalid objectives: none; expected at least 1');
  const [{ columns }] = objectives;
  const futures = columns[0].length;
  for (const objective of objectives) {
    const fits =
      objective.columns.length === columns.length &&
      objective.columns.every(({ length }) => length === futures);
    if (!fits) throw new Error('invalid objectives: different settings or futures; expected the same in all');
  }
  return { settings: columns.length, futures };
}
