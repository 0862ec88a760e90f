import { contrast } from '../render/contrast.ts';
import { vegaText } from '../escape.ts';

const leastContrast = 3;
const white = '#FFFFFF';
const deepest = 8;

/**
 * Refuses what no chart can draw truly, wherever it stands in the input of a chart: labels that are no text, colours that are none or
 * too pale for white, intervals whose ends are crossed, times and places that do not ascend, and densities below zero.
 */
export function checkInput(part: unknown, depth = 0): void {
  if (typeof part !== 'object' || part === null || depth > deepest) return;
  for (const [key, value] of Object.entries(part)) {
    checks[key]?.(value);
    checkInput(value, depth + 1);
  }
  if (!('low' in part) || !('high' in part)) return;
  const { low, high } = part;
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    throw new Error(`invalid chart interval: ${low} to ${high}; expected its low end first`);
}

const checks: Readonly<Record<string, (value: unknown) => void>> = {
  label: (value) => void vegaText(value),
  color: checkColour,
  colour: checkColour,
  at: checkAscending,
  years: checkAscending,
  dates: checkAscending,
  density: checkDensity,
};

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
