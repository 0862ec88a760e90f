import { expect, test } from 'vitest';
import { scrambledSobol, sobolPoints } from '../../src/design/index.ts';

/** How many points lie in each elementary interval: 2^cuts[d] equal parts of each dimension d. */
function counted(unit: Float64Array, cuts: readonly number[]): Int32Array {
  const counts = new Int32Array(2 ** cuts.reduce((sum, cut) => sum + cut, 0));
  for (let at = 0; at < unit.length; at += cuts.length) {
    let cell = 0;
    cuts.forEach((cut, d) => (cell = cell * 2 ** cut + Math.floor(unit[at + d] * 2 ** cut)));
    counts[cell] += 1;
  }
  return counts;
}

const nets: readonly (readonly [
  string,
  (count: number, dimensions: number, block: number) => Float64Array,
])[] = [
  ['unscrambled', (count, dimensions, block) => sobolPoints({ count, dimensions, first: block * count })],
  [
    'scrambled',
    (count, dimensions, block) =>
      scrambledSobol({ count: (block + 1) * count, dimensions }, 17).slice(block * count * dimensions),
  ],
];

test.each(nets)(
  'every elementary interval of the plane holds one of 2^m %s points, in every block of the sequence',
  (_, points) => {
    for (let m = 0; m <= 9; m++) {
      for (const block of [0, 1, 5]) {
        const unit = points(2 ** m, 2, block);
        for (let a = 0; a <= m; a++)
          expect(counted(unit, [a, m - a]).every((count) => count === 1)).toBe(true);
      }
    }
  },
);

test.each(nets)(
  'in three dimensions 2^m %s points are a net of quality 1: two in each interval of twice the size',
  (_, points) => {
    // Sobol' (1967): t is the sum of the degrees of the polynomials less one, 0 + 0 + 1.
    for (let m = 1; m <= 8; m++) {
      const unit = points(2 ** m, 3, 0);
      for (let a = 0; a < m; a++)
        for (let b = 0; a + b < m; b++)
          expect(counted(unit, [a, b, m - 1 - a - b]).every((count) => count === 2)).toBe(true);
    }
  },
);

test('quality 0 in three dimensions is not reached: some interval of size 2^-m is empty', () => {
  const unit = sobolPoints({ count: 64, dimensions: 3 });
  let isEmpty = false;
  for (let a = 0; a <= 6; a++)
    for (let b = 0; a + b <= 6; b++) isEmpty ||= counted(unit, [a, b, 6 - a - b]).includes(0);
  expect(isEmpty).toBe(true);
});
