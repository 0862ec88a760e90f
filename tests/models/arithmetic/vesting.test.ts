import { expect, test } from 'vitest';
import {
  unlockedShare,
  vestedByContract,
  vestedByMonths,
  wholeMonths,
} from '../../../models/arithmetic/vesting.ts';

const YEAR_OF_SECONDS = 31_536_000n;
const grant = { total: 1_000n, start: 100n, duration: 400n };

test('a contract vests total × (time − start) ÷ duration, in whole units rounded down', () => {
  expect(
    [0n, 99n, 100n, 101n, 103n, 300n, 499n, 500n, 9_999n].map((t) => vestedByContract(grant, t)),
  ).toEqual([0n, 0n, 0n, 2n, 7n, 500n, 997n, 1_000n, 1_000n]);
});

test('with a cliff nothing vests before it, and at it everything accrued since the start', () => {
  const cliff = { ...grant, cliff: 100n };
  expect([199n, 200n, 201n, 500n].map((t) => vestedByContract(cliff, t))).toEqual([0n, 250n, 252n, 1_000n]);
});

test('a contract with no duration vests everything at its start, and a cliff as long as the schedule everything at its end', () => {
  expect(vestedByContract({ total: 7n, start: 5n, duration: 0n }, 4n)).toBe(0n);
  expect(vestedByContract({ total: 7n, start: 5n, duration: 0n }, 5n)).toBe(7n);
  const atEnd = { ...grant, cliff: 400n };
  expect([499n, 500n].map((t) => vestedByContract(atEnd, t))).toEqual([0n, 1_000n]);
});

test('700,000 METIS of 18 decimals over two years lose nothing: what vested and what is left are the total', () => {
  const team = { total: 700_000n * 10n ** 18n, start: 1_620_860_400n, duration: 2n * YEAR_OF_SECONDS };
  let before = 0n;
  for (let second = team.start; second <= team.start + team.duration; second += 86_399n) {
    const vested = vestedByContract(team, second);
    expect(vested).toBeGreaterThanOrEqual(before);
    expect(vested * team.duration - team.total * (second - team.start) <= 0n).toBe(true);
    before = vested;
  }
  expect(vestedByContract(team, team.start + team.duration)).toBe(team.total);
});

test('what no contract would accept is refused', () => {
  expect(() => vestedByContract({ ...grant, total: -1n }, 0n)).toThrow(/nothing below zero/u);
  expect(() => vestedByContract({ ...grant, cliff: 401n }, 0n)).toThrow(/at most the duration/u);
  expect(() => vestedByMonths({ total: 1n, start: '2021-05-12', months: 0 }, '2021-05-12')).toThrow(
    /1 or more/u,
  );
});

test('by calendar months a step falls on the day of the start, or on the last day of a shorter month', () => {
  const schedule = { total: 1_200n, start: '2021-01-31', months: 12 };
  const on = (date: string): bigint => vestedByMonths(schedule, date);
  expect(['2021-02-27', '2021-02-28', '2021-03-30', '2021-03-31', '2021-04-30'].map(on)).toEqual([
    0n,
    100n,
    100n,
    200n,
    300n,
  ]);
  expect(['2020-12-31', '2022-01-30', '2022-01-31', '2030-01-01'].map(on)).toEqual([
    0n,
    1_100n,
    1_200n,
    1_200n,
  ]);
});

test('a cliff of a year of calendar months holds everything back until its day', () => {
  const schedule = { total: 4_800n, start: '2024-02-29', months: 48, cliffMonths: 12 };
  expect(vestedByMonths(schedule, '2025-02-27')).toBe(0n);
  expect(vestedByMonths(schedule, '2025-02-28')).toBe(1_200n);
});

test('whole months between dates count back below zero before the start', () => {
  expect(wholeMonths('2021-05-12', '2021-05-12')).toBe(0);
  expect(wholeMonths('2021-05-12', '2023-11-12')).toBe(30);
  expect(wholeMonths('2021-05-12', '2021-05-11')).toBe(-1);
});

test('equal steps after a part at the launch: 10 %, then a quarter of the rest every three months', () => {
  const seed = { atLaunch: 0.1, clock: 0, every: 3, steps: 4 };
  expect([-1, 0, 2.9, 3, 6, 11.9, 12, 99].map((month) => unlockedShare(seed, month))).toEqual([
    0, 0.1, 0.1, 0.325, 0.55, 0.775, 1, 1,
  ]);
  const team = { atLaunch: 0, clock: 6, every: 3, steps: 8 };
  expect([0, 8.9, 9, 29.9, 30].map((month) => unlockedShare(team, month))).toEqual([0, 0, 0.125, 0.875, 1]);
  expect(unlockedShare({ ...seed, steps: 0 }, 0)).toBe(1);
});
