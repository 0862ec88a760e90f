import { describe, expect, test } from 'vitest';
import {
  boundedMeanSequence,
  meanSequence,
  proportionSequence,
  quantileSequence,
} from '../../../src/precision/index.ts';
import { normals } from '../summarise/draws.ts';

const close = (found: number | null, expected: number) =>
  expect(Math.abs((found ?? NaN) / expected - 1)).toBeLessThan(1e-9);

describe('a proportion', () => {
  // Ends of the set of probabilities whose mixture ratio is below 1/alpha, in 30 digits (mpmath).
  test('has the ends at which the beta-binomial mixture is 1/alpha times as likely', () => {
    const few = proportionSequence(3, 100);
    close(few.low, 0.00187906063240768);
    close(few.high, 0.122948885608933);
    const many = proportionSequence(970, 1000, { confidence: 0.99 });
    close(many.low, 0.942684336399891);
    close(many.high, 0.987038890889775);
    close(proportionSequence(0, 100).high, 0.0570285976387719);
  });

  test('mirrors: successes and failures are the same question', () => {
    const [one, other] = [proportionSequence(7, 40), proportionSequence(33, 40)];
    close(one.low, 1 - other.high);
    close(one.high, 1 - other.low);
  });

  test('is 0 to 1 before the first trial and starts at 0 without a success', () => {
    expect(proportionSequence(0, 0)).toMatchObject({ low: 0, high: 1, n: 0 });
    expect(proportionSequence(0, 5).low).toBe(0);
    expect(proportionSequence(5, 5).high).toBe(1);
  });

  test('refuses more successes than trials, fractions of one and confidences outside 0 to 1', () => {
    expect(() => proportionSequence(3, 2)).toThrow('invalid number of successes: 3');
    expect(() => proportionSequence(0.5, 2)).toThrow('invalid number of successes: 0.5');
    expect(() => proportionSequence(1, 2, { confidence: 1 })).toThrow('invalid confidence: 1');
  });
});

describe('a quantile', () => {
  // Smallest and largest count that the mixture does not refute, by trying all of them in 30 digits (mpmath).
  test('lies between the order statistics that trying all counts gives', () => {
    const ranks = (n: number, p: number, tunedTo: number, confidence: number) => {
      const values = Float64Array.from({ length: n }, (_, i) => i + 1);
      const { low, high, lowRank, highRank } = quantileSequence(values, p, { tunedTo, confidence });
      expect([low, high]).toEqual([lowRank, highRank]);
      return [lowRank, highRank];
    };
    expect(ranks(100, 0.5, 500, 0.95)).toEqual([34, 67]);
    expect(ranks(1000, 0.5, 500, 0.95)).toEqual([452, 549]);
    expect(ranks(1000, 0.1, 2000, 0.99)).toEqual([68, 137]);
  });

  test('has open sides while there are few values, and none at all', () => {
    expect(quantileSequence([], 0.5)).toMatchObject({ low: null, high: null, n: 0 });
    expect(quantileSequence([1, 2, 3], 0.5)).toMatchObject({ low: null, high: null });
    const [one] = [quantileSequence(normals(30, 1), 0.02)];
    expect(one.low).toBeNull();
    expect(one.high).not.toBeNull();
  });

  test('keeps ties and infinite values, and refuses NaN', () => {
    const tied = new Float64Array(200).fill(4);
    expect(quantileSequence(tied, 0.5)).toMatchObject({ low: 4, high: 4 });
    const open = Float64Array.from({ length: 200 }, (_, i) => (i < 150 ? Infinity : i));
    expect(quantileSequence(open, 0.5).high).toBe(Infinity);
    expect(() => quantileSequence([1, NaN], 0.5)).toThrow('invalid values: NaN');
    expect(() => quantileSequence([1], 1)).toThrow('invalid probability: 1');
  });
});

describe('a mean', () => {
  const alternating = (n: number) => Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1));

  // Radius of theorem 2.2 for unit deviation, in 30 digits (mpmath); alternating values have deviation sqrt(n / (n - 1)).
  test('has the radius of the theorem', () => {
    for (const [n, tunedTo, confidence, radius] of [
      [50, 500, 0.95, 0.545187054642781],
      [1000, 500, 0.95, 0.0968124101633885],
      [1000, 100, 0.99, 0.118692588308409],
    ]) {
      const { high } = meanSequence(alternating(n), { tunedTo, confidence });
      close(high, radius * Math.sqrt(n / (n - 1)));
    }
  });

  test('is unknown below fifty values', () => {
    expect(meanSequence(alternating(49))).toMatchObject({ low: null, high: null, n: 49 });
    expect(meanSequence(alternating(50)).low).not.toBeNull();
  });

  test('of equal values has no width, and values that are not finite are refused', () => {
    expect(meanSequence(new Float64Array(60).fill(2))).toMatchObject({ low: 2, high: 2 });
    expect(() => meanSequence([1, Infinity])).toThrow('invalid values: Infinity');
    expect(() => meanSequence(alternating(60), { tunedTo: 0 })).toThrow(
      'invalid number of values to tune to: 0',
    );
  });
});

describe('a mean of bounded values', () => {
  const values = Float64Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 100);

  // The recursion of theorem 2 written again with numpy.
  test('has the ends of the theorem', () => {
    const { low, high } = boundedMeanSequence(values, [0, 1]);
    close(low, 0.427144378737966);
    close(high, 0.5706411631034372);
  });

  test('moves with the scale of the values', () => {
    const { low, high } = boundedMeanSequence(
      values.map((value) => 10 * value - 5),
      [-5, 5],
    );
    close(low, 10 * 0.427144378737966 - 5);
    close(high, 10 * 0.5706411631034372 - 5);
  });

  test('never grows wider', () => {
    let width = 1;
    for (let n = 1; n <= 200; n += 20) {
      const { low, high } = boundedMeanSequence(values.slice(0, n), [0, 1]);
      const now = (high ?? NaN) - (low ?? NaN);
      expect(now).toBeLessThanOrEqual(width);
      width = now;
    }
  });

  test('refuses values outside their bounds, NaN, and bounds that are none', () => {
    expect(() => boundedMeanSequence([2], [0, 1])).toThrow('invalid value: 2; expected 0 to 1');
    expect(() => boundedMeanSequence([NaN], [0, 1])).toThrow('invalid value: NaN');
    expect(() => boundedMeanSequence([1], [1, 1])).toThrow('invalid bounds: 1 to 1');
    expect(() => boundedMeanSequence([1], [0, Infinity])).toThrow('invalid bounds');
  });
});
