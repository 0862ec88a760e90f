import { contrast } from '../render/contrast.ts';
import { plainText, vegaText } from '../escape.ts';

const leastContrast = 3;
const white = '#FFFFFF';
const deepest = 8;

/**
 * Refuses what no chart can draw truly, wherever it stands in the input of a chart, and says where: numbers that are text or of another kind, labels
 * that are no text, colours that are none or too pale for white, intervals whose ends are crossed, times and places that do not ascend, and
 * densities below zero.
 */
export function checkInput(part: unknown, path: readonly string[] = []): void {
  if (typeof part !== 'object' || part === null || path.length > deepest) return;
  for (const [key, value] of Object.entries(part)) {
    const inner = [...path, Array.isArray(part) ? String(Number(key) + 1) : key];
    if (numbers.has(key) || (key === 'chance' && ('at' in part || 'value' in part)))
      checkNumbers(value, inner);
    checks.get(key)?.(value);
    checkInput(value, inner);
  }
  if (!('low' in part) || !('high' in part)) return;
  const { low, high } = part;
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    throw new Error(`invalid chart interval: ${low} to ${high}${placeOf(path)}; expected its low end first`);
}

/** A value as an error names it: text in quotes, so that it is not taken for a number. */
export function named(value: unknown): string {
  if (typeof value === 'string') return `text "${plainText(value)}"`;
  return typeof value === 'bigint' ? `${value}n (bigint)` : String(value);
}

const placeOf = (path: readonly string[]): string => (path.length === 0 ? '' : ` in ${path.join(' ')}`);

/** Names under which every kind of chart has a number, none, or a list of them. */
const numbers = new Set(
  (
    'low high middle value values at median density amounts futures years from to base lowEffect highEffect ' +
    'muStar sigma floor level levels strength alone row column'
  ).split(' '),
);

function checkNumbers(value: unknown, path: readonly string[]): void {
  if (Array.isArray(value)) value.forEach((each, at) => checkNumbers(each, [...path, String(at + 1)]));
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean')
    throw new Error(`invalid chart value: ${named(value)}${placeOf(path)}; expected a finite number`);
}

const checks = new Map<string, (value: unknown) => void>([
  ['label', (value) => void vegaText(value)],
  ['color', checkColour],
  ['colour', checkColour],
  ['at', checkAscending],
  ['years', checkAscending],
  ['dates', checkAscending],
  ['density', checkDensity],
]);

function checkColour(value: unknown): void {
  if (value === undefined) return;
  const isColour = typeof value === 'string' && /^#[\da-f]{6}$/iu.test(value);
  if (isColour && contrast(value, white) >= leastContrast) return;
  const found = typeof value === 'string' ? value : typeof value;
  throw new Error(
    `invalid chart colour: ${found}; expected #RRGGBB with a contrast of at least ${leastContrast} on white`,
  );
}

function checkAscending(values: unknown): void {
  if (!Array.isArray(values) || typeof values[0] === 'object') return;
  const wrong = values.findIndex((value, v) => v > 0 && value <= values[v - 1]);
  if (wrong > 0)
    throw new Error(
      `invalid chart places: ${String(values[wrong])} after ${String(values[wrong - 1])}; expected ascending ones`,
    );
}

function checkDensity(values: unknown): void {
  const wrong: unknown = Array.isArray(values) ? values.find((value) => value < 0) : undefined;
  if (wrong !== undefined) throw new Error(`invalid chart density: ${String(wrong)}; expected at least 0`);
}
