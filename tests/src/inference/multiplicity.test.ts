import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { normalCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';

const { benjaminiHochberg, benjaminiYekutieli, bonferroni, hochberg, holm, sidak } = inference;
// Benjamini and Hochberg 1995, 3.1: fifteen hypotheses on the thrombolysis of infarctions.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('of the fifteen published p-values Bonferroni rejects three at 0.05, Benjamini and Hochberg four', () => {
  expect(bonferroni(published).filter((p) => p <= 0.05)).toHaveLength(3);
  expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
  expect(hochberg(published).filter((p) => p <= 0.05)).toHaveLength(3);
});

test('adjusted p-values of five small and one large one, by hand', () => {
  const p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.6];
  const close = (found: readonly number[], wanted: readonly number[]) =>
    found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 14));
  close(bonferroni(p), [0.06, 0.12, 0.18, 0.24, 0.3, 1]);
  close(hochberg(p), [0.06, 0.1, 0.1, 0.1, 0.1, 0.6]);
  close(benjaminiHochberg(p), [0.06, 0.06, 0.06, 0.06, 0.06, 0.6]);
  close(benjaminiYekutieli(p), [0.147, 0.147, 0.147, 0.147, 0.147, 1]);
  close(sidak([0.01, 1e-20, 1, 0]), [1 - 0.99 ** 4, 4e-20, 1, 0]);
});

test('the order given is the order returned, and ties share their value', () => {
  expect(benjaminiHochberg([0.04, 0.01, 0.04])).toEqual([0.04, 0.03, 0.04]);
  expect(hochberg([0.5, 0.01])).toEqual([0.5, 0.02]);
  expect(bonferroni([])).toEqual([]);
});

test('Hochberg is never above Holm, Holm never above Bonferroni, and all keep the order', () => {
  const stream = new Stream('p-values');
  for (let r = 0; r < 200; r++) {
    stream.begin(1, r);
    const p = Array.from({ length: 9 }, (_, i) => stream.uniform(i, 0) ** 3);
    const [up, down, all] = [hochberg(p), holm(p), bonferroni(p)];
    const rate = benjaminiHochberg(p);
    p.forEach((value, i) => {
      expect(up[i]).toBeLessThanOrEqual(down[i] + 1e-15);
      expect(down[i]).toBeLessThanOrEqual(all[i] + 1e-15);
      expect(rate[i]).toBeGreaterThanOrEqual(value);
      expect(rate[i]).toBeLessThanOrEqual(up[i] + 1e-15);
    });
  }
});

test('with six true hypotheses and four false ones the rates are what is promised', () => {
  const stream = new Stream('rates');
  const repetitions = 2000;
  let [anyFalse, share] = [0, 0];
  for (let r = 0; r < repetitions; r++) {
    stream.begin(2, r);
    const p = Array.from({ length: 10 }, (_, i) => normalCdf(-(stream.normal(i, 0) + (i < 4 ? 3 : 0))));
    if (hochberg(p).some((value, i) => i >= 4 && value <= 0.1)) anyFalse++;
    const rejected = benjaminiHochberg(p).map((value) => value <= 0.1);
    const wrong = rejected.filter((is, i) => is && i >= 4).length;
    share += wrong / Math.max(1, rejected.filter(Boolean).length);
  }
  // Of independent tests the expected share of false ones is exactly 6/10 of 0.1.
  expect(Math.abs(share / repetitions - 0.06) / Math.sqrt(0.0095 / repetitions)).toBeLessThan(3);
  expect(anyFalse / repetitions).toBeLessThan(0.1);
});

test('what is no probability is refused', () => {
  for (const adjust of [bonferroni, sidak, hochberg, benjaminiHochberg, benjaminiYekutieli]) {
    expect(() => adjust([0.5, 1.5])).toThrow('invalid p-value: 1.5; expected 0 to 1');
  }
});
