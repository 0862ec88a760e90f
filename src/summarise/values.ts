/** Numbers in replication order: a plain array or a column. */
export type Values = ArrayLike<number>;

/** Throws unless `values` has at least `least` entries and all of them are finite; returns them as a fresh column in the same order. */
export function finiteColumn(values: Values, name: string, least: number): Float64Array {
  if (values.length < least) {
    throw new Error(`invalid ${name}: ${values.length} values; expected at least ${least}`);
  }
  const column = Float64Array.from(values);
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i])) {
      throw new Error(`invalid ${name}: ${column[i]} at index ${i}; expected finite numbers`);
    }
  }
  return column;
}

/** Throws when two columns that must be paired differ in length. */
export function sameLength(first: Values, second: Values, name: string): void {
  if (first.length !== second.length) {
    throw new Error(`invalid ${name}: ${first.length} and ${second.length} values; expected equal lengths`);
  }
}

/** Throws unless `confidence` lies strictly between 0 and 1; returns it. */
export function checkedConfidence(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new Error(`invalid confidence: ${confidence}; expected a number between 0 and 1, for example 0.95`);
  }
  return confidence;
}

/** Throws unless `count` is an integer of at least `least`; returns it. */
export function checkedCount(count: number, name: string, least: number): number {
  if (!Number.isSafeInteger(count) || count < least) {
    throw new Error(`invalid ${name}: ${count}; expected an integer of at least ${least}`);
  }
  return count;
}

/** A fresh ascending copy; minus zero stands before zero, NaN last. */
export function ascending(values: Values): Float64Array {
  return Float64Array.from(values).sort();
}
