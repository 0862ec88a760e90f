import { expect, test } from 'vitest';
import {
  decimals,
  digitsApart,
  range,
  signedSignificant,
  significant,
} from '../../../src/summarise/index.ts';

test('numbers keep their significant digits and gain thousands commas', () => {
  expect(significant(19.84, 3)).toBe('19.8');
  expect(significant(2_000_000, 2)).toBe('2,000,000');
  expect(significant(1_234_567, 3)).toBe('1,230,000');
  expect(significant(-1234.5, 2)).toBe('-1,200');
  expect(significant(0.000012345, 3)).toBe('0.0000123');
  expect(significant(0.2, 2)).toBe('0.20');
  expect(significant(1e21, 2)).toBe('1,000,000,000,000,000,000,000');
});

test('halves are rounded away from zero as the reader sees the decimal', () => {
  expect(significant(2.675, 3)).toBe('2.68');
  expect(significant(-2.675, 3)).toBe('-2.68');
  expect(significant(0.125, 2)).toBe('0.13');
  expect(decimals(0.05, 1)).toBe('0.1');
  expect(decimals(1.005, 2)).toBe('1.01');
  expect(decimals(2.5, 0)).toBe('3');
});

test('a carry into a new digit does not add one', () => {
  expect(significant(9.96, 2)).toBe('10');
  expect(significant(0.0999, 1)).toBe('0.1');
  expect(significant(999.5, 3)).toBe('1,000');
});

test('nothing is ever minus zero', () => {
  expect(significant(-0, 2)).toBe('0');
  expect(decimals(-0.04, 1)).toBe('0.0');
  expect(signedSignificant(0, 2)).toBe('0');
  expect(range(-0.001, 12, { signed: true })).toBe('0 to +12');
});

test('differences carry a plus or a minus', () => {
  expect(signedSignificant(3.71, 2)).toBe('+3.7');
  expect(signedSignificant(-2.54, 2)).toBe('-2.5');
  expect(signedSignificant(Infinity, 2)).toBe('+unlimited');
});

test('both ends of a range have the decimals of the longer one', () => {
  expect(range(8.83, 30.71, { digits: 3 })).toBe('8.8 to 30.7');
  expect(range(-6.83, 3.71, { signed: true })).toBe('-6.8 to +3.7');
  expect(range(1_234_567, 2_345_678)).toBe('1,200,000 to 2,300,000');
});

test('an end that the data cannot bound is said, not invented', () => {
  expect(range(null, 3.2)).toBe('at most 3.2');
  expect(range(1.5, null)).toBe('at least 1.5');
  expect(range(null, null)).toBe('not bounded');
  expect(range(3, Infinity)).toBe('3.0 to unlimited');
  expect(significant(NaN, 2)).toBe('not known');
});

test('zero digits are refused', () => {
  expect(() => significant(1, 0)).toThrow('invalid number of digits: 0; expected an integer of at least 1');
});

test('a small end of a range keeps two digits where fewer would change it, unless it is nothing beside the other', () => {
  expect(range(2707, 1_130_000, { digits: 3 })).toBe('2,700 to 1,130,000');
  expect(range(-1_090_000, -2707, { digits: 3, signed: true })).toBe('-1,090,000 to -2,700');
  expect(range(0.364, 16.8, { digits: 3, signed: true })).toBe('+0.36 to +16.8');
  expect(range(-7692, 452_000)).toBe('-7,700 to 450,000');
  expect(range(3.5, 68)).toBe('3.5 to 68');
  expect(range(6.1, 61)).toBe('6 to 61');
  expect(range(900, 1_130_000, { digits: 3 })).toBe('0 to 1,130,000');
  expect(range(0, 1_130_000, { digits: 3 })).toBe('0 to 1,130,000');
});

test('a range of which both ends read alike gets digits until they differ, six at most', () => {
  expect(digitsApart(7_110_328, 7_148_933)).toBe(3);
  expect(digitsApart(13, 30)).toBe(2);
  expect(digitsApart(5, 5)).toBe(2);
  expect(digitsApart(1, 1 + 1e-9)).toBe(6);
});
