/** Throws unless the seed is an integer of 0 to 2^53 - 1 and the replication one of 0 to 2^32 - 1. */
export function checkSeed(seed: number, replication: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`invalid seed: ${seed}; expected an integer of 0 to 2^53 - 1`);
  }
  if (!Number.isInteger(replication) || replication < 0 || replication > 0xffffffff) {
    throw new Error(`invalid replication: ${replication}; expected an integer of 0 to 2^32 - 1`);
  }
}

/** Throws unless the value is finite and above 0. */
export function checkPositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new Error(`invalid ${what}: ${value}; expected a finite number above 0`);
  }
}

/** Throws when a value is not a whole number within bounds. */
export function checkCount(what: string, value: number, [low, high]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new Error(`invalid ${what}: ${value}; expected a whole number from ${low} to ${high}`);
}
