/** A test of a hypothesis: how far the data are from it, and how often chance alone goes at least as far. */
export interface TestResult {
  readonly statistic: number;
  /** Probability, if the hypothesis holds, of a statistic at least as extreme. */
  readonly pValue: number;
  /** How the p-value was found, in words for a reader, ties included. */
  readonly method: string;
  /** Numbers of values behind it, one for each sample. */
  readonly sizes: readonly number[];
}
