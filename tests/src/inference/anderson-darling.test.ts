import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { andersonDarling } = inference;
// Smoothness of paper by four laboratories: Scholz and Stephens 1987, table 4.
const laboratories = [
  [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0],
  [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8],
  [34.0, 35.0, 39.0, 40.0, 43.0, 43.0, 44.0, 45.0],
  [34.0, 34.8, 34.8, 35.4, 37.2, 37.8, 41.2, 42.8],
];

test('the four laboratories of Scholz and Stephens have A² of 8.3926 and a statistic of 4.480', () => {
  const found = andersonDarling(laboratories);
  expect(found.distance).toBeCloseTo(8.3926, 4);
  // The paper prints 4.480; scipy 1.17 (anderson_ksamp) 4.479780627135335, and a p-value of 0.00223 by another interpolation.
  expect(found.statistic).toBeCloseTo(4.479780627135335, 12);
  expect(Math.abs(found.pValue / 0.00223 - 1)).toBeLessThan(0.02);
  expect(found.method).toContain('mid-ranks');
});

test('two samples: the statistic of an independent program', () => {
  const found = andersonDarling([laboratories[0], laboratories[3]]);
  expect(found.statistic).toBeCloseTo(6.129202993179233, 12);
  expect(Math.abs(found.pValue / 0.0013965569622874227 - 1)).toBeLessThan(0.02);
});

test('outside the table the p-value says that it is a bound', () => {
  const alike = andersonDarling([
    [1, 3, 5, 7, 9],
    [2, 4, 6, 8],
  ]);
  expect(alike).toMatchObject({ pValue: 0.25, bound: 'at least' });
  const apart = andersonDarling([
    Array.from({ length: 20 }, (_, i) => i),
    Array.from({ length: 20 }, (_, i) => 100 + i),
  ]);
  expect(apart).toMatchObject({ pValue: 0.001, bound: 'at most' });
});

test('samples of one law are rejected one time in ten and one in twenty', () => {
  const stream = new Stream('ad');
  let [tenth, twentieth] = [0, 0];
  const repetitions = 1000;
  for (let r = 0; r < repetitions; r++) {
    stream.begin(3, r);
    const samples = [15, 20, 30].map((n, k) =>
      Float64Array.from({ length: n }, (_, i) => stream.exponential(i, k)),
    );
    const { pValue } = andersonDarling(samples);
    if (pValue <= 0.1) tenth++;
    if (pValue <= 0.05) twentieth++;
  }
  expect(Math.abs(tenth - repetitions * 0.1) / Math.sqrt(repetitions * 0.09)).toBeLessThan(3);
  expect(Math.abs(twentieth - repetitions * 0.05) / Math.sqrt(repetitions * 0.0475)).toBeLessThan(3);
});

test('one sample, an empty one, too few values and values that are all equal are refused', () => {
  expect(() => andersonDarling([[1, 2, 3]])).toThrow('invalid samples: 1; expected at least 2');
  expect(() => andersonDarling([[1, 2, 3, 4], []])).toThrow('invalid sample 2: 0 values');
  expect(() => andersonDarling([[1], [2]])).toThrow('invalid samples: 2 values; expected at least 4');
  expect(() =>
    andersonDarling([
      [3, 3],
      [3, 3],
    ]),
  ).toThrow('all values are 3');
});
