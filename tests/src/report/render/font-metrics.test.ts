import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Resvg } from '@resvg/resvg-js';
import { fontFile } from '../../../../src/report/render/font-files.ts';
import { readFontMetrics, textWidth } from '../../../../src/report/render/font-metrics.ts';
import { wrapText } from '../../../../src/report/render/wrap-text.ts';

test('DejaVu Sans has 2,048 units to the em and a space of 651', () => {
  const metrics = readFontMetrics(readFileSync(fontFile('normal')));
  expect(metrics.unitsPerEm).toBe(2048);
  expect(metrics.advances[metrics.glyphs.get(32) ?? -1]).toBe(651);
});

test('digits all have the same width', () => {
  const widths = [...'0123456789'].map((digit) => textWidth(digit, 11));
  expect(new Set(widths).size).toBe(1);
});

// Two upright bars enclose the text, so the ink of the picture is as wide as what was measured.
test.each(['normal', 'bold'] as const)('the renderer draws %s text as wide as it is measured', (weight) => {
  const text = '|mmm nnn 0123 HHH|';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="50"><text x="0" y="30" font-size="20" font-weight="${weight}" font-family="DejaVu Sans">${text}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [fontFile('normal'), fontFile('bold')] };
  const drawn = new Resvg(svg, { font }).innerBBox()?.width ?? 0;
  const measured = textWidth(text, 20, weight);
  expect(drawn).toBeGreaterThan(measured - textWidth('|', 20, weight) - 1);
  expect(drawn).toBeLessThan(measured);
});

test('a buffer without font tables is refused', () => {
  expect(() => readFontMetrics(Buffer.alloc(64))).toThrow('missing font table: head');
});

test('no wrapped line is wider than its room and no word is lost', () => {
  const text =
    'Difference in runway between the full proposal and current rules in the same simulated futures';
  const lines = wrapText(text, { size: 12, width: 200, lines: 10 });
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(200);
  expect(lines.join(' ')).toBe(text);
});

test('a word wider than its room is broken', () => {
  const lines = wrapText('m'.repeat(60), { size: 12, width: 100, lines: 20 });
  for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(100);
  expect(lines.join('')).toBe('m'.repeat(60));
});

test('what does not fit the lines ends in an ellipsis that fits', () => {
  const lines = wrapText('one two three four five six seven eight', { size: 12, width: 80, lines: 2 });
  expect(lines).toHaveLength(2);
  expect(lines[1].endsWith('…')).toBe(true);
  expect(textWidth(lines[1], 12)).toBeLessThanOrEqual(80);
});
