import { LabError } from './errors.ts';
import { SECONDS_PER_DAY, WEEK, YEAR, DAYS_PER_MONTH } from './time.ts';

/**
 * An amount with its unit, as people write it: `pct(15)`, `tokens(2e6)`, `weeks(4)`; in files `15%`, `2,000,000 METIS`, `4 weeks`.
 * `Family` is what the compiler checks: `share`, `time`, or the unit itself.
 */
export interface Quantity<Family extends string = string> {
  readonly amount: number;
  readonly unit: string;
  /** Compile-time only: the family of units this amount belongs to. */
  readonly family?: Family;
}

/** Family of a canonical unit: shares and yearly rates are written in per cent, times in any unit of time. */
export type FamilyOf<Unit extends string> = Unit extends 'share' | '1/year' | '1/day'
  ? 'share'
  : Unit extends 'days' | 'years' | 'seconds'
    ? 'time'
    : Unit;

/** Per cent: of a whole, or a year when the parameter is a yearly rate. */
export const pct = (amount: number): Quantity<'share'> => ({ amount, unit: '%' });

/** METIS. */
export const tokens = (amount: number): Quantity<'METIS'> => ({ amount, unit: 'METIS' });

/** US dollars. */
export const dollars = (amount: number): Quantity<'USD'> => ({ amount, unit: 'USD' });

/** Seconds. */
export const seconds = (amount: number): Quantity<'time'> => ({ amount, unit: 'seconds' });

/** Days. */
export const days = (amount: number): Quantity<'time'> => ({ amount, unit: 'days' });

/** Weeks of 7 days. */
export const weeks = (amount: number): Quantity<'time'> => ({ amount, unit: 'weeks' });

/** Months of 365/12 days. */
export const months = (amount: number): Quantity<'time'> => ({ amount, unit: 'months' });

/** Years of 365 days. */
export const years = (amount: number): Quantity<'time'> => ({ amount, unit: 'years' });

/** Any amount of a unit that has no word of its own: `quantity(60, 'USD/day')`. */
export const quantity = <const Unit extends string>(
  amount: number,
  unit: Unit,
): Quantity<FamilyOf<Unit>> => ({
  amount,
  unit,
});

/** A share of one of the model's constants: `shareOf(20, 'maxSupply')` is 20% of the maximum supply. */
export const shareOf = (percent: number, constant: string): Quantity<'METIS'> => ({
  amount: percent,
  unit: `% of ${constant}`,
});

const daysIn: Readonly<Record<string, number>> = {
  second: 1 / SECONDS_PER_DAY,
  s: 1 / SECONDS_PER_DAY,
  minute: 60 / SECONDS_PER_DAY,
  hour: 1 / 24,
  h: 1 / 24,
  day: 1,
  d: 1,
  week: WEEK,
  w: WEEK,
  month: DAYS_PER_MONTH,
  mo: DAYS_PER_MONTH,
  year: YEAR,
  y: YEAR,
};

const singular = (unit: string): string => (unit.length > 2 && unit.endsWith('s') ? unit.slice(0, -1) : unit);
const timeOf = (unit: string): number | undefined =>
  Object.hasOwn(daysIn, singular(unit)) ? daysIn[singular(unit)] : undefined;

// A comma may only group thousands: `1,5%` must not be read as 15%.
const numberThenUnit =
  /^([+-]?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d[\d_]*)?(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*)$/u;

/** Reads `15%`, `2,000,000 METIS`, `4 weeks`, `20% of maxSupply`; undefined when the text does not begin with a number. */
export function parseQuantity(text: string): Quantity | undefined {
  const found = numberThenUnit.exec(text.trim());
  if (!found || !/\d/.test(found[1] ?? '')) return undefined;
  const amount = Number((found[1] ?? '').replace(/[,_]/gu, ''));
  return Number.isNaN(amount) ? undefined : { amount, unit: (found[2] ?? '').trim() };
}

/** Writes a canonical number the way people do: 0.15 of `share` is `15%`, 2000000 of `METIS` is `2,000,000 METIS`. */
export function showQuantity(value: number, unit: string): string {
  if (unit === 'share') return `${grouped(value * 100)}%`;
  if (unit === '1/year') return `${grouped(value * 100)}%/year`;
  if (unit === '1') return grouped(value);
  return `${grouped(value)} ${unit}`;
}

/** A number with thousands commas and at most 12 significant digits, independent of the locale. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : value < 0 ? '-infinity' : 'not a number';
  const [whole = '0', fraction] = String(Number(value.toPrecision(12))).split('.');
  if (whole.includes('e') || fraction?.includes('e')) return String(Number(value.toPrecision(12)));
  const commas = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

/** An example of a well-written amount of a unit, for error messages. */
export function exampleOf(unit: string, value: number): string {
  if (unit === 'days') return `${grouped(value)} days`;
  return showQuantity(value, unit);
}

function toCanonicalTime(written: Quantity, unit: string): number | undefined {
  const inDays = timeOf(written.unit);
  if (inDays === undefined) return undefined;
  if (unit === 'days') return written.amount * inDays;
  if (unit === 'years') return (written.amount * inDays) / YEAR;
  return singular(written.unit) === 'second' || written.unit === 's'
    ? written.amount
    : written.amount * inDays * SECONDS_PER_DAY;
}

/**
 * Amount in a parameter's canonical unit (`15 %` of unit `1/year` is 0.15).
 * Throws E121 when the unit is missing and E122 when it is another one.
 */
export function inUnit(
  written: Quantity | number,
  unit: string,
  options: { path: string; constants?: Readonly<Record<string, number>>; example?: number },
): number {
  const value: Quantity = typeof written === 'number' ? { amount: written, unit: '' } : written;
  const converted = convert(value, unit, options.constants ?? {});
  if (converted !== undefined) return converted;
  const expected = `write it like \`${exampleOf(unit, options.example ?? value.amount)}\``;
  if (value.unit === '') {
    throw new LabError('E121', `quantity without a unit: ${options.path} = ${value.amount}`, {
      path: options.path,
      expected: `\`${options.path}\` is an amount of ${unit}; ${expected}`,
    });
  }
  throw new LabError('E122', `wrong unit: ${options.path} = ${value.amount} ${value.unit}`, {
    path: options.path,
    expected: `\`${options.path}\` is an amount of ${unit}; ${expected}`,
  });
}

function convert(
  value: Quantity,
  unit: string,
  constants: Readonly<Record<string, number>>,
): number | undefined {
  if (value.unit === unit) return value.amount;
  const share = unit === 'share' || unit === '1/year' || unit === '1/day';
  if (share)
    return value.unit === '%' || value.unit === `%/${unit.slice(2)}` ? value.amount / 100 : undefined;
  if (unit === 'days' || unit === 'years' || unit === 'seconds') return toCanonicalTime(value, unit);
  if (unit === '1') return value.unit === '' ? value.amount : undefined;
  const part = /^% of (\w+)$/u.exec(value.unit)?.[1];
  if (part !== undefined && Object.hasOwn(constants, part))
    return (value.amount * (constants[part] ?? 0)) / 100;
  return value.unit === unit ? value.amount : undefined;
}
