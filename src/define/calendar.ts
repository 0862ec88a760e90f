/** First day of a run that says nothing else: 2025-11-03, the end of the vote of the first proposal. */
export const DEFAULT_START = '2025-11-03';

/** Days of a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/**
 * Days from 1970-01-01 to a UTC date `YYYY-MM-DD` (1970-01-01 is 0). Throws an Error for what is not a date.
 * Arithmetic of the proleptic Gregorian calendar counted from March: 153 days in every five months, 146,097 in 400 years.
 */
export function dayNumber(date: string): number {
  const parts = readDate(date);
  if (parts === undefined) throw new Error(`invalid date: ${date}; expected YYYY-MM-DD`);
  return numberOf(parts);
}

/** True for a date of the Gregorian calendar written YYYY-MM-DD. */
export function isDate(date: string): boolean {
  return readDate(date) !== undefined;
}

/** The UTC date `YYYY-MM-DD` that lies `days` (a whole number) after 1970-01-01: the inverse of `dayNumber`. */
export function dateOf(days: number): string {
  const sinceMarch = days + DAYS_TO_1970;
  const era = Math.floor(sinceMarch / DAYS_IN_400_YEARS);
  const dayOfEra = sinceMarch - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - daysBefore(yearOfEra);
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Moves a UTC date by whole calendar months; a day that the month does not have becomes its last (Jan 31 + 1 → Feb 28). */
export function addMonths(date: string, months: number): string {
  const parts = readDate(date);
  if (parts === undefined) throw new Error(`invalid date: ${date}; expected YYYY-MM-DD`);
  const count = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dateOf(numberOf({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) }));
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

function readDate(date: string): Parts | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number);
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isReal ? { year, month, day } : undefined;
}

function numberOf({ year, month, day }: Parts): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5) + day - 1;
  return era * DAYS_IN_400_YEARS + daysBefore(yearFromMarch - era * 400) + dayOfYear - DAYS_TO_1970;
}

/** Days of an era of 400 years before its year `y`, 0 to 399. */
function daysBefore(y: number): number {
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
