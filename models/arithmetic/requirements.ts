/** Throws unless a number is finite and at least 0. Messages of all here: `invalid <name>: <value>; expected …`. */
export function requireNotNegative(name: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  throw new Error(`invalid ${name}: ${value}; expected a finite number of at least 0`);
}

/** Throws unless a number is finite and above 0. */
export function requirePositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new Error(`invalid ${name}: ${value}; expected a finite number above 0`);
}

/** Throws unless a number lies between 0 and 1, both included: a share or a probability. */
export function requireShare(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new Error(`invalid ${name}: ${value}; expected a number from 0 to 1`);
}

/** Throws unless a number is whole and at least `least`. */
export function requireWhole(name: string, value: number, least = 0): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new Error(`invalid ${name}: ${value}; expected a whole number of at least ${least}`);
}

/** Throws unless every number of a column is finite and at least 0, and there is at least one. */
export function requireAmounts(name: string, column: ArrayLike<number>): void {
  if (column.length === 0) throw new Error(`invalid ${name}: none; expected at least one`);
  for (let m = 0; m < column.length; m++) {
    if (!(column[m] >= 0 && column[m] < Infinity)) requireNotNegative(`${name}[${m}]`, column[m]);
  }
}

/** Throws unless an amount to swap is finite and a fee lies between 0 and 1. */
export function requireSwap(amount: number, fee: number): void {
  if (!(amount > -Infinity && amount < Infinity)) {
    throw new Error(`invalid amount: ${amount}; expected a finite number`);
  }
  if (!(fee >= 0 && fee <= 1)) throw new Error(`invalid fee: ${fee}; expected a number from 0 to 1`);
}
