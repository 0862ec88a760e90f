import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTokens, parseTokens, unitsToMetis } from '../../../models/arithmetic/token-amount.ts';

test('amounts of 18 decimals are read to the smallest unit', () => {
  expect(parseTokens('1')).toBe(10n ** 18n);
  expect(parseTokens('10000000')).toBe(10n ** 25n);
  expect(parseTokens('0.000000000000000001')).toBe(1n);
  expect(parseTokens('-.5')).toBe(-5n * 10n ** 17n);
  expect(parseTokens('007.50')).toBe(75n * 10n ** 17n);
  expect(parseTokens('0.012478422376190476')).toBe(12_478_422_376_190_476n);
});

test('other decimals, down to none', () => {
  expect(parseTokens('54.4', 6)).toBe(54_400_000n);
  expect(parseTokens('7', 0)).toBe(7n);
  expect(() => parseTokens('7.1', 0)).toThrow(/at most 0 places/u);
});

test('any amount reads back from its text, and the text has no zero too many', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
      fc.integer({ min: 0, max: 30 }),
      (units, decimals) => {
        const text = formatTokens(units, decimals);
        expect(parseTokens(text, decimals)).toBe(units);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/u);
      },
    ),
    { seed: 7 },
  );
});

test('what would lose digits or is no number is refused', () => {
  expect(() => parseTokens('0.0000000000000000001')).toThrow(/at most 18 places/u);
  for (const text of ['', '.', '-', '1.', '1e18', '1,000', ' 1', '+1', 'NaN', '0x10', '1.2.3'])
    expect(() => parseTokens(text), text).toThrow(/expected a decimal number/u);
  expect(() => parseTokens('1', -1)).toThrow(/0 to 77/u);
  expect(() => formatTokens(1n, 1.5)).toThrow(/0 to 77/u);
});

test('amounts of the contract become METIS of the model, rounded down to 2^-28 METIS', () => {
  expect(unitsToMetis(parseTokens('10000000'))).toBe(10_000_000);
  expect(unitsToMetis(1n)).toBe(0);
  expect(unitsToMetis(parseTokens('0.5'))).toBe(0.5);
  const locked = unitsToMetis(parseTokens('342902.660000000000000001'));
  expect(locked * 2 ** 28).toBe(Math.floor(342_902.66 * 2 ** 28));
  expect(() => unitsToMetis(-1n)).toThrow(/0 to 33,554,432/u);
});
