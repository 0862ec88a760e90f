import { significant } from '../summarise/index.ts';
import type { Restriction } from './region-input.ts';

/** How names and numbers are written. */
export interface RestrictionStyle {
  /** Text of a name; the name itself when absent. */
  name?(name: string): string;
  /** Text of a value of an input; three significant digits when absent. */
  value?(name: string, value: number | string): string;
}

/** A restriction in words: `circulating at least 6,500,000`, `reading b or c`, `releaseDays from 730 to 1,460`. */
export function restrictionWords(restriction: Restriction, style: RestrictionStyle = {}): string {
  const { name } = restriction;
  const written = style.name?.(name) ?? name;
  const value = (each: number | string) =>
    style.value?.(name, each) ?? (typeof each === 'number' ? significant(each, 3) : each);
  if (restriction.kind === 'one of') return `${written} ${restriction.options.map(value).join(' or ')}`;
  const { low, high } = restriction;
  if (low === -Infinity)
    return high === Infinity ? `${written} anything` : `${written} at most ${value(high)}`;
  if (high === Infinity) return `${written} at least ${value(low)}`;
  return `${written} from ${value(low)} to ${value(high)}`;
}

/** All restrictions joined by `and`; `anything` for none. */
export function rulesInWords(restrictions: readonly Restriction[], style: RestrictionStyle = {}): string {
  return restrictions.length === 0
    ? 'anything'
    : restrictions.map((each) => restrictionWords(each, style)).join(' and ');
}
