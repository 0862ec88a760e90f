import { expect, test } from 'vitest';
import { autocorrelation, batchMeans } from '../../../src/summarise/index.ts';

test('the error of batch means is that of the means of the batches', () => {
  const found = batchMeans([1, 2, 3, 4], 2);
  expect(found).toMatchObject({ mean: 2.5, batchLength: 2, leftOut: 0 });
  expect(found.standardError).toBeCloseTo(1, 14);
  expect(found.interval).toMatchObject({ method: 'batch means', n: 2 });
});

test('a series that alternates is nearly its own opposite one step later', () => {
  expect(autocorrelation([1, -1, 1, -1])).toBeCloseTo(-0.75, 14);
  expect(autocorrelation([1, -1, 1, -1], 2)).toBeCloseTo(0.5, 14);
  expect(autocorrelation([1, 2, 4], 0)).toBeCloseTo(1, 14);
  expect(() => autocorrelation([1, 2], 2)).toThrow('expected at least 3');
});
