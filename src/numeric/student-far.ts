import { exp } from './exp.ts';
import { log } from './log.ts';
import { logGamma } from './special.ts';

const LOG_ROOT_PI = 0.57236494292470008707;

/** From this multiple of √df on Student's tails are a power of the distance to the last place, and its square soon overflows. */
export const FAR_STUDENT = 1e140;

/** ln of P(|T| > t) (t / √df)^df, constant for large t: the leading term of the incomplete beta function (DLMF 8.17.7). */
function logConstant(df: number): number {
  return logGamma((df + 1) / 2) - logGamma(df / 2 + 1) - LOG_ROOT_PI;
}

/** P(|T| > t) for t above `FAR_STUDENT` √df, relative error about 1e-13. */
export function farStudentTwoSided(t: number, df: number): number {
  return exp(logConstant(df) - df * (log(t) - 0.5 * log(df)));
}

/** The t that T exceeds with so small a probability that t is above `FAR_STUDENT` √df; infinite beyond the largest double. */
export function farStudentQuantile(upper: number, df: number): number {
  return exp((logConstant(df) - log(2 * upper)) / df + 0.5 * log(df));
}
