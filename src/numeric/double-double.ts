const SPLIT = 134217729;

/**
 * A sum of products kept to twice the digits of a double: `high` + `low`. Products are split exactly (Veltkamp, Dekker 1971), sums by
 * Knuth's two-sum, as in the dot product of Ogita, Rump and Oishi 2005. Factors beyond 1e290 overflow.
 */
export class TwiceSum {
  private high = 0;
  private low = 0;

  /** Adds a × b. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    const [aHigh, bHigh] = [SPLIT * a - (SPLIT * a - a), SPLIT * b - (SPLIT * b - b)];
    const [aLow, bLow] = [a - aHigh, b - bHigh];
    const error = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    this.add(product);
    this.low += error;
  }

  /** Adds one term. */
  add(term: number): void {
    const sum = this.high + term;
    const part = sum - this.high;
    this.low += this.high - (sum - part) + (term - part);
    this.high = sum;
  }

  /** The sum, rounded. */
  get value(): number {
    return this.high + this.low;
  }
}
