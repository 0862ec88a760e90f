const view = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

/** Place of a double in the order of all doubles: neighbours differ by 1, and both zeros are one apart. */
function place(value: number): bigint {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  return bits >= SIGN ? SIGN - 1n - bits : bits;
}

/** Distance of two doubles in last-place units: 0 for the same bits, 1 for neighbours. Throws for NaN. */
export function lastPlaces(a: number, b: number): bigint {
  if (Number.isNaN(a) || Number.isNaN(b)) throw new Error(`invalid numbers: ${a}, ${b}; expected no NaN`);
  const distance = place(a) - place(b);
  return distance < 0n ? -distance : distance;
}

/** Distance relative to the larger of both; 0 for equal numbers, NaN when one is NaN. */
export function relativeDistance(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
