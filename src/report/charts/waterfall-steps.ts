import { axisScale } from './axis-scale.ts';
import type { EffectStep } from './unbundled-effect.ts';

/** A gap that is smaller than this share of the largest number of the steps is what rounding leaves. */
const tolerance = 1e-6;

/**
 * Checks that a waterfall adds up: the first total and every other starts at zero, an effect where the bar before it ended, and a later total
 * ends there. Throws an error that names the bar and the gap. Steps with a number that is not finite are left to the check of the table.
 */
export function checkSteps(steps: readonly EffectStep[]): void {
  const numbers = steps.flatMap(({ from, to }) => [from, to]);
  if (!numbers.every(Number.isFinite)) return;
  const most = tolerance * Math.max(0, ...numbers.map(Math.abs));
  for (const [s, { label, kind, from, to }] of steps.entries()) {
    const isTotal = kind === 'total';
    const reached = s === 0 ? undefined : steps[s - 1].to;
    const begin = isTotal ? 0 : (reached ?? 0);
    if (Math.abs(from - begin) > most) throw brokenAt(label, 'starts at', from, begin);
    if (isTotal && reached !== undefined && Math.abs(to - reached) > most)
      throw brokenAt(label, 'ends at', to, reached);
  }
}

function brokenAt(label: string, does: string, found: number, wanted: number): Error {
  return new Error(
    `unbalanced steps: “${label}” ${does} ${found}, a gap of ${found - wanted}; expected ${wanted}, within a millionth of the largest number`,
  );
}

/** Numbers of steps in one list, for an axis that holds them all. */
export const valuesOf = (steps: readonly Measured[]): number[] =>
  steps.flatMap(({ from, to, error }) => [from, to, error?.low ?? to, error?.high ?? to]);

type Measured = Pick<EffectStep, 'kind' | 'from' | 'to' | 'error'>;

/** What stands beside each bar: a level or an effect, and its interval where it has one, all with the same decimals. */
export function stepTexts(steps: readonly Measured[]): string[][] {
  const { write } = axisScale({ values: valuesOf(steps), ticks: 6, zero: true });
  // What is written as zero has no sign.
  const signed = (amount: number): string =>
    amount > 0 && /[1-9]/u.test(write(amount)) ? `+${write(amount)}` : write(amount);
  return steps.map(({ kind, from, to, error }) => {
    if (kind === 'total')
      return [write(to), ...(error ? [`${write(error.low)} to ${write(error.high)}`] : [])];
    const interval = error ? [`${signed(error.low - from)} to ${signed(error.high - from)}`] : [];
    return [signed(to - from), ...interval];
  });
}
