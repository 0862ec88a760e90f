import { addMonths, dayNumber } from '../../src/define/index.ts';

/** A schedule of a vesting contract: whole tokens or their smallest units, and seconds since 1970. */
export interface VestingContract {
  readonly total: bigint;
  readonly start: bigint;
  readonly duration: bigint;
  /** Seconds from the start before which nothing can be released; 0 without a cliff. */
  readonly cliff?: bigint;
}

/**
 * Amount vested by second `time`: nothing before start + cliff, everything from start + duration on, between them
 * total × (time − start) ÷ duration in whole units, rounded down. At the cliff everything accrued since the start vests at once.
 * Throws for negative amounts or times and for a cliff beyond the end.
 * Source: OpenZeppelin Contracts 5, VestingWallet.sol and VestingWalletCliff.sol (`_vestingSchedule`).
 */
export function vestedByContract(
  { total, start, duration, cliff = 0n }: VestingContract,
  time: bigint,
): bigint {
  if (total < 0n || duration < 0n || cliff < 0n) {
    throw new Error(`invalid vesting of ${total} over ${duration} s; expected nothing below zero`);
  }
  if (cliff > duration)
    throw new Error(`invalid cliff: ${cliff}; expected at most the duration, ${duration}`);
  if (time < start + cliff || time < start) return 0n;
  if (time >= start + duration) return total;
  return (total * (time - start)) / duration;
}

/**
 * Amount vested on a UTC date under equal monthly steps: total × whole months since the start ÷ months, rounded down; nothing
 * before `cliffMonths` whole months. The k-th month ends on the day of the start in the k-th month after it, or on the last
 * day of that month where it is shorter (a start on Jan 31 vests on Feb 28 or 29, then again on Mar 31); the day itself counts. Throws
 * for what is not a date YYYY-MM-DD.
 */
export function vestedByMonths(
  {
    total,
    start,
    months,
    cliffMonths = 0,
  }: {
    readonly total: bigint;
    readonly start: string;
    readonly months: number;
    readonly cliffMonths?: number;
  },
  date: string,
): bigint {
  if (!Number.isInteger(months) || months < 1)
    throw new Error(`invalid months: ${months}; expected 1 or more`);
  if (!Number.isInteger(cliffMonths) || cliffMonths < 0 || cliffMonths > months)
    throw new Error(`invalid cliff: ${cliffMonths} months; expected 0 to ${months}`);
  if (total < 0n) throw new Error(`invalid total: ${total}; expected at least 0`);
  const passed = wholeMonths(start, date);
  if (passed < cliffMonths || passed < 0) return 0n;
  return passed >= months ? total : (total * BigInt(passed)) / BigInt(months);
}

/** Whole calendar months from one UTC date to another, by the rule of `vestedByMonths`; negative before the start. */
export function wholeMonths(start: string, date: string): number {
  // Refuses what is not a date before anything is read from it.
  const until = dayNumber(date);
  dayNumber(start);
  const [fromYear, fromMonth] = start.split('-').map(Number);
  const [year, month] = date.split('-').map(Number);
  const calendar = (year - fromYear) * 12 + month - fromMonth;
  return until < dayNumber(addMonths(start, calendar)) ? calendar - 1 : calendar;
}

/**
 * Part of a total (0 to 1) unlocked `seconds` after the launch: `atLaunch` at once, the rest in equal steps, the k-th of them
 * `clock + k × every` seconds after the launch. Without steps everything is unlocked at the launch.
 */
export function unlockedShare(
  {
    atLaunch,
    clock,
    every,
    steps,
  }: {
    readonly atLaunch: number;
    readonly clock: number;
    readonly every: number;
    readonly steps: number;
  },
  seconds: number,
): number {
  if (seconds < 0) return 0;
  if (steps === 0) return 1;
  const passed = Math.min(steps, Math.max(0, Math.floor((seconds - clock) / every)));
  return passed === steps ? 1 : atLaunch + ((1 - atLaunch) * passed) / steps;
}
