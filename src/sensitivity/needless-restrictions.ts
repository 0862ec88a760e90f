import { binomialProbabilities } from '../summarise/index.ts';
import { boxOn } from './found-box.ts';
import type { RegionSample } from './found-box.ts';
import type { Restriction } from './region-input.ts';

/**
 * Chance of as many good points in the box if the restriction did nothing: the upper tail of a binomial law with the density of the box
 * without it (the quasi-p-value of Bryant and Lempert 2010; it knows nothing of the search that chose the box).
 */
export function quasiPValue(
  sample: RegionSample,
  restrictions: readonly Restriction[],
  place: number,
): number {
  const box = boxOn(sample, restrictions);
  const without = boxOn(
    sample,
    restrictions.filter((_, each) => each !== place),
  );
  const probabilities = binomialProbabilities(box.points, without.density);
  return probabilities.subarray(box.good).reduce((sum, each) => sum + each, 0);
}

/** The restrictions without those that chance explains, the most needless one first, until each is needed at `level`. */
export function dropNeedless(
  sample: RegionSample,
  restrictions: readonly Restriction[],
  level: number,
): readonly Restriction[] {
  const chances = restrictions.map((_, place) => quasiPValue(sample, restrictions, place));
  const worst = chances.reduce((most, chance, place) => (chance > chances[most] ? place : most), 0);
  if (restrictions.length === 0 || chances[worst] <= level) return restrictions;
  return dropNeedless(
    sample,
    restrictions.filter((_, place) => place !== worst),
    level,
  );
}
