/** Days in a year; every yearly rate in the project is divided by it (convention `simple daily accrual`). */
export const YEAR = 365;

/** Days in an average month. */
export const DAYS_PER_MONTH = YEAR / 12;

/** Days in a week. */
export const WEEK = 7;

/** Seconds in a day. */
export const SECONDS_PER_DAY = 86_400;

/** Seconds in a year of 365 days: 31,536,000, the figure the sequencer contract's tool uses too. */
export const SECONDS_PER_YEAR = YEAR * SECONDS_PER_DAY;

/** Simple daily accrual of a yearly rate: `rate / 365` (1/year → 1/day). */
export function perDay(yearlyRate: number): number {
  return yearlyRate / YEAR;
}
