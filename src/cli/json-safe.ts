/** Data as JSON can hold it: numbers that are not finite become their names instead of null, columns become lists. */
export function jsonSafe(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Float64Array || value instanceof Int32Array) return Array.from(value, jsonSafe);
  if (Array.isArray(value)) return value.map(jsonSafe);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, jsonSafe(inner)]));
}
