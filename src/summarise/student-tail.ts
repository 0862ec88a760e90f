import { studentQuantile } from '../numeric/index.ts';

const smallest = 1e-300;

/**
 * Two-sided p-value of a Student statistic: probability that |T| exceeds |t| with `degrees` of freedom, found by halving
 * on the quantile function so that p-value and interval never disagree. At least 1e-300, because no finite statistic
 * has probability 0; NaN for a statistic that is not a number. Throws for degrees that are not positive.
 */
export function studentPValue(t: number, degrees: number): number {
  if (!(degrees > 0)) throw new Error(`invalid degrees of freedom: ${degrees}; expected more than 0`);
  if (Number.isNaN(t)) return NaN;
  const distance = Math.abs(t);
  if (distance === Infinity) return smallest;
  if (distance === 0) return 1;
  let high = 0.5;
  let low = 0.25;
  while (-studentQuantile(low, degrees) < distance) {
    high = low;
    low = low / 16;
    if (low < smallest) return smallest;
  }
  for (let step = 0; step < 60 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (-studentQuantile(middle, degrees) < distance) high = middle;
    else low = middle;
  }
  return low + high;
}
