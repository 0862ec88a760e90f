import { expect, test } from 'vitest';
import { textWidth } from '../../../../src/report/render/font-metrics.ts';
import { balanceText, boundNumbers, wrapText } from '../../../../src/report/render/wrap-text.ts';

test('a number stays with its unit and with the short word before it', () => {
  expect(boundNumbers('5 years from 2025-11-03, 2,000 simulated futures')).toBe(
    '5\u00a0years from\u00a02025-11-03, 2,000\u00a0simulated futures',
  );
  expect(boundNumbers('rate 20 % of 8')).toBe('rate 20\u00a0% of\u00a08');
});

test('a line never ends with the number whose unit begins the next', () => {
  const room = { size: 12, lines: 9 };
  for (let width = 160; width < 300; width += 5) {
    const lines = wrapText(boundNumbers('the gap over 5 years in 87 of 100 futures'), { ...room, width });
    for (const line of lines) expect(line).not.toMatch(/\d$/u);
  }
});

test('a single word on the last line is joined by words from the line before', () => {
  const text = 'The time for which rewards can be paid in the same simulated futures';
  const room = { size: 12, width: textWidth(text, 12) - 4, lines: 3 };
  expect(wrapText(text, room)).toEqual([text.replace(' futures', ''), 'futures']);
  const [first, second] = balanceText(text, room);
  expect(`${first} ${second}`).toBe(text);
  expect(textWidth(second, 12)).toBeGreaterThan(room.width / 3);
  expect(textWidth(first, 12)).toBeLessThanOrEqual(room.width);
});

test('lines that are about equal already stay as they are, and so does a single line', () => {
  const room = { size: 12, width: 200, lines: 3 };
  const text = 'one two three four five six seven eight nine ten eleven';
  expect(balanceText(text, room)).toEqual(wrapText(text, room));
  expect(balanceText('short', room)).toEqual(['short']);
});
