/**
 * The one text form of plain data that may be hashed: keys in code unit order, no spaces, numbers in the
 * shortest form that reads back equal (-0 is written as 0).
 * Throws an Error naming the path at NaN, infinities, undefined, functions, cycles and anything but plain data.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', new Set());
}

function write(value: unknown, path: string, above: Set<object>): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(path, String(value), 'a finite number');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw refusal(path, typeof value, 'plain data');
  if (above.has(value)) throw refusal(path, 'a cycle', 'plain data');
  above.add(value);
  const text = Array.isArray(value) ? writeList(value, path, above) : writeRecord(value, path, above);
  above.delete(value);
  return text;
}

function writeList(list: readonly unknown[], path: string, above: Set<object>): string {
  const texts: string[] = [];
  for (let i = 0; i < list.length; i++) texts.push(write(list[i], `${path}[${i}]`, above));
  return `[${texts.join(',')}]`;
}

function writeRecord(record: object, path: string, above: Set<object>): string {
  if (!isPlain(record)) throw refusal(path, Object.prototype.toString.call(record), 'plain data');
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = entries.map(
    ([key, value]) => `${JSON.stringify(key)}:${write(value, path === '' ? key : `${path}.${key}`, above)}`,
  );
  return `{${texts.join(',')}}`;
}

/** Plain means made by `{}`, also in another realm; maps, dates, typed arrays and instances are not. */
function isPlain(record: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(record);
  const direct = prototype === null || Object.getPrototypeOf(prototype) === null;
  return direct && Object.getOwnPropertySymbols(record).length === 0;
}

function refusal(path: string, found: string, expected: string): Error {
  return new Error(`invalid ${path === '' ? 'value' : `\`${path}\``}: ${found}; expected ${expected}`);
}
