/** A running sum that carries its rounding error along (Neumaier 1974); the order of the terms is the caller's. */
export class CompensatedSum {
  private sum = 0;
  private error = 0;

  /** Adds one term. */
  add(term: number): void {
    const next = this.sum + term;
    const lost = Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.error += lost;
    this.sum = next;
  }

  /** The sum of the terms so far; infinities and NaN pass through. */
  get value(): number {
    const corrected = this.sum + this.error;
    return corrected === corrected ? corrected : this.sum;
  }
}

/** Compensated sum of a column, in its order (Neumaier 1974). */
export function compensatedSum(column: ArrayLike<number>): number {
  const total = new CompensatedSum();
  for (let i = 0; i < column.length; i++) total.add(column[i]);
  return total.value;
}
