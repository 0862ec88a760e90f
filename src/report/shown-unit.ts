import { significant, signedSignificant } from '../summarise/index.ts';

/** How a canonical unit is shown to readers: values times `factor`, then `text`. */
export interface ShownUnit {
  readonly factor: number;
  /** Unit as written after a number: `%`, `years`, `METIS`; empty for counts. */
  readonly text: string;
  /** Unit as written after a difference: `percentage points`, `years`. */
  readonly ofDifferences: string;
}

/** Shares and yearly rates are shown in per cent, everything else as it is. */
export function shownUnit(unit: string): ShownUnit {
  if (unit === 'share' || unit === '%')
    return { factor: unit === '%' ? 1 : 100, text: '%', ofDifferences: 'percentage points' };
  if (unit === '1/year') return { factor: 100, text: '% a year', ofDifferences: 'percentage points a year' };
  if (unit === '1' || unit === 'flag' || unit === 'option') return { factor: 1, text: '', ofDifferences: '' };
  return { factor: 1, text: unit, ofDifferences: unit };
}

/** Puts a unit behind a number: `12%`, `14.1 years`. */
export function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}

/** An amount in a canonical unit as people read it, with 3 significant digits: `19.8 years`, `15.0%`. */
export function shownAmount(value: number, unit: string, digits = 3): string {
  const { factor, text } = shownUnit(unit);
  return withUnit(significant(value * factor, digits), text);
}

/** A difference of amounts in a canonical unit: `+3.7 years`, `-5.0 percentage points`. */
export function shownDifference(value: number, unit: string, digits = 2): string {
  const { factor, ofDifferences } = shownUnit(unit);
  return withUnit(signedSignificant(value * factor, digits), ofDifferences);
}

/** `Reward runway` as it stands inside a sentence: `reward runway`; names such as `METIS` and `DSeq` keep their capitals. */
export function midSentence(label: string): string {
  return /^[A-Z][^A-Z]*(?:\s|$)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** `releaseDays` as words: `release days`. */
export function humanName(name: string): string {
  return name
    .replace(/[._-]+/gu, ' ')
    .replace(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase();
}
