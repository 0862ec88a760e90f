import { chiSquareSurvival, exp, log } from '../numeric/index.ts';

/** The best of all cuts of one input, as a test statistic. */
export interface ChosenCut {
  /** Squares that the cut takes away ÷ variance of the group: χ² with 1 degree of freedom for a cut chosen beforehand. */
  readonly statistic: number;
  /** Cuts that were tried. */
  readonly cuts: number;
  /** Smallest share of the group on either side. */
  readonly least: number;
}

// 1/√(2π)
const NORMAL_TOP = 0.3989422804014327;

/**
 * Chance of so good a best cut of an input that does nothing: the smaller of Bonferroni's bound over the cuts and the approximation for the
 * largest of many cuts by Miller and Siegmund (1982; Lausen and Schumacher 1992).
 */
export function chanceOfCut({ statistic, cuts, least }: ChosenCut): number {
  const bound = Math.min(1, cuts * chiSquareSurvival(statistic, 1));
  const b = Math.sqrt(statistic);
  if (!(b > 1) || !(least < 0.5)) return bound;
  const density = NORMAL_TOP * exp(-statistic / 2);
  const room = 2 * log((1 - least) / least);
  return Math.min(bound, density * (b - 1 / b) * room + (4 * density) / b);
}

/** The same for the best of all divisions of `options` names in two: no division takes away more than all names apart. */
export function chanceOfDivision(statistic: number, options: number): number {
  return options < 2 ? 1 : chiSquareSurvival(statistic, options - 1);
}
