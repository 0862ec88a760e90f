/**
 * Largest multiple of `grid` (a power of two, for example 2^-28) that is not above `amount`, without any
 * rounding: dividing and multiplying by a power of two only moves the exponent.
 */
export function floorToGrid(amount: number, grid: number): number {
  return Math.floor(amount / grid) * grid;
}
