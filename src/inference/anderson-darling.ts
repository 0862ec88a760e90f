import { exp, log } from '../numeric/index.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { isEndOfRun, pool } from './pooled.ts';
import type { Pooled } from './pooled.ts';
import type { TestResult } from './test-result.ts';

/** A test by Anderson and Darling; its p-value is interpolated in a table and therefore bounded. */
export interface AndersonDarlingResult extends TestResult {
  /** A², before standardising. */
  readonly distance: number;
  /** Set where the p-value lies outside the table, which only bounds it. */
  readonly bound?: 'at most' | 'at least';
}

// Scholz and Stephens 1987, table 2, with the further levels of the R package kSamples: critical point = b0 + b1 / √(k - 1) + b2 / (k - 1).
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const constants = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
const slopes = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
const curvatures = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

/** A² with mid-ranks (Scholz and Stephens 1987, equation 7), right with and without ties. */
function distanceOf({ values, from, sizes }: Pooled): number {
  const total = values.length;
  const below = sizes.map(() => 0);
  const inRun = sizes.map(() => 0);
  let [sum, start] = [0, 0];
  for (let place = 0; place < total; place++) {
    inRun[from[place]]++;
    if (!isEndOfRun(values, place)) continue;
    const run = place + 1 - start;
    const middle = start + run / 2;
    const spread = middle * (total - middle) - (total * run) / 4;
    for (let k = 0; k < sizes.length && spread > 0; k++) {
      const gap = total * (below[k] + inRun[k] / 2) - middle * sizes[k];
      sum += ((run / total) * gap * gap) / spread / sizes[k];
    }
    inRun.forEach((count, k) => (below[k] += count));
    inRun.fill(0);
    start = place + 1;
  }
  return (sum * (total - 1)) / total;
}

/** Variance of A² if all samples are from one continuous law (Scholz and Stephens 1987, equation 4). */
function varianceOf(sizes: readonly number[]): number {
  const k = sizes.length;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const inverses = sizes.reduce((sum, size) => sum + 1 / size, 0);
  let [h, g, tail] = [0, 0, 0];
  for (let i = total - 1; i >= 1; i--) {
    // Σ 1/(i + 1) … 1/(total - 1), so far.
    if (i < total - 1) g += tail / (total - i);
    h += 1 / i;
    tail += 1 / i;
  }
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverses;
  const b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverses - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverses + 4 * h;
  const d = (2 * h + 6) * k * k - 4 * h * k;
  return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
}

/** ln of the level along straight lines between the critical points of the table. */
function interpolate(statistic: number, samples: number): { pValue: number; bound?: 'at most' | 'at least' } {
  const m = samples - 1;
  const critical = constants.map((b0, i) => b0 + slopes[i] / Math.sqrt(m) + curvatures[i] / m);
  const last = levels.length - 1;
  if (statistic < critical[0]) return { pValue: levels[0], bound: 'at least' };
  if (statistic > critical[last]) return { pValue: levels[last], bound: 'at most' };
  let right = 1;
  while (critical[right] < statistic) right++;
  const share = (statistic - critical[right - 1]) / (critical[right] - critical[right - 1]);
  return { pValue: exp((1 - share) * log(levels[right - 1]) + share * log(levels[right])) };
}

/**
 * Test of Anderson and Darling whether k samples are from one law (Scholz and Stephens 1987), sensitive in the tails where
 * Kolmogorov and Smirnov's is not. The statistic is A² minus its expectation k - 1, over its standard deviation; the p-value is
 * interpolated between 0.25 and 0.001 and says where it is only a bound. Throws for fewer than two samples, an empty one, fewer than
 * four values in all, values that are not finite, or where all are equal.
 */
export function andersonDarling(samples: readonly Values[]): AndersonDarlingResult {
  if (samples.length < 2) throw new Error(`invalid samples: ${samples.length}; expected at least 2`);
  const pooled = pool(samples.map((sample, k) => finiteColumn(sample, `sample ${k + 1}`, 1)));
  const { values, sizes, hasTies } = pooled;
  if (values.length < 4) throw new Error(`invalid samples: ${values.length} values; expected at least 4`);
  if (values[0] === values[values.length - 1]) {
    throw new Error(`invalid samples: all values are ${values[0]}; expected at least two different ones`);
  }
  const distance = distanceOf(pooled);
  const statistic = (distance - (sizes.length - 1)) / Math.sqrt(varianceOf(sizes));
  const method = hasTies
    ? 'table of Scholz and Stephens, mid-ranks for ties'
    : 'table of Scholz and Stephens';
  return { statistic, distance, ...interpolate(statistic, sizes.length), method, sizes };
}
