import { expect, test } from 'vitest';
import { directionNumbers, sobolPoints, sobolWords } from '../../../src/design/sobol.ts';
import { columnOf } from './dimensions.ts';

test('the first eight points in three dimensions are those that Joe and Kuo print', () => {
  // sobol.cc of Joe and Kuo: `sobol 8 3 new-joe-kuo-6.21201`.
  expect([...sobolPoints({ count: 8, dimensions: 3 })]).toEqual([
    ...[0, 0, 0, 0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
    ...[0.375, 0.375, 0.625, 0.875, 0.875, 0.125, 0.625, 0.125, 0.875, 0.125, 0.625, 0.375],
  ]);
});

test('points far into the sequence and its dimensions are those of an independent program', () => {
  // scipy 1.17.1, qmc.Sobol(256, scramble=False, bits=32): coordinates × 2^32.
  const columns = [0, 1, 2, 3, 9, 20, 63, 100, 127, 200, 255];
  const expected: readonly (readonly [number, readonly number[]])[] = [
    [
      5,
      [
        3758096384, 3758096384, 536870912, 1610612736, 536870912, 2684354560, 2684354560, 536870912,
        536870912, 536870912, 3758096384,
      ],
    ],
    [
      100,
      [
        1778384896, 1107296256, 3321888768, 3120562176, 2986344448, 3254779904, 2785017856, 167772160,
        1979711488, 3657433088, 2449473536,
      ],
    ],
    [
      1000,
      [
        943718400, 415236096, 2227175424, 2906652672, 297795584, 2243952640, 1916796928, 3300917248,
        2336227328, 3233808384, 1069547520,
      ],
    ],
    [
      4095,
      [
        1048576, 4042260480, 1435500544, 3872391168, 1058013184, 969932800, 2377121792, 1481637888,
        1123024896, 730857472, 2632974336,
      ],
    ],
  ];
  for (const [point, words] of expected) {
    const row = sobolWords({ count: 1, dimensions: 256, first: point });
    expect(columns.map((d) => row[d])).toEqual(words);
  }
});

test('a part of the sequence begins where an earlier one ends', () => {
  const whole = sobolWords({ count: 100, dimensions: 7 });
  for (const first of [1, 37, 64])
    expect(sobolWords({ count: 100 - first, dimensions: 7, first })).toEqual(whole.slice(first * 7));
});

test('every direction number of dimension d at bit i is odd at that bit, so that each coordinate is a permutation', () => {
  for (let d = 0; d < 256; d++) {
    directionNumbers(d).forEach((word, bit) => {
      // The digit of place i is 1 and all digits below it are 0.
      expect((word << bit) >>> 0).toBe(2 ** 31);
    });
  }
});

test('among the first 1,024 points every coordinate of all 256 dimensions takes each of 1,024 equal steps once', () => {
  const unit = sobolPoints({ count: 1024, dimensions: 256 });
  for (let d = 0; d < 256; d++) expect(new Set(columnOf(unit, 256, d).map((u) => u * 1024)).size).toBe(1024);
});

test('the mean of 2^m unscrambled points is 1/2 − 2^-(m+1) in every dimension', () => {
  const unit = sobolPoints({ count: 256, dimensions: 256 });
  for (let d = 0; d < 256; d++) {
    const sum = columnOf(unit, 256, d).reduce((total, u) => total + u, 0);
    expect(sum / 256).toBe(0.5 - 1 / 512);
  }
});

test.each([
  [{ count: 0, dimensions: 1 }, 'invalid number of points: 0; expected a whole number from 1 to 67108864'],
  [{ count: 2.5, dimensions: 1 }, 'invalid number of points: 2.5'],
  [{ count: 1, dimensions: 257 }, 'invalid number of dimensions: 257; expected a whole number from 1 to 256'],
  [{ count: 1, dimensions: 0 }, 'invalid number of dimensions: 0'],
  [{ count: 1, dimensions: 1, first: -1 }, 'invalid first point: -1'],
])('a sequence of %o is refused', (options, message) => {
  expect(() => sobolPoints(options)).toThrow(message);
});
