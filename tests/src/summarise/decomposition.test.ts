import { expect, test } from 'vitest';
import {
  decompose,
  largestRemainder,
  pairedDifference,
  printedDecomposition,
} from '../../../src/summarise/index.ts';
import { normals } from './draws.ts';

const small = {
  current: Float64Array.of(10, 20),
  parts: [
    { name: 'rate', values: Float64Array.of(13, 25) },
    { name: 'reserve', values: Float64Array.of(9, 18) },
  ],
  full: Float64Array.of(11, 22),
};

test('the interaction is what the parts alone do not explain', () => {
  const found = decompose(small);
  expect(found.current.mean).toBe(15);
  expect(found.parts.map((part) => [part.name, part.mean])).toEqual([
    ['rate', 4],
    ['reserve', -1.5],
  ]);
  expect(found.interaction.mean).toBe(16.5 - 15 - 4 + 1.5);
  expect(found.full.mean).toBe(16.5);
});

test('parts that do not touch each other have no interaction in any replication', () => {
  const full = Float64Array.of(12, 23);
  const { interaction } = decompose({ ...small, full });
  expect(interaction).toMatchObject({ mean: 0, interval: { low: 0, high: 0 } });
});

function bundle(scale: number, number: number) {
  const column = (name: string) => normals(37, number, name).map((value) => value * scale + scale / 3);
  const parts = ['a', 'b', 'c'].map((name) => ({ name, values: column(name) }));
  return { current: column('current'), parts, full: column('full') };
}

test('current, parts and interaction add up to full exactly, in any order, for any size of numbers', () => {
  for (const scale of [1e-9, 0.1, 1, 1e7]) {
    for (let number = 0; number < 20; number++) {
      const found = decompose(bundle(scale, number));
      const steps = [found.current, ...found.parts, found.interaction].map((effect) => effect.mean);
      expect(steps.reduce((sum, step) => sum + step, 0)).toBe(found.full.mean);
      expect(steps.reduceRight((sum, step) => sum + step, 0)).toBe(found.full.mean);
    }
  }
});

test('the effect of a part has the paired interval of that part against current', () => {
  const input = bundle(1, 3);
  const paired = pairedDifference({
    baseline: input.current,
    variant: input.parts[1].values,
    matters: 0,
    better: 'higher',
  });
  const part = decompose(input).parts[1];
  expect(part.mean).toBeCloseTo(paired.mean, 12);
  expect(part.interval.low).toBeCloseTo(paired.meanInterval.low ?? NaN, 12);
});

test('a replication that failed anywhere is left out everywhere', () => {
  const found = decompose({ ...small, full: Float64Array.of(11, NaN) });
  expect(found).toMatchObject({ n: 1, dropped: 1, current: { mean: 10, interval: { low: null } } });
});

test('printed steps still add up', () => {
  for (let number = 0; number < 50; number++) {
    const found = decompose(bundle(2, number));
    const printed = printedDecomposition(found, 0.1);
    const sum = printed.parts.reduce((total, part) => total + part, printed.current + printed.interaction);
    expect(sum).toBe(printed.full);
    printed.parts.forEach((part, k) => expect(Math.abs(part - found.parts[k].mean / 0.1)).toBeLessThan(1));
  }
});

test('no parts, no complete replication and unequal lengths are refused', () => {
  expect(() => decompose({ ...small, parts: [] })).toThrow('invalid parts');
  expect(() => decompose({ ...small, full: Float64Array.of(NaN, NaN) })).toThrow('none complete');
  expect(() => decompose({ ...small, full: Float64Array.of(1) })).toThrow('expected equal lengths');
  expect(() => printedDecomposition(decompose(small), 0)).toThrow('invalid unit');
});

test('largest remainders sum to the total and ties go to the earlier entry', () => {
  expect(largestRemainder([33.4, 33.3, 33.3], 100)).toEqual([34, 33, 33]);
  expect(largestRemainder([0.5, 0.5], 1)).toEqual([1, 0]);
  expect(largestRemainder([-1.5, 2.7, -0.2], 1)).toEqual([-2, 3, 0]);
  expect(() => largestRemainder([1, 2], 9)).toThrow('invalid total: 9');
});
