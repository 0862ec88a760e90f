import { expect, test } from 'vitest';
import { addMonths, dateOf, dayNumber, daysInMonth, isDate } from '../../../src/define/index.ts';

test('every day from 1890 to 2110 has the number that the calendar of the machine gives it, and reads back', () => {
  const first = Date.UTC(1890, 0, 1) / 86_400_000;
  for (let day = first; day < Date.UTC(2110, 0, 1) / 86_400_000; day++) {
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (dayNumber(text) !== day || dateOf(day) !== text) expect(`${text} ${dayNumber(text)}`).toBe(`${day}`);
  }
  expect([dayNumber('1970-01-01'), dayNumber('2000-03-01'), dayNumber('2025-11-03')]).toEqual([
    0, 11_017, 20_395,
  ]);
});

test('the years 1600, 2000 and 2400 have a 29th of February and 1900 and 2100 have none', () => {
  expect([1600, 1900, 2000, 2100, 2400].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28, 29]);
  expect(isDate('2100-02-29')).toBe(false);
  expect(isDate('2000-02-29')).toBe(true);
});

test('a month later is the same day of the next month, or its last where the month is shorter', () => {
  expect(addMonths('2021-05-12', 30)).toBe('2023-11-12');
  expect(addMonths('2021-01-31', 1)).toBe('2021-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-03-31', -13)).toBe('2023-02-28');
  expect(addMonths('2021-12-15', 1)).toBe('2022-01-15');
});

test('what is no date is refused', () => {
  for (const text of ['', '2021-2-3', '2021-13-01', '2021-04-31', '12.05.2021', '2021-05-12T00:00']) {
    expect(isDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(/expected YYYY-MM-DD/u);
  }
});
