import { expect, test } from 'vitest';
import { holm, pairedTest, studentPValue, welch } from '../../../src/summarise/index.ts';

test('p-values equal the closed forms for 1, 2 and 4 degrees of freedom', () => {
  for (const t of [0.1, 0.7, 1, 2.5, 12, 300]) {
    expect(studentPValue(t, 1) / ((2 / Math.PI) * Math.atan(1 / t))).toBeCloseTo(1, 9);
    const two = 2 / (Math.sqrt(2 + t * t) * (Math.sqrt(2 + t * t) + t));
    expect(studentPValue(t, 2) / two).toBeCloseTo(1, 8);
    const s = 1 + (t * t) / 4;
    const four = 1 - (3 / 4) * (t / Math.sqrt(s)) * (1 - (t * t) / (12 * s));
    expect(studentPValue(t, 4)).toBeCloseTo(four, 9);
  }
});

test('p-values are 1 at no difference, symmetric, and never 0', () => {
  expect(studentPValue(0, 7)).toBe(1);
  expect(studentPValue(-2, 7)).toBe(studentPValue(2, 7));
  expect(studentPValue(Infinity, 7)).toBeGreaterThan(0);
  expect(studentPValue(1e200, 7)).toBeGreaterThan(0);
  expect(studentPValue(NaN, 7)).toBeNaN();
  expect(() => studentPValue(1, 0)).toThrow('invalid degrees of freedom');
});

// By hand: means 3 and 6, variances 2.5 and 10, n 5 and 5; error sqrt(2.5), degrees 2.5^2 / (0.5^2/4 + 2^2/4) = 100/17.
test('Welch difference, error and degrees follow Satterthwaite', () => {
  const found = welch([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]);
  expect(found.difference).toBeCloseTo(3, 14);
  expect(found.standardError).toBeCloseTo(Math.sqrt(2.5), 14);
  expect(found.degrees).toBeCloseTo(100 / 17, 12);
  expect(found.t).toBeCloseTo(3 / Math.sqrt(2.5), 14);
  expect(found.pValue).toBeCloseTo(0.1075312, 6);
  expect(found.interval).toMatchObject({ n: 10, method: 'Welch t' });
});

// Student's sleep data (Student 1908, Biometrika 6): published t = -4.0621, df 9, p = 0.002833; Welch df 17.776, p = 0.07939.
test('the sleep data of Student 1908 give the published paired and Welch tests', () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const paired = pairedTest(first, second);
  expect(paired.difference).toBeCloseTo(1.58, 12);
  expect(paired.t).toBeCloseTo(4.0621, 4);
  expect(paired.pValue).toBeCloseTo(0.002833, 6);
  expect(paired.interval.low).toBeCloseTo(0.7001142, 6);
  expect(paired.interval.high).toBeCloseTo(2.4598858, 6);
  const unpaired = welch(first, second);
  expect(unpaired.t).toBeCloseTo(1.8608, 4);
  expect(unpaired.degrees).toBeCloseTo(17.776, 3);
  expect(unpaired.pValue).toBeCloseTo(0.07939, 5);
  expect(unpaired.interval.low).toBeCloseTo(-0.2054832, 6);
  expect(unpaired.interval.high).toBeCloseTo(3.3654832, 6);
});

test('samples without any variance give p 1 when equal and nearly 0 when not', () => {
  expect(welch([2, 2], [2, 2])).toMatchObject({ difference: 0, pValue: 1 });
  expect(welch([2, 2], [3, 3]).pValue).toBeLessThan(1e-200);
  expect(pairedTest([1, 2], [1, 2])).toMatchObject({ difference: 0, pValue: 1 });
});

test('a sample of one is refused', () => {
  expect(() => welch([1], [2, 3])).toThrow('invalid first sample: 1 values; expected at least 2');
  expect(() => pairedTest([1, 2], [2, 3, 4])).toThrow('expected equal lengths');
});

test('Holm multiplies the smallest p-value by all tests, the next by one fewer, and keeps the order', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.04, 0.04])).toEqual([0.08, 0.08]);
  expect(holm([0.6, 0.9, 0.001])).toEqual([1, 1, 0.003]);
  expect(holm([])).toEqual([]);
  expect(() => holm([1.2])).toThrow('invalid p-value: 1.2');
});
