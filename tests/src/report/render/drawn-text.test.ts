import { expect, test } from 'vitest';
import { Resvg } from '@resvg/resvg-js';
import { drawnText, withoutIsolates } from '../../../../src/report/render/drawn-text.ts';
import { isDrawable, textWidth } from '../../../../src/report/render/font-metrics.ts';
import { pngOptions } from '../../../../src/report/render/render-png.ts';

const [from, to] = ['\u2068', '\u2069'];

/** Width of the ink that resvg draws for a text of 20 pixels. */
function inkWidth(text: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="50"><text x="9" y="30" font-size="20" font-family="DejaVu Sans">${text}</text></svg>`;
  return new Resvg(svg, { font: pngOptions.font ?? {} }).innerBBox()?.width ?? 0;
}

test('text that the font has and that runs to the right stays as it is', () => {
  expect(drawnText('Current rules: −4.2 to +3 years, 9 in 10')).toBe(
    'Current rules: −4.2 to +3 years, 9 in 10',
  );
});

test('each character without a glyph becomes one empty square', () => {
  expect(drawnText('to the 🚀, 月')).toBe('to the □, □');
  expect(isDrawable('🚀')).toBe(false);
  expect(isDrawable('é')).toBe(true);
});

test('an emoji with skin and look is one empty square, not three', () => {
  expect(drawnText('👍🏽 🧑🏿 ☀️')).toBe('□ □ ☀');
});

test('a missing character is measured as wide as the square that is drawn for it', () => {
  expect(textWidth('🚀', 20)).toBe(textWidth('□', 20));
  expect(textWidth('🚀', 20, 'bold')).toBe(textWidth('□', 20, 'bold'));
  expect(inkWidth(drawnText('|🚀🚀🚀|'))).toBeCloseTo(inkWidth('|□□□|'), 6);
  expect(inkWidth(drawnText('|🚀🚀🚀|'))).toBeLessThan(textWidth('|🚀🚀🚀|', 20));
});

test('right-to-left words are isolated, and the digits and marks beside them are not', () => {
  expect(drawnText('קצב אחר: 12 of 100')).toBe(`${from}קצב אחר${to}: 12 of 100`);
  expect(drawnText('A קצב +3, B קצב −2 years')).toBe(`A ${from}קצב${to} +3, B ${from}קצב${to} −2 years`);
});

test('a label that is right-to-left throughout is isolated as a whole, with its digits', () => {
  expect(drawnText('קצב 20%/שנה, 2 חלקים')).toBe(`${from}קצב 20%/שנה, 2 חלקים${to}`);
  expect(drawnText('قسط &amp; 12')).toBe(`${from}قسط &amp; 12${to}`);
});

test('marks of direction draw nothing and take no room', () => {
  const marked = drawnText('קצב: 12');
  expect(textWidth(marked, 20)).toBe(textWidth('קצב: 12', 20));
  expect(withoutIsolates(marked)).toBe('קצב: 12');
  expect(inkWidth(`|${from}abc${to}|`)).toBeCloseTo(inkWidth('|abc|'), 6);
});
