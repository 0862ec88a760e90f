import { kolmogorovSmirnov } from '../inference/kolmogorov-smirnov.ts';
import { chiSquareSurvival } from '../numeric/index.ts';
import { holm } from '../summarise/index.ts';
import type { RegionSample } from './found-box.ts';
import { checkSample, isNumeric, numberAt } from './region-input.ts';
import type { RegionInput } from './region-input.ts';

/** How far apart the values of one input lie in good and in other futures. */
export interface RegionalIndex {
  readonly name: string;
  /** Largest distance between the two distribution functions, 0 to 1; for names of options, half the sum of differences of their shares. */
  readonly distance: number;
  /** Chance of such a distance or more if the input did not matter. */
  readonly p: number;
  /** The same, adjusted for looking at all inputs together (Holm 1979). */
  readonly adjusted: number;
}

/** Outcome of a comparison of good with other futures, the largest distance first. */
export interface RegionalResult {
  readonly indices: readonly RegionalIndex[];
  readonly good: number;
  readonly points: number;
}

/**
 * Regional sensitivity (Spear and Hornberger 1980): the two-sample Kolmogorov–Smirnov distance of each input between good and other points, with its
 * p-value. It looks at one input at a time: inputs that separate only together show in boxes and trees, not here. For names
 * of options the chance is that of the χ² test of homogeneity. Throws for sizes that do not fit or points that are all good or all bad.
 */
export function regionalSensitivity({ inputs, good }: RegionSample): RegionalResult {
  checkSample(inputs, good.length);
  const hits = good.reduce((sum, each) => sum + each, 0);
  if (hits === 0 || hits === good.length) {
    throw new Error(`invalid sample: ${hits} of ${good.length} points are good; expected some and not all`);
  }
  const found = inputs.map((input) => ({
    name: input.name,
    ...(isNumeric(input) ? byDistance(input, good) : byShares(input, good)),
  }));
  const adjusted = holm(found.map(({ p }) => p));
  const indices = found.map((index, i) => ({ ...index, adjusted: adjusted[i] }));
  indices.sort((a, b) => b.distance - a.distance);
  return { indices, good: hits, points: good.length };
}

function byDistance(input: RegionInput, good: Uint8Array): { distance: number; p: number } {
  const side = (is: number) =>
    Float64Array.from(
      input.values.flatMap((_, point) => (good[point] === is ? [numberAt(input, point)] : [])),
    );
  const { statistic, pValue } = kolmogorovSmirnov(side(1), side(0));
  return { distance: statistic, p: pValue };
}

/** Shares of the options among good and among other points: half their total difference, and the χ² test of homogeneity. */
function byShares({ values }: RegionInput, good: Uint8Array): { distance: number; p: number } {
  const counts = new Map<string, [number, number]>();
  const sizes: [number, number] = [0, 0];
  values.forEach((value, point) => {
    const row = counts.get(String(value)) ?? [0, 0];
    row[good[point]] += 1;
    sizes[good[point]] += 1;
    counts.set(String(value), row);
  });
  let [distance, statistic] = [0, 0];
  for (const row of counts.values()) {
    distance += Math.abs(row[0] / sizes[0] - row[1] / sizes[1]) / 2;
    for (const side of [0, 1]) {
      const expected = ((row[0] + row[1]) * sizes[side]) / values.length;
      statistic += ((row[side] - expected) * (row[side] - expected)) / expected;
    }
  }
  return { distance, p: counts.size < 2 ? 1 : chiSquareSurvival(statistic, counts.size - 1) };
}
