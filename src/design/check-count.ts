/** Throws when a value is not a whole number within bounds. */
export function checkCount(what: string, value: number, [low, high]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new Error(`invalid ${what}: ${value}; expected a whole number from ${low} to ${high}`);
}
