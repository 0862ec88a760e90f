import { compensatedSum, fSurvival } from '../numeric/index.ts';
import { moments } from '../summarise/moments.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** The table of a one-way analysis of variance. */
export interface Anova {
  readonly between: { readonly degrees: number; readonly squares: number; readonly meanSquare: number };
  readonly within: { readonly degrees: number; readonly squares: number; readonly meanSquare: number };
  readonly fStatistic: number;
  /** Probability, if all means are equal and the values normal with one variance, of an F at least as large. */
  readonly pValue: number;
  /** Share of the squares that lies between the groups (η²). */
  readonly rSquared: number;
  /** Root of the mean square within, in the unit of the values. */
  readonly residualDeviation: number;
}

/**
 * One-way analysis of variance: do groups of values have one mean? Squares about the means of groups, so that nothing large
 * cancels. Where all values of each group are equal F is infinite, or NaN where the means are equal too. Throws for fewer than two groups, an
 * empty one, as many groups as values, or values that are not finite.
 */
export function oneWayAnova(groups: readonly Values[]): Anova {
  if (groups.length < 2) throw new Error(`invalid groups: ${groups.length}; expected at least 2`);
  const columns = groups.map((group, k) => finiteColumn(group, `group ${k + 1}`, 1));
  const n = columns.reduce((sum, column) => sum + column.length, 0);
  const degreesWithin = n - columns.length;
  if (degreesWithin < 1)
    throw new Error(`invalid groups: one value in each; expected more values than groups`);
  // Relative to one of the values: their differences are what counts, and are exact where large values agree in their leading digits.
  const origin = columns[0][0];
  const parts = columns.map((column) => moments(column.map((value) => value - origin)));
  const shifts = parts.map(({ mean }) => mean);
  const middle = compensatedSum(shifts.map((shift, k) => shift * parts[k].n)) / n;
  const between = compensatedSum(shifts.map((shift, k) => parts[k].n * (shift - middle) * (shift - middle)));
  const within = compensatedSum(parts.map(({ squares }) => squares));
  const degreesBetween = columns.length - 1;
  const meanBetween = between / degreesBetween;
  const meanWithin = within / degreesWithin;
  const fStatistic = meanBetween / meanWithin;
  return {
    between: { degrees: degreesBetween, squares: between, meanSquare: meanBetween },
    within: { degrees: degreesWithin, squares: within, meanSquare: meanWithin },
    fStatistic,
    pValue: fSurvival(fStatistic, degreesBetween, degreesWithin),
    rSquared: between / (between + within),
    residualDeviation: Math.sqrt(meanWithin),
  };
}
