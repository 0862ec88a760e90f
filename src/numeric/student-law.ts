import { betaCdf, betaSurvival } from './beta-law.ts';
import { normalCdf } from './normal.ts';
import { FAR_STUDENT, farStudentTwoSided } from './student-far.ts';

/** Beyond this the law is normal to the last place in the middle, and 1e-12 at ten standard deviations. */
const NORMAL_DEGREES = 1e17;

/** P(|T| > |t|) for Student's t with df > 0 degrees of freedom, small without cancellation (Abramowitz and Stegun 26.7.1); NaN for df <= 0. */
export function studentTwoSided(t: number, df: number): number {
  if (!(df > 0) || t !== t) return NaN;
  const distance = Math.abs(t);
  if (distance === Infinity) return 0;
  if (df > NORMAL_DEGREES) return 2 * normalCdf(-distance);
  // Of the two arguments x and 1 - x the smaller one is computed, so that neither tail loses digits.
  const square = distance * distance;
  if (distance > FAR_STUDENT * Math.sqrt(df)) return farStudentTwoSided(distance, df);
  return square > df
    ? betaCdf(df / (df + square), df / 2, 0.5)
    : betaSurvival(square / (df + square), 0.5, df / 2);
}

/** Probability of at most t under Student's t with df > 0 degrees of freedom; NaN for df <= 0. */
export function studentCdf(t: number, df: number): number {
  const outside = studentTwoSided(t, df) / 2;
  return t > 0 ? 1 - outside : outside;
}

/** Probability of more than t under Student's t, small without cancellation; NaN for df <= 0. */
export function studentSurvival(t: number, df: number): number {
  return studentCdf(-t, df);
}
