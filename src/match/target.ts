/** One figure that a model should give again. */
export interface Target {
  readonly name: string;
  /** The response it is compared with: `full.runwayYears`, `locked`. */
  readonly response: string;
  /** What was observed, in the unit of the response. */
  readonly value: number;
  /** Standard deviation of the error of the observation; 0 when it is exact. */
  readonly error: number;
  /** Standard deviation of what the model gets wrong even with the best parameters; 0 when absent. Only history matching knows it. */
  readonly discrepancy?: number;
  readonly unit?: string;
  /** Where the figure comes from. */
  readonly source: string;
}

/** Throws for no target, names twice, values that are not finite, and negative errors. */
export function checkTargets(targets: readonly Target[]): void {
  if (targets.length === 0) throw new Error('missing targets; expected one or more');
  targets.forEach(({ name, value, error, discrepancy = 0 }, t) => {
    if (targets.findIndex((other) => other.name === name) !== t)
      throw new Error(`duplicate target: ${name}; expected each name once`);
    if (!Number.isFinite(value))
      throw new Error(`invalid target ${name}: ${value}; expected a finite number`);
    if (!(error >= 0 && error < Infinity))
      throw new Error(`invalid error of ${name}: ${error}; expected zero or more`);
    if (!(discrepancy >= 0 && discrepancy < Infinity))
      throw new Error(`invalid discrepancy of ${name}: ${discrepancy}; expected zero or more`);
  });
}
